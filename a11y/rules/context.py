"""Does anything but the focus change when an element takes it? (WCAG 2.2, criterion 3.2.1 On Focus)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.tabbing import CONTROLS
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.hands import Consequence, Effect, WalkEnd
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SEEN = 2.0
"""CSS pixels: what is smaller stands in for another element, and hands the focus on to it."""
_NEAR = 2
"""Generations: elements with so near an ancestor in common are likely parts of one control."""


def judge_focus(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with something that takes the focus. Expects that nothing else comes of it.

    What came must have come twice: when Tab went there, and when it was tried again. Sources: failures F52 and F55 of
    WCAG 2.2.
    """
    hands = state.hands
    if hands is None or not (hands.stops or hands.consequences):
        return
    for one in hands.consequences:
        node = state.nodes[one.node]
        sentence = _SENTENCES.get(one.effect)
        if sentence is not None:
            yield Outcome(OutcomeValue.FAILED, sentence, {}, node_target(state, node))
        elif _is_seen_control(state, node):
            yield _wandering(state, one, node)
    last = hands.stops[-1].node if hands.stops else -1
    if hands.end is WalkEnd.MOVED and 0 <= last < len(state.nodes):
        yield Outcome(OutcomeValue.CANT_TELL, PERHAPS_DIALOG, {}, node_target(state, state.nodes[last]))
    yield Outcome(OutcomeValue.PASSED, STAYS, {}, None)


def _wandering(state: PageState, one: Consequence, node: Node) -> Outcome:
    """The focus does not stay: at a neighbour it may be meant to be, as in a field made of several."""
    target = node_target(state, node)
    if one.effect is Effect.LOST:
        return Outcome(OutcomeValue.FAILED, LOST, {}, target)
    if not 0 <= one.to < len(state.nodes):
        return Outcome(OutcomeValue.CANT_TELL, PERHAPS_ELSEWHERE, {"next": ""}, target)
    other = state.nodes[one.to]
    if node.id in _line(state, other, len(state.nodes)):
        return Outcome(OutcomeValue.PASSED, STAYS, {}, None)
    value = OutcomeValue.CANT_TELL if _are_near(state, node, other) else OutcomeValue.FAILED
    sentence = PERHAPS_ELSEWHERE if value is OutcomeValue.CANT_TELL else ELSEWHERE
    return Outcome(value, sentence, {"next": node_target(state, other).selector}, target)


def _is_seen_control(state: PageState, node: Node) -> bool:
    exposed = next((one for one in state.tree if one.id == node.id), None)
    box = node.box
    if exposed is None or exposed.role.lower() not in CONTROLS or box is None:
        return False
    return box.width > _SEEN and box.height > _SEEN and node.style.get("opacity") != "0"


def _are_near(state: PageState, one: Node, other: Node) -> bool:
    return bool(set(_line(state, one, _NEAR)) & set(_line(state, other, _NEAR)))


def _line(state: PageState, node: Node, generations: int) -> list[int]:
    """The element and those around it that belong to a control."""
    by_id = {one.id: one for one in state.nodes}
    found = [node.id]
    at: Node | None = node
    while at is not None and len(found) <= generations:
        at = by_id.get(at.parent)
        if at is None or at.tag in {"main", "form", "body"}:
            break
        found.append(at.id)
    return found


FOCUS = Rule(
    id="focus/context-change",
    title=N_("Nothing but the focus changes when an element takes it."),
    criteria=("3.2.1",),
    impact=Impact.SERIOUS,
    judge=judge_focus,
    needs=("dom", "tree", "hands"),
)

STAYS = N_("Tab goes through the page, and nothing else comes of it.")
LEAVES = N_(
    "As soon as it has the focus, another page is opened: who only passes by with the Tab key is led away. "
    "Let the page go on when it is activated."
)
SUBMITS = N_(
    "As soon as it has the focus, a form is sent: who only passes by with the Tab key sends it unfinished. "
    "Let a button send it."
)
WINDOW = N_(
    "As soon as it has the focus, a window opens: who only passes by with the Tab key is led away. "
    "Open it when it is activated."
)
ALERT = N_(
    "As soon as it has the focus, the browser shows a message over the page that must be answered first. "
    "Write the hint beside it instead."
)
DIALOG = N_(
    "As soon as it has the focus, a dialog opens and holds the page back: who only passes by with the Tab key is held "
    "in it. Open it when it is activated."
)
PERHAPS_DIALOG = N_(
    "A dialog came up while the Tab key went through the page, and had come to this element. Does it open because this "
    "takes the focus?"
)
ELSEWHERE = N_(
    "As soon as it has the focus, the focus goes on to %(next)s by itself: with a keyboard it cannot be operated. "
    "Leave the focus where the user has put it."
)
PERHAPS_ELSEWHERE = N_(
    "As soon as it has the focus, the focus goes on to another element by itself (%(next)s). Are the two parts of one "
    "control, so that nothing is missed?"
)
LOST = N_(
    "The focus is taken away as soon as it comes here: with a keyboard it cannot be operated, and nothing shows where "
    "the focus is. Take out the script that does so."
)
_SENTENCES = {
    Effect.LEAVES: LEAVES,
    Effect.SUBMITS: SUBMITS,
    Effect.WINDOW: WINDOW,
    Effect.ALERT: ALERT,
    Effect.DIALOG: DIALOG,
}

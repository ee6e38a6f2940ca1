"""Can keys be used, and followed by eye, in a window as narrow as at a zoom of 400 %? (WCAG 2.1.1, 2.4.3, 2.4.7)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_COLUMN = 0.5
"""The share of the narrower one's width that two elements in one column have in common."""


def judge_order(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with words. Expects stops from top to bottom in a window of 320 CSS pixels, too.

    A question where Tab goes from one up to the next in the same column, and does not in the page's own window: there
    that is told by itself. Source: WCAG 2.2, 2.4.3; technique C27.
    """
    eyes = state.eyes
    if eyes is None or not eyes.texts:
        return
    told = False
    for one, other in eyes.jumps_when_narrow:
        above, below = state.nodes[other].box, state.nodes[one].box
        if above is None or below is None or _is_up(below, above):
            continue
        told = True
        params = {"next": node_target(state, state.nodes[other]).selector}
        yield Outcome(OutcomeValue.CANT_TELL, JUMPS, params, node_target(state, state.nodes[one]))
        break
    if not told:
        yield Outcome(OutcomeValue.PASSED, IN_ORDER)


def _is_up(one: Box, other: Box) -> bool:
    """Whether the other stands above, in the same column, in the page's own window as well."""
    both = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    return other.y + other.height <= one.y and both >= _COLUMN * min(one.width, other.width)


def judge_visible(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with words. Expects that the focus changes the looks of what only a narrow window shows, too.

    A question, as only styles are compared. Source: WCAG 2.2, 2.4.7, failure F78.
    """
    eyes = state.eyes
    if eyes is None or not eyes.texts:
        return
    for position in eyes.unseen_when_narrow:
        node = state.nodes[position]
        yield Outcome(OutcomeValue.CANT_TELL, NOT_VISIBLE, {}, node_target(state, node), node=node.id)
    if not eyes.unseen_when_narrow:
        yield Outcome(OutcomeValue.PASSED, VISIBLE)


def judge_pointer_only(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with words. Expects that what hears clicks in a narrow window alone is a control there.

    A menu of small windows is often opened by a sign that nobody can come to with keys. It counts where the sign itself
    hears the click, and has the pointer's hand. Source: WCAG 2.2, 2.1.1, failure F54.
    """
    eyes, listeners = state.eyes, state.listeners
    if eyes is None or listeners is None or not eyes.texts:
        return
    clicked = {one.node for one in listeners.all if one.event == "click"}
    told = False
    for position in eyes.hands_when_narrow:
        if position in clicked:
            told = True
            node = state.nodes[position]
            yield Outcome(OutcomeValue.FAILED, POINTER_ONLY, {}, node_target(state, node), node=node.id)
    if not told:
        yield Outcome(OutcomeValue.PASSED, BY_KEYS)


ORDER = Rule(
    id="keyboard/order-when-narrow",
    title=N_("In a narrow window Tab goes through the page in the order in which it is read."),
    criteria=("2.4.3",),
    impact=Impact.MODERATE,
    judge=judge_order,
    needs=("dom", "eyes"),
)
VISIBLE_RULE = Rule(
    id="focus/visible-when-narrow",
    title=N_("In a narrow window the focus can be seen."),
    criteria=("2.4.7",),
    impact=Impact.SERIOUS,
    judge=judge_visible,
    needs=("dom", "eyes"),
)
POINTER_ONLY_RULE = Rule(
    id="keyboard/pointer-only-when-narrow",
    title=N_("What answers to a click in a narrow window can be come to with the Tab key."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_pointer_only,
    needs=("dom", "eyes", "listeners"),
)

IN_ORDER = N_("In a narrow window Tab goes through the page from top to bottom.")
JUMPS = N_(
    "In a window of 320 pixels, as who makes the page four times as large has it, Tab goes on from here to %(next)s, "
    "which stands above it there. Does that order make sense? Put the parts into the source in that order."
)
VISIBLE = N_("In a narrow window the focus can be seen.")
NOT_VISIBLE = N_(
    "In a window of 320 pixels nothing seems to change here when it takes the focus. Can who uses the keys see where "
    "they are? Leave the outline in the styles for small windows, too."
)
BY_KEYS = N_("In a narrow window nothing answers to clicks alone.")
POINTER_ONLY = N_(
    "A window of 320 pixels, as who makes the page four times as large has it, shows this, and a click on it does "
    "something; Tab never comes to it, and a screen reader does not say that it can be pressed. Make it a button."
)

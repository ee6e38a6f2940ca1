"""Does Tab rest on what is hidden from screen readers? (WCAG 2.2, 4.1.2; WAI-ARIA 1.2, `aria-hidden`)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.hands import WalkEnd
from a11y.words.marking import N_
from a11y.words.state import Node, PageState


def judge_hidden_stops(state: PageState) -> Iterator[Outcome]:
    """Applies to each element with `aria-hidden=true`. Expects that Tab rests on nothing in it.

    What passes the focus on as soon as it has it, as the ends of a dialog may do, is no stop. Source: ACT rule 6cfa84.
    """
    hands = state.hands
    if hands is None or hands.end is WalkEnd.MOVED:
        return
    by_id = {node.id: node for node in state.nodes}
    hidden = {node.id for node in state.nodes if node.attributes.get("aria-hidden") == "true"}
    if not hidden:
        return
    holding: dict[int, Node] = {}
    for stop in hands.stops:
        if not 0 <= stop.node < len(state.nodes):
            continue
        at: Node | None = state.nodes[stop.node]
        outermost = None
        while at is not None:
            outermost = at if at.id in hidden else outermost
            at = by_id.get(at.parent)
        if outermost is not None:
            holding[outermost.id] = outermost
    for node in holding.values():
        yield Outcome(OutcomeValue.FAILED, RESTS, {}, node_target(state, node), node=node.id)
    if not holding:
        yield Outcome(OutcomeValue.PASSED, NO_STOP, {}, None)


HIDDEN_STOPS = Rule(
    id="focus/hidden",
    title=N_("Tab rests on nothing that is hidden from screen readers."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_hidden_stops,
    needs=("dom", "hands"),
    instead_of=("axe/aria-hidden-focus",),
    act_rules=("6cfa84",),
)

NO_STOP = N_("Tab rests on nothing that is hidden from screen readers.")
RESTS = N_(
    "Tab comes to something in here, and aria-hidden hides it: a screen reader says nothing, and its user does not "
    "know where they are. Take aria-hidden off, or take all of it out of the way of Tab as well (inert)."
)

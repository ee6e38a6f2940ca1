"""Can the mark be seen that tells what is chosen? (WCAG 2.2, criterion 1.4.11 Non-text Contrast)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_mark(state: PageState) -> Iterator[Outcome]:
    """Applies to radio buttons, boxes to tick and switches that the page draws itself, some of them checked.

    Expects that what only those have that are checked can be told from what lies behind it, by 3 to 1. Source: WCAG
    2.2, 1.4.11, states of user interface components.
    """
    if state.colours is None or not state.colours.choices:
        return
    faint = [one for one in state.colours.by_colour if one.state == "mark"]
    for one in faint:
        node = state.nodes[one.node]
        params = {"ratio": f"{one.ratio:.2f}"}
        yield Outcome(OutcomeValue.FAILED, FAINT, params, node_target(state, node), node=node.id)
    if not faint:
        yield Outcome(OutcomeValue.PASSED, SEEN)


CHOSEN_MARK = Rule(
    id="contrast/chosen-mark",
    title=N_("The mark of what is chosen can be told from what lies behind it."),
    criteria=("1.4.11",),
    impact=Impact.SERIOUS,
    judge=judge_mark,
    needs=("dom", "colours"),
)

SEEN = N_("No mark of what is chosen is known to be too faint.")
FAINT = N_(
    "Only a mark in it tells that this one is chosen, and the mark has a contrast of only %(ratio)s to 1 with what "
    "lies behind it; 3 to 1 is needed. Who sees little takes it for one that is not chosen. Choose a darker or lighter "
    "colour."
)

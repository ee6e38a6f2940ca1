"""Is a control still there in forced colours? WCAG does not ask for that mode; who needs it cannot use the control."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_vanishing(state: PageState) -> Iterator[Outcome]:
    """Applies to each control without words that is drawn with what forced colours repaint or leave out.

    Expects that something of it is left in them, and of what is drawn in its frame.
    Pictures of it in both are compared; a control with a letter or a picture is left out.
    Source: CSS Color Adjustment 1, forced colors.
    """
    for drawing in state.eyes.drawings if state.eyes is not None else ():
        gone = drawing.vanishes or drawing.emptied
        target = node_target(state, state.nodes[drawing.node]) if gone else None
        value = OutcomeValue.FAILED if gone else OutcomeValue.PASSED
        yield Outcome(value, VANISHES if drawing.vanishes else EMPTIED if gone else STAYS, {}, target)
    for position in state.colours.lost_when_forced if state.colours is not None else ():
        node = state.nodes[position]
        yield Outcome(OutcomeValue.CANT_TELL, CHOSEN, {}, node_target(state, node), node=node.id)


VANISHING = Rule(
    id="contrast/forced-colours",
    title=N_("A control is still there in forced colours."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_vanishing,
    needs=("dom", "eyes"),
    reads=("colours",),
)

STAYS = N_("Something of the control can be seen in forced colours.")
VANISHES = N_(
    "In forced colours, which people with low vision choose in their system, nothing of this control is left: it is "
    "drawn by a background alone. Draw it as an image or an SVG in currentColor, or give it a border."
)
EMPTIED = N_(
    "In forced colours, which people with low vision choose in their system, only an empty frame is left of this "
    "control: the sign in it is drawn by a background alone. Draw it as an image or an SVG in currentColor."
)
CHOSEN = N_(
    "In forced colours, which people with low vision choose in their system, what is chosen here looks as what is not: "
    "a colour alone tells it. Do they see what is chosen? Add a sign, a line or a weight, or Highlight in a style "
    "under forced-colors: active."
)

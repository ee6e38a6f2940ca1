"""Can it be seen where a field is? (WCAG 2.2, criterion 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.colours import contrast, over, parse_colour
from a11y.rules.focus import ENOUGH
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.eyes import Edge
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_field_border(state: PageState) -> Iterator[Outcome]:
    """Applies to each field with a border of one colour and nothing else that shows where it is.

    Expects a contrast of 3:1 of the border with either of its sides, or of the field with what lies behind it. A
    shadow, a box around the field or a picture in it leave a field out. The dark scheme of a page that has one is
    looked at as well. Source: WCAG 2.2, understanding 1.4.11.
    """
    own = state.eyes.edges if state.eyes is not None else ()
    faint = {edge.node for edge in own if (ratio := _ratio(edge)) is not None and ratio < ENOUGH}
    dark = state.colours.edges_in_dark if state.colours is not None else ()
    for edge, message in (*((one, FAINT) for one in own), *((one, FAINT_IN_DARK) for one in dark)):
        ratio = _ratio(edge)
        if ratio is None or (message is FAINT_IN_DARK and edge.node in faint):
            continue
        enough = ratio >= ENOUGH
        yield Outcome(
            OutcomeValue.PASSED if enough else OutcomeValue.FAILED,
            CLEAR if enough else message,
            {"ratio": f"{ratio:.2f}"},
            None if enough else node_target(state, state.nodes[edge.node]),
        )


def _ratio(edge: Edge) -> float | None:
    """The greatest contrast that shows where the field ends; None when a colour cannot be read."""
    border, inside, outside = (parse_colour(colour) for colour in (edge.border, edge.inside, edge.outside))
    if border is None or inside is None or outside is None:
        return None
    # the background of an element lies under its border as well
    seen = over(border, inside)
    return max(contrast(seen, inside), contrast(seen, outside), contrast(inside, outside))


FIELD_BORDER = Rule(
    id="contrast/field-border",
    title=N_("It can be seen where a field is."),
    criteria=("1.4.11",),
    impact=Impact.SERIOUS,
    judge=judge_field_border,
    needs=("dom", "eyes"),
    reads=("colours",),
)

CLEAR = N_("The border of the field has a contrast of %(ratio)s to 1.")
FAINT = N_(
    "The border of the field has a contrast of only %(ratio)s to 1 with what lies around it; 3 to 1 is needed to see "
    "where the field is. Choose a darker or lighter colour for it."
)
FAINT_IN_DARK = N_(
    "In the dark scheme of the page the border of the field has a contrast of only %(ratio)s to 1 with what lies "
    "around it; 3 to 1 is needed to see where the field is. Choose another colour for it under prefers-color-scheme: "
    "dark."
)

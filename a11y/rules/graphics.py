"""Can pictures on controls, and controls that a page draws itself, be seen? (WCAG 2.2, criterion 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from a11y.rules.colours import contrast, parse_colour
from a11y.rules.focus import ENOUGH
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.colours import Boundary
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_ROUNDED = 0.05
_HARDLY = 2.0
"""A contrast below which a picture is hardly seen."""


def judge_icon(state: PageState) -> Iterator[Outcome]:
    """Applies to each control without words whose picture has one colour on one colour.

    Expects that some pixel of the picture has a contrast of 3:1 with what lies behind it. Logos and controls that are
    switched off are left out. A picture that is hardly seen beside words may say more than they do, as a cross that
    takes something away: a question, asked once of its kind. Source: WCAG 2.2, understanding 1.4.11.
    """
    if state.colours is None:
        return
    kinds: set[str] = set()
    for position, ratio in state.colours.icons_beside:
        node = state.nodes[position]
        kind = node.attributes.get("class", node.tag)
        if ratio < _HARDLY and kind not in kinds:
            kinds.add(kind)
            params = {"ratio": f"{ratio:.2f}"}
            yield Outcome(
                OutcomeValue.CANT_TELL, FAINT_BESIDE, params, node_target(state, node), node=node.id
            )
    if not state.colours.icons:
        return
    yield Outcome(OutcomeValue.PASSED, CLEAR_ICONS)
    for position, ratio in state.colours.faint_icons:
        if ratio < ENOUGH - _ROUNDED:
            node = state.nodes[position]
            params = {"ratio": f"{ratio:.2f}"}
            yield Outcome(OutcomeValue.FAILED, FAINT_ICON, params, node_target(state, node), node=node.id)
    for position, ratio in state.colours.icons_in_dark:
        if ratio < ENOUGH - _ROUNDED:
            node = state.nodes[position]
            params = {"ratio": f"{ratio:.2f}"}
            yield Outcome(OutcomeValue.FAILED, FAINT_IN_DARK, params, node_target(state, node), node=node.id)


def judge_box(state: PageState) -> Iterator[Outcome]:
    """Applies to each box to tick and each switch that the page draws with a border and a colour alone.

    Expects a contrast of 3:1 of its border, or of what is in it, with what lies behind it.
    """
    for box in state.colours.boxes if state.colours is not None else ():
        ratio = _ratio(box)
        if ratio is None:
            continue
        enough = ratio >= ENOUGH
        node = state.nodes[box.node]
        yield Outcome(
            OutcomeValue.PASSED if enough else OutcomeValue.FAILED,
            CLEAR_BOX if enough else FAINT_BOX,
            {"ratio": f"{ratio:.2f}"},
            None if enough else node_target(state, node),
            node=0 if enough else node.id,
        )


def _ratio(box: Boundary) -> float | None:
    colours = [parse_colour(colour) for colour in (box.border, box.inside, box.outside, *box.drawn)]
    known = [one for one in colours if one is not None]
    if len(known) < len(colours):
        return None
    return max(contrast(one, other) for one, other in combinations(known, 2))


ICON = Rule(
    id="contrast/icon",
    title=N_("The picture that stands for a control's words can be seen."),
    criteria=("1.4.11",),
    impact=Impact.SERIOUS,
    judge=judge_icon,
    needs=("dom", "colours"),
)

BOX = Rule(
    id="contrast/control",
    title=N_("It can be seen where a box to tick or a switch is."),
    criteria=("1.4.11",),
    impact=Impact.SERIOUS,
    judge=judge_box,
    needs=("dom", "colours"),
)

CLEAR_ICONS = N_("The pictures on controls can be seen.")
FAINT_ICON = N_(
    "The picture on this control has a contrast of only %(ratio)s to 1 with what lies behind it, and no words say "
    "what it is for; 3 to 1 is needed. Choose a darker or lighter colour for it."
)
FAINT_BESIDE = N_(
    "The picture beside the words of this control has a contrast of only %(ratio)s to 1 with what lies behind it. Does "
    "it say more than the words, as a cross that takes something away? Then it needs 3 to 1."
)
FAINT_IN_DARK = N_(
    "In the dark scheme of the page the picture on this control has a contrast of only %(ratio)s to 1 with what lies "
    "behind it, and no words say what it is for; 3 to 1 is needed. Let it take the colour of the words (currentColor)."
)
CLEAR_BOX = N_("The border or the inside of the control has a contrast of %(ratio)s to 1.")
FAINT_BOX = N_(
    "Nothing of this control has more contrast with what lies around it than %(ratio)s to 1; 3 to 1 is needed to see "
    "where it is. Give it a darker or lighter border."
)

"""Is the focus still seen in forced colours? WCAG does not name that mode; who needs it does not see where they are."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.colours import contrast, over, parse_colour
from a11y.rules.focus import changes_are_seen
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.hands import Change, TabStop
from a11y.words.marking import N_
from a11y.words.state import PageState

_WHITE = (255.0, 255.0, 255.0, 1.0)
"""What forced colours put behind everything, as they are when they are tried."""
_TOLD_APART = 1.04


def judge_forced_focus(state: PageState) -> Iterator[Outcome]:
    """Applies to each element whose focus is shown by what forced colours set themselves: shadows, colours.

    Asks whether anybody sees it there, where nothing of it looked otherwise in them; once for all of a page. A text
    field's caret is enough. Source: CSS Color Adjustment 1, forced colors; WCAG 2.2, technique C40 by analogy.
    """
    stops = [
        one
        for one in (state.hands.stops if state.hands is not None else ())
        if one.forced is not None and 0 <= one.node < len(state.nodes)
    ]
    lost = [one for one in stops if not _is_seen(one)]
    if len(lost) < len(stops):
        yield Outcome(OutcomeValue.PASSED, SEEN)
    if lost:
        node = state.nodes[lost[0].node]
        yield Outcome(
            OutcomeValue.CANT_TELL,
            LOST if lost[1:] else LOST_ONE,
            {"count": str(len(lost))} if lost[1:] else {},
            node_target(state, node),
            node=node.id,
        )


def _is_seen(stop: TabStop) -> bool:
    return changes_are_seen([one for one in stop.forced or () if not _is_the_browsers(one)])


def _is_the_browsers(change: Change) -> bool:
    """Whether a background became what it was laid on, or a line the colour that Chromium alone gives it there."""
    name = change.property.rpartition(": ")[2]
    if name.startswith(("border", "text-decoration")) and name.endswith("color"):
        return True
    if name != "background-color":
        return False
    before, after = parse_colour(change.before), parse_colour(change.after)
    if before is None or after is None:
        return False
    return contrast(over(before, _WHITE), over(after, _WHITE)) < _TOLD_APART


FORCED_FOCUS = Rule(
    id="focus/forced-colours",
    title=N_("The focus is still seen in forced colours."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_forced_focus,
    needs=("dom", "hands"),
)

SEEN = N_("The focus changes something in forced colours, too.")
LOST = N_(
    "The focus is shown by a shadow or a colour alone in %(count)s places, here first, and in forced colours, which "
    "people with low vision choose in their system, neither is drawn. Do they see where they are? Add outline: 2px "
    "solid transparent to the style in focus: it is drawn there alone."
)
LOST_ONE = N_(
    "The focus is shown by a shadow or a colour here, and in forced colours, which people with low vision choose in "
    "their system, neither is drawn. Do they see where they are? Add outline: 2px solid transparent to the style in "
    "focus: it is drawn there alone."
)

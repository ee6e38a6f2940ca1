"""Do controls keep their names in a narrow window? (WCAG 2.2, criterion 4.1.2 Name, Role, Value)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_narrow_names(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with words. Expects that no link or button loses its name in a window of 320 CSS pixels.

    Words that are not shown at all (`display: none`) name nothing; those that are only moved out of sight do. Source:
    WCAG 2.2, criterion 4.1.2; Accessible Name and Description Computation 1.2, step 2A.
    """
    eyes = state.eyes
    if eyes is None or not eyes.texts:
        return
    for position in eyes.nameless_when_narrow:
        node = state.nodes[position]
        yield Outcome(OutcomeValue.FAILED, NAMELESS, {}, node_target(state, node), node=node.id)
    if not eyes.nameless_when_narrow:
        yield Outcome(OutcomeValue.PASSED, NAMED)


NARROW_NAMES = Rule(
    id="name/when-narrow",
    title=N_("Links and buttons have names in a narrow window as well."),
    criteria=("4.1.2", "2.4.4"),
    impact=Impact.SERIOUS,
    judge=judge_narrow_names,
    needs=("dom", "eyes"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html",
)

NAMED = N_("Links and buttons keep their names in a window of 320 pixels.")
NAMELESS = N_(
    "In a window of 320 pixels, as who makes the page four times as large has it, the words of this control are not "
    "shown, and it has no other name: a screen reader says “button” or “link”, and nothing more. Hide the words from "
    "eyes alone there, or name it by aria-label."
)

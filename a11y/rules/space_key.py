"""Does what says that it is a button answer to the Space key? (ARIA Authoring Practices, button)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_space(state: PageState) -> Iterator[Outcome]:
    """Applies to links with the role of a button on which Space was pressed. Expects that something comes of it.

    WCAG is content with Enter, which browsers give to every link; who is told of a button presses either.
    """
    pressed = state.pressed
    if pressed is None:
        return
    if pressed.answered:
        yield Outcome(OutcomeValue.PASSED, ANSWERS)
    for position in pressed.unanswered:
        node = state.nodes[position]
        yield Outcome(OutcomeValue.FAILED, SILENT, {}, node_target(state, node), node=node.id)


SPACE_KEY = Rule(
    id="keyboard/space",
    title=N_("What says that it is a button answers to the Space key."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_space,
    needs=("dom", "pressed"),
)

ANSWERS = N_("Space does something where a link says that it is a button.")
SILENT = N_(
    "This link says that it is a button, and the Space key does nothing here but scroll the page: who hears “button” "
    "presses it. Take the role away where it leads to another page, or make it a button."
)

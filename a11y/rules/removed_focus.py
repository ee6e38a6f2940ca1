"""Where is the focus when what had it is gone? (WCAG 2.2, criterion 2.4.3 Focus Order)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_removal(state: PageState) -> Iterator[Outcome]:
    """Applies to controls that are gone once they were pressed. Expects the focus on something that can be seen.

    Fails where a row or an item of several went with them: whoever goes through a list is at the top of the page. What
    only closes a message is a question. Source: WCAG 2.2, 2.4.3 Focus Order.
    """
    for press in state.pressed.presses if state.pressed is not None else ():
        if not press.gone or press.requests:
            continue
        node = state.nodes[press.node]
        if press.focus != "lost":
            yield Outcome(OutcomeValue.PASSED, KEPT)
            continue
        yield Outcome(
            OutcomeValue.FAILED if press.row else OutcomeValue.CANT_TELL,
            LOST if press.row else PERHAPS,
            {"name": press.name},
            node_target(state, node),
            node=node.id,
        )


AFTER_REMOVAL = Rule(
    id="focus/after-removal",
    title=N_("The focus is somewhere when what had it is gone."),
    criteria=("2.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_removal,
    needs=("dom", "pressed"),
)

KEPT = N_("The focus is on something that can be seen.")
LOST = N_(
    "“%(name)s” takes its row away, and the focus is nowhere then: who uses a keyboard or a screen reader is thrown "
    "out of the list. Put the focus on the next row, on the heading of the list, or on what says that it was removed."
)
PERHAPS = N_(
    "“%(name)s” goes away when it is pressed, and the focus is nowhere then. Does who uses a keyboard or a screen "
    "reader go on where they were, or at the top? Put the focus on what comes in its place, or next."
)

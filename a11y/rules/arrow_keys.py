"""Do arrow keys operate what has the focus, where a page hears them, too? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import WINDOW
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_arrow_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to pages whose scripts hear arrow keys wherever the focus is.

    Expects that an arrow on a tab, a slider or a choice does not leave the page. Source: WCAG 2.2, 2.1.1; ARIA
    Authoring Practices, tabs.
    """
    if state.pressed is None or state.listeners is None:
        return
    for position in state.pressed.left_by_arrows:
        node = state.nodes[position]
        yield Outcome(OutcomeValue.FAILED, LEAVES, {}, node_target(state, node), node=node.id)
    heard = any(one.arrows and one.node == WINDOW for one in state.listeners.all)
    if heard and not state.pressed.left_by_arrows:
        yield Outcome(OutcomeValue.PASSED, STAYS)


ARROW_KEYS = Rule(
    id="keyboard/arrows-taken",
    title=N_("Arrow keys operate what has the focus, and do not leave the page."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_arrow_keys,
    needs=("dom", "listeners", "pressed"),
)

STAYS = N_("Arrow keys that the page hears do not leave it from what they operate.")
LEAVES = N_(
    "An arrow key, which operates this, leads to another page: a script of the page takes it first. Who uses the keys "
    "cannot operate it. Let the script pass over keys that what has the focus needs, and those that were answered."
)

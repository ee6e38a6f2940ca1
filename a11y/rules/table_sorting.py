"""Is it told how a table is sorted? (WCAG 2.2, criteria 1.3.1 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_sorting(state: PageState) -> Iterator[Outcome]:
    """Applies to controls in headers of tables that put the rows into another order.

    Expects `aria-sort` on that header, another name, or an announcement. Fails where the header looks otherwise since,
    which tells who can see it, or where another header says that the table is sorted by it. Source: ARIA Authoring
    Practices, sortable table.
    """
    for press in state.pressed.presses if state.pressed is not None else ():
        if not press.reordered or press.requests:
            continue
        node = state.nodes[press.node]
        told = press.sorted not in {"", "other"} or press.told or bool(press.said)
        if told:
            yield Outcome(OutcomeValue.PASSED, TOLD)
            continue
        stale = press.sorted == "other"
        sure = stale or (press.dressed and not press.came and not press.signed)
        sentence = STALE if stale else SILENT if sure else PERHAPS
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            sentence,
            {"name": press.name},
            node_target(state, node),
            node=node.id,
        )


SORTED = Rule(
    id="table/sorted",
    title=N_("A table says by which column it is sorted."),
    criteria=("1.3.1", "4.1.2"),
    impact=Impact.SERIOUS,
    judge=judge_sorting,
    needs=("dom", "pressed"),
)

TOLD = N_("The table says how it is sorted.")
SILENT = N_(
    "“%(name)s” sorts the table and looks otherwise then, and nothing says so: who uses a screen reader does not "
    "learn by which column it is sorted, and which way. Set aria-sort on the header."
)
STALE = N_(
    "“%(name)s” sorts the table, and another header still says that it is sorted by it (aria-sort). Move aria-sort to "
    "the header that sorts."
)
PERHAPS = N_(
    "“%(name)s” puts the rows of the table into another order. Does who cannot see it learn of that? aria-sort on the "
    "header would say by which column the table is sorted."
)

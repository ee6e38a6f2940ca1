"""Does a table that says it is none go without headers and a caption? (WCAG 2.2, 1.3.1; failures F46 and F92)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.table_data import HEADER_ROLES
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_NONE = frozenset({"presentation", "none"})


def judge_layout(state: PageState) -> Iterator[Outcome]:
    """Applies to tables with the role of none. Expects no header cell, caption or summary in them, tables in it apart.

    One header cell alone is a question. A table whose role the browser does not take, because the focus can be put on
    it, is left out.
    """
    reading = reading_of(state)
    for node in state.nodes:
        if node.tag != "table" or node.box is None or node.id in reading.unheard:
            continue
        if not _NONE & set(node.attributes.get("role", "").lower().split()[:1]):
            continue
        if reading.role(node) in {"table", "grid"}:
            continue
        told = [one.tag for one in _own(reading, node) if _says_table(reading, one)]
        told += ["summary"] if node.attributes.get("summary", "").strip() else []
        if not told:
            yield Outcome(OutcomeValue.PASSED, PLAIN)
            continue
        sure = len(told) > 1 or told != ["th"]
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            SPEAKS if sure else ONE,
            {"name": told[0]} if sure else {},
            node_target(state, node),
            node=node.id,
        )


def _own(reading: Reading, table: Node) -> Iterator[Node]:
    """What is in a table, and not in a table in it."""
    waiting = list(reversed(reading.children.get(table.id, ())))
    while waiting:
        at = waiting.pop()
        yield at
        if at.tag != "table":
            waiting.extend(reversed(reading.children.get(at.id, ())))


def _says_table(reading: Reading, node: Node) -> bool:
    """Whether it is a header cell or a caption with words, with no other role of its own."""
    if node.tag not in {"th", "caption"} or node.box is None or not reading.words_in(node).strip():
        return False
    role = node.attributes.get("role", "").strip().lower()
    return not role or role in HEADER_ROLES


LAYOUT = Rule(
    id="table/layout",
    title=N_("A table that only lays out the page has no headers and no caption."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_layout,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/failures/F46",
)

PLAIN = N_("The table that only lays out the page has no headers and no caption.")
ONE = N_(
    "The role says that this table is none, and one of its cells is a header cell, which nothing says then. Is it a "
    "table of data? Then take the role away; else make it a plain cell."
)
SPEAKS = N_(
    "The role says that this table is none, and it has a %(name)s as a table of data has: what belongs together is "
    "said by nothing then. If it is a table, take the role away; if it lays out the page, make the headers plain cells "
    "and leave out caption and summary."
)

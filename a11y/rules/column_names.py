"""Do header cells at the top of a table name its columns? (WCAG 2.2, 1.3.1; technique H51)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.table_data import Table, tables
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FEWEST = 3
"""Rows of a table with its headers: of fewer nothing tells what a column is."""
_SEVERAL_LINKS = 2
_NAME = re.compile(r"[^\W\d]{1,7}\d{1,3}|\d{1,2}[^\W\d]{1,4}")
"""A word that has a figure in it and is no amount: SHA256, 2FA."""


def judge_column_names(state: PageState) -> Iterator[Outcome]:
    """Applies to tables with one row of header cells at the top. Expects that they name what stands below them.

    A cell over several columns with links of its own, one with a point in time, and one with the same figures as a cell
    below hold data, as the latest change above the files of a repository: a question.
    """
    reading = reading_of(state)
    for table in tables(reading):
        if len(table.rows) < _FEWEST:
            continue
        first, rest = table.rows[0], table.rows[1:]
        headed = all(one.tag == "th" or one.attributes.get("role") == "columnheader" for one in first)
        if not headed or all(one.tag == "th" for one in rest[0]):
            continue
        other = next((one for number, one in enumerate(first) if _is_data(reading, table, number, one)), None)
        yield Outcome(
            OutcomeValue.PASSED if other is None else OutcomeValue.CANT_TELL,
            NAMES if other is None else HOLDS_DATA,
            {} if other is None else {"words": reading.words_in(other)[:60]},
            None if other is None else node_target(state, other),
            node=0 if other is None else other.id,
        )


def _is_data(reading: Reading, table: Table, number: int, cell: Node) -> bool:
    inside = reading.inside(cell)
    if any(one.tag == "time" for one in inside):
        return True
    links = sum(one.tag == "a" and "href" in one.attributes for one in inside)
    if links >= _SEVERAL_LINKS and cell.attributes.get("colspan", "1") not in {"", "0", "1"}:
        return True
    words = fold(reading.words_in(cell))
    figures = [one for one in words.split() if any(map(str.isdigit, one)) and not _NAME.fullmatch(one)]
    if not figures or not any(letter.isalpha() for letter in words):
        return False
    # counted from the end: what spans columns stands before it
    place = number - len(table.rows[0])
    return any(len(row) >= -place and fold(reading.words_in(row[place])) == words for row in table.rows[1:])


COLUMN_NAMES = Rule(
    id="table/column-names",
    title=N_("Header cells at the top of a table name its columns."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_column_names,
    needs=("dom", "tree", "text"),
)

NAMES = N_("The header cells at the top of the table name its columns.")
HOLDS_DATA = N_(
    "“%(words)s” stands in a header cell at the top of this table and seems to be data itself: a screen reader says it "
    "before each cell below, and never what the column holds. Does it name its column? If not, put it above the table, "
    "and the names of the columns into th, hidden from eyes if need be."
)

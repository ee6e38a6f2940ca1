"""Do the rows of a table of data have headers where their cells say little without one? (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.table_data import Table, is_header, tables
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_ROWS, _COLUMNS = 3, 3
_LONG_NAME = 100
"""Letters of the first cell of a row from which on it is a text, and no name."""
_LONG = 30
"""Letters of another cell from which on it says by itself what it is about."""
_FEW = 2
"""Words of a cell that say little alone."""
_CONTROLS = frozenset({"button", "input", "select"})
_TIME = re.compile(r"(?:19|20)\d\d|\d{1,2}[:./]\d\d")

Column = Sequence[str]


def judge_row_headers(state: PageState) -> Iterator[Outcome]:
    """Applies to tables of three columns and rows or more, headed above, whose first cells name their rows.

    Expects header cells in the rows. A question, asked once for all such tables of a page, and only where the other
    cells are short and most of them numbers, days, a word or two, or words that rows share: those say little alone.
    Columns of controls count for nothing. Rows that begin with a number, a day or a long text are left out. Source:
    WCAG 2.2, technique H63.
    """
    reading = reading_of(state)
    told: list[tuple[Table, str]] = []
    for table in tables(reading):
        body = _body(table)
        if body is None:
            continue
        if any(_is_headed(cell) for row in body for cell in row):
            yield Outcome(OutcomeValue.PASSED, HEADED, node=table.node.id)
            continue
        columns = [
            [reading.words_in(row[at]).strip() for row in body]
            for at in range(len(body[0]))
            if at == 0 or not all(_acts(reading, row[at]) for row in body)
        ]
        if _are_names(columns[0]) and _say_little(columns[1:]):
            exposed = reading.exposed.get(body[0][0].id)
            told.append((table, exposed.name.strip() if exposed and exposed.name.strip() else columns[0][0]))
    if told:
        table, name = told[0]
        yield Outcome(
            OutcomeValue.CANT_TELL,
            SEVERAL if told[1:] else ONE,
            {"name": name[:80], **({"count": str(len(told))} if told[1:] else {})},
            node_target(state, table.node),
            node=table.node.id,
        )


def _body(table: Table) -> list[tuple[Node, ...]] | None:
    """The rows below those of headers alone; None where the table is small, irregular or has no headers above."""
    body = list(table.rows)
    while body and all(_is_headed(cell) for cell in body[0]):
        del body[0]
    if len(body) == len(table.rows) or len(body) < _ROWS:
        return None
    cells = [cell for row in body for cell in row]
    spans = any("colspan" in cell.attributes or "rowspan" in cell.attributes for cell in cells)
    widths = {len(row) for row in body}
    return None if spans or len(widths) > 1 or min(widths) < _COLUMNS else body


def _is_headed(cell: Node) -> bool:
    """Whether a cell is a header, or says which its headers are."""
    return is_header(cell) or bool(cell.attributes.get("headers", "").strip())


def _acts(reading: Reading, cell: Node) -> bool:
    """Whether a cell holds a control: what it is called says what it is about."""
    return any(one.tag in _CONTROLS for one in reading.inside(cell))


def _are_names(column: Column) -> bool:
    """Whether each cell says something of its own in a few words, and they are not all days or times."""
    told = [fold(one) for one in column]
    worded = all(any(map(str.isalpha, one)) and len(one) <= _LONG_NAME for one in told)
    return worded and len(set(told)) == len(told) and not all(_TIME.search(one) for one in told)


def _say_little(columns: Sequence[Column]) -> bool:
    """Whether all cells are short, and most columns hold numbers, days, a word or two, or words that rows share."""
    if not columns or any(len(one) > _LONG for column in columns for one in column):
        return False
    bare = sum(_is_bare(column) for column in columns)
    return bare * 2 > len(columns)


def _is_bare(column: Column) -> bool:
    told = [fold(one) for one in column if one]
    if all(len(one.split()) <= _FEW for one in told):
        return bool(told)
    numbers = sum(any(map(str.isdigit, one)) for one in told)
    return bool(told) and (numbers * 2 > len(told) or len(set(told)) < len(told))


ROW_HEADERS = Rule(
    id="table/row-headers",
    title=N_("Rows of tables whose cells say little alone have headers."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_row_headers,
    needs=("dom", "tree", "text"),
)

HEADED = N_("Rows of the table have headers.")
ONE = N_(
    "No cell heads the rows of this table: a screen reader that goes down a column of it says what is in each cell, "
    "and not that it belongs to “%(name)s”. Does the first cell name its row? Then make it th, with scope=row."
)
SEVERAL = N_(
    "No cell heads the rows of %(count)s tables of this page, here first: a screen reader that goes down a column says "
    "what is in each cell, and not that it belongs to “%(name)s”. Does the first cell name its row? Then make it th, "
    "with scope=row."
)

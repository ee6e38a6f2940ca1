"""Do tables of data have header cells? (WCAG 2.2, 1.3.1; failure F91)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.rules.reading import Reading, is_bold, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_PARTS = {"thead", "tbody", "tfoot"}
_NO_TABLE = {"presentation", "none"}
HEADER_ROLES = frozenset({"columnheader", "rowheader"})
_TEXT_WITH_PARTS = {
    *("table", "h1", "h2", "h3", "h4", "h5", "h6", "form", "fieldset", "ul", "ol", "article", "section"),
    *("nav", "header", "footer", "main", "iframe", "textarea", "video"),
}
"""What stands in the cells of tables that lay a page out."""
_LONG = 80
"""Letters of a cell from which on it is a text of its own."""
_LONG_HEADER = 40
_ROWS, _COLUMNS, _SURELY = 2, 2, 3


class Table(msgspec.Struct, frozen=True):
    """A table, its rows and their cells; tables in it apart."""

    node: Node
    rows: tuple[tuple[Node, ...], ...]
    has_headers: bool
    """A cell of it is a header cell, by element, role or `scope`."""
    in_thead: bool
    """The first row stands in `thead`."""


def tables(reading: Reading) -> Iterator[Table]:
    """The tables of the page that are not marked as layout, and can be seen."""
    for node in reading.state.nodes:
        if node.tag != "table" or node.box is None or node.id in reading.unheard:
            continue
        if node.attributes.get("role", "table").lower() in _NO_TABLE:
            continue
        rows = list(_rows(reading, node))
        cells = [cell for row, _ in rows for cell in row]
        yield Table(
            node,
            tuple(row for row, _ in rows),
            any(map(is_header, cells)),
            bool(rows) and rows[0][1],
        )


def _rows(reading: Reading, table: Node) -> Iterator[tuple[tuple[Node, ...], bool]]:
    for child in reading.children.get(table.id, ()):
        rows = reading.children.get(child.id, ()) if child.tag in _PARTS else (child,)
        for row in rows:
            if row.tag == "tr" and row.box is not None:
                cells = tuple(one for one in reading.children.get(row.id, ()) if one.tag in ("td", "th"))
                if cells:
                    yield cells, child.tag == "thead"


def judge_headers(state: PageState) -> Iterator[Outcome]:
    """Applies to tables of several rows and columns of short words. Expects a header cell, and in a first row of titles
    as well where only the rows have some.

    Failed where the first row or the first column looks like headers, by `thead`, weight or background; a table whose
    looks tell nothing is a question. Tables of parts of a page, of long texts, and those marked as layout are left out.
    """
    reading = reading_of(state)
    for table in tables(reading):
        if table.has_headers:
            if _has_bare_titles(reading, table):
                target = node_target(state, table.node)
                yield Outcome(OutcomeValue.FAILED, UNHEADED_COLUMNS, {}, target, node=table.node.id)
            else:
                yield Outcome(OutcomeValue.PASSED, HEADED)
            continue
        if not _holds_data(reading, table):
            continue
        value = _looks(reading, table)
        if value is not None:
            message = UNHEADED if value is OutcomeValue.FAILED else PERHAPS
            yield Outcome(value, message, {}, node_target(state, table.node), node=table.node.id)


def is_header(cell: Node) -> bool:
    """Whether a cell is a header by its element, `scope` or role."""
    return cell.tag == "th" or "scope" in cell.attributes or cell.attributes.get("role") in HEADER_ROLES


def _has_bare_titles(reading: Reading, table: Table) -> bool:
    """Whether rows have headers, and the columns only titles that are none."""
    first, rest = table.rows[0], table.rows[1:]
    above = any(is_header(cell) for cell in first) or any(
        "headers" in cell.attributes for row in rest for cell in row
    )
    headed = sum(is_header(row[0]) for row in rest)
    return not above and headed * 2 > len(rest) and _holds_data(reading, table) and _is_titles(reading, table)


def _holds_data(reading: Reading, table: Table) -> bool:
    widths = [len(row) for row in table.rows]
    if len(widths) < _ROWS or max(widths) < _COLUMNS or min(widths) < _COLUMNS:
        return False
    if any(one.tag in _TEXT_WITH_PARTS for one in reading.inside(table.node)):
        return False
    words = [reading.words_in(cell) for row in table.rows for cell in row]
    return max(map(len, words)) <= _LONG and sum(map(bool, words)) * 2 > len(words)


def _looks(reading: Reading, table: Table) -> OutcomeValue | None:
    first = table.rows[0]
    if _is_titles(reading, table):
        return OutcomeValue.FAILED
    column, others = [row[0] for row in table.rows], [cell for row in table.rows for cell in row[1:]]
    if len(column) >= _SURELY and _bold(reading, column) and not any(_bold(reading, [one]) for one in others):
        return OutcomeValue.CANT_TELL if len(first) == _COLUMNS else OutcomeValue.FAILED
    exposed = reading.role(table.node) in ("table", "grid")
    even = len({len(row) for row in table.rows}) == 1
    if exposed and len(table.rows) >= _SURELY and even and _are_short(reading, first):
        return OutcomeValue.CANT_TELL
    return None


def _are_short(reading: Reading, first: Sequence[Node]) -> bool:
    return all(0 < len(reading.words_in(cell)) <= _LONG_HEADER for cell in first if cell is not first[0])


def _is_titles(reading: Reading, table: Table) -> bool:
    """Whether the first row is one of titles, by its place or by how it looks beside the others."""
    first, rest = table.rows[0], table.rows[1:]
    if not _are_short(reading, first) or sum(bool(reading.words_in(cell)) for cell in first) <= 1:
        return False
    if table.in_thead or (_bold(reading, first) and not any(_bold(reading, row) for row in rest)):
        return True
    shade = _shade(reading, first)
    return bool(shade) and len(rest) > 1 and all(_shade(reading, row) != shade for row in rest)


def _bold(reading: Reading, cells: Sequence[Node]) -> bool:
    """Whether all words in the cells are bold."""
    carriers = [
        one for cell in cells for one in (cell, *reading.inside(cell)) if reading.own_words.get(one.id)
    ]
    return bool(carriers) and all(is_bold(one) for one in carriers)


def _shade(reading: Reading, cells: Sequence[Node]) -> str:
    """The background of all cells in a row; empty when they have none, or several."""
    row = reading.by_id.get(cells[0].parent)
    shades = {cell.style.get("background-color", "") for cell in cells}
    own = shades.pop() if len(shades) == 1 else ""
    return own or (row.style.get("background-color", "") if row else "")


HEADERS = Rule(
    id="table/headers",
    title=N_("Tables of data have header cells."),
    criteria=("1.3.1",),
    impact=Impact.SERIOUS,
    judge=judge_headers,
    needs=("dom", "tree", "text"),
)

HEADED = N_("The table has header cells.")
UNHEADED = N_(
    "Some cells of this table look like headers and are ordinary cells: a screen reader reads the numbers and not "
    "what they are of. Make them th, with scope=col over a column and scope=row before a row."
)
UNHEADED_COLUMNS = N_(
    "The rows of this table have headers, and what stands over its columns is ordinary cells: a screen reader does not "
    "say with a cell what it is of. Make them th, with scope=col."
)
PERHAPS = N_(
    "This table has no header cells. Is there a cell that says what its column or row holds? Then make it th. If the "
    "table only lays out the page, give it role=presentation."
)

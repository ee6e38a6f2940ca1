"""Can a table be followed cell by cell: has it a name, rows of one width, and headers of known direction? (1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.table_data import Table, tables
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_HEADINGS = {"h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "summary", "legend"}
_MANY_ROWS = 3
_WIDEST = 1000


def judge_name(state: PageState) -> Iterator[Outcome]:
    """Applies to tables with header cells and several rows. Expects a name, or a heading of its part right before it.

    No criterion asks for a caption where the words around tell what the table is about, so this is a question, asked
    once for all such tables of a page.
    """
    reading = reading_of(state)
    data = [one for one in tables(reading) if _is_data(one, reading)]
    nameless = [one for one in data if not _is_named(one.node, reading)]
    if len(nameless) < len(data):
        yield Outcome(OutcomeValue.PASSED, NAMED)
    if nameless:
        table = nameless[0].node
        yield Outcome(
            OutcomeValue.CANT_TELL,
            NAMELESS if nameless[1:] else NAMELESS_ONE,
            {"count": str(len(nameless))} if nameless[1:] else {},
            node_target(state, table),
            node=table.id,
        )


def judge_shape(state: PageState) -> Iterator[Outcome]:
    """Applies to tables with header cells. Expects rows of one width, headers with a direction, no table in it.

    A header that stands neither in the first row nor first in its row may head either: only `scope` or `headers` tell.
    """
    reading = reading_of(state)
    for table in tables(reading):
        if not table.has_headers or len(table.rows) < _MANY_ROWS - 1:
            continue
        message = next(
            (
                said
                for found, said in (
                    (_holds_table(table, reading), NESTED),
                    (_is_ragged(table), RAGGED),
                    (_has_doubtful_header(table), DOUBTFUL),
                )
                if found
            ),
            "",
        )
        if message:
            target = node_target(state, table.node)
            yield Outcome(OutcomeValue.CANT_TELL, message, {}, target, node=table.node.id)
        else:
            yield Outcome(OutcomeValue.PASSED, REGULAR)


def _is_data(table: Table, reading: Reading) -> bool:
    around = list(reading.around(table.node))[1:]
    return (
        table.has_headers
        and len(table.rows) >= _MANY_ROWS
        and max(len(row) for row in table.rows) > 1
        and not any(one.tag == "table" for one in around)
    )


def _is_named(table: Node, reading: Reading) -> bool:
    exposed = reading.exposed.get(table.id)
    if exposed is None or exposed.name.strip() or exposed.description.strip():
        return True
    if any(one.tag in ("figure", "dialog") for one in reading.around(table)):
        return True
    place = reading.place.get(table.id, 0)
    for node in reversed(reading.nodes[:place]):
        if reading.own_words.get(node.id, "").strip():
            # the heading of the page names the page
            around = list(reading.around(node))
            marked = any(one.tag in _HEADINGS or reading.role(one) == "heading" for one in around)
            return marked and not any(one.tag == "h1" for one in around)
    return False


def _holds_table(table: Table, reading: Reading) -> bool:
    inside = [one for row in table.rows for cell in row for one in reading.inside(cell)]
    return any(one.tag == "table" and reading.role(one) in ("table", "grid") for one in inside)


def _is_ragged(table: Table) -> bool:
    """Whether rows are of several widths, cells of several rows and columns counted."""
    taken: set[tuple[int, int]] = set()
    widths: list[int] = []
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            wide, tall = _span(cell, "colspan"), _span(cell, "rowspan") or len(table.rows)
            taken.update((number + down, column + over) for down in range(tall) for over in range(wide))
            column += wide
        widths.append(max((over + 1 for down, over in taken if down == number), default=0))
    return len(set(widths)) > 1


def _span(cell: Node, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() else 1


def _has_doubtful_header(table: Table) -> bool:
    """Whether a row after the first begins with several headers without `scope` and goes on with other cells."""
    return any(
        len(row) > 2
        and row[0].tag == row[1].tag == "th"
        and row[-1].tag == "td"
        and not any("scope" in cell.attributes or "id" in cell.attributes for cell in row[:2])
        for row in table.rows[1:]
    )


NAME = Rule(
    id="table/name",
    title=N_("Tables have names."),
    criteria=("1.3.1",),
    impact=Impact.MINOR,
    judge=judge_name,
    needs=("dom", "tree", "text"),
)
SHAPE = Rule(
    id="table/shape",
    title=N_("Tables can be followed cell by cell."),
    criteria=("1.3.1",),
    impact=Impact.MINOR,
    judge=judge_shape,
    needs=("dom", "tree"),
)

NAMED = N_("Tables have names.")
NAMELESS_ONE = N_(
    "This table has neither a caption nor another name. Does somebody who comes to it from another part of the page "
    "learn what it holds? A caption would tell."
)
NAMELESS = N_(
    "%(count)s tables of this page have neither a caption nor another name. Does somebody who jumps from table to "
    "table learn what each holds? A caption would tell."
)
REGULAR = N_("The table is regular.")
NESTED = N_(
    "A table stands in a cell of this table, and who goes from cell to cell gets lost between them. Can they be two "
    "tables, one after the other?"
)
RAGGED = N_(
    "The rows of this table have different numbers of columns. Does each cell still stand under the header that it "
    "belongs to? Count colspan and rowspan."
)
DOUBTFUL = N_(
    "Rows of this table begin with several header cells, and nothing says whether the second heads its row or its "
    "column. Give them scope=row, or scope=col."
)

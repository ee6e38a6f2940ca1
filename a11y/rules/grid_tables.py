"""Is what looks like a table one? (WCAG 2.2, 1.3.1; technique H51)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from a11y.rules.reading import Reading, is_bold, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_BOXES = frozenset({"div", "span", "section", "p", "b", "strong", "li", "ul", "header"})
_SAYS_NOTHING = frozenset({"", "generic", "none", "presentation", "paragraph", "strong", "listitem"})
_PARTS = frozenset(
    {
        "table",
        "ul",
        "ol",
        "dl",
        "form",
        "input",
        "select",
        "textarea",
        "nav",
        "iframe",
        "img",
        "figure",
        "video",
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_COLUMNS, _ROWS, _SURELY = 2, 3, 3
_HEAD_AND_BODY = 2
_LONG = 80
_SHORT = 30
"""Characters of the head of a column."""
_NEAR = 3.0
"""CSS pixels by which cells of one column may be out of line."""
_FULL = 0.7
"""Share of the boxes that hold words."""
_MOST = 400
"""Boxes in one that are looked at."""

Row = Sequence[Node]


def judge_grid(state: PageState) -> Iterator[Outcome]:
    """Applies to plain boxes in rows and columns, the first row of which is drawn as headers. Expects a table.

    Fails where there are three columns and three rows of data, the first row alone is bold, and nothing in the boxes
    has a role; else a person is asked. Cards, menus, forms, calendars of links and columns that read downwards are no
    tables.
    """
    reading = reading_of(state)
    done: set[int] = set()
    for node in reading.nodes:
        if (
            node.tag not in {"div", "section", "ul", "ol"}
            or node.box is None
            or node.id in done
            or node.id in reading.unheard
        ):
            continue
        children = [one for one in reading.children.get(node.id, ()) if one.box is not None]
        if not _HEAD_AND_BODY <= len(children) <= _MOST or any(one.tag not in _BOXES for one in children):
            continue
        rows = _rows(reading, children)
        if not rows or not _is_table(reading, rows):
            continue
        done.update(one.id for one in reading.inside(node))
        sure = (
            len(rows[0]) >= _SURELY
            and len(rows) > _SURELY
            and node.tag not in {"ul", "ol"}
            and all(_is_bold(reading, cell) for cell in rows[0])
            and not any(_is_bold(reading, cell) for row in rows[1:] for cell in row[1:])
            and not _plays_a_part(reading, node)
        )
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            BOXES if sure else PERHAPS,
            {"words": reading.words_in(rows[0][0])[:40], "other": reading.words_in(rows[0][1])[:40]},
            node_target(state, node),
            node=node.id,
        )
    if any(reading.role(one) in {"table", "grid", "treegrid"} for one in reading.nodes):
        yield Outcome(OutcomeValue.PASSED, TABLE)


def _rows(reading: Reading, children: Sequence[Node]) -> list[Row]:
    """The boxes in rows: those of each child, or the children themselves where they stand in lines."""
    inner = [_drawn(reading, child) for child in children]
    number = len(inner[0])
    if len(children) == _HEAD_AND_BODY:
        body = [_drawn(reading, row) for row in inner[1]]
        head = _drawn(reading, inner[0][0]) if number == 1 else inner[0]
        return [head, *body] if len(head) >= _COLUMNS and all(len(row) == len(head) for row in body) else []
    if number >= _COLUMNS and all(len(one) == number for one in inner):
        return list(inner) if all(_own(reading, one) == "" for one in children) else []
    lines: list[list[Node]] = []
    for child in children:
        box = child.box
        if box is None:
            return []
        if lines and abs(_box(lines[-1][0]).y - box.y) <= _NEAR and box.x > _box(lines[-1][-1]).x:
            lines[-1].append(child)
        else:
            lines.append([child])
    return list(lines) if len(lines[0]) >= _COLUMNS else []


def _drawn(reading: Reading, node: Node) -> list[Node]:
    return [one for one in reading.children.get(node.id, ()) if one.box is not None]


def _is_table(reading: Reading, rows: Sequence[Row]) -> bool:
    """Whether the boxes stand in columns, hold words and no parts of a page, and the first row is apart."""
    head, data = rows[0], rows[1:]
    if len(data) < _ROWS - 1 or any(len(row) != len(head) for row in data):
        return False
    return _is_in_line(rows) and _holds_words(reading, rows) and _has_heads(reading, head, data)


def _is_in_line(rows: Sequence[Row]) -> bool:
    for row in rows:
        if any(abs(_box(one).x - _box(other).x) > _NEAR for one, other in zip(row, rows[0], strict=True)):
            return False
        tops = [_box(one).y for one in row]
        if max(tops) - min(tops) > _NEAR + _box(row[0]).height / 2:
            return False
    return all(_box(one[0]).y < _box(other[0]).y for one, other in pairwise(rows))


def _holds_words(reading: Reading, rows: Sequence[Row]) -> bool:
    cells = [cell for row in rows for cell in row]
    if any(
        one.tag in _PARTS | _HEADINGS or not _says_nothing(reading, one)
        for cell in cells
        for one in _with(reading, cell)
    ):
        return False
    words = [reading.words_in(cell).strip() for cell in cells]
    return max(map(len, words)) <= _LONG and sum(map(bool, words)) >= _FULL * len(words)


def _has_heads(reading: Reading, head: Row, data: Sequence[Row]) -> bool:
    """Whether the first row has short words without figures that look alike, and unlike all below them."""
    words = [reading.words_in(cell).strip() for cell in head]
    if len(set(words)) < len(words) or any(any(map(str.isdigit, one)) for one in words):
        return False
    if not all(0 < len(one) <= _SHORT for one in words):
        return False
    if any(one.tag in {"a", "button"} for cell in head for one in _with(reading, cell)):
        return False
    looks = {_look(reading, cell) for cell in head}
    return len(looks) == 1 and not any(_look(reading, row[-1]) in looks for row in data)


def _with(reading: Reading, cell: Node) -> list[Node]:
    return [cell, *reading.inside(cell)]


def _says_nothing(reading: Reading, node: Node) -> bool:
    """Whether its role tells no more than that it is there; links and buttons in a cell are its content."""
    role = reading.role(node)
    return role in _SAYS_NOTHING or node.tag in {
        "a",
        "button",
        "time",
        "code",
        "abbr",
        "svg",
        "i",
        "em",
        "small",
        "bdi",
    }


def _plays_a_part(reading: Reading, node: Node) -> bool:
    return any(
        one.attributes.get("role") or one.tag in {"li", "ul", "ol"} for one in _with(reading, node)
    ) or any(
        one.attributes.get("role") in {"table", "grid", "row", "rowgroup", "img"}
        for one in reading.around(node)
    )


def _own(reading: Reading, node: Node) -> str:
    words = reading.own_words.get(node.id, "").strip()
    return words if any(map(str.isalnum, words)) else ""


def _carrier(reading: Reading, cell: Node) -> Node:
    return next((one for one in _with(reading, cell) if _own(reading, one)), cell)


def _is_bold(reading: Reading, cell: Node) -> bool:
    return is_bold(_carrier(reading, cell))


def _look(reading: Reading, cell: Node) -> tuple[str, ...]:
    style = _carrier(reading, cell).style
    around = reading.by_id.get(cell.parent)
    shade = cell.style.get("background-color", "") or (
        around.style.get("background-color", "") if around else ""
    )
    return (
        style.get("font-weight", "400"),
        style.get("text-transform", ""),
        style.get("font-size", ""),
        style.get("color", ""),
        shade,
    )


def _box(node: Node) -> Box:
    return node.box or Box(0, 0, 0, 0)


GRID = Rule(
    id="table/of-boxes",
    title=N_("What looks like a table is one."),
    criteria=("1.3.1",),
    impact=Impact.SERIOUS,
    judge=judge_grid,
    needs=("dom", "tree", "text"),
)

TABLE = N_("What looks like a table is one.")
BOXES = N_(
    "This is drawn as a table with the headers “%(words)s” and “%(other)s”, and is made of boxes that say nothing: "
    "a screen reader reads one word after the other, without rows, and does not say what each is. Make it a "
    "table with th."
)
PERHAPS = N_(
    "This is drawn as a table, with “%(words)s” and “%(other)s” over its columns, and is none. Does each word in it "
    "say by itself what it is? Else make it a table with th."
)

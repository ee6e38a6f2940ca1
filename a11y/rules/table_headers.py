"""Does each header of a table head some cell? (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from a11y.rules.rule import Rule
from a11y.rules.table_data import HEADER_ROLES
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import AxNode, Node, PageState

_TABLES = {"table", "grid", "treegrid"}
_CELLS = {"cell", "gridcell"}
_WIDEST = 1000
"""Columns that one cell may cover (HTML)."""


class _Cell(msgspec.Struct, frozen=True):
    node: Node
    role: str
    rows: frozenset[int]
    columns: frozenset[int]


def judge_table_headers(state: PageState) -> Iterator[Outcome]:
    """Applies to each header cell of a table with cells that is exposed as a table. Expects a cell that it heads.

    A cell is headed by what stands in its column or row, unless its `headers` names others. Source: ACT rule d0f69e.
    """
    by_id = {node.id: node for node in state.nodes}
    exposed = {one.id: one for one in state.tree if one.id}
    for table in state.nodes:
        if table.id not in exposed or exposed[table.id].role.lower() not in _TABLES:
            continue
        cells = _cells(state, table, exposed, by_id)
        data = [cell for cell in cells if cell.role in _CELLS]
        if not data:
            continue
        for header in (cell for cell in cells if cell.role in HEADER_ROLES):
            right = any(_heads(header, cell) for cell in cells if cell is not header)
            yield Outcome(
                OutcomeValue.PASSED if right else OutcomeValue.FAILED,
                HEADS if right else HEADS_NOTHING,
                {"name": exposed[header.node.id].name},
                node_target(state, header.node),
                node=header.node.id,
            )


def _heads(header: _Cell, cell: _Cell) -> bool:
    named = cell.node.attributes.get("headers", "").split()
    if named:
        return header.node.attributes.get("id") in named
    if cell.role in HEADER_ROLES:
        # a header of several headers, or of the headers of rows, heads what they name
        wider = len(header.columns) > 1 or len(header.rows) > 1 or header.role != cell.role
        return wider and bool(header.columns & cell.columns or header.rows & cell.rows)
    return bool(header.columns & cell.columns or header.rows & cell.rows)


def _cells(state: PageState, table: Node, exposed: dict[int, AxNode], by_id: dict[int, Node]) -> list[_Cell]:
    """The cells of the table, not of those in it, with the rows and columns that they cover."""
    rows: defaultdict[int, list[Node]] = defaultdict(list)
    for node in state.nodes:
        role = exposed[node.id].role.lower() if node.id in exposed else ""
        if role not in HEADER_ROLES | _CELLS:
            continue
        row = at = by_id.get(node.parent)
        while at is not None and at.id != table.id:
            if at.id in exposed and exposed[at.id].role.lower() in _TABLES:
                break
            if at.tag == "tr" or (at.id in exposed and exposed[at.id].role.lower() == "row"):
                row = at
            at = by_id.get(at.parent)
        if at is not None and at.id == table.id and row is not None:
            rows[row.id].append(node)
    taken: set[tuple[int, int]] = set()
    found: list[_Cell] = []
    for number, cells in enumerate(rows.values()):
        column = 0
        for node in cells:
            while (number, column) in taken:
                column += 1
            tall = _span(node, "rowspan", len(rows) - number)
            wide = _span(node, "colspan", 1)
            covered = [(r, c) for r in range(number, number + tall) for c in range(column, column + wide)]
            taken.update(covered)
            found.append(
                _Cell(
                    node,
                    exposed[node.id].role.lower(),
                    frozenset(r for r, _ in covered),
                    frozenset(c for _, c in covered),
                )
            )
    return found


def _span(node: Node, name: str, whole: int) -> int:
    """How many rows or columns a cell covers; 0 is all the rest."""
    value = node.attributes.get(name) or node.attributes.get(f"aria-{name}") or "1"
    number = int(value) if value.isascii() and value.isdigit() else 1
    return min(number or whole, _WIDEST) if name == "colspan" else min(number or whole, max(whole, 1))


TABLE_HEADERS = Rule(
    id="table/header-cells",
    title=N_("Each header of a table heads some cell."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_table_headers,
    needs=("dom", "tree"),
    instead_of=("axe/th-has-data-cells",),
    act_rules=("d0f69e",),
)

HEADS = N_("The header heads a cell.")
HEADS_NOTHING = N_(
    "“%(name)s” is a header of this table and heads no cell: a screen reader never says it beside one. Give its column "
    "or row the cells that are missing, or name it in their headers attribute."
)

"""Do cells of tables tell anything to who does not see their pictures? (WCAG 2.2, criterion 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.table_data import Table, tables
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_DRAWN = frozenset({"svg", "img", "canvas", "i"})
_SMALLEST = 6.0
_SEVERAL = 2
_OWN = ("src", "class")
"""Attributes that tell one drawing from another."""


def judge_silent_cells(state: PageState) -> Iterator[Outcome]:
    """Applies to each column of a table, and each row of one, with several cells without words or names.

    Expects that they are empty for eyes as well, or alike: differing pictures or colours tell something. Whether words
    elsewhere tell the same is a person's question. Source: WCAG 2.2, failure F65 by analogy, and 1.4.1.
    """
    reading = reading_of(state)
    named = {one.id for one in state.tree if one.name.strip() and one.id}
    for table in tables(reading):
        found = False
        if len(table.rows) >= _SEVERAL or max((len(row) for row in table.rows), default=0) > _SEVERAL:
            for cells in _groups(table):
                silent = [one for one in cells if _is_silent(reading, one, named)]
                # a blank corner at the top is none that differs from a picture below
                top = {one.id for one in table.rows[0]}
                looks = {look for one in silent if (look := _look(reading, one)) or one.id not in top}
                pictured = any(look.startswith("picture") for look in looks)
                if len(silent) >= _SEVERAL and len(looks if pictured else looks - {""}) >= _SEVERAL:
                    found = True
                    yield Outcome(
                        OutcomeValue.CANT_TELL,
                        BY_PICTURE if pictured else BY_COLOUR,
                        {},
                        node_target(state, silent[0]),
                        node=silent[0].id,
                    )
                    break
        if not found:
            yield Outcome(OutcomeValue.PASSED, TELLS)


def _groups(table: Table) -> Iterator[list[Node]]:
    """The cells of each column below the first row, then those of each row."""
    rows = [[one for one in row if one.tag == "td"] for row in table.rows]
    if all("colspan" not in one.attributes for row in table.rows for one in row):
        width = max(len(row) for row in table.rows)
        for column in range(width):
            yield [row[column] for row in table.rows if column < len(row) and row[column].tag == "td"]
    yield from rows


def _is_silent(reading: Reading, cell: Node, named: set[int]) -> bool:
    around = [cell, *reading.inside(cell)]
    if cell.box is None or any(
        one.id in reading.own_words for one in around if one.id not in reading.unheard
    ):
        return False
    return not any(one.id in named for one in around)


def _look(reading: Reading, cell: Node) -> str:
    """How the cell is drawn; empty for one that is not."""
    drawn = []
    for one in reading.inside(cell):
        box = one.box
        if one.tag in _DRAWN and box is not None and box.width >= _SMALLEST and box.height >= _SMALLEST:
            drawn.append(f"{one.tag} {one.text} {_said(one)}")
    if drawn:
        return "picture " + " ".join(drawn)
    for one in (cell, *reading.inside(cell)):
        if "url(" in one.style.get("background-image", "") and one.box is not None:
            return f"picture {one.style['background-image']} {_said(one)}"
    own = cell.style.get("background-color", "")
    return f"colour {own}" if own and not reading.inside(cell) else ""


def _said(node: Node) -> str:
    return ",".join(f"{name}={node.attributes[name]}" for name in _OWN if name in node.attributes)


SILENT_CELLS = Rule(
    id="table/silent-cells",
    title=N_("What cells tell by pictures or colours, they tell in words as well."),
    criteria=("1.1.1", "1.4.1"),
    impact=Impact.SERIOUS,
    judge=judge_silent_cells,
    needs=("dom", "tree", "text"),
)

TELLS = N_("Cells that differ to eyes have words or names.")
BY_PICTURE = N_(
    "Cells of this column have no words and no name, and their pictures differ: a screen reader says nothing here. Is "
    "what the pictures tell said in words elsewhere in the row? Give each picture an alternative."
)
BY_COLOUR = N_(
    "Cells here are empty, and their colours differ: a screen reader says nothing of what they tell, and who sees "
    "colours otherwise may not tell them apart. Is the same said in words? Write it into the cells, hidden from eyes "
    "if need be."
)

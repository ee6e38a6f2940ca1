"""A filled observation sheet, read back: what people and spreadsheets do to one is borne, what is wrong is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from a11y.facts.observation_sheet import (
    COLUMNS,
    OUTCOME_WORDS,
    Observation,
    Severity,
    StepOutcome,
    unguarded,
)
from a11y.facts.one_line import one_line
from a11y.facts.own_words import own_languages, own_translations
from a11y.facts.sheet_table import Table, read_table
from a11y.words.errors import SheetError
from a11y.words.wcag import BY_NUMBER

_LONGEST_CELL = 2000
"""Characters that are kept of a cell."""
_SEVERITY = re.compile(r"([0-4])(?:[.,]0*)?(?:\W+(\w+))?")
_NUMBER = re.compile(r"0*(\d{1,4})(?:[.,]0*)?")
_PREFIX = re.compile(r"\b(?:wcag(?:\s*2\.[0-2](?!\.))?|sc)\b", re.IGNORECASE)
"""What people write before the number of a criterion."""
_SEVERITIES = ", ".join(f"{int(one)} {one.name.lower()}" for one in Severity)
_SHOWN = 40
"""Characters that are shown of a cell that cannot be understood."""
_AS_DATE = (
    re.compile(r"0?(?P<first>\d)\.0?(?P<second>\d)\.(?:20|19)?0?(?P<third>\d{1,2})"),
    re.compile(r"(?:20|19)0?(?P<third>\d{1,2})-0?(?P<second>\d)-0?(?P<first>\d)"),
)
"""What a spreadsheet makes of `1.4.3` where days are written with dots: 01.04.2003, or 2003-04-01."""

Value = TypeVar("Value")


class Row(msgspec.Struct, frozen=True):
    """A row that says something."""

    number: int
    """As the spreadsheet shows it."""
    said: Observation
    """What it says."""


class Sheet(msgspec.Struct, frozen=True):
    """A filled sheet."""

    name: str
    """The file's name."""
    rows: tuple[Row, ...]
    """Those in which somebody noted something."""
    silent: int
    """Rows in which nobody did."""
    notes: tuple[str, ...] = ()
    """What was read otherwise than it is handed out, a clause each."""


def read_sheet(
    content: bytes, name: str = "the sheet", outcomes: Mapping[str, StepOutcome] = OUTCOME_WORDS
) -> Sheet:
    """What a filled sheet says. `outcomes` are the words for outcomes, in lower case (`outcome_words`).

    Raises `SheetError`, one line: needed columns are missing, a cell holds what it cannot, or it is no sheet.
    """
    name = one_line(name)
    table = read_table(content, name, COLUMNS)
    _require_columns(table, name)
    problems: list[str] = []
    rows = [
        Row(number, _observation(_Cells(table, cells, f"{name}, row {number}", problems), outcomes))
        for number, cells in table.rows
    ]
    if problems:
        more = f" (and {len(problems) - 1} more in this sheet)" if problems[1:] else ""
        raise SheetError(problems[0] + more)
    told = tuple(row for row in rows if not row.said.says_nothing)
    return Sheet(name, told, len(rows) - len(told), (*table.notes, *_strange(table)))


def outcome_words() -> dict[str, StepOutcome]:
    """`OUTCOME_WORDS`, and those that kits in other languages show to note-takers. Raises `CatalogError`."""
    words = dict(OUTCOME_WORDS)
    for language in own_languages():
        gettext = own_translations(language).gettext
        for outcome in StepOutcome:
            words.setdefault(_word(gettext(outcome.value)), outcome)
    return words


def _require_columns(table: Table, name: str) -> None:
    there = set(table.header)
    missing = [] if "scenario" in there else ["scenario"]
    if not there & {"state", "step_number"}:
        missing.append("state (or step_number)")
    if not there & {"outcome", "severity", "note"}:
        missing.append("outcome, severity or note")
    if missing:
        raise SheetError(
            f"{name} lacks the columns {'; '.join(missing)}; the first line of a sheet names its columns: "
            "copy it from the kit's notes.csv"
        )


def _strange(table: Table) -> list[str]:
    strange = [one_line(column) for column in dict.fromkeys(table.header) if column and column not in COLUMNS]
    return [f"columns that no sheet has were left out: {', '.join(strange)}"] if strange else []


class _Cells:
    """The cells of one row by column, and what is wrong with them."""

    def __init__(self, table: Table, cells: tuple[str, ...], place: str, problems: list[str]) -> None:
        self._words: dict[str, str] = {}
        for column, cell in zip(table.header, _with_spilt(table, cells), strict=False):
            if column in COLUMNS and not self._words.get(column):
                self._words[column] = _clean(cell)
        self._place = place
        self._problems = problems

    def take(self, column: str, reader: Callable[[str], Value | None], allowed: str) -> Value | None:
        """What the cell says; none when it is empty, or cannot be understood, which is told."""
        cell = self._words.pop(column, "")
        value = reader(cell) if cell else None
        if value is None and cell:
            shown = f"“{cell[:_SHOWN]}…”" if len(cell) > _SHOWN else f"“{cell}”"
            self._problems.append(f"{self._place}: {shown} is no {column}; use {allowed}")
        return value

    def rest(self) -> dict[str, str]:
        """The columns that hold words."""
        return self._words


def _observation(cells: _Cells, outcomes: Mapping[str, StepOutcome]) -> Observation:
    return Observation(
        outcome=cells.take("outcome", lambda cell: outcomes.get(_word(cell)), ", ".join(StepOutcome)),
        severity=cells.take("severity", _severity, _SEVERITIES),
        criteria=cells.take("criteria", _criteria, "numbers of WCAG 2.2 such as 1.3.1, parted by blanks")
        or (),
        step_number=cells.take("step_number", _step_number, "the number of the step, from 1") or 0,
        **cells.rest(),
    )


def _with_spilt(table: Table, cells: tuple[str, ...]) -> tuple[str, ...]:
    """A note in whose words stood a delimiter, without quotation marks around them, is one note."""
    columns = len(table.header)
    if len(cells) <= columns or table.header[-1] != "note":
        return cells
    return (*cells[: columns - 1], f"{table.delimiter} ".join(cells[columns - 1 :]))


def _clean(cell: str) -> str:
    return " ".join(one_line(unguarded(cell)).split())[:_LONGEST_CELL]


def _word(cell: str) -> str:
    """The word as `OUTCOME_WORDS` has it."""
    return " ".join(unicodedata.normalize("NFKC", cell).lower().replace("_", " ").replace("-", " ").split())


def _severity(cell: str) -> Severity | None:
    found = _SEVERITY.fullmatch(unicodedata.normalize("NFKC", cell))
    if found:
        severity = Severity(int(found[1]))
        return severity if not found[2] or found[2].upper() == severity.name else None
    return Severity.__members__.get(cell.upper())


def _step_number(cell: str) -> int | None:
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", cell))
    return int(found[1]) if found else None


def _criteria(cell: str) -> tuple[str, ...] | None:
    """The numbers, in order, each once; none when one of them is no criterion."""
    found = [_criterion(part) for part in re.split(r"[\s,;/+&]+", _PREFIX.sub("", cell)) if part]
    numbers = [number for number in found if number in BY_NUMBER]
    order = list(BY_NUMBER)
    return tuple(sorted(set(numbers), key=order.index)) if len(numbers) == len(found) else None


def _criterion(part: str) -> str:
    for form in _AS_DATE:
        if date := form.fullmatch(part):
            return f"{date['first']}.{date['second']}.{date['third']}"
    return part.rstrip(".")

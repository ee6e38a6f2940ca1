"""The observation sheet of a user session: its columns, what a row says, and the sheet as it is handed out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from enum import IntEnum, StrEnum

import msgspec

from a11y.words.finding import Impact
from a11y.words.marking import N_

NAME = "notes.csv"
"""What the sheet is called in a kit."""


class StepOutcome(StrEnum):
    """How a step went for the participant, as the sheet writes it."""

    DONE = N_("done")
    WITH_HELP = N_("done with help")
    NOT_DONE = N_("not done")
    SKIPPED = N_("skipped")


class Severity(IntEnum):
    """How hard a barrier hit the participant."""

    NONE = 0
    """No barrier."""
    MINOR = 1
    MODERATE = 2
    SERIOUS = 3
    CRITICAL = 4

    @property
    def impact(self) -> Impact | None:
        """The impact of a finding; none where there is no barrier."""
        return list(Impact)[self - 1] if self else None


class Observation(msgspec.Struct, frozen=True):
    """One row: what one participant did at one step. The fields are the columns, in the sheet's order.

    Everything in it was typed by somebody and is not to be trusted.
    """

    participant: str = ""
    """A number or pseudonym; it is counted, and never written into a record."""
    date: str = ""
    """The day of the session, ISO 8601 as handed out; a spreadsheet may write it in another way."""
    scenario: str = ""
    """The scenario's identifier."""
    locale: str = ""
    """The language of the pages (BCP 47)."""
    modality: str = ""
    """`pointer` or `keyboard`."""
    screen_reader: str = ""
    """What the participant listened with."""
    step_number: int = 0
    """From 1, 0 when the row does not say."""
    step: str = ""
    """The step's name."""
    page: str = ""
    """The page's name."""
    state: str = ""
    """The `id` of the page state; empty when the row does not say."""
    expected: str = ""
    """What should be heard."""
    started: str = ""
    """Clock time, hh:mm:ss."""
    ended: str = ""
    """Clock time, hh:mm:ss."""
    heard: str = ""
    """What was heard."""
    outcome: StepOutcome | None = None
    """How it went; none when the step was not reached, or nobody wrote it down."""
    severity: Severity | None = None
    """Of the barrier; none when nobody judged it."""
    criteria: tuple[str, ...] = ()
    """WCAG 2.2 success criteria by number."""
    note: str = ""
    """What happened, in the note-taker's words."""

    @property
    def says_nothing(self) -> bool:
        """Whether nobody noted anything in the row."""
        return self.outcome is None and self.severity is None and not self.note


COLUMNS: tuple[str, ...] = Observation.__struct_fields__
"""The columns, in the order in which a sheet is handed out."""

OUTCOME_WORDS: Mapping[str, StepOutcome] = {outcome.value: outcome for outcome in StepOutcome}
"""How outcomes are written in a sheet, in lower case; `sheet_reading.outcome_words` adds those of other languages."""

_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")  # noqa: RUF001 - spreadsheets take wide ones as well
"""How a cell begins that a spreadsheet may take for a formula."""


def write_sheet(rows: Iterable[Observation]) -> bytes:
    """The sheet, as a spreadsheet opens it by a click: UTF-8 with a mark, commas, CRLF.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, which the reader takes off again.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([[_guarded(_cell(getattr(row, name))) for name in COLUMNS] for row in rows])
    return text.getvalue().encode("utf-8-sig", "replace")


def unguarded(cell: str) -> str:
    """The words of a cell, without the apostrophe that kept a spreadsheet from working them out."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case Severity():
            return str(int(value))
        case int():
            return str(value) if value else ""
        case tuple():
            return " ".join(value)
        case _:
            return str(value)

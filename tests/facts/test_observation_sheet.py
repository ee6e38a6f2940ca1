"""Sheets as people and spreadsheets bring them back."""

from __future__ import annotations

import csv
import io
from itertools import product

import msgspec
import pytest

from a11y.facts.observation_sheet import Observation, Severity, StepOutcome, write_sheet
from a11y.facts.own_words import own_languages, own_translations
from a11y.facts.sheet_reading import Sheet, outcome_words, read_sheet
from a11y.words.errors import SheetError

ROW = Observation(
    participant="3",
    date="2026-01-02",
    scenario="test_sign_in::test_sign_in",
    locale="he",
    modality="keyboard",
    screen_reader="NVDA 2025.1",
    step_number=2,
    step="Sign-in form",
    page="login",
    state="test_sign_in::test_sign_in#02@he/keyboard",
    expected="Username, edit",
    started="10:00:00",
    ended="10:01:30",
    heard="edit",
    outcome=StepOutcome.WITH_HELP,
    severity=Severity.SERIOUS,
    criteria=("1.3.1", "4.1.2"),
    note="The field said “edit”; לא ברור",
)
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''=1",
    "=cmd|' /C calc'!A0",
    "'tis hard",
    "ok = fine",
    "\uff1d1",
)


def said(content: bytes) -> list[Observation]:
    """What the rows say that say something."""
    return [row.said for row in read_sheet(content, "sheet.csv").rows]


def table(*rows: str) -> bytes:
    """A sheet of these lines."""
    return "\r\n".join(rows).encode() + b"\r\n"


def refused(content: bytes) -> str:
    """The one line that says why a sheet is not read."""
    with pytest.raises(SheetError) as caught:
        read_sheet(content, "sheet.csv")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_written_is_read_back() -> None:
    """Reader and writer have one definition of the columns."""
    assert said(write_sheet([ROW, msgspec.structs.replace(ROW, note="")])) == [
        ROW,
        msgspec.structs.replace(ROW, note=""),
    ]


def test_a_blank_sheet_says_nothing() -> None:
    """The sheet as it is handed out has rows of steps, and nothing in them becomes an observation."""
    blank = msgspec.structs.replace(ROW, outcome=None, severity=None, criteria=(), note="", heard="")
    read = read_sheet(write_sheet([blank, blank]), "sheet.csv")
    assert (read.rows, read.silent, read.notes) == ((), 2, ())


@pytest.mark.parametrize("language", own_languages())
def test_outcomes_in_the_words_of_a_kit(language: str) -> None:
    """The words that a kit in another language shows are understood in its sheets, each as what it means."""
    own = [own_translations(language).gettext(outcome.value) for outcome in StepOutcome]
    rows = [f's,x,"{word.title()}"' for word in own]
    read = read_sheet(table("scenario,state,outcome", *rows), "sheet.csv", outcome_words())
    assert [row.said.outcome for row in read.rows] == list(StepOutcome)


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(words: str) -> None:
    """No cell that we write begins as a formula does, and it comes back as it was."""
    content = write_sheet([msgspec.structs.replace(ROW, note=words, step=words)])
    cells = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1]
    assert not any(cell.startswith(tuple("=+-@\t\r\uff1d")) for cell in cells)
    (row,) = said(content)
    assert (row.note, row.step) == (words, words)


@pytest.mark.parametrize(
    ("delimiter", "encoding", "end", "mark"),
    [
        *product(
            ",;\t",
            ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
            ("\r\n", "\n", "\r"),
            ("", "sep"),
        )
    ],
)
def test_as_a_spreadsheet_saves_it(delimiter: str, encoding: str, end: str, mark: str) -> None:
    """Delimiter, encoding, ends of lines, empty columns behind and the line `sep=` change nothing of what is said."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    plain = list(csv.reader(io.StringIO(write_sheet([ROW]).decode("utf-8-sig"))))
    writer.writerows(
        [*([[f"sep={delimiter}"]] if mark and end != "\r" else []), *([*row, "", ""] for row in plain)]
    )
    whole = text.getvalue().replace(f'"sep={delimiter}"', f"sep={delimiter}")
    assert said(whole.encode(encoding)) == [ROW]


def test_an_old_encoding_is_told() -> None:
    """A file in another encoding is read as Windows-1252, and the user is told so."""
    read = read_sheet("scenario;state;note\ns;x;Schaltfläche stumm\n".encode("cp1252"), "sheet.csv")
    assert read.rows[0].said.note == "Schaltfläche stumm"
    assert "Windows-1252" in read.notes[0]


def test_columns_in_any_order_and_spelling() -> None:
    """Names of columns may be written otherwise, stand in another order, and others may stand among them."""
    read = read_sheet(table("Note, Step Number ,mood,SCENARIO", "hm,2,:(,s"), "sheet.csv")
    assert (read.rows[0].said.note, read.rows[0].said.step_number) == ("hm", 2)
    assert read.notes == ("columns that no sheet has were left out: mood",)


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("outcome", "Done with help", StepOutcome.WITH_HELP),
        ("outcome", "NOT_DONE", StepOutcome.NOT_DONE),
        ("outcome", " not-done ", StepOutcome.NOT_DONE),
        ("severity", "2,0", Severity.MODERATE),
        ("severity", "2.0", Severity.MODERATE),
        ("severity", "Serious", Severity.SERIOUS),
        ("severity", "4 - critical", Severity.CRITICAL),
        ("severity", "0", Severity.NONE),
        ("criteria", "4.1.2; 1.3.1", ("1.3.1", "4.1.2")),
        ("criteria", "WCAG 2.2 SC 1.4.10, 2.4.7.", ("1.4.10", "2.4.7")),
        ("criteria", "01.04.2003", ("1.4.3",)),
        ("criteria", "02.04.11", ("2.4.11",)),
        ("criteria", "2010-04-01", ("1.4.10",)),
        ("step_number", "2,00", 2),
        ("started", "10.00.00", "10.00.00"),
        ("date", "2.1.2026", "2.1.2026"),
    ],
)
def test_a_cell_in_other_words(column: str, cell: str, value: object) -> None:
    """What people type and spreadsheets turn into dates and decimals is understood."""
    header = f'scenario,state,note,"{column}"'
    (row,) = said(table(header, f's,x,hm,"{cell}"'))
    assert getattr(row, column) == value


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\r\n ,,\r\n", "is empty"),
        (b"PK\x03\x04rest", "is a workbook"),
        (table("a,b", "1,2"), "scenario; state (or step_number); outcome, severity or note"),
        (table("scenario,state", "s,x"), "lacks the columns outcome, severity or note"),
        (
            table("scenario,step_number,outcome", "s,1,", "s,2,dnoe"),
            "row 3: “dnoe” is no outcome; use done, ",
        ),
        (table("scenario,step_number,severity", "s,1,5"), "row 2: “5” is no severity; use 0 none, 1 minor, "),
        (table("scenario,step_number,severity", "s,1,2 minor"), "“2 minor” is no severity"),
        (table("scenario,state,note,criteria", "s,x,hm,9.9.9"), "row 2: “9.9.9” is no criteria; use numbers"),
        (table("scenario,step_number,note", "s,two,hm"), "“two” is no step_number"),
        (table("scenario,step_number,outcome", "s,1,x", "s,1,y", "s,1,z"), "(and 2 more in this sheet)"),
    ],
)
def test_a_sheet_that_cannot_be_read(content: bytes, words: str) -> None:
    """One line with file, row, value and what may stand there."""
    told = refused(content)
    assert told.startswith("sheet.csv")
    assert words in told


def test_a_comma_in_a_note_without_quotation_marks() -> None:
    """The last column is the note: what spilt over its edge belongs to it."""
    (row,) = said(table("scenario,state,outcome,note", "s,x,not done,silent, then lost"))
    assert row.note == "silent, then lost"


def test_hostile_cells_stay_words() -> None:
    """Controls are taken out, endless cells are cut, and a broken quotation does not stop the reading."""
    read: Sheet = read_sheet(
        table("scenario,state,note", f's,x,"\u202ea\x00\x1b[31m{"b" * 9000}'), "sh\n\x1beet.csv"
    )
    assert read.rows[0].said.note.startswith("a[31mbbb")
    assert len(read.rows[0].said.note) <= 2000
    assert "\n" not in read.name


def test_columns_stay() -> None:
    """The columns that kits hand out are these: scripts and people's own sheets rely on them."""
    header, _ = write_sheet([]).decode("utf-8-sig").split("\r\n")
    assert header == (
        "participant,date,scenario,locale,modality,screen_reader,step_number,step,page,state,expected,started,ended,"
        "heard,outcome,severity,criteria,note"
    )

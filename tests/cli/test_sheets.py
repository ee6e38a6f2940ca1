"""What people met in sessions, read from sheets into a record and told by every report."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from made_records import begin, end, finding, seen, state, walk, write_record

from a11y.cli.main import run
from a11y.cli.sheets import import_sheets
from a11y.facts.observation_sheet import Observation, Severity, StepOutcome, write_sheet
from a11y.facts.record import COMBINED, RECORDS, Record, Recorder, combine, read_record
from a11y.facts.redaction import Redactor
from a11y.gate import Status, judge, why_incomplete
from a11y.reporting.kit.session import Sessions
from a11y.reporting.kit.sheets import blank_sheet
from a11y.reporting.language import Language
from a11y.reporting.views.overview import Overview
from a11y.rules.judge_across import judge_across
from a11y.words.errors import SheetError
from a11y.words.finding import Finding, Impact, OutcomeValue
from a11y.words.rendition import Modality
from a11y.words.run import ErrorLine, WalkStatus

EN, HE = walk(), walk(locale="he")
KEYS = walk(modality=Modality.KEYBOARD)
ROW = Observation(
    participant="1",
    scenario=EN.scenario,
    locale="en",
    modality="pointer",
    screen_reader="NVDA",
    step_number=1,
    state=state(EN).id,
    severity=Severity.SERIOUS,
    criteria=("4.1.2",),
    note="The field is silent",
)


def row(**said: object) -> Observation:
    """A row of the sheet."""
    return msgspec.structs.replace(ROW, **said)


def sheet(folder: Path, *rows: Observation, name: str = "sheet.csv") -> Path:
    """A filled sheet."""
    path = folder / name
    path.write_bytes(write_sheet(rows))
    return path


def made(folder: Path) -> Path:
    """A run that saw one page in two locales and by keyboard, with a finding of a machine."""
    walks = [EN, HE, KEYS]
    return write_record(folder / "run", walks, *(line for one in walks for line in seen(one)), finding(EN))


def imported(folder: Path, *rows: Observation) -> tuple[Record, list[str]]:
    """The record with what the rows tell, and what the user is told."""
    told = list(import_sheets(folder, [sheet(folder.parent, *rows)]))
    return read_record(folder), told


def of_people(record: Record) -> list[Finding]:
    """What people met."""
    return [one for one in record.findings if one.of_people]


@pytest.mark.parametrize(
    ("said", "outcome", "impact"),
    [
        ({"severity": Severity.MINOR}, OutcomeValue.FAILED, Impact.MINOR),
        ({"severity": Severity.MODERATE}, OutcomeValue.FAILED, Impact.MODERATE),
        ({"severity": Severity.SERIOUS, "outcome": StepOutcome.DONE}, OutcomeValue.FAILED, Impact.SERIOUS),
        ({"severity": Severity.CRITICAL, "note": ""}, OutcomeValue.FAILED, Impact.CRITICAL),
        ({"severity": None, "outcome": StepOutcome.NOT_DONE}, OutcomeValue.FAILED, Impact.CRITICAL),
        (
            {"severity": None, "outcome": StepOutcome.NOT_DONE, "note": ""},
            OutcomeValue.FAILED,
            Impact.CRITICAL,
        ),
        ({"severity": Severity.MINOR, "outcome": StepOutcome.NOT_DONE}, OutcomeValue.FAILED, Impact.MINOR),
        (
            {"severity": Severity.NONE, "outcome": StepOutcome.NOT_DONE},
            OutcomeValue.CANT_TELL,
            Impact.MODERATE,
        ),
        ({"severity": None, "outcome": StepOutcome.WITH_HELP}, OutcomeValue.CANT_TELL, Impact.MODERATE),
        ({"severity": Severity.MINOR, "outcome": StepOutcome.WITH_HELP}, OutcomeValue.FAILED, Impact.MINOR),
    ],
)
def test_what_a_row_comes_to(
    tmp_path: Path, said: dict[str, object], outcome: OutcomeValue, impact: Impact
) -> None:
    """The severity decides; without one, a step that was not done is a barrier, and help is a question."""
    record, _ = imported(made(tmp_path), row(**said))
    (met,) = of_people(record)
    assert (met.outcome, met.impact, met.criteria) == (outcome, impact, ("4.1.2",))
    assert (met.state, met.step, met.rendition, met.target.selector) == (
        state(EN).id,
        "Sign-in form",
        EN.rendition,
        "html",
    )
    assert (ROW.note in met.message) == bool(said.get("note", ROW.note))


@pytest.mark.parametrize(
    "said",
    [
        {"severity": None, "outcome": StepOutcome.DONE},
        {"severity": None},
        {"severity": None, "outcome": StepOutcome.SKIPPED, "note": ""},
        {"severity": Severity.NONE, "outcome": StepOutcome.WITH_HELP},
        {"severity": None, "note": ""},
    ],
)
def test_what_is_no_barrier(tmp_path: Path, said: dict[str, object]) -> None:
    """A note without a severity, a step that was done, and an empty row are no findings; the record stays as it is."""
    folder = made(tmp_path)
    before = (folder / COMBINED).read_bytes()
    _, told = imported(folder, row(**said))
    assert (folder / COMBINED).read_bytes() == before
    assert told[0].startswith("0 barriers from sheet.csv")


def test_the_same_sheet_twice_adds_nothing(tmp_path: Path) -> None:
    """A sheet that was read before is known, and no file grows."""
    folder = made(tmp_path)
    first, told = imported(folder, ROW, row(note="Focus is lost"), row(severity=None, note=""))
    assert told[0] == "2 barriers of 1 participant from sheet.csv: 2 new, 0 known; 1 row said nothing"
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again, told = imported(folder, ROW, row(note="Focus is lost"), row(severity=None, note=""))
    assert told == ["2 barriers of 1 participant from sheet.csv: 0 new, 2 known; 1 row said nothing"]
    assert again == first
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == files


def test_two_people_met_one_barrier(tmp_path: Path) -> None:
    """The same words of two participants are one fault, whatever the locale, the way and the spelling."""
    folder = made(tmp_path)
    imported(folder, ROW)
    record, told = imported(
        folder,
        row(participant="P02", state=state(HE).id, locale="he", note="the FIELD is silent.", severity=4),
    )
    assert told[0] == "1 barrier of 1 participant from sheet.csv: 0 new, 1 known"
    assert len(of_people(record)) == 2
    assert len({one.fingerprint for one in of_people(record)}) == 1
    assert {one.params["participant"] for one in of_people(record)} == {"1", "2"}


def test_a_sheet_that_was_mended_counts(tmp_path: Path) -> None:
    """A severity that is changed in the sheet is changed in the record, and stays so when it is combined again."""
    folder = made(tmp_path)
    imported(folder, ROW)
    imported(folder, row(severity=Severity.MINOR))
    record = combine([folder], folder, judge_across)
    assert [one.impact for one in of_people(record)] == [Impact.MINOR]


def test_nobody_is_named(tmp_path: Path) -> None:
    """No file of the run directory holds a participant's name, even when the note calls them by it."""
    folder = made(tmp_path)
    imported(
        folder,
        row(participant="Noa Levi", note="noa levi was stuck, Noa asked for help. Levi went on"),
        row(participant="050-1234567"),
    )
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert not any(name in content for name in (b"noa", b"levi", b"1234567"))
    told = "[participant] was stuck, [participant] asked for help. [participant] went on"
    assert any(told in one.message for one in of_people(read_record(folder)))


def test_a_row_without_a_page_state(tmp_path: Path) -> None:
    """A sheet without that column is read by scenario, number of the step, locale and modality."""
    rows = [
        row(state="", locale="he", note="a"),
        row(state="", locale="", modality="keyboard", note="b"),
        row(state="", scenario="test_sign_in", modality="", note="c"),
        row(state="", scenario="sign in WITH a password", modality="pointer", note="d"),
    ]
    record, _ = imported(made(tmp_path), *rows)
    assert {one.params["note"]: one.state for one in of_people(record)} == {
        "a": state(HE).id,
        "b": state(KEYS).id,
        "c": state(KEYS).id,
        "d": state(EN).id,
    }


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"state": "another"}, "no page state “another”"),
        ({"scenario": "test_tokens::test_make"}, "no such scenario"),
        ({"scenario": ""}, "names no scenario"),
        ({"locale": "ja"}, "nobody walked “ja”"),
        ({"state": "", "step_number": 7}, "no step 7"),
        ({"step_number": 2}, "a row is repeated whole"),
    ],
)
def test_a_sheet_of_another_record(tmp_path: Path, said: dict[str, object], words: str) -> None:
    """One line names file and row, and nothing is written: not even what the sheet before it said."""
    folder = made(tmp_path)
    before = (folder / COMBINED).read_bytes()
    sheets = [sheet(tmp_path, ROW, name="good.csv"), sheet(tmp_path, ROW, row(**said), name="bad.csv")]
    with pytest.raises(SheetError, match=r"^bad\.csv, row 3: .*") as caught:
        import_sheets(folder, sheets)
    assert words in str(caught.value)
    assert (folder / COMBINED).read_bytes() == before
    assert len(list((folder / RECORDS).iterdir())) == 1


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    """A path that cannot be read is an error of one line."""
    with pytest.raises(SheetError, match="cannot read the sheet"):
        import_sheets(made(tmp_path), [tmp_path])


def test_nothing_of_the_record_is_lost(tmp_path: Path) -> None:
    """Every line of a combined record is there afterwards, in its order, whatever files of processes are left."""
    folder = made(tmp_path)
    combine([folder], folder, judge_across)
    (folder / RECORDS / "p1.jsonl").unlink()
    before = (folder / COMBINED).read_bytes().splitlines()
    imported(folder, ROW)
    after = (folder / COMBINED).read_bytes().splitlines()
    assert [line for line in after if b'"name":"person"' not in line] == before
    combine([folder], folder, judge_across)
    assert (folder / COMBINED).read_bytes().splitlines() == after


def test_records_that_are_joined_keep_their_people(tmp_path: Path) -> None:
    """`a11y combine` of two machines' records has what people met on both, once each."""
    one, two = made(tmp_path / "a"), made(tmp_path / "b")
    imported(one, ROW)
    imported(two, ROW, row(note="Focus is lost"))
    record = combine([one, two], tmp_path / "both", judge_across)
    assert sorted(f.params["note"] for f in of_people(record)) == ["Focus is lost", "The field is silent"]
    assert not record.cut


def killed(folder: Path) -> Path:
    """The record of a run that was killed in its second walk, while a line was written."""
    out = folder / "run"
    with Recorder(out, Redactor(), "p1") as recorder:
        for line in (begin([EN, HE]), *seen(EN), finding(EN)):
            recorder.write(line)
    path = out / RECORDS / "p1.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    return out


def test_a_killed_run_takes_a_sheet_and_stays_incomplete(tmp_path: Path) -> None:
    """What people met is in the record of a run that was killed; it says of itself that it was cut, as before."""
    folder = killed(tmp_path)
    before = set(why_incomplete(read_record(folder)))
    record, _ = imported(folder, ROW)
    assert len(of_people(record)) == 1
    assert len(record.findings) == 2
    assert record.cut
    assert len(set(why_incomplete(record))) == len(before)
    assert judge(record).status is Status.INCOMPLETE
    again, _ = imported(folder, row(note="Focus is lost"))
    assert len(of_people(again)) == 2
    assert again.cut


def test_a_broken_walk_stays_broken(tmp_path: Path) -> None:
    """Ends, errors and reasons are what they were."""
    lines = (state(EN), end(EN, WalkStatus.BROKEN, "the page did not come"), ErrorLine("target", "down"))
    folder = write_record(tmp_path / "run", [EN], *lines)
    before = read_record(folder)
    record, _ = imported(folder, ROW)
    assert (record.ends, record.errors, record.states) == (before.ends, before.errors, before.states)
    assert tuple(why_incomplete(record)) == tuple(why_incomplete(before))


def test_the_command_tells_what_came_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`a11y kit DIR --import` says in a line what came of each sheet, and of a bad one in a line what to do."""
    folder = made(tmp_path)
    good, bad = sheet(tmp_path, ROW, name="good.csv"), tmp_path / "bad.csv"
    bad.write_bytes(b"PK\x03\x04")
    assert run(["kit", str(folder), "--import", str(good)]) == 0
    assert "1 barrier of 1 participant from good.csv: 1 new, 0 known" in capsys.readouterr().out
    assert run(["kit", str(folder), "--import", str(good), "--import", str(bad)]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert told.err.startswith("a11y: bad.csv is a workbook")
    assert told.err.endswith("(docs/messages.md#sheet)\n")


def test_outcomes_are_read_in_the_words_of_kits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of kits in other languages are handed to the reader."""
    monkeypatch.setattr("a11y.cli.sheets.outcome_words", lambda: {"ikke klaret": StepOutcome.NOT_DONE})
    path = tmp_path / "sheet.csv"
    path.write_text(f"scenario;state;outcome\n{EN.scenario};{state(EN).id};Ikke klaret\n", encoding="utf-8")
    folder = made(tmp_path)
    assert list(import_sheets(folder, [path]))[1].startswith("1 barrier of 1 participant")


def test_a_kit_s_own_sheet_comes_back(tmp_path: Path) -> None:
    """The sheet that a kit hands out fits the record that it was made from, row by row."""
    folder = made(tmp_path)
    session = Sessions(Overview(read_record(folder)), [EN.scenario]).in_locale("he")
    path = tmp_path / "notes.csv"
    path.write_bytes(blank_sheet(session, Language("he")))
    assert list(import_sheets(folder, [path])) == ["0 barriers from notes.csv: 1 row said nothing"]


def test_people_close_the_gate(tmp_path: Path) -> None:
    """A barrier counts at the gate as any fault of its impact; a question does not."""
    record, _ = imported(made(tmp_path), ROW, row(severity=None, outcome=StepOutcome.WITH_HELP, note="x"))
    (met, asked) = sorted(of_people(record), key=lambda one: one.outcome is OutcomeValue.CANT_TELL)
    verdict = judge(record)
    assert met.fingerprint in verdict.blocking
    assert asked.fingerprint not in verdict.blocking


def test_whatever_is_in_a_sheet_is_one_line_or_findings(tmp_path: Path) -> None:
    """Sheets with bytes changed at random are read or refused in one sentence; nothing else is raised."""
    folder = made(tmp_path)
    whole = write_sheet([ROW, row(note="=cmd", participant="Noa")])
    dice = random.Random(11)  # noqa: S311 - no secret hangs on it
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path = tmp_path / "random.csv"
        path.write_bytes(content)
        try:
            lines = list(import_sheets(folder, [path]))
        except SheetError as refused:
            lines = [str(refused)]
        assert all("\n" not in line for line in lines)
    assert not read_record(folder).cut

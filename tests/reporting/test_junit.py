from __future__ import annotations

from pathlib import Path

from lxml import etree
from made_records import end, finding, seen, state, walk, write_record
from made_reports import made

from a11y.facts.record import Record, read_record
from a11y.reporting.formats import ReportFormat
from a11y.reporting.judged import UNJUDGED, Acceptance, Judged
from a11y.words.finding import Impact, OutcomeValue
from a11y.words.run import Line, WalkStatus

SCHEMA = Path(__file__).parent.parent / "schemas" / "junit-10.xsd"


def junit(record: Record, folder: Path, judged: Judged = UNJUDGED) -> etree._Element:
    """The root, after the schema has been asked."""
    root = etree.fromstring(made(record, folder, ReportFormat.JUNIT, judged=judged))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    return root


def one(folder: Path, *lines: Line) -> Record:
    """A record of one walk."""
    return read_record(write_record(folder / "run", [walk()], *lines))


def test_the_schema_holds_with_hostile_words(record: Record, tmp_path: Path) -> None:
    """Controls, surrogates and markup of the target are text that XML can hold."""
    root = junit(record, tmp_path)
    assert root.findall(".//failure")
    assert not root.findall(".//img")


def test_the_numbers_are_those_of_the_cases(record: Record, tmp_path: Path) -> None:
    """Counts of the root and of each suite are what is in them."""
    root = junit(record, tmp_path)
    for element in (root, *root):
        assert int(element.attrib["tests"]) == len(element.findall(".//testcase"))
        assert int(element.attrib["failures"]) == len(element.findall(".//failure"))


def test_a_fault_in_two_locales_fails_once(tmp_path: Path) -> None:
    """The walks themselves pass; the fault is one failed case."""
    en, fr = walk(), walk(locale="fr")
    lines = (*seen(en), *seen(fr), finding(en), finding(fr))
    root = junit(read_record(write_record(tmp_path / "run", [en, fr], *lines)), tmp_path)
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["errors"]) == ("3", "1", "0")


def test_a_question_is_skipped(tmp_path: Path) -> None:
    """What a person has to decide fails nothing."""
    root = junit(one(tmp_path, *seen(walk()), finding(walk(), outcome=OutcomeValue.CANT_TELL)), tmp_path)
    assert root.attrib["failures"] == "0"
    assert len(root.findall(".//skipped")) == 1


def test_what_is_accepted_or_below_policy_is_skipped(tmp_path: Path) -> None:
    """Only what closes the gate fails."""
    record = one(tmp_path, *seen(walk()), finding(walk(), Impact.MINOR))
    accepted = junit(record, tmp_path, Judged(accepted={"f1": Acceptance("until June")}))
    assert accepted.attrib["failures"] == "0"
    skipped = accepted.find(".//skipped")
    assert skipped is not None
    assert "until June" in skipped.attrib["message"]
    assert junit(record, tmp_path, Judged(blocking=frozenset())).attrib["failures"] == "0"
    assert junit(record, tmp_path, Judged(blocking=frozenset({"f1"}))).attrib["failures"] == "1"


def test_a_walk_that_broke_or_did_not_end_is_an_error(tmp_path: Path) -> None:
    """Neither counts as passed."""
    broken = one(tmp_path, state(walk()), end(walk(), WalkStatus.BROKEN, "the page did not come"))
    assert junit(broken, tmp_path).attrib["errors"] == "1"
    assert junit(one(tmp_path / "2"), tmp_path).attrib["errors"] != "0"

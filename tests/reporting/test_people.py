"""What people met in sessions, as every report, the gate's baseline and a comparison tell it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest
import yaml
from lxml import etree, html
from made_records import end, finding, seen, state, walk, write_record
from made_reports import made
from rdflib import DCTERMS, RDF, Graph, Namespace

from a11y.cli.main import run
from a11y.cli.sheets import import_sheets
from a11y.comparing.differences import compare
from a11y.comparing.groups import groups
from a11y.facts.baseline import read_baseline
from a11y.facts.observation_sheet import Observation, Severity, StepOutcome, write_sheet
from a11y.facts.policy import Policy
from a11y.facts.record import Record, read_record
from a11y.gating.accepting import gone
from a11y.reporting.formats import ReportFormat
from a11y.reporting.write import write_reports
from a11y.words.rendition import Modality
from a11y.words.run import Line, Walk

# rdflib's own parser uses a class of rdflib's that it has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
EARL = Namespace("http://www.w3.org/ns/earl#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
EN, HE, KEYS = walk(), walk(locale="he"), walk(modality=Modality.KEYBOARD)
HOSTILE = "silent </script><b>x</b> %(note)s {{ 7*7 }} @all [a](b) = 1"
ROW = Observation(
    participant="1",
    scenario=EN.scenario,
    screen_reader="NVDA",
    state=state(EN).id,
    severity=Severity.SERIOUS,
    criteria=("1.3.1",),
    note=HOSTILE,
)
ROWS = (
    ROW,
    msgspec.structs.replace(ROW, participant="2", screen_reader="JAWS"),
    msgspec.structs.replace(
        ROW, criteria=(), severity=None, outcome=StepOutcome.NOT_DONE, note="Gave up. " * 60
    ),
    msgspec.structs.replace(ROW, severity=None, outcome=StepOutcome.WITH_HELP, note="Asked where to go"),
)
"""One barrier of two people, one that nobody put to a criterion, one question."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run in two locales and modalities with a finding of a machine, and what people met in one of them."""
    lines = (line for of in (EN, HE, KEYS) for line in seen(of))
    run = write_record(tmp_path / "run", [EN, HE, KEYS], *lines, finding(EN, fingerprint="f1f1"))
    (tmp_path / "sheet.csv").write_bytes(write_sheet(ROWS))
    import_sheets(run, [tmp_path / "sheet.csv"])
    return run


@pytest.fixture
def met(folder: Path) -> Record:
    """Its record."""
    return read_record(folder)


def test_the_report_says_that_people_met_it(met: Record, tmp_path: Path) -> None:
    """The page of faults tells how many people, what they listened with, and the whole note, as words."""
    write_reports(met, tmp_path / "report", [ReportFormat.HTML], "en")
    page = html.fromstring((tmp_path / "report" / "steps.html").read_bytes())
    faults = [" ".join(one.text_content().split()) for one in page.iter("article")]
    (two,) = [text for text in faults if "Met by 2 people in user sessions (JAWS, NVDA)" in text]
    assert HOSTILE in two
    assert "only" not in two
    (unnamed,) = [text for text in faults if "Gave up" in text]
    assert ("Gave up. " * 60).strip() in unnamed
    assert "Nobody noted a success criterion." in unnamed
    assert "Best practice" not in unnamed
    assert sum("People in user sessions" in text for text in faults) == 3
    assert not page.xpath("//b")


def test_earl_lets_people_assert_by_hand(met: Record, tmp_path: Path) -> None:
    """Assertions of people are manual, by people without names; those of machines stay automatic."""
    facts = Graph().parse(data=made(met, tmp_path, ReportFormat.EARL), format="json-ld")
    (people,) = facts.subjects(RDF.type, FOAF.Person)
    assert (people, RDF.type, EARL.Assertor) in facts
    assert str(facts.value(people, DCTERMS.title)) == "Participants of user sessions"
    by_hand = set(facts.subjects(EARL.mode, EARL.manual))
    assert by_hand == set(facts.subjects(EARL.assertedBy, people))
    assert len(by_hand) == 3
    assert set(facts.subjects(EARL.mode, EARL.automatic))


def test_openacr_counts_what_people_met(met: Record, tmp_path: Path) -> None:
    """A criterion that people failed at is not supported; what nobody put to one stands in the notes."""
    report = yaml.safe_load(made(met, tmp_path, ReportFormat.OPENACR))
    (criterion,) = [
        one["components"][0]["adherence"]
        for one in report["chapters"]["success_criteria_level_a"]["criteria"]
        if one["num"] == "1.3.1"
    ]
    assert criterion["level"] == "does-not-support"
    assert HOSTILE in criterion["notes"]
    assert "put to no criterion: 1. people/barrier (A person could not do this step" in report["notes"]
    assert "participants who met barriers: 2, with JAWS, NVDA" in report["evaluation_methods_used"]


def test_machine_formats_tell_people_apart(met: Record, tmp_path: Path) -> None:
    """JSON and SARIF have the number of people and their screen readers; a machine's fault has neither."""
    faults = json.loads(made(met, tmp_path, ReportFormat.JSON))["findings"]
    (both,) = [one for one in faults if one.get("people") == 2]
    assert (both["engine"]["name"], both["screen_readers"]) == ("person", ["JAWS", "NVDA"])
    assert both["message"] == f"A person met a barrier here: “{HOSTILE}”"
    assert [one["rule"] for one in faults if "people" not in one] == ["axe/label"]
    run = json.loads(made(met, tmp_path, ReportFormat.SARIF))["runs"][0]
    assert sorted(one["properties"].get("people", 0) for one in run["results"]) == [0, 1, 1, 2]
    (rule,) = [one for one in run["tool"]["driver"]["rules"] if one["id"] == "people/barrier"]
    assert rule["properties"]["tags"] == ["accessibility"]


def test_a_barrier_is_a_case_that_fails(met: Record, tmp_path: Path) -> None:
    """JUnit fails for a barrier and says who met it; a question is skipped."""
    suite = etree.fromstring(made(met, tmp_path, ReportFormat.JUNIT))
    cases = [case for case in suite.iter("testcase") if case.get("classname") == "people/barrier"]
    assert len([case for case in cases if case.find("skipped") is not None]) == 1
    told = [str(case.findtext("failure")) for case in cases if case.find("failure") is not None]
    assert any("Met by people in user sessions: 2; with JAWS and NVDA." in text for text in told)
    assert all(HOSTILE in text or "Gave up" in text for text in told)


@pytest.mark.parametrize("chosen", [ReportFormat.MARKDOWN, ReportFormat.COMMENT])
def test_words_of_people_are_no_markup(met: Record, tmp_path: Path, chosen: ReportFormat) -> None:
    """Neither tag, mention nor link in a note comes alive in Markdown, and people are told."""
    text = made(met, tmp_path, chosen).decode()
    assert "<b>" not in text
    assert "@all" not in text
    # a summary is HTML, in which Markdown makes no links
    assert "[a](b)" not in re.sub("<summary>.*</summary>", "", text)
    assert "Met by people in user sessions" in re.sub(r"\\", "", text)


@pytest.mark.parametrize("chosen", list(ReportFormat))
def test_other_formats_tell_barriers(met: Record, tmp_path: Path, chosen: ReportFormat) -> None:
    """Every format tells them, whatever the language of the report."""
    write_reports(met, tmp_path / "report", [chosen], "he")
    assert any(b"silent" in path.read_bytes() for path in (tmp_path / "report").iterdir() if path.is_file())


def test_where_nobody_was_asked_tells_nothing(met: Record) -> None:
    """People are asked in one locale and way: that it was met there alone is not said of them, but of machines."""
    only = {group.rule: group.only for group in groups(met)}
    assert only == {"axe/label": ("in en", "by pointer"), "people/barrier": ()}


ACCEPT = ("--update-baseline", "--reason", "a ticket is open", "--who", "Ada")


def test_a_barrier_can_be_accepted(folder: Path) -> None:
    """`a11y gate --update-baseline` takes it in with the words of its note, and the gate lets it pass then."""
    baseline = folder / "baseline.toml"
    assert run(["gate", str(folder), "--baseline", str(baseline), *ACCEPT]) == 0
    entries = read_baseline(baseline).entries
    places = sorted(entry.place for entry in entries if entry.rule == "people/barrier")
    assert [place[:24] for place in places] == ["Sign-in form: “Gave up. ", "Sign-in form: “silent </"]
    assert run(["gate", str(folder), "--baseline", str(baseline)]) == 0


def test_machines_do_not_mend_what_people_met(folder: Path, tmp_path: Path) -> None:
    """A later run leaves barriers in the baseline and calls none mended, with a session of its own or without."""
    baseline = tmp_path / "baseline.toml"
    assert run(["gate", str(folder), "--baseline", str(baseline), *ACCEPT]) == 0
    later = write_record(tmp_path / "later", [EN, HE], *(line for of in (EN, HE) for line in looked(of)))
    (tmp_path / "other.csv").write_bytes(write_sheet([msgspec.structs.replace(ROW, note="Another barrier")]))
    for session in (False, True):
        if session:
            import_sheets(later, [tmp_path / "other.csv"])
        record = read_record(later)
        assert [entry.rule for entry in gone(read_baseline(baseline), record)] == ["axe/label"]
        changes = compare(read_record(folder), record, Policy()).findings
        assert [group.rule for group in changes.mended] == ["axe/label"]
        assert {group.rule for group in changes.not_looked} == {"people/barrier"}
        assert [group.fingerprint for group in changes.new] == list(changes.unknown)
        assert len(changes.new) == session


def looked(of: Walk) -> tuple[Line, ...]:
    """A walk that saw one page, on which the rule of the machine's finding has passed."""
    return (msgspec.structs.replace(state(of), passed=("axe/label",)), end(of))


def test_the_policy_knows_the_rule(tmp_path: Path) -> None:
    """A policy may name what people meet, in a run that no session has followed yet too."""
    clean = write_record(tmp_path / "run", [EN], *seen(EN))
    assert run(["gate", str(clean), "--policy", "ignore.rule=people/barrier"]) == 0

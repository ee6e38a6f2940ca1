from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from made_records import finding, seen, walk, write_record
from made_reports import made
from rich_record import clear_record

from a11y.content import content_path
from a11y.facts.record import Record, read_record
from a11y.reporting.formats import ReportFormat
from a11y.reporting.judged import UNJUDGED, Acceptance, Judged, Standing
from a11y.words.finding import Impact, OutcomeValue, Source, Target

SCHEMA = Path(__file__).parent.parent / "schemas" / "sarif-2.1.0-rtm.5.json"


def sarif(record: Record, folder: Path, language: str = "en", judged: Judged = UNJUDGED) -> dict[str, Any]:
    """The only run of the log, after the schema has been asked."""
    log = json.loads(made(record, folder, ReportFormat.SARIF, language, judged))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def one(folder: Path, **changes: Any) -> Record:
    """A record of one finding."""
    of = walk("test_sign_in::test_sign_in")
    told = msgspec.structs.replace(finding(of, Impact.SERIOUS), **changes)
    return read_record(write_record(folder / "run", [of], *seen(of), told))


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_schema_holds_with_hostile_words(record: Record, tmp_path: Path, language: str) -> None:
    """A record full of markup, controls and lone surrogates is valid SARIF 2.1.0, in every language."""
    run = sarif(record, tmp_path, language)
    assert run["results"]
    assert run["language"] == language


def test_a_fault_is_one_result(record: Record, tmp_path: Path) -> None:
    """Findings with one fingerprint in four locales are one result, which tells how often it was met."""
    run = sarif(record, tmp_path)
    names = [result["partialFingerprints"]["a11yFingerprint/v1"] for result in run["results"]]
    assert len(names) == len(set(names)) < len(record.findings)
    assert sum(result["occurrenceCount"] for result in run["results"]) == len(record.findings)


def test_each_result_has_its_rule(record: Record, tmp_path: Path) -> None:
    """The index leads to the rule of the same id, which has help and, for a criterion, its address."""
    run = sarif(record, tmp_path)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["help"]["text"]
        assert all(
            f"WCAG {number}" in rule["help"]["markdown"] for number in result["properties"]["criteria"]
        )


@pytest.mark.parametrize(
    ("impact", "level"),
    [
        (Impact.CRITICAL, "error"),
        (Impact.SERIOUS, "error"),
        (Impact.MODERATE, "warning"),
        (Impact.MINOR, "note"),
    ],
)
def test_the_impact_is_the_level(tmp_path: Path, impact: Impact, level: str) -> None:
    """What hits hard is an error, what hits less a warning or a note."""
    (result,) = sarif(one(tmp_path, impact=impact), tmp_path)["results"]
    assert (result["kind"], result["level"]) == ("fail", level)


def test_a_question_is_for_review(tmp_path: Path) -> None:
    """What a machine cannot decide is of the kind `review` and has no level, as the specification demands."""
    (result,) = sarif(one(tmp_path, outcome=OutcomeValue.CANT_TELL), tmp_path)["results"]
    assert (result["kind"], result["level"]) == ("review", "none")


def place(result: dict[str, Any]) -> tuple[str, int]:
    """Where a result is to be mended."""
    physical = result["locations"][0]["physicalLocation"]
    return physical["artifactLocation"]["uri"], physical["region"]["startLine"]


def test_a_result_lies_at_the_template_line(tmp_path: Path) -> None:
    """With sources the first is the place and the others are related."""
    sources = (Source("warehouse/templates/a b.html", 7), Source("warehouse/x.html", 0))
    (result,) = sarif(one(tmp_path, sources=sources), tmp_path)["results"]
    assert place(result) == ("warehouse/templates/a%20b.html", 7)
    assert len(result["relatedLocations"]) == 1


def test_the_line_that_most_findings_name_is_the_place(tmp_path: Path) -> None:
    """Where findings of one fault disagree, the line that most of them name first is the place, the others are near."""
    of = walk("test_sign_in::test_sign_in")
    told = finding(of, Impact.SERIOUS)
    one, two = Source("one.html", 3), Source("two.html", 4)
    lines = [
        msgspec.structs.replace(told, sources=sources, url=f"http://localhost:1/{number}")
        for number, sources in enumerate([(one,), (two, one), (two,)])
    ]
    record = read_record(write_record(tmp_path / "run", [of], *seen(of), *lines))
    (result,) = sarif(record, tmp_path)["results"]
    assert place(result) == ("two.html", 4)
    assert len(result["relatedLocations"]) == 1


def test_else_it_lies_at_the_scenario(tmp_path: Path) -> None:
    """Where the template is not known, the line of the scenario's function; of an unknown one the first line."""
    lines = (content_path("scenarios") / "test_sign_in.py").read_text(encoding="utf-8").splitlines()
    start = next(text for text in lines if text.startswith("def test_"))
    name = start.partition("(")[0].removeprefix("def ")
    (known,) = sarif(one(tmp_path / "1", scenario=f"test_sign_in::{name}[nfc]"), tmp_path)["results"]
    assert place(known) == ("scenarios/test_sign_in.py", lines.index(start) + 1)
    (unknown,) = sarif(one(tmp_path / "2", scenario="test_ours::test_x"), tmp_path)["results"]
    assert place(unknown) == ("scenarios/test_ours.py", 1)


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "C:\\x\\..\\y", "http://e/x"])
def test_no_place_leads_out_of_the_repository(tmp_path: Path, path: str) -> None:
    """A catalog's path, whatever it says, stays a relative one below the root."""
    (result,) = sarif(one(tmp_path, sources=(Source(path, 1),)), tmp_path)["results"]
    uri, _ = place(result)
    assert not uri.startswith("/")
    assert ".." not in uri.split("/")
    assert ":" not in uri


def test_words_of_the_target_make_no_link_or_placeholder(tmp_path: Path) -> None:
    """In a message neither `[text](1)` nor `{0}` of the page's means anything to a viewer."""
    target = Target("link", "[go](http://evil) {0}", "a", "<a>")
    (result,) = sarif(one(tmp_path, target=target), tmp_path)["results"]
    assert "](" not in result["message"]["text"]
    assert "{{0}}" in result["message"]["text"]


def test_an_incomplete_run_was_not_executed_well(record: Record, tmp_path: Path) -> None:
    """The invocation says whether the run saw all, and why not."""
    (incomplete,) = sarif(record, tmp_path)["invocations"]
    assert incomplete["executionSuccessful"] is False
    assert incomplete["toolExecutionNotifications"]
    run = sarif(clear_record(tmp_path), tmp_path / "2")
    assert run["invocations"][0]["executionSuccessful"] is True
    assert run["results"] == []


def test_the_baseline_is_told(tmp_path: Path) -> None:
    """What stands how to the baseline is `baselineState`; what is accepted is suppressed, with the reason."""
    judged = Judged(
        standings={"f1": Standing.UNCHANGED},
        accepted={"f1": Acceptance("known \x00 since May", "us", "2027-01-01")},
    )
    (result,) = sarif(one(tmp_path), tmp_path, judged=judged)["results"]
    assert result["baselineState"] == "unchanged"
    (suppression,) = result["suppressions"]
    assert suppression["justification"] == "known [U+0000] since May, us, 2027-01-01"


def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    """Made twice it is the same file."""
    assert made(record, tmp_path, ReportFormat.SARIF) == made(record, tmp_path / "2", ReportFormat.SARIF)

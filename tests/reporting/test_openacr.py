from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from made_records import finding, seen, state, walk, write_record
from made_reports import made

from a11y.facts.record import Record, read_record
from a11y.reporting.formats import ReportFormat
from a11y.words.finding import OutcomeValue
from a11y.words.run import Line
from a11y.words.wcag import CRITERIA, Level

LEVELS = {"supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated"}
"""The terms of GSA's catalog."""


def openacr(record: Record, folder: Path) -> dict[str, Any]:
    """The report, as a YAML library reads it."""
    report = yaml.safe_load(made(record, folder, ReportFormat.OPENACR))
    assert isinstance(report, dict)
    return report


def levels(report: dict[str, Any]) -> dict[str, str]:
    """The adherence of each criterion."""
    return {
        criterion["num"]: criterion["components"][0]["adherence"]["level"]
        for chapter in report["chapters"].values()
        for criterion in chapter["criteria"]
    }


def one(folder: Path, *lines: Line) -> dict[str, str]:
    """The adherence after one walk."""
    of = walk()
    return levels(openacr(read_record(write_record(folder / "run", [of], *seen(of)[1:], *lines)), folder))


def test_it_has_what_the_gsa_asks_for(record: Record, tmp_path: Path) -> None:
    """Title, product and author with their required keys, strings where the schema has strings, a whole version."""
    report = openacr(record, tmp_path)
    assert isinstance(report["title"], str)
    assert isinstance(report["product"]["name"], str)
    assert isinstance(report["author"]["email"], str)
    assert isinstance(report["version"], int)
    for key in ("report_date", "last_modified_date", "notes", "evaluation_methods_used", "catalog"):
        assert isinstance(report[key], str)


@pytest.mark.parametrize("level", list(Level))
def test_every_criterion_is_in_the_chapter_of_its_level(record: Record, tmp_path: Path, level: Level) -> None:
    """No criterion of WCAG 2.2 is left out, and each has a term of the catalog."""
    chapter = openacr(record, tmp_path)["chapters"][f"success_criteria_level_{level.value.lower()}"]
    assert [one["num"] for one in chapter["criteria"]] == [c.number for c in CRITERIA if c.level is level]
    for criterion in chapter["criteria"]:
        (component,) = criterion["components"]
        assert component["name"] == "web"
        assert component["adherence"]["level"] in LEVELS
        assert component["adherence"]["notes"]


def test_where_nobody_looked_nothing_is_claimed(tmp_path: Path) -> None:
    """A criterion that no rule asked about is not evaluated."""
    assert set(one(tmp_path, state(walk())).values()) == {"not-evaluated"}


def test_what_passed_is_supported(tmp_path: Path) -> None:
    """A rule that passed speaks for its criteria, and for no others."""
    looked = msgspec.structs.replace(state(walk()), passed=("axe/image-alt",))
    told = one(tmp_path, looked)
    assert told.pop("1.1.1") == "supports"
    assert set(told.values()) == {"not-evaluated"}


def test_a_question_is_no_support(tmp_path: Path) -> None:
    """What only a person can tell is not evaluated, although another rule of the criterion passed."""
    looked = msgspec.structs.replace(state(walk()), passed=("axe/button-name",))
    assert one(tmp_path, looked, finding(walk(), outcome=OutcomeValue.CANT_TELL))["4.1.2"] == "not-evaluated"


def test_a_fault_counts_by_the_tasks_that_it_hits(tmp_path: Path) -> None:
    """In most tasks it is no support, in fewer a partial one."""
    looked = state(walk())
    assert one(tmp_path, looked, finding(walk()))["4.1.2"] == "does-not-support"
    other = walk("test_history::test_history")
    assert one(tmp_path / "2", looked, state(other), finding(walk()))["4.1.2"] == "partially-supports"

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from made_records import end, finding, seen, state, walk, write_record

from a11y.cli.main import run
from a11y.reporting.formats import ReportFormat
from a11y.reporting.places import FILES, require_writable
from a11y.words.errors import OutputError

OLD, NEW = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished run with two faults, and no configuration but the test's own."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    of = walk()
    return write_record(
        tmp_path / "audit", [of], *seen(of), *(finding(of, fingerprint=name) for name in (OLD, NEW))
    )


def results(folder: Path) -> dict[str, Any]:
    """SARIF's results by fingerprint."""
    log = json.loads((folder / "report.sarif").read_text(encoding="utf-8"))
    return {
        result["partialFingerprints"]["a11yFingerprint/v1"].partition(":")[0]: result
        for result in log["runs"][0]["results"]
    }


def test_without_a_comparison_nothing_is_called_new(audit: Path) -> None:
    """A report of the record alone claims nothing about another one."""
    assert run(["report", str(audit), "--format", "sarif"]) == 0
    assert all("baselineState" not in result for result in results(audit / "report").values())


def test_the_baseline_reaches_the_report(audit: Path, tmp_path: Path) -> None:
    """What it accepts is suppressed with its reason; the rest is new."""
    baseline = tmp_path / "b.toml"
    baseline.write_text(
        f'[[finding]]\nfingerprint = "{OLD}"\nrule = "axe/label"\nplace = "Sign in"\n'
        'reason = "the vendor mends it"\nexpires = 2999-01-01\n',
        encoding="utf-8",
    )
    assert run(["report", str(audit), "--format", "sarif", "--baseline", str(baseline)]) == 0
    told = results(audit / "report")
    assert told[OLD]["baselineState"] == "unchanged"
    assert "the vendor mends it" in told[OLD]["suppressions"][0]["justification"]
    assert told[NEW]["baselineState"] == "new"


def test_an_earlier_record_tells_what_is_new(audit: Path, tmp_path: Path) -> None:
    """What the base has too is unchanged."""
    of = walk()
    base = write_record(tmp_path / "base", [of], *seen(of), finding(of, fingerprint=OLD))
    assert run(["report", str(audit), "--format", "sarif", "--base", str(base)]) == 0
    told = results(audit / "report")
    assert (told[OLD]["baselineState"], told[NEW]["baselineState"]) == ("unchanged", "new")


@pytest.mark.usefixtures("audit")
def test_what_moved_is_updated_and_what_is_mended_is_left_out(tmp_path: Path) -> None:
    """Code scanning closes an alert that an upload does not list; a fault that walked to another page keeps its own."""
    of = walk()
    steps = [msgspec.structs.replace(state(of, number), step=f"Step {number}") for number in (1, 2)]
    here, there = (
        msgspec.structs.replace(
            finding(of, fingerprint=OLD), step=f"Step {number}", state=steps[number - 1].id
        )
        for number in (1, 2)
    )
    base = write_record(tmp_path / "base", [of], *steps, end(of), here, finding(of, fingerprint="00112233"))
    head = write_record(tmp_path / "head", [of], *steps, end(of), there, finding(of, fingerprint=NEW))
    for command in ("report", "gate"):
        assert run([command, str(head), "--format", "sarif", "--base", str(base)]) == int(command == "gate")
        told = {name: result["baselineState"] for name, result in results(head / "report").items()}
        assert told == {OLD: "updated", NEW: "new"}


def test_the_comment_tells_what_changed_besides(audit: Path, tmp_path: Path) -> None:
    """Against a base the comment counts what is mended, and tells of it; new faults are told once, in full."""
    of = walk()
    old = finding(
        of,
        fingerprint="00112233",
    )
    base = write_record(tmp_path / "base", [of], *seen(of), old)
    assert run(["report", str(audit), "--format", "comment", "--base", str(base), "--language", "en"]) == 0
    text = (audit / "report" / "comment.md").read_text(encoding="utf-8")
    assert "2 new, 0 known before, 0 accepted, 1 mended." in text
    assert "Mended faults: 1" in text
    assert "New faults" not in text


@pytest.mark.parametrize("chosen", list(FILES))
def test_a_report_in_the_way_is_found_before_a_run(tmp_path: Path, chosen: ReportFormat) -> None:
    """A file that cannot be written is told before anything is walked, and nothing is left behind."""
    (tmp_path / FILES[chosen]).mkdir()
    with pytest.raises(OutputError, match=FILES[chosen]):
        require_writable(tmp_path, [chosen])
    assert [path.name for path in tmp_path.iterdir()] == [FILES[chosen]]


def test_looking_leaves_no_empty_report(tmp_path: Path) -> None:
    """A run that is killed afterwards has no empty report that could be taken for one."""
    require_writable(tmp_path / "report", list(ReportFormat))
    assert list((tmp_path / "report").iterdir()) == []


def test_each_format_of_one_file_is_known_by_name() -> None:
    """Every format but the pages has its file's name, so that it can be opened beforehand."""
    assert set(FILES) == set(ReportFormat) - {ReportFormat.HTML}

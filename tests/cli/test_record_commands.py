from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_records import finding, seen, walk, write_record

from a11y.cli.main import run
from a11y.facts.record import read_record
from a11y.reporting.formats import ReportFormat
from a11y.reporting.places import FILES
from a11y.words.finding import Impact


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    """A finished run with a serious fault."""
    one = walk()
    return write_record(tmp_path / "audit", [one], *seen(one), finding(one, Impact.SERIOUS))


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration file but the test's own."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def test_gate_exit_status_is_the_verdict(audit: Path, tmp_path: Path) -> None:
    """0 passed, 1 findings at or above policy, 3 not complete."""
    assert run(["gate", str(audit)]) == 1
    assert run(["gate", str(audit), "--fail-on", "critical"]) == 0
    assert run(["gate", str(write_record(tmp_path / "cut", [walk()]))]) == 3


def test_the_configured_policy_holds(audit: Path, tmp_path: Path) -> None:
    """The configuration's policy is used, and the option wins over it."""
    (tmp_path / "a11y.toml").write_text('[policy]\nfail_on = "critical"\n', encoding="utf-8")
    assert run(["gate", str(audit)]) == 0
    assert run(["gate", str(audit), "--fail-on", "minor"]) == 1


def test_a_quiet_gate_says_only_why_it_closes(audit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Quiet: nothing on standard output, one line on standard error when the gate closes."""
    assert run(["gate", str(audit), "--quiet"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "1 fault" in told.err


@pytest.mark.parametrize("command", ["gate", "report", "combine"])
def test_a_folder_without_a_record_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A wrong folder is told in one line with what to give instead, and is never a pass."""
    (tmp_path / "empty").mkdir()
    assert run([command, str(tmp_path / "empty")]) == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert str(tmp_path / "empty") in told


def test_report_writes_every_format(audit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--format` each format but EARL is written, and its path is told, one a line."""
    assert run(["report", str(audit), "--language", "en"]) == 0
    paths = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert len(paths) == len(ReportFormat) - 1
    assert not (audit / "report" / FILES[ReportFormat.EARL]).exists()
    assert all(path.stat().st_size for path in paths)


@pytest.mark.parametrize("chosen", [member.value for member in ReportFormat])
def test_report_takes_each_format_by_name(audit: Path, tmp_path: Path, chosen: str) -> None:
    """Each member of the enum can be asked for by its name, into a folder of one's choice."""
    out = tmp_path / "elsewhere"
    assert run(["report", str(audit), "--format", chosen, "--out", str(out), "--language", "en"]) == 0
    assert any(out.iterdir())


def test_a_report_that_cannot_be_written_is_one_line(
    audit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where the folder should be: one line and an exit status that is no pass."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run(["report", str(audit), "--out", str(tmp_path / "file" / "report"), "--language", "en"]) in {
        2,
        3,
    }
    assert capsys.readouterr().err.count("\n") == 1


def test_combine_joins_shards(tmp_path: Path) -> None:
    """Two machines' records become one with the walks of both."""
    en, fr = walk(), walk(locale="fr")
    shards = [
        write_record(tmp_path / "1", [en], *seen(en), process="p1"),
        write_record(tmp_path / "2", [fr], *seen(fr), process="p2"),
    ]
    assert run(["combine", *map(str, shards), "--out", str(tmp_path / "all")]) == 0
    record = read_record(tmp_path / "all")
    assert {end.walk for end in record.ends} == {en, fr}
    assert run(["gate", str(tmp_path / "all")]) == 0


@pytest.mark.parametrize(
    ("ours", "theirs", "joins"),
    [
        ("http://localhost:1/", "http://127.0.0.1:7000/", True),
        ("https://staging.example.org/", "https://staging.example.org/", True),
        ("https://staging.example.org/", "https://example.org/", False),
        ("http://localhost:1/", "https://example.org/", False),
    ],
)
def test_records_of_two_targets_are_not_joined(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ours: str, theirs: str, joins: bool
) -> None:
    """Each shard may start an index of its own on its machine; two hosts are two targets, and nothing is written."""
    shards = [write_record(tmp_path / name, [walk()], *seen(walk()), process=name) for name in ("p1", "p2")]
    for shard, target in zip(shards, (ours, theirs), strict=True):
        for path in (shard / "run.jsonl", *(shard / "records").iterdir()):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace('"http://localhost:1/"', f'"{target}"', 1), encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert run(["combine", *map(str, shards)]) == (0 if joins else 3)
    told = capsys.readouterr().err
    assert ("of different targets" in told, told.count("\n")) == (not joins, int(not joins))
    if not joins:
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_combine_tells_of_a_record_that_was_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A killed process's record is joined as far as it goes, and the exit status says it is not whole."""
    folder = write_record(tmp_path / "1", [walk()], *seen(walk()))
    part = folder / "records" / "p1.jsonl"
    lines = part.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[-1])["kind"] == "end"
    part.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert run(["combine", str(folder)]) == 3
    assert "cut short" in capsys.readouterr().err
    assert run(["gate", str(folder)]) == 3

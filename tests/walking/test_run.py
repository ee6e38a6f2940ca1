"""What `a11y run` promises of its record: the contract of each line, the same again, and shards that add up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from running import Site, a11y, a11y_here, lines, write_scenarios

FINDING = {
    "rule", "outcome", "impact", "criteria", "scenario", "step", "rendition", "modality", "url", "target",
    "message", "help_url", "engine", "sources", "fingerprint",
}  # fmt: skip
"""What scripts outside the project rely on in a finding (DESIGN §5)."""
LARGEST_STATE = 200_000
"""Bytes of a page state's line."""
SIGN_IN = """
index.open("home").expect("home", "The start page")
index.open("login").expect("login", "Sign-in form")
"""


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two runs of one scenario on two embedded indexes in which the same defect is planted."""
    folder = tmp_path_factory.mktemp("twice")
    scenarios = write_scenarios(folder, SIGN_IN)
    for out in ("one", "two"):
        ended = a11y(
            "run",
            "-l",
            "en",
            "--plant",
            "missing-label",
            "--scenarios",
            scenarios,
            "--out",
            out,
            folder=folder,
        )
        assert ended.status == 1, ended
    return folder / "one", folder / "two"


def test_the_first_line_tells_what_was_run(twice: tuple[Path, Path]) -> None:
    """A record begins with its format, the target, the versions of all engines and every walk that was planned."""
    first = lines(twice[0])[0]
    assert (first["kind"], first["format"], first["profile"]) == ("run", 1, "embedded")
    assert first["target"].startswith("http://localhost:")
    assert {"a11y", "python", "browser", "axe-core"} <= first["versions"].keys()
    assert [walk["scenario"] for walk in first["planned"]] == ["test_tasks::test_task_1"]


def test_every_line_has_a_kind(twice: tuple[Path, Path]) -> None:
    """No line is of another kind than the contract names, and the last is the end."""
    kinds = [line["kind"] for line in lines(twice[0])]
    assert set(kinds) <= {"run", "state", "finding", "sighting", "speech", "error", "end"}
    assert kinds[-1] == "end"
    assert kinds.count("state") == 2


def test_a_finding_has_all_its_fields(twice: tuple[Path, Path]) -> None:
    """The planted defect is found, and each finding tells all that the contract promises."""
    findings = lines(twice[0], "finding")
    planted = [finding for finding in findings if finding["rule"] == "axe/label"]
    assert planted
    assert planted[0]["criteria"] == ["4.1.2"]
    for finding in findings:
        assert finding.keys() >= FINDING
        assert finding["target"].keys() >= {"role", "name", "selector", "html", "box"}
        assert finding["engine"].keys() >= {"name", "version"}
        assert finding["impact"] in {"minor", "moderate", "serious", "critical"}
        assert finding["outcome"] in {"failed", "cantTell"}


def test_a_state_stays_small(twice: tuple[Path, Path]) -> None:
    """A page state's line is under 200 kB, and has the key that equal states share."""
    for text in (twice[0] / "run.jsonl").read_bytes().splitlines():
        line = json.loads(text)
        if line["kind"] == "state":
            assert len(text) < LARGEST_STATE
            assert len(line["key"]) == 32


@pytest.mark.parametrize(("kind", "field"), [("state", "id"), ("state", "key"), ("finding", "fingerprint")])
def test_the_same_again(kind: str, field: str, twice: tuple[Path, Path]) -> None:
    """Another run on another index of the same code names states, keys, findings alike: no time or port is in."""
    one, two = ([line[field] for line in lines(out, kind)] for out in twice)
    assert one == two
    assert one


def walks(out: Path) -> list[tuple[str, str]]:
    """Each walk that ended, with how."""
    return [(line["walk"]["scenario"], line["status"]) for line in lines(out, "end") if line.get("walk")]


def told(out: Path) -> list[dict[str, Any]]:
    """The states of a record, without what differs between two runs: times, and the port of nobody's choosing."""
    return [{key: line[key] for key in ("id", "key", "passed")} for line in lines(out, "state")]


def test_shards_add_up(tmp_path: Path) -> None:
    """Two shards walk everything once; combined they tell what one run tells, and a run replaces an older one."""
    scenarios = write_scenarios(tmp_path, *['index.open("start").expect("start", "The first page")'] * 3)
    with Site(tmp_path).serving() as site:
        command = ["run", *site.options(), "--scenarios", scenarios, "--out"]
        parts = [a11y(*command, f"part{part}", "--shard", f"{part}/2", folder=tmp_path) for part in (1, 2)]
        old = a11y(*command, "all", "-k", "task_2", folder=tmp_path)
        alone = walks(tmp_path / "all")
        again = a11y(*command, "all", folder=tmp_path)
    assert [run.status for run in (*parts, old, again)] == [0, 0, 0, 0], parts
    assert a11y_here("combine", "part1", "part2", "--out", "both", folder=tmp_path).status == 0
    separate = [set(walks(tmp_path / f"part{part}")) for part in (1, 2)]
    assert not separate[0] & separate[1]
    assert walks(tmp_path / "both") == walks(tmp_path / "all")
    assert told(tmp_path / "both") == told(tmp_path / "all")
    assert alone == [("test_tasks::test_task_2", "finished")]
    assert len(walks(tmp_path / "all")) == 3
    assert a11y_here("gate", "both", folder=tmp_path).status == 0

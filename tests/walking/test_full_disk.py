"""A disk that fills up in the middle of a run: one line, status 3, and what was recorded before can be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from made_records import seen, walk, write_record
from running import A11Y, AT_MOST, Ended, Site, a11y, a11y_here, assert_one_line, lines, write_scenarios

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")

FULL = """
import resource
from pathlib import Path
index.open("start").expect("start", "The first page")
written = max(path.stat().st_size for path in Path("out/records").glob("*.jsonl"))
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
index.open("start").expect("start", "The second page")
"""
"""Sees a page; from then on a file that grows past the limit is refused to the walking process."""


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("limit", ["written + 700", "700"], ids=["in the middle of a line", "in a picture"])
def test_the_disk_is_full(limit: str, workers: int, tmp_path: Path) -> None:
    """The run stops with one line that says what to do; the first page is in the record."""
    scenarios = write_scenarios(tmp_path, *[FULL.format(limit=limit)] * workers)
    with Site(tmp_path).serving() as site:
        ended = a11y(
            "run", *site.options(), "--scenarios", scenarios, "-n", workers, "--out", "out", folder=tmp_path
        )
    assert "Traceback" not in ended.out + ended.err
    told = [line for line in ended.complaints if line.startswith("a11y: ")]
    assert len(told) == 1, ended.err
    assert "any more: File too large; free some space" in told[0]
    assert ended.status == 3
    assert "Incomplete" in ended.out
    gate = a11y_here("gate", "out", folder=tmp_path)
    assert gate.status == 3, gate
    assert a11y_here("report", "out", folder=tmp_path).status == 0
    assert "The first page" in {line["step"] for line in lines(tmp_path / "out", "state")}
    media = [path.name for path in (tmp_path / "out" / "media").iterdir()]
    assert [name for name in media if name.startswith(".")] == []


ROOM = """
import resource

resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""
"""A conftest.py: those who walk may write as much as they like."""


def limited(most: int, *arguments: object, folder: Path) -> Ended:
    """The command, which can write no file of more than so many bytes; its children can take the limit away."""
    limit = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, resource.RLIM_INFINITY))"
    code = f"import os, resource, sys; {limit}; os.execv(sys.argv[1], sys.argv[1:])"
    ended = subprocess.run(
        [sys.executable, "-c", code, *A11Y, *map(str, arguments)],
        cwd=folder, capture_output=True, text=True, check=False, timeout=AT_MOST,
    )  # fmt: skip
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_the_disk_is_full_when_all_is_combined(tmp_path: Path) -> None:
    """What the command writes last finds no room: one line, status 3; each walk's record is whole, and no pass."""
    scenarios = write_scenarios(tmp_path, 'index.open("start").expect("start", "The first page")')
    (tmp_path / "conftest.py").write_text(ROOM, encoding="utf-8")
    with Site(tmp_path).serving() as site:
        # the plan finds room, and the record of a page does not
        ended = limited(
            8192, "run", *site.options(), "--scenarios", scenarios, "--out", "out", folder=tmp_path
        )
    told = [line for line in ended.complaints if line.startswith("a11y: ")]
    assert ended.status == 3, ended
    assert len(told) == 1, ended.err
    assert "run.jsonl any more: File too large; free some space" in told[0]
    assert "Traceback" not in ended.out + ended.err
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.endswith(".jsonl")] == []
    gate = a11y_here("gate", "out", folder=tmp_path)
    assert gate.status == 3, gate
    assert a11y_here("report", "out", "--format", "json", folder=tmp_path).status == 0


@pytest.mark.parametrize("command", ["gate", "report"])
def test_the_disk_is_full_when_a_report_is_written(command: str, tmp_path: Path) -> None:
    """One line that says what to do, and the status of what is incomplete, not of wrong usage (DESIGN §5)."""
    run = write_record(tmp_path / "run", [walk()], *seen(walk()))
    ended = limited(256, command, run, "--format", "json", "--out", "out", folder=tmp_path)
    assert_one_line(ended, 3, "cannot write the report", "File too large", "make it from the record")

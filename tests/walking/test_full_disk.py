"""A disk that fills up in the middle of a run: one line, status 3, and what was recorded before can be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from running import Site, a11y, lines, write_scenarios

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
    gate = a11y("gate", "out", folder=tmp_path)
    assert gate.status == 3, gate
    assert a11y("report", "out", folder=tmp_path).status == 0
    assert "The first page" in {line["step"] for line in lines(tmp_path / "out", "state")}
    media = [path.name for path in (tmp_path / "out" / "media").iterdir()]
    assert [name for name in media if name.startswith(".")] == []

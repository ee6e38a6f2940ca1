"""A run that is stopped in its middle: nothing that was seen is lost, nothing stays behind, and it is never a pass."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest
from running import AT_MOST, BROWSER, Family, Site, a11y_here, lines, started, write_scenarios

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are followed through /proc")

HELD = (
    'index.open("start").expect("start", "The first page")\nindex.open("held").expect("held", "Never seen")'
)
"""Sees one page, then waits for one that does not answer: the test acts when the target was asked for it."""
PATIENT = ["--timeout", 2 * AT_MOST]
"""Nobody ends of themselves, because the held page took too long, while the test looks."""


def assert_whole(out: Path, folder: Path, walks: int) -> None:
    """The record can be read, holds the first page of each walk, and the gate says that the run is incomplete."""
    told = a11y_here("report", out, folder=folder)
    assert (told.status, told.err) == (0, "")
    assert (out / "report" / "index.html").is_file()
    gate = a11y_here("gate", out, folder=folder)
    assert gate.status == 3
    assert "Incomplete" in gate.out
    combined = a11y_here("combine", out, folder=folder)
    assert "Traceback" not in combined.err
    assert [line["step"] for line in lines(out, "state") if line["page"] == "start"] == [
        "The first page"
    ] * walks


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c(workers: int, tmp_path: Path) -> None:
    """Ctrl-C while walking: one line, status 3, everything so far readable, no process left."""
    scenarios = write_scenarios(tmp_path, *[HELD] * workers)
    with Site(tmp_path).serving() as site:
        command = ["run", *site.options(), "--scenarios", scenarios, "-n", workers, "--out", "out", *PATIENT]
        with started(command, tmp_path) as process:
            for _ in range(workers):
                assert site.asked.acquire(timeout=AT_MOST)
            family = Family(process.pid)
            assert family.has("pytest", "chrom")
            os.killpg(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=AT_MOST)
            assert family.left_behind() == []
    assert process.returncode == 3, out + err
    complaints = [line for line in err.splitlines() if line and not line.startswith("[")]
    assert len(complaints) == 1, err
    assert "interrupted; what was recorded so far can be read with `a11y report`" in complaints[0]
    assert "Incomplete" in out
    assert_whole(tmp_path / "out", tmp_path, workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_outright(workers: int, tmp_path: Path) -> None:
    """`kill -9` of the whole group: the record is readable and no pass; no browser, no pytest is left."""
    scenarios = write_scenarios(tmp_path, *[HELD] * workers)
    with Site(tmp_path).serving() as site:
        command = ["run", *site.options(), "--scenarios", scenarios, "-n", workers, "--out", "out", *PATIENT]
        with started(command, tmp_path) as process:
            for _ in range(workers):
                assert site.asked.acquire(timeout=AT_MOST)
            family = Family(process.pid)
            assert family.has("pytest", "chrom")
            os.killpg(process.pid, signal.SIGKILL)
            assert family.left_behind() == []
    assert_whole(tmp_path / "out", tmp_path, workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_command_alone_is_killed(workers: int, tmp_path: Path) -> None:
    """`kill -9` of the command alone, as a supervisor may do it: those who walk for it end too."""
    scenarios = write_scenarios(tmp_path, *[HELD] * workers)
    with Site(tmp_path).serving() as site:
        command = ["run", *site.options(), "--scenarios", scenarios, "-n", workers, "--out", "out", *PATIENT]
        with started(command, tmp_path) as process:
            for _ in range(workers):
                assert site.asked.acquire(timeout=AT_MOST)
            family = Family(process.pid)
            process.kill()
            assert family.left_behind() == []
    assert_whole(tmp_path / "out", tmp_path, workers)


MEET = """
index.open("home").expect("home", "The first page")
with open(os.environ["A11Y__MEET"], "w") as meeting:
    meeting.write("here")
with open(os.environ["A11Y__MEET"]) as meeting:
    meeting.read()
index.open("login").expect("login", "Never seen")
"""
"""Sees one page of the embedded index, waits for the test at a named pipe, and goes on when the test has acted."""


def test_the_embedded_index_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is killed in the middle: each walk ends with one line, what was seen is kept, nothing is left."""
    meeting = tmp_path / "meeting"
    os.mkfifo(meeting)
    monkeypatch.setenv("A11Y__MEET", str(meeting))
    scenarios = write_scenarios(tmp_path, MEET, 'index.open("home").expect("home", "Never seen")')
    with started(["run", "-l", "en", "--scenarios", scenarios, "--out", "out"], tmp_path) as process:
        assert meeting.read_text(encoding="utf-8") == "here"
        family = Family(process.pid)
        assert family.has("pytest", "chrom", "a11y.index")
        os.kill(family.pid_of("a11y.index"), signal.SIGKILL)
        meeting.write_text("go on", encoding="utf-8")
        out, err = process.communicate(timeout=AT_MOST)
        assert family.left_behind() == []
    assert process.returncode == 3, out + err
    assert "Traceback" not in out + err
    errors = [line for line in out.splitlines() if line.startswith("error: ")]
    assert len(errors) == 2
    # refused, or reset where a connection was still open
    assert all(
        re.search(r"did not load: net::ERR_\w+; look whether the target still runs", e) for e in errors
    )
    out_folder = tmp_path / "out"
    assert [line["step"] for line in lines(out_folder, "state") if line["page"] == "home"] == [
        "The first page"
    ]
    assert a11y_here("gate", out_folder, folder=tmp_path).status == 3


def test_the_run_with_the_embedded_index_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kill -9` of the whole group takes the embedded index along."""
    meeting = tmp_path / "meeting"
    os.mkfifo(meeting)
    monkeypatch.setenv("A11Y__MEET", str(meeting))
    scenarios = write_scenarios(tmp_path, MEET)
    with started(["run", "-l", "en", "--scenarios", scenarios, "--out", "out"], tmp_path) as process:
        assert meeting.read_text(encoding="utf-8") == "here"
        family = Family(process.pid)
        assert family.has("pytest", "chrom", "a11y.index")
        os.killpg(process.pid, signal.SIGKILL)
        assert family.left_behind() == []
    assert a11y_here("report", "out", folder=tmp_path).status == 0
    assert a11y_here("gate", "out", folder=tmp_path).status == 3


VICTIMS = {
    "worker": "import sys;exec(eval(sys.stdin.readline()))",
    "leader of the workers": "--rootdir",
    "browser": BROWSER,
}
"""Who is killed while two walks wait for their second page, and what only its command line has."""


@pytest.mark.parametrize("victim", VICTIMS)
def test_one_of_the_processes_is_killed(victim: str, tmp_path: Path) -> None:
    """The run ends with status 3 and without a traceback, what the others saw is kept, and nothing is left."""
    scenarios = write_scenarios(tmp_path, HELD, HELD, 'index.open("start").expect("start", "The first page")')
    with Site(tmp_path).serving() as site:
        command = ["run", *site.options(), "--scenarios", scenarios, "-n", 2, "--out", "out", *PATIENT]
        with started(command, tmp_path) as process:
            for _ in range(2):
                assert site.asked.acquire(timeout=AT_MOST)
            family = Family(process.pid)
            os.kill(family.pid_of(VICTIMS[victim]), signal.SIGKILL)
            site.let_go.set()
            out, err = process.communicate(timeout=AT_MOST)
            assert family.left_behind() == []
    assert process.returncode == 3, out + err
    assert "Traceback" not in out + err
    assert "Incomplete" in out
    ends = {
        end["walk"]["scenario"][-1]: end["status"] for end in lines(tmp_path / "out", "end") if end["walk"]
    }
    if victim == "browser":
        assert sorted(ends.values()) == ["broken", "finished", "finished"]
        assert "the browser has ended" in out
    if victim == "worker":
        assert "a walking process ended by itself" in err
        assert ends["3"] == "finished"
    assert_whole(tmp_path / "out", tmp_path, 3 if ends.get("3") else 2)


def test_the_browser_stands_still(tmp_path: Path) -> None:
    """It answers nobody while a page loads: that page is told as not seen, another browser sees the next one."""
    with Site(tmp_path).serving() as site:
        pages = [f"{site.url}/held/", f"{site.url}/start/"]
        command = ["check", *pages, "--timeout", 3, "-n", 1, "--out", "out"]
        with started(command, tmp_path) as process:
            assert site.asked.acquire(timeout=AT_MOST)
            family = Family(process.pid)
            os.kill(family.pid_of(BROWSER), signal.SIGSTOP)
            out, err = process.communicate(timeout=AT_MOST)
            assert family.left_behind() == []
    assert process.returncode == 3, out + err
    assert "Traceback" not in out + err
    assert "/held/ did not load: no answer within 3 s" in out
    assert [state["title"] for state in lines(tmp_path / "out", "state")][-1] == "Sample"
    assert lines(tmp_path / "out", "state")[-1]["untested"] == {}


def test_the_command_is_killed_when_all_walks_have_ended(tmp_path: Path) -> None:
    """Every walking process has written its last line, the command has not: that is no pass either."""
    scenarios = write_scenarios(tmp_path, HELD)
    with Site(tmp_path).serving() as site:
        command = ["run", *site.options(), "--scenarios", scenarios, "--out", "out", *PATIENT]
        with started(command, tmp_path) as process:
            assert site.asked.acquire(timeout=AT_MOST)
            family = Family(process.pid)
            process.send_signal(signal.SIGSTOP)
            site.let_go.set()
            family.wait_for("--rootdir", AT_MOST)
            process.kill()
            assert family.left_behind() == []
    assert_whole(tmp_path / "out", tmp_path, 1)
    ended = [end for end in lines(tmp_path / "out", "end") if end["walk"]]
    assert [end["status"] for end in ended] == ["finished"]

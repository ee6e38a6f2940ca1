"""Listening sessions with a real Orca: what is heard, side by side, and that nothing is left however they end."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from a11y.browser.installed import find_chromium
from a11y.browser.orca import needs, session
from a11y.browser.orca.session import STEP, SWITCHES, Session, listening
from a11y.words.errors import UntestedError

LACKS = "; ".join(one.what for one in needs.missing())
pytestmark = pytest.mark.skipif(bool(LACKS), reason=f"Orca cannot be had here: {LACKS}")
PAGE = """<!doctype html><html lang="en"><title>Sample</title>
<nav aria-label="Main"><ul><li><a href="#a">One</a></ul></nav><main><h1>Sample</h1>
<label>Email <input required></label><label>Password <input type="password" value="correct horse"></label>
<p role="status" id="said"></p>
<button onclick="said.textContent = 'Saved'">Save</button></main>"""
HOLDS = """
import sys
from a11y.browser.orca.session import listening
with listening() as session:
    print(*(one.pid for one in session._children._processes), flush=True)
    sys.stdin.read()
"""


def at_page(one: Session) -> subprocess.Popen[bytes]:
    """A browser window with the page, in a session."""
    folder = Path(one.environment["HOME"])
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    chromium = find_chromium(windowed=True)
    flags = [*SWITCHES, "--no-sandbox", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
    started = one._children.start([chromium.path, *flags, f"file://{folder / 'page.html'}"])
    for _ in range(60):  # each waits until nothing is said any more
        if "Sample" in " ".join(one.rest(STEP)):
            break
    return started


def keys_heard(one: Session) -> list[str]:
    """What is said to Tab, Tab, Tab and Space."""
    said: list[str] = []
    for key in ("Tab", "Tab", "Tab", "Tab", "space"):
        said += one.press(key, patience=STEP)
    return said


def test_two_sessions_hear_the_same_side_by_side() -> None:
    """Each has a display, bus and home of its own: neither hears the other, and both hear the same."""
    with listening() as first, listening() as second:
        assert first.environment["DISPLAY"] != second.environment["DISPLAY"]
        for one in (first, second):
            at_page(one)
        heard = [keys_heard(one) for one in (first, second)]
    assert heard[0] == heard[1]
    told = " | ".join(heard[0])
    assert "Email entry required" in told
    assert "Password password text • selected" in told, "not even how long a password is"
    assert "Saved" in told


def test_nothing_is_left_when_the_process_is_killed() -> None:
    """SIGKILL leaves no time to tidy up: the session's processes die with their parent."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        pids = [int(pid) for pid in holder.stdout.readline().split()]
        assert len(pids) >= 4
        environments = [Path(f"/proc/{pid}/environ").read_bytes() for pid in pids]
        homes = {part for one in environments for part in one.split(b"\0") if part.startswith(b"HOME=")}
        (home,) = (one for one in homes if b"a11y-orca-" in one)
        handles = [os.pidfd_open(pid) for pid in {*pids, *of_home(home)}]
        assert len(handles) > len(pids)
        holder.send_signal(signal.SIGKILL)
    for handle in handles:
        ended(handle)
    assert of_home(home) == []


@pytest.mark.parametrize("begun", [1, 2, 3, 5])
def test_nothing_is_left_when_the_process_is_killed_while_a_session_begins(
    begun: int, tmp_path: Path
) -> None:
    """After the first program, the bus, the window manager, or what the bus starts: all that began ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as holder:  # fmt: skip
        pids: list[int] = []
        while len(pids) < begun:
            pids = in_homes(tmp_path)
            assert holder.poll() is None
        handles = [handle for pid in pids if (handle := handle_of(pid)) >= 0]
        holder.send_signal(signal.SIGKILL)
    for handle in handles:
        ended(handle)
    # who came between the look and the kill ends as well
    for pid in in_homes(tmp_path):
        if (handle := handle_of(pid)) >= 0:
            ended(handle)
    assert in_homes(tmp_path) == []


def in_homes(folder: Path) -> list[int]:
    """Processes that live in the home of a session that was made in this folder."""
    return [pid for home in folder.glob("a11y-orca-*") for pid in of_home(f"HOME={home}".encode())]


def handle_of(pid: int) -> int:
    """What tells when a process has ended; -1 when it has."""
    try:
        return os.pidfd_open(pid)
    except ProcessLookupError:
        return -1


def of_home(home: bytes) -> list[int]:
    """Processes that live in a session's home."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                if home in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
            except OSError:
                continue
    return found


def ended(handle: int) -> None:
    """Wait for the end of a process, which must come."""
    ready, _, _ = select.select([handle], [], [], 60)
    os.close(handle)
    assert ready, "a process of the session lives on"


@pytest.mark.parametrize("program", ["Xvfb", "openbox", "dbus-daemon", "xdotool", "orca"])
def test_what_is_missing_is_one_sentence(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one of the programs nobody listens: the sentence says which, and what to run."""
    real = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == program else real(name))
    with (
        pytest.raises(UntestedError, match=rf"{program} is not installed; run: .*apt-get install"),
        listening(),
    ):
        pass


def test_an_older_orca_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that was never tried is not trusted."""
    monkeypatch.setattr(needs, "orca_version", lambda: "3.38.2")
    with pytest.raises(UntestedError, match=r"Orca 3\.38\.2 is too old"), listening():
        pass


def test_a_bus_that_does_not_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that ends without a word is one sentence, and takes nobody's time."""
    silent = tmp_path / "dbus-daemon"
    silent.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setattr(session, "BUS", str(silent))
    with pytest.raises(UntestedError, match="D-Bus does not start"), listening():
        pass


def test_keys_that_do_not_arrive_are_told() -> None:
    """An Orca that is stopped answers nothing: the session says so within its limit, and ends all the same."""
    with listening() as one:
        one._control._socket.settimeout(1.0)
        os.kill(one._children._processes[-1].pid, signal.SIGSTOP)
        with pytest.raises(UntestedError, match="Orca does not answer"):
            one.press("Tab")
        os.kill(one._children._processes[-1].pid, signal.SIGCONT)

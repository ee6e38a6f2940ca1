"""Starts the embedded index as a child process, and ends it: no other module starts it."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

from a11y.content import content_path
from a11y.words.errors import TargetError, UsageError

_MODULES = ("django", "allauth", "pypitoken", "waitress")
_START_WITHIN = 90  # seconds: it takes two or three, on a busy machine several times that
_END_WITHIN = 10  # seconds


@dataclass(frozen=True)
class EmbeddedIndex:
    """A running embedded index."""

    url: str
    """Its base address, `http://localhost:43211/`."""
    key: str
    """The key of its provisioning and mail; it is made anew for each start."""
    process: subprocess.Popen[bytes]
    """The child."""

    @property
    def running(self) -> bool:
        """False once it has ended, whoever ended it."""
        return self.process.poll() is None


def command(
    *,
    port: int = 0,
    key: str | None = None,
    plants: Sequence[str] = (),
    confirm_after: int | None = None,
    pseudo: Sequence[str] = (),
    exit_with_parent: bool = True,
) -> list[str]:
    """The command that starts the index. Raises UsageError when what it needs is not installed."""
    if not all(util.find_spec(module) for module in _MODULES):
        raise UsageError("the embedded index is not installed; run: pip install 'index-a11y[index]'")
    # -P: a folder `a11y` in the working directory must not be taken for ours
    parts = [sys.executable, "-P", "-m", "a11y.index", "--port", str(port)]
    parts += ["--locales", str(content_path("locales") / "index")]
    if key is not None:
        parts += [f"--key={key}"]  # one word: a key may begin with a dash
    for plant in plants:
        parts += ["--plant", plant]
    for folder in pseudo:
        parts += ["--pseudo", folder]
    if confirm_after is not None:
        parts += ["--confirm-after", str(confirm_after)]
    return [*parts, "--exit-with-parent"] if exit_with_parent else parts


@contextmanager
def embedded_index(
    plants: Sequence[str] = (),
    *,
    port: int = 0,
    confirm_after: int | None = None,
    pseudo: Sequence[str] = (),
    temporary: Path | None = None,
) -> Iterator[EmbeddedIndex]:
    """An index that lives as long as the block, on a free port unless one is named.

    What it keeps lies in the folder `temporary`, else in the system's. It also ends when this process is killed,
    since its standard input is then closed. Raises UsageError
    when it cannot be started as asked (port in use, unknown plant), TargetError when it dies or does not
    answer in time.
    """
    key = secrets.token_urlsafe(32)
    parts = command(port=port, key=key, plants=plants, confirm_after=confirm_after, pseudo=pseudo)
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603  # built above
            parts,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={**os.environ, "TMPDIR": str(temporary)} if temporary else None,
        )
        try:
            yield EmbeddedIndex(_address(process, complaints), key, process)
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends the child and waits for its end: asked by the end of its input, then by signals."""
    if process.stdin:
        process.stdin.close()
    for insist in (process.terminate, process.kill):
        try:
            process.wait(_END_WITHIN)
            break
        except subprocess.TimeoutExpired:
            insist()
    process.wait()
    if process.stdout:
        process.stdout.close()


def first_line(stream: IO[bytes], within: float = _START_WITHIN) -> bytes:
    """The first line of a child's output; empty when it ends without one, or is silent `within` seconds."""
    lines: Queue[bytes] = Queue()
    Thread(target=lambda: lines.put(stream.readline()), daemon=True).start()
    try:
        return lines.get(timeout=within)
    except Empty:
        return b""


def address(line: bytes) -> str:
    """The base address in the line that the index prints when it answers; empty when the line is another."""
    try:
        told = json.loads(line)
    except ValueError:
        return ""
    return str(told.get("url", "")) if isinstance(told, dict) else ""


def _address(process: subprocess.Popen[bytes], complaints: IO[bytes]) -> str:
    if process.stdout and (url := address(first_line(process.stdout))):
        return url
    timed_out = process.poll() is None and not _ended(process)
    stop(process)
    complaints.seek(0)
    lines = complaints.read().decode("utf-8", "replace").strip().splitlines()
    reason = lines[-1].removeprefix("a11y: ") if lines else "it said nothing"
    if timed_out:
        raise TargetError(f"the embedded index did not answer within {_START_WITHIN} s: {reason}; try again")
    if process.returncode == UsageError.exit_status:
        raise UsageError(reason)
    raise TargetError(f"the embedded index ended while starting: {reason}; see more with `a11y serve`")


def _ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether a child that closed its output ends now of itself."""
    try:
        process.wait(_END_WITHIN)
    except subprocess.TimeoutExpired:
        return False
    return True

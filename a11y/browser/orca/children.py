"""Child processes that end with their parent, however that ends."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress

_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent dies."""
_TO_END = 3.0
"""Seconds to end by itself."""


class Children:
    """Starts the processes of one session, and ends them in the opposite order."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(
        self, command: Sequence[str], *, output: int = subprocess.DEVNULL, hand_over: Sequence[int] = ()
    ) -> subprocess.Popen[bytes]:
        """A child that is killed when this process dies. Raises `OSError`."""
        parent = os.getpid()
        process = subprocess.Popen(  # noqa: S603  # the commands are the session's own
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            pass_fds=tuple(hand_over),
            preexec_fn=lambda: _die_with(parent),  # noqa: PLW1509  # nothing else can be done between fork and exec
        )
        self._processes.append(process)
        return process

    def died(self) -> str:
        """The program of a child that has ended by itself; empty while all run."""
        gone = (one for one in self._processes if one.poll() is not None)
        return next((os.path.basename(str(one.args[0])) for one in gone if isinstance(one.args, list)), "")  # noqa: PTH119

    def end(self) -> None:
        """End them all."""
        for process in reversed(self._processes):
            with suppress(OSError):
                process.terminate()
            try:
                process.wait(_TO_END)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._processes.clear()


def _die_with(parent: int) -> None:
    """Between fork and exec: be killed when the parent dies, also if it has died already."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)

"""What the processes of one run must know of each other: codes that are used up, tries that limits count."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from a11y.facts.locks import locked


class Sheet(msgspec.Struct):
    """The ledger's content."""

    began: float = msgspec.field(default_factory=lambda: time.time())  # noqa: PLW0108  # the clock is looked up when it is asked
    """When the run wrote it first (Unix seconds)."""
    spent_codes: dict[str, list[str]] = {}
    """Username to recovery codes that were given away in this run; secret."""
    periods: dict[str, int] = {}
    """Username to the last period of 30 seconds in which a code of the authentication application was given away."""
    tries: dict[str, list[float]] = {}
    """What a limit counts for, to the moments of its tries (Unix seconds)."""


class Ledger:
    """One file and its lock, in a folder that only the user can read."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "ledger.json"
        self._lock = folder / "ledger.lock"

    @contextmanager
    def sheet(self) -> Iterator[Sheet]:
        """The content, to be read and changed inside the block; nobody else does so meanwhile."""
        with locked(self._lock):
            found = self._path.is_file()
            sheet = msgspec.json.decode(self._path.read_bytes(), type=Sheet) if found else Sheet()
            before = msgspec.json.encode(sheet)
            yield sheet
            after = msgspec.json.encode(sheet)
            if after != before or not found:
                self._write(after)

    def _write(self, content: bytes) -> None:
        # a process that is killed while it writes must not leave half a ledger to the others
        new = self._path.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        new.replace(self._path)

"""Lines from walking processes to the process that the user sees, through a named pipe beside the plan."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

_READ_AT_MOST = 65536
_LINE = 400
"""Bytes of a line: the system keeps lines that are shorter than its pipe buffer whole, whoever else writes."""


def notice(folder: Path, line: str) -> None:
    """Tell the user one line; nothing happens when nobody listens."""
    text = " ".join(line.split()).encode()[:_LINE] + b"\n"
    try:
        handle = os.open(_pipe(folder), os.O_WRONLY | os.O_NONBLOCK)
    except (OSError, AttributeError):  # nobody listens; Windows has no such pipes
        return
    try:
        os.write(handle, text)
    except OSError:
        return
    finally:
        os.close(handle)


def listen(folder: Path, hear: Callable[[str], None]) -> None:
    """From here on `hear` gets each line, in a thread of its own that ends with the process."""
    if not hasattr(os, "mkfifo"):  # Windows has none
        return
    os.mkfifo(_pipe(folder), 0o600)
    # for writing too: without a writer of its own the pipe would end with each line
    handle = os.open(_pipe(folder), os.O_RDWR)
    threading.Thread(target=_hear, args=(handle, hear), daemon=True).start()


def _hear(handle: int, hear: Callable[[str], None]) -> None:
    rest = b""
    while True:
        *whole, rest = (rest + os.read(handle, _READ_AT_MOST)).split(b"\n")
        for line in whole:
            hear(line.decode("utf-8", "replace"))


def _pipe(folder: Path) -> Path:
    return folder / "notices"

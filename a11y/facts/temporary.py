"""A folder for what a run keeps only while it lasts, secrets among it; it does not outlive the run for long.

Who makes one holds a lock in it, which the system lets go of however its holder ends. So a folder whose lock is free
was left behind by somebody who was killed, and the next run removes it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from a11y.facts.locks import Lock, try_lock

PREFIX = "a11y-run-"
"""How the names of these folders begin."""
_HELD = "held"
"""The file whose lock says that somebody needs the folder."""


@contextmanager
def held_folder() -> Iterator[Path]:
    """A folder that nobody else can read, gone when the block ends; those that others left behind go first."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = _hold(folder)
    try:
        yield folder
    finally:
        remove(folder)
        lock.release()


def _hold(folder: Path) -> Lock:
    # locked under another name first: a sweep in between would take a file with a free lock for an abandoned one
    unnamed = folder / f".{_HELD}"
    lock = try_lock(unnamed)
    if lock is None:
        raise RuntimeError(f"somebody else holds {unnamed}, which was made just now")
    with suppress(OSError):  # Windows renames no open file; its folders are then not swept
        unnamed.rename(folder / _HELD)
    return lock


def remove(folder: Path) -> None:
    """Remove the folder and all in it. Others may be doing the same, or still be writing their last file."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of this user that nobody holds any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        # somebody else's folder, or one that another sweep has just removed, is passed over
        with suppress(OSError):
            if folder.is_symlink() or not _ours(folder) or not (folder / _HELD).is_file():
                continue
            lock = try_lock(folder / _HELD)
            if lock is not None:
                remove(folder)
                lock.release()


def _ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()

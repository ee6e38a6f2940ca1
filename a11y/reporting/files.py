"""Puts documents into a folder: all of them, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from a11y.facts.record import Record
from a11y.reporting.document import Document


def open_each(out: Path, names: Iterable[str]) -> None:
    """Open every file for writing and leave the folder as it was. Raises `OSError`."""
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        there = path.exists()
        path.open("ab").close()
        if not there:
            path.unlink()
    with beside(out):
        pass


def put(out: Path, documents: Sequence[Document]) -> None:
    """Write the documents: none is changed before all are made. Raises `OSError`."""
    open_each(out, [one.name for one in documents])
    with beside(out) as folder:
        for one in documents:
            content = one.content()
            path = Path(folder, one.name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(0o600 if one.secret else 0o666)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        for one in documents:
            Path(folder, one.name).replace(out / one.name)


def copy_pictures(record: Record, names: Iterable[str], target: Path) -> None:
    """Copy pictures of the record into a folder; what the record has lost is left out. Raises `OSError`."""
    target.mkdir(parents=True, exist_ok=True)
    for name in sorted(set(names)):
        source = record.media / os.path.basename(name)  # noqa: PTH119 - a record from elsewhere must not lead out of media/
        if source.is_file():
            shutil.copyfile(source, target / source.name)


def beside(out: Path) -> tempfile.TemporaryDirectory[str]:
    """A folder on the same disk, so that a file made in it takes the place of another at once."""
    return tempfile.TemporaryDirectory(prefix=".", dir=out)

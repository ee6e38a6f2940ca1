"""The run directory: made, or emptied when it is one of ours, before anything is started."""

from __future__ import annotations

import shutil
from pathlib import Path

from a11y.facts.record import COMBINED, MEDIA, RECORDS
from a11y.words.errors import OutputError

_UNDER_WAY = "under-way.jsonl"


def empty_run_folder(out: Path) -> Path:
    """The absolute folder, writable and empty of an earlier run. Raises `OutputError`; nothing of others is removed."""
    out = out.absolute()
    try:
        out.mkdir(parents=True, exist_ok=True)
        there = {path.name for path in out.iterdir()}
        if there and not there & {COMBINED, RECORDS}:
            raise OutputError(f"{out} holds other files; choose an empty folder with --out")
        records = out / RECORDS
        records.mkdir(exist_ok=True)
        # killed in the middle of this, a run must not leave the pass of an earlier one: a file without end says so
        under_way = records / _UNDER_WAY
        under_way.touch()
        (out / COMBINED).unlink(missing_ok=True)
        for path in (*records.iterdir(), out / MEDIA, out / "report"):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path != under_way:
                path.unlink(missing_ok=True)
        under_way.unlink()
    except OSError as error:
        raise OutputError(
            f"{out} cannot be written ({error.strerror}); choose another folder with --out"
        ) from error
    return out

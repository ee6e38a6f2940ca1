"""The run directory: made, or emptied when it is one of ours, before anything is started."""

from __future__ import annotations

import shutil
from pathlib import Path

from a11y.facts.record import COMBINED, MEDIA, RECORDS
from a11y.words.errors import OutputError

_OURS = {COMBINED, MEDIA, RECORDS, "report"}


def empty_run_folder(out: Path) -> Path:
    """The absolute folder, writable and empty of an earlier run. Raises `OutputError`; nothing of others is removed."""
    out = out.absolute()
    try:
        out.mkdir(parents=True, exist_ok=True)
        there = {path.name for path in out.iterdir()}
        if there and not there & {COMBINED, RECORDS}:
            raise OutputError(f"{out} holds other files; choose an empty folder with --out")
        for name in there & _OURS:
            path = out / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        probe = out / RECORDS
        probe.mkdir()
    except OSError as error:
        raise OutputError(
            f"{out} cannot be written ({error.strerror}); choose another folder with --out"
        ) from error
    return out

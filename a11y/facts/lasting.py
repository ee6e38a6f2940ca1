"""Folders that last from run to run, for what others prepare once and read again: compiled scripts and templates.

Nothing of a target or a record lies there. Who removes them loses a second.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from a11y import __version__


def lasting_folder(purpose: str, version: str = "") -> Path | None:
    """The user's folder for a purpose, made when it is not there; none where nothing can be written.

    Another version of us, or of who made what lies there, has another folder.
    """
    with suppress(OSError, RuntimeError):  # no home, or one that cannot be written
        folder = user_cache_path("a11y", appauthor=False) / __version__ / f"{purpose}{version}"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    return None

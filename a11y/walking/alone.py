"""Nobody walks on when the command that asked for it is gone, and nothing secret of its run stays on the disk."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

from a11y.facts.plan import VARIABLE, lifeline, shared_folder
from a11y.facts.temporary import remove

_EXIT_STATUS = 3


def end_with_parent() -> None:
    """Ends this process as soon as `a11y run` has ended, however it ended; its browser then ends by itself."""
    if hasattr(os, "mkfifo"):  # Windows has none
        pipe = lifeline(Path(os.environ[VARIABLE]))
        threading.Thread(target=_wait, args=(pipe, shared_folder()), daemon=True).start()


def _wait(pipe: Path, folder: Path) -> None:
    with suppress(FileNotFoundError):  # another process of the run has removed it: it saw the end first
        # without O_NONBLOCK, opening waits for a writer, who may be gone already
        handle = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        os.set_blocking(handle, True)
        os.read(handle, 1)
    remove(folder)  # who was killed could not do it
    # the record's lines are written already; a clean-up would act on a target nobody asks for
    os._exit(_EXIT_STATUS)

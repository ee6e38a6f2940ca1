"""Nobody walks on when the command that asked for it is gone."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from a11y.facts.plan import VARIABLE, lifeline

_EXIT_STATUS = 3


def end_with_parent() -> None:
    """Ends this process as soon as `a11y run` has ended, however it ended; its browser then ends by itself."""
    pipe = lifeline(Path(os.environ[VARIABLE]))
    if pipe.exists():
        threading.Thread(target=_wait, args=(pipe,), daemon=True).start()


def _wait(pipe: Path) -> None:
    # without O_NONBLOCK, opening waits for a writer, who may be gone already
    handle = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(handle, True)
    os.read(handle, 1)
    os._exit(
        _EXIT_STATUS
    )  # the record's lines are written already; a clean-up would act on a target nobody asks for

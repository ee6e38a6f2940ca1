"""Nobody walks on when the command that asked for it is gone."""

from __future__ import annotations

import os
import threading

from a11y.facts.plan import LIFELINE

_EXIT_STATUS = 3


def end_with_parent() -> None:
    """Ends this process as soon as `a11y run` has ended, however it ended; browser and workers then end by themselves.

    `a11y run` holds the other end of a pipe and never writes: what can be read is its end.
    """
    lifeline = os.environ.pop(LIFELINE, "")
    if lifeline:
        threading.Thread(target=_wait, args=(int(lifeline),), daemon=True).start()


def _wait(lifeline: int) -> None:
    os.read(lifeline, 1)
    os._exit(
        _EXIT_STATUS
    )  # the record's lines are written already; a clean-up would act on a target nobody asks for

"""A disk that fills up is nobody's wrong usage: what was written before stays, and the run is incomplete."""

from __future__ import annotations

import errno

from a11y.words.errors import UnwritableError

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def is_full(error: OSError) -> bool:
    """Whether the system had no room for more."""
    return error.errno in _NO_SPACE


def unwritable(what: str, error: OSError) -> UnwritableError:
    """What to raise when something that a run has seen, or says, can no longer be written."""
    return UnwritableError(
        f"cannot write {what} any more: {error.strerror}; free some space or choose another disk with --out, "
        "then run again: what was recorded before can be read with `a11y report`"
    )

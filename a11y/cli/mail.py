"""Receives the target's mail for as long as a run, where the run is to do that itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from a11y.facts.mail_place import listening_address
from a11y.facts.profile_parts import Mail


@contextmanager
def receiving(place: Mail | None, within: Path) -> Iterator[Mail | None]:
    """Where mail is read: as given, or a folder in `within`, of a sink that lives as long as the block.

    Raises `UsageError` when nothing can listen at that place.
    """
    if place is None or place.kind != "smtp":
        yield place
        return
    from a11y.browser.mail.sink import sink

    with sink(*listening_address(place.listen), within) as folder:
        yield msgspec.structs.replace(place, folder=str(folder))

"""Receives the target's mail for as long as a run, where the run is to do that itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from a11y.facts.mail_place import listening_address
from a11y.facts.profile_parts import Mail


@contextmanager
def receiving(place: Mail | None) -> Iterator[Mail | None]:
    """Where mail is read: as given, or the folder of a sink that lives as long as the block.

    Raises `UsageError` when nothing can listen at that place.
    """
    if place is None or place.kind != "smtp":
        yield place
        return
    from a11y.browser.mail.sink import sink

    with sink(*listening_address(place.listen)) as folder:
        yield msgspec.structs.replace(place, folder=str(folder))

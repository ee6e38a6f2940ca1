"""What a formatter hands over: files by name, whose content is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Document(msgspec.Struct, frozen=True):
    """A file of a report."""

    name: str
    """Its name in the report's folder."""
    content: Callable[[], str | bytes]
    """Makes the content; text is written as UTF-8."""
    secret: bool = False
    """Nobody but its owner may read the file."""

"""Marking sentences for translation where they are written, so that they can be translated where they are shown."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it, which extractors know
    """The message as it is; the mark lets `make catalogs` find it."""
    return message

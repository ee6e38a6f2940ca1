"""Pseudo-locales: catalogs made by machine whose every translation says which message it is."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class PseudoKind(StrEnum):
    """What a pseudo-locale does to the words, besides marking them."""

    TRACER = "tracer"
    """Nothing: it reads and looks as its base does."""
    ACCENTED = "accented"
    """Accented letters, longer, in brackets."""
    BIDI = "bidi"
    """Words written from right to left."""


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a marked message stands in the words of a page."""

    run: int
    """The position in `PageState.runs`; after these come the announcements."""
    start: int
    """Where it begins in the run's text."""
    end: int
    """Where it ends."""
    number: int
    """The message's number in the pseudo-locale's manifest."""
    msgid: str
    """Its source text."""
    context: str = ""
    """Its msgctxt."""
    form: int = 0
    """Which of its plural forms, from 0."""
    depth: int = 0
    """In how many other messages of this run it stands."""
    whole: bool = True
    """Its end is there as well."""
    continues: bool = False
    """It is the rest of a message that begins in another run."""

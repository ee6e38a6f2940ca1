"""How many plural forms gettext wants of a language."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural


def plural_count(tag: str) -> int | None:
    """The number of plural forms in catalogs of the language; None for one that Babel does not know."""
    try:
        return int(get_plural(Locale.parse(tag, sep="-")).num_plurals)
    except (UnknownLocaleError, ValueError):
        return None

"""What Unicode CLDR knows of the language of a page, by its tag."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from a11y.facts.locale_names import to_gettext


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """The data of a language, as a page writes its tag; None for one that is empty or not known."""
    try:
        return Locale.parse(to_gettext(tag)) if tag else None
    except (UnknownLocaleError, ValueError, TypeError):
        return None

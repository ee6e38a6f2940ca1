"""What Unicode CLDR knows of the language of a page, by its tag."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from a11y.facts.locale_names import to_gettext

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
"""Of time."""
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """The data of a language, as a page writes its tag; None for one that is empty or not known."""
    try:
        return Locale.parse(to_gettext(tag)) if tag else None
    except (UnknownLocaleError, ValueError, TypeError):
        return None


@lru_cache(maxsize=1024)
def unit_words(unit: str, number: float, tag: str) -> tuple[str, ...]:
    """What a unit of time is called behind a number, folded, word by word; empty for a language that is not known."""
    locale = locale_of(tag)
    if locale is None:
        return ()
    told = format_unit(number, f"duration-{unit}", length="long", locale=locale).casefold()
    return tuple(one for one in _DIGITS.sub(" ", told).split() if any(map(str.isalpha, one)))

"""What needs no translation: numbers, dates and times, addresses, codes, and the user's own data."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from a11y.coverage.phrases import letters
from a11y.facts.plain_text import fold
from a11y.facts.redaction import MASK

_CODE = re.compile(r"\S*(?:\d|[/@_=\\]|\w\.\w)\S*")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"'([^']+)'")
_FIELDS = re.compile(r"[GyYuUrQqMLlwWdDFgEecabBhHKkjJCmsSAzZOvVXx]+")
_ANYWHERE = frozenset({"utc", "gmt", "z", "t", "am", "pm", "a", "p", "m", "st", "nd", "rd", "th"})
_SHORTEST_NAME = 3


class Wordless:
    """Tells words from what is none, in one locale and for one user's data."""

    def __init__(self, locale: str, user_data: frozenset[str]) -> None:
        self._names, self._literals = _calendar(locale)
        data = {fold(item) for item in (*user_data, MASK)}
        self._data = tuple(sorted((item for item in data if item), key=len, reverse=True))

    def __call__(self, text: str) -> bool:
        """Whether a text needs no translation."""
        folded = self._without_data(fold(text))
        return not letters(folded) or _is_code(folded) or self._is_date(folded)

    def _without_data(self, folded: str) -> str:
        for item in self._data:
            if item in folded:
                folded = re.sub(rf"(?<!\w){re.escape(item)}(?!\w)", " ", folded)
        return folded.strip()

    def _is_date(self, folded: str) -> bool:
        """A date or time as CLDR writes it: names of months and days, and the words between them."""
        rest = folded
        for name in self._names:
            if name in rest:
                rest = rest.replace(name, " ")
        if rest == folded and not any(character.isdigit() for character in folded):
            return False
        return all(word in self._literals for word in _WORD.findall(rest))


def _is_code(folded: str) -> bool:
    """Addresses, hashes, file names, versions: one or more words that no language has."""
    return bool(folded) and all(_CODE.fullmatch(word) or not letters(word) for word in folded.split())


@lru_cache(maxsize=128)
def _calendar(tag: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Names of months, days and day periods, the longest first; and the words that stand between them."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return ((), _ANYWHERE)
    names: set[str] = set()
    for tables in (locale.months, locale.days, locale.day_periods):
        for widths in tables.values():
            for table in widths.values():
                names.update(fold(str(name)) for name in table.values())
    names |= {name.rstrip(".") for name in names}
    patterns = [
        str(pattern)
        for table in (locale.date_formats, locale.time_formats, locale.datetime_formats)
        for pattern in table.values()
    ]
    literals = set(_ANYWHERE)
    for pattern in patterns:
        literals.update(word for quoted in _QUOTED.findall(pattern) for word in _WORD.findall(fold(quoted)))
        literals.update(_WORD.findall(fold(_FIELDS.sub(" ", _QUOTED.sub(" ", pattern)))))
    wanted = (name for name in names if letters(name) >= _SHORTEST_NAME)
    return (tuple(sorted(wanted, key=len, reverse=True)), frozenset(literals))

"""What needs no translation: numbers, dates and times, addresses, codes, and the user's own data."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from babel import Locale, UnknownLocaleError

from a11y.coverage.phrases import letters
from a11y.facts.plain_text import fold
from a11y.facts.redaction import MASK

_CODE = re.compile(r"\S*(?:\d|[/@_=\\]|\w\.\w)\S*")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"'([^']+)'")
_FIELDS = re.compile(r"[GyYuUrQqMLlwWdDFgEecabBhHKkjJCmsSAzZOvVXx]+")
_ANYWHERE = frozenset({"utc", "gmt", "z", "t", "am", "pm", "a", "p", "m", "st", "nd", "rd", "th"})
_SHORTEST_NAME = 3
_PARTICLE = 2


class Calendar(msgspec.Struct, frozen=True):
    """The words of a locale's dates and times, folded."""

    names: frozenset[str] = frozenset()
    """Months and days of the week."""
    others: frozenset[str] = _ANYWHERE
    """Day periods, and what stands between the fields of the locale's patterns."""


class Wordless:
    """Tells words from what is none, in one locale and for one user's data."""

    def __init__(self, locale: str, user_data: frozenset[str]) -> None:
        self._calendar = _calendar(locale)
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
        words = _WORD.findall(folded)
        names = {word for word in words if self._is_name(word)}
        if not _DIGIT.search(folded):
            return len(names) == len(set(words))
        # beside a name, a very short word is "at" or "of": CLDR keeps some of them where Babel does not look
        return all(
            word in names or word in self._calendar.others or (names and len(word) <= _PARTICLE)
            for word in words
        )

    def _is_name(self, word: str) -> bool:
        """A month or day; in scripts without capitals, which glue words, with other words of dates around it."""
        if word in self._calendar.names:
            return True
        if word != word.upper():
            return False
        ends = {0: False}
        for end in range(1, len(word) + 1):
            for start, named in tuple(ends.items()):
                part = word[start:end]
                if part in self._calendar.names or part in self._calendar.others:
                    ends[end] = ends.get(end, False) or named or part in self._calendar.names
        return ends.get(len(word), False)


def _is_code(folded: str) -> bool:
    """Addresses, hashes, file names, versions: one or more words that no language has."""
    return bool(folded) and all(_CODE.fullmatch(word) or not letters(word) for word in folded.split())


@lru_cache(maxsize=128)
def _calendar(tag: str) -> Calendar:
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return Calendar()
    words = {
        word
        for tables in (locale.months, locale.days)
        for widths in tables.values()
        for table in widths.values()
        for name in table.values()
        for word in _WORD.findall(fold(str(name)))
    }
    names = {word for word in words if letters(word) >= _SHORTEST_NAME}
    others = set(_ANYWHERE) | {word for word in words - names if word == word.upper()}
    for widths in locale.day_periods.values():
        for table in widths.values():
            others.update(word for name in table.values() for word in _WORD.findall(fold(str(name))))
    for patterns in (locale.date_formats, locale.time_formats, locale.datetime_formats):
        for pattern in map(str, patterns.values()):
            others.update(word for quoted in _QUOTED.findall(pattern) for word in _WORD.findall(fold(quoted)))
            others.update(_WORD.findall(fold(_FIELDS.sub(" ", _QUOTED.sub(" ", pattern)))))
    return Calendar(frozenset(names), frozenset(others))

"""What needs no translation: numbers, dates and times, addresses, codes, and the user's own data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec
from babel import Locale, UnknownLocaleError
from babel.dates import format_timedelta
from babel.numbers import list_currencies

from a11y.coverage.phrases import letters
from a11y.facts.plain_text import fold
from a11y.facts.redaction import MASK

_CODE = re.compile(r"\S*(?:\d|[/@_=\\]|\w\.\w)\S*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no spaces between words: what has one is no code, however long it is."""
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"'([^']+)'")
_FIELDS = re.compile(r"[GyYuUrQqMLlwWdDFgEecabBhHKkjJCmsSAzZOvVXx]+")
_ANYWHERE = frozenset({"utc", "gmt", "z", "t", "am", "pm", "a", "p", "m", "st", "nd", "rd", "th"})
_DIGITS = re.compile(r"\d+")
_HOLES = re.compile(r"\{\d\}")
_SUM = re.compile(r"([A-Z]{3})\s?-?[\d.,\s]+|-?[\d.,\s]+([A-Z]{3})")
_NUMBERS = (1, 2, 3, 5, 6, 11, 21)
"""Numbers that choose every plural form of a span of time."""
_ALL_IN_ONE = 1000000
"""So much of a unit is still told in this unit."""
_WIDTHS: tuple[Literal["long", "short", "narrow"], ...] = ("long", "short", "narrow")
_UNITS: dict[Literal["year", "month", "week", "day", "hour", "minute", "second"], int] = {
    "year": 31536000,
    "month": 2592000,
    "week": 604800,
    "day": 86400,
    "hour": 3600,
    "minute": 60,
    "second": 1,
}
"""In seconds, as Babel counts them."""
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
        self._locale = locale
        self._calendar = _calendar(locale)
        data = {fold(item) for item in (*user_data, MASK)}
        self._data = tuple(sorted((item for item in data if item), key=len, reverse=True))

    def __call__(self, text: str) -> bool:
        """Whether a text needs no translation."""
        whole = fold(text)
        folded = self._without_data(whole)
        if not letters(folded) or _is_code(folded) or self._is_date(folded) or _is_sum(text):
            return True
        return folded != whole and set(_WORD.findall(folded)) <= _joints(self._locale)

    def is_span(self, text: str) -> bool:
        """Whether a text is a span of time or how long ago something was, as CLDR writes it ("3 days ago").

        Catalogs have such words too, and are asked before.
        """
        return _span(text) in _spans(self._locale)

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
    if _UNSPACED.search(folded):
        return False
    return bool(folded) and all(_CODE.fullmatch(word) or not letters(word) for word in folded.split())


def _is_sum(text: str) -> bool:
    """Money with the code of its currency (ISO 4217)."""
    found = _SUM.fullmatch(text.strip())
    return found is not None and (found[1] or found[2]) in list_currencies()


@lru_cache(maxsize=128)
def _joints(tag: str) -> frozenset[str]:
    """The words between the members of a list, "and" and "or" (CLDR)."""
    locale = _parse(tag)
    patterns = locale.list_patterns.values() if locale else ()
    return frozenset(
        word
        for kinds in patterns
        for text in kinds.values()
        for word in _WORD.findall(fold(_HOLES.sub(" ", text)))
    )


@lru_cache(maxsize=128)
def _spans(tag: str) -> frozenset[str]:
    """Spans of time in a locale's words, with `#` for the number."""
    locale = _parse(tag)
    if locale is None:
        return frozenset()
    found: set[str] = set()
    for unit, seconds in _UNITS.items():
        for amount in (number * seconds for number in _NUMBERS):
            for width in _WIDTHS:
                found.add(_span(format_timedelta(amount, unit, _ALL_IN_ONE, format=width, locale=locale)))
            for sign in (1, -1):
                found.add(
                    _span(
                        format_timedelta(sign * amount, unit, _ALL_IN_ONE, add_direction=True, locale=locale)
                    )
                )
    return frozenset(found)


def _span(text: str) -> str:
    """A span of time without its number, and without spaces, of which CLDR has more than people write."""
    return _DIGITS.sub("#", fold(text)).replace(" ", "")


def _parse(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


@lru_cache(maxsize=128)
def _calendar(tag: str) -> Calendar:
    locale = _parse(tag)
    if locale is None:
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

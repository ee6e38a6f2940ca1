"""Dates and times as locales write them (CLDR): in whose words, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

import msgspec
from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from a11y.coverage.phrases import letters
from a11y.facts.locale_names import primary_language
from a11y.facts.plain_text import fold

_SHORTEST_NAME = 3
_FIELDS = re.compile(r"'[^']*'|([yuMLd])\1*")
_BETWEEN = r"(?:[\s.,\-/]|(?:de|del|of|a|ב|m|d|g|r|st|nd|rd|th|г)(?=[\s.,]|$)|ב)*"  # noqa: RUF001  # Bulgarian and Russian abbreviate the year so
"""What stands between the fields of a date in words."""
_NUMERIC = re.compile(r"(?<![\w./\-:])(\d{1,4})([./\-])(\d{1,2})\2(\d{1,4})(?![\w/\-:]|\.\w)")
_DATED = re.compile(r"\d:\d\d|(?<!\d)(?:19|20)\d\d(?!\d)")
_TWELVE_HOURS = re.compile(r"(?<!\w)\d{1,2}(?:[:.]\d{2}){0,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_IDEOGRAPHIC = {
    re.compile(r"\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"): ("ja", "zh", "yue"),
    re.compile(r"\d{2,4}\s?년\s?\d{1,2}\s?월\s?\d{1,2}\s?일"): ("ko",),
}
"""Dates whose fields are told by a letter after each, and the languages that write them so."""
_MONTHS, _DAYS = 12, 31
_YEARS = range(1900, 2100)
_SEPARATORS = {"yMd": "/", "Mdy": "/-", "dMy": "/-."}
"""2026-11-24 is ISO 8601, and 2026.11.24 more often a version."""


class Manner(StrEnum):
    """What is another locale's in a date or time."""

    WORDS = "words"
    """Its months are named in another language."""
    ORDER = "order"
    """Day, month and year stand as another locale has them."""
    CLOCK = "clock"
    """The hours are counted twice to twelve; here they are counted to twenty-four."""


class Stranger(msgspec.Struct, frozen=True):
    """A date or time in another locale's manner."""

    text: str
    """As it stands on the page."""
    manner: Manner
    """What is the other's."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""


def strange_dates(text: str, locale: str, others: Iterable[str]) -> Iterator[Stranger]:
    """The dates and times in a text that nobody writes so in the locale; `others` are the languages to think of.

    ISO 8601 (2026-11-24) is in nobody's manner, and a numeric date that fits two orders is left alone.
    """
    yield from _strangers(text, locale, tuple(others))


@lru_cache(maxsize=4096)
def _strangers(text: str, locale: str, others: tuple[str, ...]) -> tuple[Stranger, ...]:
    """Those of a text; most texts come on many pages of a run."""
    own = _parse(locale)
    return () if own is None else tuple(_in_text(text, locale, own, others))


def _in_text(text: str, locale: str, own: Locale, others: Iterable[str]) -> Iterator[Stranger]:
    yield from _in_figures(text, own)
    yield from _in_words(text, own, others)
    if not _counts_to_twelve(locale):
        for found in _TWELVE_HOURS.finditer(text):
            yield Stranger(found[0], Manner.CLOCK, *found.span())


def dates(text: str) -> bool:
    """Whether there are figures of a date or a time in a text."""
    return _DATED.search(text) is not None


def _in_figures(text: str, own: Locale) -> Iterator[Stranger]:
    for found in _NUMERIC.finditer(text):
        order = _order(int(found[1]), int(found[3]), int(found[4]))
        if order and found[2] in _SEPARATORS[order] and order not in _orders(str(own)):
            yield Stranger(found[0], Manner.ORDER, *found.span())


def _order(first: int, second: int, third: int) -> str:
    """The order of the fields of a numeric date; empty where it can be read in two ways, or is no date."""
    if first in _YEARS and 0 < second <= _MONTHS and 0 < third <= _DAYS:
        return "yMd"
    if third not in _YEARS or not first or not second:
        return ""
    if _MONTHS < first <= _DAYS and second <= _MONTHS:
        return "dMy"
    return "Mdy" if _MONTHS < second <= _DAYS and first <= _MONTHS else ""


def _in_words(text: str, own: Locale, others: Iterable[str]) -> Iterator[Stranger]:
    for pattern, languages in _IDEOGRAPHIC.items():
        if own.language not in languages:
            for found in pattern.finditer(text):
                yield Stranger(found[0], Manner.WORDS, *found.span())
    taken: set[tuple[int, int]] = set()
    for order, span in _worded(own.language, text):
        taken.add(span)
        if order == "Mdy" and order not in _orders(str(own)):
            yield Stranger(text[slice(*span)], Manner.ORDER, *span)
    for other in dict.fromkeys(primary_language(tag) for tag in others):
        if other == own.language:
            continue
        for _, span in _worded(other, text):
            if not any(start < span[1] and span[0] < end for start, end in taken):
                taken.add(span)
                yield Stranger(text[slice(*span)], Manner.WORDS, *span)


@lru_cache(maxsize=4096)
def _worded(language: str, text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The dates with a month's name in a language: order and place. Most texts come on many pages of a run."""
    patterns = _patterns(language)
    lowered = text.lower()
    if len(lowered) != len(text):
        return ()
    return tuple(
        (order, found.span()) for order, pattern in patterns.items() for found in pattern.finditer(lowered)
    )


@lru_cache(maxsize=128)
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    names = sorted(map(re.escape, _month_names(language)), key=len, reverse=True)
    if not names:
        return {}
    fields = {
        "M": rf"(?:{'|'.join(names)})(?!\w)",
        "d": r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)",
        "y": r"(?:19|20)\d\d(?!\d)",
    }
    return {
        order: re.compile(r"(?<!\w)" + _BETWEEN.join(fields[field] for field in order))
        for order in ("Mdy", "dMy", "yMd")
    }


def _month_names(language: str) -> frozenset[str]:
    locale = _parse(language)
    if locale is None:
        return frozenset()
    tables = (locale.months[use][width] for use in locale.months for width in ("wide", "abbreviated"))
    names = {fold(str(name)).rstrip(".") for table in tables for name in table.values()}
    return frozenset(name for name in names if letters(name) >= _SHORTEST_NAME and not name[0].isdigit())


@lru_cache(maxsize=128)
def _orders(identifier: str) -> frozenset[str]:
    """The orders of day, month and year in a locale; in every country of a language that names none."""
    family = [identifier]
    if "_" not in identifier:
        family += [known for known in locale_identifiers() if known.startswith(f"{identifier}_")]
    return frozenset(order for member in family for order in _orders_of(member))


def _orders_of(identifier: str) -> Iterator[str]:
    locale = _parse(identifier)
    if locale is None:
        return
    patterns = [str(one) for one in locale.date_formats.values()]
    patterns += [str(one) for name, one in locale.datetime_skeletons.items() if name in ("yMd", "yMMMd")]
    for pattern in patterns:
        fields = [found[1] for found in _FIELDS.finditer(pattern) if found[1]]
        order = "".join({"u": "y", "L": "M"}.get(field, field) for field in fields)
        if sorted(order) == ["M", "d", "y"]:
            yield order


@lru_cache(maxsize=128)
def _counts_to_twelve(tag: str) -> bool:
    locale = _parse(tag)
    if locale is None:
        return True
    family = [str(locale)]
    if locale.territory is None:
        family += [known for known in locale_identifiers() if known.startswith(f"{locale.language}_")]
    return any("h" in _unquoted(str(one.time_formats["short"])) for one in map(_parse, family) if one)


def _unquoted(pattern: str) -> str:
    return re.sub(r"'[^']*'", "", pattern)


@lru_cache(maxsize=512)
def _parse(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None

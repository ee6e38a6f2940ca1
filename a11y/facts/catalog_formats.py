"""What only Babel knows of a message: whether it can be formatted, and how many plural forms its language has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Message as BabelMessage
from babel.messages.catalog import TranslationError
from babel.messages.checkers import python_format

_NUMBERS = range(201)


def unlike_source(source: str, translation: str) -> str:
    """Why Python's `%` would fail on the translation where it does not on the source; empty when it would not."""
    try:
        python_format(None, BabelMessage(source, translation, flags=["python-format"]))
    except TranslationError as problem:
        return str(problem)
    return _fails(translation) if not _fails(source) else ""


class _Anything(dict[str, object]):
    """Gives any name a value."""

    def __missing__(self, name: str) -> int:
        return 1


def _fails(text: str) -> str:
    """Why Python cannot read the format, whatever is filled in."""
    try:
        _ = text % _Anything()
    except TypeError:
        return ""  # positional: Babel has counted them
    except (ValueError, KeyError) as problem:
        return str(problem)
    return ""


@cache
def plural_categories(locale: str) -> tuple[str, ...] | None:
    """The CLDR category of the numbers 0 to 200 in a locale; None for a locale that CLDR does not have."""
    try:
        rule = Locale.parse(locale, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return None
    return tuple(rule(number) for number in _NUMBERS)


def merged_numbers(locale: str, form_of: Callable[[int], int]) -> tuple[int, int] | None:
    """Two numbers that CLDR tells apart in this locale, and the catalog's rule does not; None when there are none.

    0 is left out: many languages may say “no files” either way.
    """
    categories = plural_categories(locale)
    if categories is None:
        return None
    first: dict[int, int] = {}
    for number in _NUMBERS[1:]:
        before = first.setdefault(form_of(number), number)
        if categories[before] != categories[number]:
            return before, number
    return None


def numbers_of(form: int, form_of: Callable[[int], int]) -> int:
    """How many of the numbers 0 to 200 have this plural form."""
    return sum(1 for number in _NUMBERS if form_of(number) == form)

"""The language of a report: its words, numbers, dates, lists and names of languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from a11y.facts.own_words import SOURCE, own_translations
from a11y.reporting.views.words import Said, Words

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_DATES = {SOURCE: Locale("en", "GB")}
"""Whose order of day and month is taken: most of the world's."""


class Language:
    """One of the languages that the harness speaks. `tag` is BCP 47, as `choose_language` gives it."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.translations = own_translations(tag)
        self._locale = Locale.parse(tag, sep="-")
        self._numbers: dict[float, str] = {}

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self._locale.text_direction

    def gettext(self, message: str) -> str:
        """The translation of a message of ours; the title of a scenario keeps its parameter, `… [nfc-u2f]`."""
        told = self.translations.gettext(message) if message else ""
        if told == message and message.endswith("]"):
            title, bracket, parameter = message.rpartition(" [")
            return self.gettext(title) + bracket + parameter if title else message
        return told

    def knows(self, message: str) -> bool:
        """Whether the message is told in this language: it has a translation, or the language is its own."""
        return self.tag == SOURCE or self.gettext(message) != message

    def language_of(self, said: Said) -> str:
        """The language that a sentence comes out in: this one, or English where it has no translation."""
        return self.tag if said.own and self.knows(said.message) else SOURCE

    def pieces(self, said: Said) -> Iterator[Words]:
        """A sentence in this language, cut at its placeholders; words of the target stay apart from ours."""
        text = self.gettext(said.message) if said.own else said.message
        if not said.params:
            yield Words(text, foreign=False)
            return
        for number, piece in enumerate(_PLACEHOLDER.split(text)):
            if number % 2:
                yield said.params.get(piece, Words(f"%({piece})s", foreign=False))
            elif piece:
                yield Words(piece.replace("%%", "%"), foreign=False)

    def sentence(self, said: Said) -> str:
        """A sentence in this language as plain text, for formats without markup."""
        return "".join(f"{piece.text}…" if piece.left_out else piece.text for piece in self.pieces(said))

    def number(self, value: float) -> str:
        """A number."""
        # a report tells the same few numbers thousands of times
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, locale=self._locale)
        return self._numbers[value]

    def percent(self, share: float) -> str:
        """A share of 0 to 1 in whole per cent, rounded down so that only all is 100 %."""
        return format_percent(int(share * 100 + 1e-9) / 100, locale=self._locale)

    def time(self, iso: str) -> str:
        """A time in UTC; as it is when it is not ISO 8601."""
        try:
            when = datetime.fromisoformat(iso)
        except ValueError:
            return iso
        day = format_date(when, "long", locale=_DATES.get(self.tag, self._locale))
        return f"{day}, {format_time(when, 'HH:mm', locale=self._locale)} UTC"

    def listed(self, items: Iterable[str]) -> str:
        """“a, b and c”."""
        return format_list(list(items), locale=self._locale)

    def language_name(self, tag: str) -> str:
        """The name of a language in this one; the tag itself when it is not known."""
        try:
            name = Locale.parse(tag, sep="-").get_display_name(self._locale)
        except (UnknownLocaleError, ValueError):
            name = None
        return name or tag

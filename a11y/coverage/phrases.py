"""What messages look like on a page: whole texts, and patterns where placeholders were filled."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import lru_cache

import msgspec

from a11y.facts.catalogs import Catalogs, usable
from a11y.facts.plain_text import PLACEHOLDER, fold, segments
from a11y.words.message import Message, Translation

_HOLE = "\ufdd0"
"""A noncharacter, which no text of a page has; icon fonts live in the private use area."""
ENOUGH_LITERAL = 4
"""Letters outside its placeholders that a pattern needs to match any text; an ideograph counts twice."""


class Standing(IntEnum):
    """How a phrase came to be on the page; the greater is believed first."""

    UNUSED = 0
    """The source text of a message that has a translation: the page did not ask for it."""
    UNTRANSLATED = 1
    """The source text of a message without a usable translation."""
    TRANSLATED = 2
    """The translation, or the source text in the source locale."""


class Phrase(msgspec.Struct, frozen=True):
    """One text that a message can be met as: a translation, a plural form, the source text."""

    message: Message
    """The message."""
    text: str
    """Its text, with `\\ufdd0` where placeholders are, as `fold` leaves it."""
    written: str
    """The same with its case."""
    standing: Standing
    """Translated or not."""
    translation: Translation
    """What meeting it says of the message."""


class Pattern(msgspec.Struct, frozen=True):
    """A phrase with placeholders."""

    phrase: Phrase
    """The phrase."""
    literals: tuple[str, ...]
    """What stands before, between and after the placeholders."""
    longest: str
    """The longest of them: a text without it cannot match."""
    weight: int
    """Letters in the literals, an ideograph counted twice."""

    def match(self, text: str, is_data: Callable[[str], bool] | None = None) -> tuple[str, ...] | None:
        """What stands for the placeholders in a folded text, or None when the text is not this phrase.

        A phrase of very few letters is believed only around what is no words: numbers, or what `is_data` knows.
        """
        if self.longest not in text:
            return None
        first, *middle, last = self.literals
        end = len(text) - len(last)
        position = len(first)
        if end < position or not (text.startswith(first) and text.endswith(last)):
            return None
        captured: list[str] = []
        for literal in middle:
            found = text.find(literal, position, end)
            if found < 0:
                return None
            captured.append(text[position:found].strip())
            position = found + len(literal)
        captured.append(text[position:end].strip())
        if self.weight < ENOUGH_LITERAL and not all(
            part and (not letters(part) or (is_data is not None and is_data(part))) for part in captured
        ):
            return None
        return tuple(captured)


@lru_cache(maxsize=32768)
def letters(text: str) -> int:
    """How many letters a text has, an ideograph counted twice, as it says about as much as two letters."""
    return sum(
        2 if unicodedata.category(character) == "Lo" and unicodedata.east_asian_width(character) == "W" else 1
        for character in text
        if character.isalpha()
    )


def phrases(catalogs: Catalogs) -> Iterator[Phrase]:
    """Every text that the messages can be met as in the catalogs' locale."""
    in_source = {message.key: message for message in catalogs.source_messages}
    is_source = catalogs.locale == catalogs.source
    for message in catalogs.messages:
        originals = _source_forms(in_source.get(message.key, message))
        if is_source:
            yield from _all(message, originals, Standing.TRANSLATED, Translation.SOURCE)
            continue
        original_lines = {fold(line) for form in originals for line in _lines(form)}
        translated = usable(message)
        if translated:
            for form in message.translations:
                same = {fold(line) for line in _lines(form)} <= original_lines
                status = Translation.SAME if same else Translation.TRANSLATED
                yield from _all(message, (form,), Standing.TRANSLATED, status)
            yield from _all(message, originals, Standing.UNUSED, Translation.UNCATALOGUED)
        else:
            guessed = message.fuzzy and any(message.translations)
            status = Translation.FUZZY if guessed else Translation.MISSING
            yield from _all(message, originals, Standing.UNTRANSLATED, status)
            if guessed:
                # a target that compiles fuzzy translations in shows them
                yield from _all(message, message.translations, Standing.UNTRANSLATED, status)


def pattern(phrase: Phrase) -> Pattern | None:
    """The pattern of a phrase with placeholders; None when nothing but placeholders is in it."""
    literals = tuple(phrase.text.split(_HOLE))
    weight = sum(letters(literal) for literal in literals)
    if len(literals) == 1 or not weight:
        return None
    return Pattern(phrase, literals, max(literals, key=len), weight)


def has_placeholders(phrase: Phrase) -> bool:
    """Whether something is filled in."""
    return _HOLE in phrase.text


def _source_forms(message: Message) -> tuple[str, ...]:
    """The source text: the source locale's own translation, else msgid and plural."""
    if usable(message):
        return message.translations
    return (message.msgid, message.plural) if message.plural else (message.msgid,)


def _all(
    message: Message, forms: tuple[str, ...], standing: Standing, translation: Translation
) -> Iterator[Phrase]:
    seen: set[str] = set()
    for form in forms:
        for written in _lines(form):
            if written not in seen and letters(written):
                seen.add(written)
                yield Phrase(message, fold(written), written, standing, translation)


@lru_cache(maxsize=32768)
def _lines(form: str) -> tuple[str, ...]:
    """The lines that a form makes on a page, with holes for placeholders."""
    lines: list[str] = []
    for segment in segments(form):
        text = segment
        if PLACEHOLDER.search(segment):
            text = "%".join(PLACEHOLDER.sub(_HOLE, part) for part in segment.split("%%"))
        if fold(text):
            lines.append(text)
    return tuple(lines)

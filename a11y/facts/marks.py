"""Invisible marks around a text that say which message it is.

The four characters are Unicode's invisible operators (U+2061 to U+2064): format characters without width, that take no
part in bidirectional ordering, are no white space to HTML, and break lines as letters do. (U+2060 would be the
natural fifth, but it forbids a line break on either side: ideographs beside it run out of their box.)

Two of them are the digits of a number of fixed length, with a check digit, so that what a page cut off is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

OPEN = "\u2063"
CLOSE = "\u2064"
_DIGITS = "\u2061\u2062"
_NUMBER_BITS = 17
_FORM_BITS = 3
_BITS = _NUMBER_BITS + _FORM_BITS + 2
"""The number, the plural form, whether it continues a message, and the check digit."""
MOST_MESSAGES = 1 << _NUMBER_BITS
"""Messages that one pseudo-locale can tell apart."""
MOST_FORMS = 1 << _FORM_BITS
"""Plural forms that can be told apart: no language has as many."""

_TOKEN = re.compile(f"{OPEN}([{_DIGITS}]{{{_BITS}}})|[\u2061-\u2064]")
_ALL = dict.fromkeys(range(0x2061, 0x2065))
_SPACE = " "


class Span(msgspec.Struct, frozen=True):
    """A marked stretch of a text, placed in the text without its marks."""

    number: int
    """The message's number."""
    form: int
    """The plural form."""
    start: int
    """Where it begins."""
    end: int
    """Where it ends."""
    depth: int = 0
    """How many marked stretches it stands in."""
    whole: bool = True
    """Its closing mark is there."""
    continues: bool = False
    """Its beginning is elsewhere: it is what follows inline markup in a message."""


class Marked(msgspec.Struct, frozen=True):
    """A text without its marks, and what these said."""

    text: str
    """The words, white space as a page collapses it."""
    spans: tuple[Span, ...]
    """In order; the outer before the inner."""


def mark(text: str, number: int, form: int = 0, *, continues: bool = False) -> str:
    """The text between an opening mark with its number and a closing mark."""
    value = ((number << _FORM_BITS | form) << 1) | continues
    value = value << 1 | value.bit_count() % 2
    return f"{OPEN}{format(value, f'0{_BITS}b').translate(_TO_DIGITS)}{text}{CLOSE}"


_TO_DIGITS = {ord("0"): _DIGITS[0], ord("1"): _DIGITS[1]}
_FROM_DIGITS = {ord(_DIGITS[0]): "0", ord(_DIGITS[1]): "1"}


def without_marks(text: str) -> str:
    """The text as it is without marks; all else stays, white space too."""
    return text.translate(_ALL)


def has_marks(text: str) -> bool:
    """Whether a text carries marks, whole or broken."""
    return _TOKEN.search(text) is not None


def read_marks(text: str) -> Marked:
    """What the marks in a text say. A mark without its end reaches to the end; broken ones say nothing."""
    reader = _Reader()
    position = 0
    for found in _TOKEN.finditer(text):
        reader.say(text[position : found.start()])
        position = found.end()
        if found[1]:
            reader.open(found[1])
        elif found[0] == CLOSE:
            reader.close()
    reader.say(text[position:])
    return reader.result()


class _Reader:
    """Follows the marks through a text."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._length = 0
        self._spans: list[Span | None] = []
        self._begun: list[tuple[int, int, int, bool]] = []  # place in spans, value, start, was it valid
        self._ends_in_space = True

    def say(self, words: str) -> None:
        """Words between marks; what collapses into one space on a page must do so without the marks too."""
        if self._ends_in_space:
            words = words.lstrip(_SPACE)
        if words:
            self._words.append(words)
            self._length += len(words)
            self._ends_in_space = words.endswith(_SPACE)

    def open(self, digits: str) -> None:
        """A message begins."""
        value = int(digits.translate(_FROM_DIGITS), 2)
        valid = (value >> 1).bit_count() % 2 == value & 1
        self._begun.append((len(self._spans), value >> 1, self._length, valid))
        self._spans.append(None)

    def close(self, *, whole: bool = True) -> None:
        """The innermost message ends."""
        if not self._begun:
            return
        place, value, start, valid = self._begun.pop()
        if valid:
            number, form = value >> 1 >> _FORM_BITS, (value >> 1) & (MOST_FORMS - 1)
            depth = sum(valid for *_, valid in self._begun)
            self._spans[place] = Span(number, form, start, self._length, depth, whole, bool(value & 1))

    def result(self) -> Marked:
        """The text and its spans, trimmed to their words."""
        while self._begun:
            self.close(whole=False)
        text = "".join(self._words)
        spans = (_trimmed(span, text) for span in self._spans if span is not None)
        return Marked(text.strip(), tuple(_joined(span for span in spans if span.start < span.end)))


def _trimmed(span: Span, text: str) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return msgspec.structs.replace(span, start=start, end=max(start, span.start + len(words.rstrip())))


def _joined(spans: Iterator[Span]) -> list[Span]:
    """A message that inline markup divides is one: its later pieces are put to the first."""
    told: list[Span] = []
    last: dict[int, int] = {}
    for span in spans:
        for deeper in [depth for depth in last if depth > span.depth]:
            del last[deeper]
        before = told[last[span.depth]] if span.depth in last else None
        if before is not None and span.continues and (span.number, span.form) == (before.number, before.form):
            told[last[span.depth]] = msgspec.structs.replace(before, end=span.end, whole=span.whole)
        else:
            last[span.depth] = len(told)
            told.append(span)
    return told

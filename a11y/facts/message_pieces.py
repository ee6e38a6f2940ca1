"""The parts of a message's text: words, markup and placeholders, so that words can change and the rest stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

import msgspec

from a11y.facts.plain_text import PLACEHOLDER

# fmt: off
_ELEMENTS = (
    "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "br", "button",
    "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
    "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "main", "mark", "nav", "noscript",
    "ol", "optgroup", "option", "output", "p", "picture", "pre", "q", "s", "samp", "script", "section",
    "select", "small", "source", "span", "strong", "style", "sub", "summary", "sup", "svg", "table",
    "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "u", "ul", "use", "var", "video", "wbr",
)
# fmt: on
_TAG = re.compile(
    rf"</?(?:{'|'.join(_ELEMENTS)})(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_WORDED = re.compile(
    r"(?P<before>\s(?:title|alt|aria-label|aria-description|placeholder)\s*=\s*)(?P<quote>[\"'])(?P<words>.*?)(?P=quote)",
    re.IGNORECASE | re.DOTALL,
)
_UNTOUCHED = re.compile(rf"{PLACEHOLDER.pattern}|%%|&(?:[a-zA-Z]\w*|#\d+|#x[\da-fA-F]+);")


class Kind(Enum):
    """What a part of a message is."""

    WORDS = "words"
    """Words between markup, placeholders among them."""
    ATTRIBUTE = "attribute"
    """Words in an attribute that reaches users."""
    MARKUP = "markup"
    """What must stay as it is."""


class Piece(msgspec.Struct, frozen=True):
    """A part of a message's text."""

    kind: Kind
    """What it is."""
    text: str
    """As it is written."""


def pieces(text: str) -> Iterator[Piece]:
    """The parts of a message, which put together are its text. White space around words counts as markup."""
    position = 0
    for tag in _TAG.finditer(text):
        yield from _words(text[position : tag.start()], Kind.WORDS)
        yield from _attributes(tag[0])
        position = tag.end()
    yield from _words(text[position:], Kind.WORDS)


def letters_and_rest(text: str) -> Iterator[tuple[bool, str]]:
    """A text in order as (True, what may be written otherwise) and (False, placeholder or character reference)."""
    position = 0
    for found in _UNTOUCHED.finditer(text):
        if found.start() > position:
            yield True, text[position : found.start()]
        yield False, found[0]
        position = found.end()
    if position < len(text):
        yield True, text[position:]


def _words(text: str, kind: Kind) -> Iterator[Piece]:
    words = text.strip()
    if not words:
        if text:
            yield Piece(Kind.MARKUP, text)
        return
    start = text.find(words)
    if start:
        yield Piece(Kind.MARKUP, text[:start])
    yield Piece(kind, words)
    if text[start + len(words) :]:
        yield Piece(Kind.MARKUP, text[start + len(words) :])


def _attributes(tag: str) -> Iterator[Piece]:
    position = 0
    for found in _WORDED.finditer(tag):
        yield Piece(Kind.MARKUP, tag[position : found.start("words")])
        yield from _words(found["words"], Kind.ATTRIBUTE)
        position = found.end("words")
    yield Piece(Kind.MARKUP, tag[position:])

"""Message text as a user meets it: no markup, entities read, whitespace collapsed, placeholders filled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser

PLACEHOLDER = re.compile(r"%\((?P<percent>\w+)\)[#0 +-]*\d*(?:\.\d+)?[sdifr]|%[sd]|\$?\{(?P<brace>\w*)\}")
"""`%(name)s`, `%s`, `%d`, `{name}`, `{}` and `${name}`: gettext's, Python's, Django's and Warehouse.""" ""

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})
# fmt: on
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ANY_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ICONS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
"""Letters of icon fonts (private use areas): pictures, to who reads and to who listens."""
_GREEK_ACCENTS = re.compile("(?<=[\u0370-\u03ff])[\u0300\u0301\u0308\u0342]+")
"""Capitals go without the accent, and with a diaeresis that the small letters may not have."""
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_DOTS = str.maketrans({"\u0131": "i"})
_DOTTED = "i\u0307"
"""What case folding makes of the Turkish capital with a dot."""


class _Text(HTMLParser):
    """Collects text, with a line break where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(_SPACE.sub(" ", data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")


@lru_cache(maxsize=8192)
def segments(text: str) -> tuple[str, ...]:
    """The text of a message without markup, cut where a block element (`<p>`, `<br>`) makes a new line."""
    if "<" not in text and "&" not in text:
        plain_text = _SPACE.sub(" ", text).strip(" ")
        return (plain_text,) if plain_text else ()
    parser = _Text()
    parser.feed(text)
    parser.close()
    lines = (_SPACE.sub(" ", line).strip(" ") for line in "".join(parser.parts).split("\n"))
    return tuple(line for line in lines if line)


def plain(text: str) -> str:
    """The text of a message without markup, on one line. No-break spaces stay, as browsers keep them."""
    return " ".join(segments(text))


def fill(text: str, params: Mapping[str, object]) -> str:
    """The placeholders filled from `params`; one that is not given stays as it is written.

    Placeholders without a name take the values in order.
    """
    if not PLACEHOLDER.search(text):
        return text
    unnamed = iter(params.values())

    def value(found: re.Match[str]) -> str:
        name = found["percent"] or found["brace"]
        if name:
            return str(params.get(name, found[0]))
        return str(next(unnamed, found[0]))

    return "%".join(PLACEHOLDER.sub(value, part) for part in text.split("%%"))


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """What two texts are compared by: composed, one space for any, no invisible characters or icons, no case.

    Case is taken away as CSS may have given it in any language: the Turkish i's are one letter, Greek has no accents.
    """
    composed = unicodedata.normalize("NFC", text)
    seen = _INVISIBLE.sub("", _ICONS.sub(" ", composed))
    folded = _ANY_SPACE.sub(" ", seen).strip().casefold().replace(_DOTTED, "i").translate(_DOTS)
    if not _GREEK.search(folded):
        return folded
    apart = _GREEK_ACCENTS.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", apart)

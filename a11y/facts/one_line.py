"""Words of a page on a line of the terminal or of a file: what a page shows is untrusted."""

from __future__ import annotations

import unicodedata


def one_line(text: str) -> str:
    """The text without what would break the line, colour it, or turn its direction: controls and format characters.

    Whitespace of any kind becomes a blank; blanks at the beginning, by which lists are indented, stay.
    """
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace():
        return " "
    # joiners and marks belong to words of some scripts and do no harm
    return character if character in _OF_WORDS or not unicodedata.category(character).startswith("C") else ""


_OF_WORDS = "\u200c\u200d\u200e\u200f"

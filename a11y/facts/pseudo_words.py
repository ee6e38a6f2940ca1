"""How a pseudo-locale writes a message: marked, accented and longer, or from right to left."""

from __future__ import annotations

import math
import re
import unicodedata

from a11y.facts.marks import mark
from a11y.facts.message_pieces import Kind, Piece, letters_and_rest, pieces
from a11y.words.pseudo import PseudoKind

BEGINS, ENDS = "\u27e6", "\u27e7"
"""The brackets of the accented locale, which no catalog is likely to have."""
_ACCENTS = {
    letter: unicodedata.normalize("NFC", letter + accent)
    for accent, letters in {
        "\u0302": "aceghijosuwyACEGHIJOSUWY",  # circumflex
        "\u030c": "dlnrtzDLNRTZ",  # caron
        "\u0301": "kmpKMP",  # acute
        "\u0307": "bfBF",  # dot above
        "\u0303": "vV",  # tilde
        "\u0308": "xX",  # diaeresis
    }.items()
    for letter in letters
}
_VOWELS = frozenset("aeiouyAEIOUY")
_FILL = "~"
_RIGHT_TO_LEFT, _AS_BEFORE = "\u200f\u202e", "\u202c\u200f"
_WORD = re.compile(r"\S+")


def pseudo_words(text: str, kind: PseudoKind, number: int, form: int, expand: float) -> str:
    """The text of a message as the pseudo-locale has it: its markup and placeholders are as they were."""
    parts = list(pieces(text))
    worded = [place for place, piece in enumerate(parts) if piece.kind is Kind.WORDS]
    written: list[str] = []
    for place, piece in enumerate(parts):
        if piece.kind is Kind.MARKUP:
            written.append(piece.text)
            continue
        alone = piece.kind is Kind.ATTRIBUTE
        words = _written(piece, kind, expand)
        if kind is PseudoKind.ACCENTED:
            opens, closes = alone or place == worded[0], alone or place == worded[-1]
            words = f"{BEGINS if opens else ''}{words}{ENDS if closes else ''}"
        continues = alone or place != worded[0]
        written.append(mark(words, number, form, continues=continues))
    return "".join(written)


def _written(piece: Piece, kind: PseudoKind, expand: float) -> str:
    if kind is PseudoKind.TRACER:
        return piece.text
    parts = list(letters_and_rest(piece.text))
    if kind is PseudoKind.BIDI:
        return "".join(_turned(text) if free else text for free, text in parts)
    return "".join(_accented(text, expand) if free else text for free, text in parts)


def _turned(text: str) -> str:
    return _WORD.sub(lambda word: f"{_RIGHT_TO_LEFT}{word[0]}{_AS_BEFORE}", text)


def _accented(text: str, expand: float) -> str:
    """Letters with accents; vowels are drawn out until the text is longer by the share, then it is filled up."""
    missing = math.ceil(len(text.strip()) * expand)
    vowels = sum(letter in _VOWELS for letter in text)
    each, more = divmod(missing, vowels) if vowels else (0, 0)
    each, more = (each, more) if each < 2 else (2, 0)
    written: list[str] = []
    seen = 0
    for letter in text:
        times = 1
        if letter in _VOWELS:
            times += each + (seen < more)
            seen += 1
        written.append(_ACCENTS.get(letter, letter) * times)
    missing -= each * vowels + min(more, vowels)
    body = "".join(written)
    kept = body.rstrip()
    return f"{kept}{_FILL * missing}{body[len(kept) :]}" if missing > 0 and kept else body

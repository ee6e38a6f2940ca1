"""Scripts (ISO 15924): which one a text is written in, and the fonts that draw it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

LATIN = "Latn"
_SCRIPTS = {
    "LATIN": LATIN, "FULLWIDTH": LATIN,
    "HEBREW": "Hebr", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "THAI": "Thai", "HANGUL": "Hang",
    "HIRAGANA": "Hira", "KATAKANA": "Kana", "CJK": "Hani", "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml",
    "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "GUJARATI": "Gujr", "GURMUKHI": "Guru",
    "GEORGIAN": "Geor", "ARMENIAN": "Armn", "ETHIOPIC": "Ethi", "KHMER": "Khmr", "MYANMAR": "Mymr", "LAO": "Laoo",
    "SINHALA": "Sinh", "TIBETAN": "Tibt", "THAANA": "Thaa",
}  # fmt: skip
"""By the first word of their letters' Unicode names."""
_LEFTWARD = frozenset({"R", "AL"})
_EAST_ASIAN = {"Hani", "Hira", "Kana", "Hang"}


@cache
def script_of(letter: str) -> str:
    """The script of a letter; empty for what is no letter, and for a script that is not known here."""
    return _SCRIPTS.get(unicodedata.name(letter, "").partition(" ")[0], "") if letter.isalpha() else ""


def scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has; those of a script that is not known here under an empty name."""
    if text.isascii():
        letters = sum(map(str.isalpha, text))
        return Counter({LATIN: letters} if letters else {})
    return Counter(script_of(letter) for letter in text if letter.isalpha())


def leftward_letters(text: str) -> tuple[int, int]:
    """How many letters of a text run from right to left, and how many it has (Unicode Bidirectional Algorithm)."""
    kinds = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return sum(kind in _LEFTWARD for kind in kinds), len(kinds)


def font_package(script: str) -> str:
    """Debian's package with a font for a script."""
    return "fonts-noto-cjk" if script in _EAST_ASIAN else "fonts-noto-core"

"""What a style attribute declares, and how large a length in it is (CSS Cascading and Inheritance, Level 4)."""

from __future__ import annotations

import re

import msgspec

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PART = re.compile(r"""(?:[^;"'(]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()]|\([^()]*\))*\))+""")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_LENGTH = re.compile(r"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?P<unit>[a-z%]*)", re.IGNORECASE)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}


class Declaration(msgspec.Struct, frozen=True):
    """The declaration of a property that wins in its style attribute."""

    value: str
    """In lower case."""
    important: bool
    """No style sheet of the author's and none of the user's without the same mark overrides it."""


def declarations(style: str) -> dict[str, Declaration]:
    """By property in lower case. What is important wins over what is not, what comes later over what came before."""
    found: dict[str, Declaration] = {}
    for part in _PART.findall(_COMMENT.sub(" ", style)):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if not colon or not name:
            continue
        bare = _IMPORTANT.sub("", value)
        one = Declaration(bare.strip().lower(), bare != value)
        if one.important or name not in found or not found[name].important:
            found[name] = one
    return found


def in_font_sizes(value: str, font_size: float, *, relative: bool = False) -> float | None:
    """How many times the font size (CSS pixels) a length is; None for what is no plain length.

    `relative` takes bare numbers and percentages as shares of the font size, as `line-height` does.
    """
    found = _LENGTH.fullmatch(value)
    if found is None or font_size <= 0:
        return None
    number, unit = float(found["number"]), found["unit"].lower()
    if unit == "em" or (relative and not unit):
        return number
    if relative and unit == "%":
        return number / 100
    if number == 0 and not unit:
        return 0.0
    return number * _PIXELS[unit] / font_size if unit in _PIXELS else None

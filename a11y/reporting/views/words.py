"""Words that a report shows: the target's, not to be trusted, and our own, still to be translated."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

NAME_LIMIT = 240
"""Characters shown of a name, a message or a title; the record keeps all of it."""
CODE_LIMIT = 800
"""Characters shown of an element's source."""

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)


class Words(msgspec.Struct, frozen=True):
    """Words of the target, or a piece of our own around them."""

    text: str
    """Safe to show as text: controls are spelled out, length is bounded."""
    language: str = ""
    """BCP 47; empty when unknown."""
    foreign: bool = True
    """They come from the target: kept apart from the text around them."""
    left_out: int = 0
    """Characters that were cut off."""
    code: bool = False
    """An address: read from left to right, and told from the full stop after it."""


class Said(msgspec.Struct, frozen=True):
    """A sentence of ours that is still to be translated."""

    message: str
    """In English; its msgid, with `%(name)s` placeholders."""
    params: Mapping[str, Words] = {}
    """What fills the placeholders."""
    own: bool = True
    """False for words of another engine, which no catalog of ours holds."""


def visible(text: str) -> str:
    """`text` with controls that could hide or reorder its surroundings spelled out, as `[U+202E]`."""
    return _UNSAFE.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def from_target(text: str, language: str = "", limit: int = NAME_LIMIT) -> Words:
    """Words of the target, made safe and cut to `limit` characters."""
    return Words(text=visible(text[:limit]), language=language, left_out=max(0, len(text) - limit))


def plain(text: str) -> Words:
    """Words of ours that need no translation: a number, a file name of the harness."""
    return Words(text=visible(text), foreign=False)


def said(message: str, params: Mapping[str, str], language: str = "") -> Said:
    """A translatable sentence whose parameters come from the target."""
    return Said(
        message=message, params={name: from_target(value, language) for name, value in params.items()}
    )

"""The stand-in's words: gettext catalogs in a tree such as the profile looks for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from markupsafe import Markup, escape

CHECKOUT = Path(__file__).parent
"""What `--checkout` is given."""
LOCALES = {"en": "English", "fr": "Français", "he": "עברית"}
"""Offered by the switcher, under these names."""
_PLACEHOLDER = re.compile(r"\$\{(\w+)\}|%\((\w+)\)s")


@cache
def _catalog(locale: str) -> dict[str, str]:
    path = CHECKOUT / "warehouse" / "locale" / locale / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id and one.string}


def say(locale: str, msgid: str, /, **params: str) -> Markup:
    """The translation, its markup kept, with the values escaped in their places; the msgid where there is none."""
    text = _catalog(locale).get(msgid, msgid)
    return Markup(_PLACEHOLDER.sub(lambda found: escape(params[found[1] or found[2]]), text))  # noqa: S704  # catalogs are trusted


def accepted(header: str) -> str:
    """The locale that an Accept-Language header asks for first."""
    first = header.partition(",")[0].partition(";")[0].strip().partition("-")[0].lower()
    return first if first in LOCALES else "en"

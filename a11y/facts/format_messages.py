"""Messages that are no words but tell a program what to do: they must not be marked, lengthened or turned round."""

from __future__ import annotations

import re

from a11y.facts.plain_text import PLACEHOLDER, plain
from a11y.words.message import Message

_KEYS = re.compile(r"[A-Z]+(?:_[A-Z]+)*_(?:FORMATS?|SEPARATOR|GROUPING|DIRECTION|WEEK|CODE|CHARSET)")
"""Keys instead of words: Django's older catalogs (`DATE_FORMAT`, `NUMBER_GROUPING`, `FIRST_DAY_OF_WEEK`)."""
# fmt: off
_NAMES = frozenset({
    "default:LTR", "default:RTL", "default:mm", "default:inch",  # GTK
    "number_format_thousands_sep", "number_format_decimal_point", "html_lang_attribute", "start_of_week",  # WordPress
    "ltr", "rtl", "LTR", "RTL",
})
# fmt: on
_CONTEXTS = re.compile(r"text direction|(date|time|number) format", re.IGNORECASE)
"""Contexts that say so themselves, as WordPress writes them."""
_STRFTIME = re.compile(r"%[-_0^#]?[aAbBcdDeFGHIjklmMnpPrRsSTuUVwWxXyYzZ]")
_DATE_LETTERS = re.compile(r"[aAbBcdDeEfFgGhHiIjlLmMnNoOPrsStTuUwWyYzZ]")
"""Each alone is a field of Django's and PHP's date formats."""
_WORD = re.compile(r"[^\W\d_]+")
_ESCAPED = re.compile(r"\\.")


def is_format(message: Message) -> bool:
    """Whether a program reads the translation: a format of dates or numbers, a direction, a key, or no words at all."""
    msgid = message.msgid.strip()
    if msgid in _NAMES or _KEYS.fullmatch(msgid) or _CONTEXTS.search(message.context):
        return True
    return _is_date_format(msgid) or not _says_something(message)


def _is_date_format(msgid: str) -> bool:
    """`%B %d, %Y` and `N j, Y, P`: two fields or more, and nothing else that has letters."""
    fields = _STRFTIME.findall(msgid)
    if len(fields) > 1 and not _WORD.search(_STRFTIME.sub(" ", msgid)):
        return True
    words = _WORD.findall(_ESCAPED.sub(" ", msgid))
    return len(words) > 1 and all(_DATE_LETTERS.fullmatch(word) for word in words) and "%" not in msgid


def _says_something(message: Message) -> bool:
    texts = (message.msgid, message.plural, *message.translations)
    return any(_WORD.search(PLACEHOLDER.sub(" ", plain(text))) for text in texts)

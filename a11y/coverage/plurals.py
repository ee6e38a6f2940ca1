"""Whether a message that counts is in the plural form of its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from a11y.facts.catalogs import Catalogs, usable
from a11y.facts.marks import without_marks
from a11y.facts.plain_text import PLACEHOLDER, fold, plain
from a11y.words.message import Sighting, Translation
from a11y.words.state import Counted

_NUMBER = re.compile(r"\d+")
_NUMBERS = (0, 1, 2, 3, 4, 5, 6, 8, 11, 12, 20, 21, 22, 25, 100, 101, 102, 103, 111, 1000, 1000000)
"""Numbers that choose every form that any language has (CLDR's samples)."""
_SPOKEN = {Translation.TRANSLATED, Translation.SAME, Translation.SOURCE}


def counted(sightings: Iterable[Sighting], catalogs: Catalogs) -> tuple[Counted, ...]:
    """The messages with plural forms that were met with a number in them, in the order given."""
    return tuple(_counted(sightings, catalogs))


def _counted(sightings: Iterable[Sighting], catalogs: Catalogs) -> Iterator[Counted]:
    for sighting in sightings:
        numbers = [int(found) for found in _NUMBER.findall(sighting.text)]
        message = catalogs.find(sighting.msgid, sighting.context) if sighting.msgid else None
        if message is None or not message.plural or not numbers or sighting.translation not in _SPOKEN:
            continue
        known = {_form(catalogs, sighting, number) for number in _NUMBERS}
        if not any(_is(form, sighting.text) for form in known):
            continue  # a line of a longer message, or a guess
        fitting = [_form(catalogs, sighting, number) for number in numbers]
        own = {plain(form) for form in message.translations if form}
        if usable(message) and not own.intersection(fitting):
            continue  # the form of this number waits for a translation
        yield Counted(
            text=sighting.text,
            msgid=sighting.msgid,
            number=numbers[0],
            right=any(_is(form, sighting.text) for form in fitting),
            expected=without_marks(PLACEHOLDER.sub("…", fitting[0])),
            selector=sighting.selector,
        )


def _form(catalogs: Catalogs, sighting: Sighting, number: int) -> str:
    """The words that gettext has for a number, placeholders as they are written."""
    return catalogs.translate(sighting.msgid, sighting.context, **{"": number})


def _is(form: str, text: str) -> bool:
    """Whether a text is this form, whatever was filled in."""
    literals = (re.escape(fold(part)) for part in _literals(form))
    return re.fullmatch(r"\s*.*?\s*".join(literals), fold(text)) is not None


def _literals(form: str) -> Iterator[str]:
    """What stands before, between and after the placeholders."""
    start = 0
    for found in PLACEHOLDER.finditer(form):
        yield form[start : found.start()]
        start = found.end()
    yield form[start:]

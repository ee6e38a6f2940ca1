"""In which language a page speaks: told by its messages, whatever its `lang` says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from a11y.coverage.phrases import Standing, has_placeholders, letters, phrases
from a11y.facts.catalogs import Catalogs, usable
from a11y.facts.plain_text import PLACEHOLDER, fold
from a11y.words.message import Sighting, Translation
from a11y.words.state import Wording

Key = tuple[str, str]
"""Context and msgid."""

_CERTAIN = 12
"""Letters of a text of several words that nobody writes by chance just as a message has it."""
_EXAMPLES = 3
_LONGEST_EXAMPLE = 60
"""Characters."""
_PLACE = re.compile(r":nth-of-type\(\d+\)|#[\w-]+")


def wording(
    sightings: Iterable[Sighting], catalogs: Catalogs, others: Iterable[str], load: Callable[[str], Catalogs]
) -> Wording | None:
    """The language of the words on a page that was asked for in the catalogs' locale; None when none of them tells.

    A message counts only if its translation differs from the source text. Catalogs of the `others` (BCP 47, likeliest
    first) are loaded only for a page on which most words are in no catalog of the locale.
    """
    asked: set[Key] = set()
    in_source: dict[Key, str] = {}
    unknown: list[Sighting] = []
    for sighting in sightings:
        key = (sighting.context, sighting.msgid)
        if sighting.translation in {Translation.TRANSLATED, Translation.SOURCE}:
            asked.add(key)
        elif sighting.translation is Translation.UNCATALOGUED:
            if sighting.msgid:
                in_source.setdefault(key, sighting.text)
            else:
                unknown.append(sighting)
    spoken = {catalogs.source: in_source}
    if _many(unknown) > len(asked) + len(in_source):
        for locale in others:
            if locale not in {catalogs.locale, catalogs.source}:
                spoken[locale] = _in_words_of(load(locale), unknown, catalogs)
    language, found = max(spoken.items(), key=lambda one: len(one[1]))
    if not asked and not found:
        return None
    if not found:
        return Wording(asked=len(asked))
    sure = {key for key, text in found.items() if _is_certain(text) and _is_certain(_own_part(key, text))}
    texts = [
        found[key] for key in sorted(found, key=lambda key: (key in sure, letters(found[key])), reverse=True)
    ]
    return Wording(
        asked=len(asked - found.keys()),
        other=len(found),
        certain=len(sure),
        language=language,
        examples=tuple(_cut(text) for text in texts[:_EXAMPLES]),
    )


def _many(unknown: Iterable[Sighting]) -> int:
    """How many kinds of places hold words of no catalog: a long list of names is one."""
    return len({(one.channel, _PLACE.sub("", one.selector)) for one in unknown})


def _in_words_of(other: Catalogs, unknown: Iterable[Sighting], catalogs: Catalogs) -> dict[Key, str]:
    """The messages that are on the page in another locale's words, and have words in the locale asked for."""
    theirs = _own_words(other)
    found: dict[Key, str] = {}
    for sighting in unknown:
        for key in theirs.get(fold(sighting.text), ()):
            message = catalogs.find(key[1], key[0])
            if message is not None and (catalogs.locale == catalogs.source or usable(message)):
                found.setdefault(key, sighting.text)
                break
    return found


@lru_cache(maxsize=32)
def _own_words(catalogs: Catalogs) -> Mapping[str, tuple[Key, ...]]:
    """Folded translations that are not the source text."""
    words: dict[str, tuple[Key, ...]] = {}
    for phrase in phrases(catalogs):
        if (
            phrase.standing is Standing.TRANSLATED
            and phrase.translation is Translation.TRANSLATED
            and not has_placeholders(phrase)
        ):
            words[phrase.text] = (*words.get(phrase.text, ()), phrase.message.key)
    return words


def _own_part(key: Key, text: str) -> str:
    """What stands in a message itself: the rest of a text may be anybody's, as a summary that ends like a count."""
    msgid = key[1]
    return PLACEHOLDER.sub(" ", msgid).strip() if PLACEHOLDER.search(msgid) else text


def _is_certain(text: str) -> bool:
    several = " " in text or text.upper() == text.lower()
    return several and letters(text) >= _CERTAIN


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1] + "…"

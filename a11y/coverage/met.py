"""Catalog coverage as met: the messages that reached the user in a page state, and other words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from a11y.coverage.matching import Match, Matcher, is_written, matcher
from a11y.coverage.phrases import Standing
from a11y.coverage.wordless import Wordless
from a11y.facts.catalogs import Catalogs
from a11y.facts.locale_names import primary_language
from a11y.facts.plain_text import fold
from a11y.words.message import Candidate, Channel, Message, Sighting, Translation
from a11y.words.state import PageState, TextRun

_LONGEST = 1000
"""Characters of a text that a sighting keeps; the page state has all of it."""


def met(
    state: PageState, catalogs: Catalogs, user_data: frozenset[str] = frozenset()
) -> tuple[Sighting, ...]:
    """The messages on a page, each once for a channel and text, in the order of the page.

    What is a number, a date, an address or the user's own is left out. Words that no catalog has are
    `uncatalogued`. So are words in the source language of a message whose translation the page did not use,
    but those name the message: somebody forgot to look it up.
    """
    words = matcher(catalogs)
    wordless = Wordless(catalogs.locale, user_data)
    seen: set[tuple[str, ...]] = set()
    sightings: list[Sighting] = []
    for run in heard(state):
        for sighting in _in_run(state, run, words, wordless, catalogs.locale):
            identity = (sighting.channel.value, sighting.context, sighting.msgid, sighting.text)
            if identity not in seen:
                seen.add(identity)
                sightings.append(sighting)
    return tuple(sightings)


def heard(state: PageState) -> Iterator[TextRun]:
    """The words of a page state, those that were announced at the end."""
    yield from state.runs
    for said in state.announcements:
        yield TextRun(said.text, Channel.LIVE, said.node, said.selector, None, said.pieces, said.language)


def shortened(text: str) -> str:
    """As much of a text as a sighting keeps."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _in_run(
    state: PageState, run: TextRun, words: Matcher, wordless: Wordless, locale: str
) -> Iterator[Sighting]:
    if wordless(run.text):
        return
    foreign = bool(run.language) and primary_language(run.language) != primary_language(state.language)
    for part in words.parts(run.text, run.pieces, wordless):
        if part.match is not None:
            if foreign and part.match.phrase.standing is Standing.UNUSED:
                continue
            if _is_own_name(part.text, locale) and (
                _says_language(state, run) or not is_written(part.match.phrase, part.text)
            ):
                continue
            yield _sighting(state, run, part.text, part.match, locale)
            for held in part.match.captured:
                inner = None if wordless(held) else words.find(held)
                if inner is not None and inner.phrase.standing is not Standing.UNUSED:
                    yield _sighting(state, run, held, inner, locale)
        elif not (foreign or wordless(part.text) or wordless.is_span(part.text)):
            yield _sighting(state, run, part.text, None, locale)


def _sighting(state: PageState, run: TextRun, text: str, match: Match | None, locale: str) -> Sighting:
    message = match.phrase.message if match else None
    others = match.others if match else ()
    return Sighting(
        state=state.id,
        locale=locale,
        channel=run.channel,
        text=shortened(text),
        translation=match.phrase.translation if match else Translation.UNCATALOGUED,
        msgid=message.msgid if message else "",
        context=message.context if message else "",
        catalog=message.catalog if message else "",
        ambiguous=len(others),
        candidates=tuple(Candidate(other.msgid, other.context, other.catalog) for other in others),
        selector=run.selector,
        box=run.box,
        sources=message.sources if message else (),
        plural=shortened(message.plural) if message else "",
        forms=_forms(message) if message else (),
    )


def _forms(message: Message) -> tuple[str, ...]:
    """What the catalog has of a message whose words on the page do not tell it."""
    told = message.translations if message.plural or message.fuzzy else ()
    return tuple(shortened(form) for form in told)


@lru_cache(maxsize=1024)
def _is_own_name(text: str, locale: str) -> bool:
    """Whether a text is what a language calls itself, as a choice of languages has it: a name, and no message."""
    try:
        own = Locale.parse(locale, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return fold(text) in {fold(name) for name in (own.display_name, own.language_name) if name}


def _says_language(state: PageState, run: TextRun) -> bool:
    """Whether the element itself declares its language, as each does in a choice of languages."""
    return any(node.id == run.node and "lang" in node.attributes for node in state.nodes)

"""Whether dates and times are written as the locale writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from a11y.coverage.dates import Manner, Stranger, dates, strange_dates
from a11y.coverage.wordless import Wordless
from a11y.facts.locale_names import primary_language
from a11y.facts.plain_text import PLACEHOLDER
from a11y.facts.scripts import LATIN
from a11y.rules.common_words import COMMON
from a11y.rules.locale import spoken
from a11y.rules.outline import outline_of
from a11y.rules.part_language import has_own_letters, written_in
from a11y.rules.rule import MessageRule
from a11y.rules.somebodys import is_of_somebody
from a11y.rules.spoken_language import TRANSLATED, is_in_own_words
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import Node, PageState, TextRun

_SPOKEN = {Translation.TRANSLATED, Translation.SAME, Translation.SOURCE}
_AGO = re.compile(r"\b(?:\d+|an?|a few) (?:second|minute|hour|day|week|month|year)s? ago\b", re.IGNORECASE)
_LASTS = re.compile(r"(?<![\w.:/-])\d+ (seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b(?! ago)")
_WORD = re.compile(r"[^\W\d_]+")
_TAKEN = frozenset({"minute", "minutes", "seconds", "second"})
"""Units of time that French and others write so, too."""
_ENGLISH = frozenset({"the", "of", "and", "is", "with", "for", "this", "was", "that"})
_FEW = 2
"""Small words of its own that a sentence in another language has."""
_SHORT = 8
"""Words of a line that tells when something was; what has more is somebody's sentence."""
_SOURCE = "en"
"""The language that programs write dates in when nobody tells them otherwise."""


def judge_date_manner(state: PageState, sightings: Sequence[Sighting]) -> Iterator[Outcome]:
    """Applies to dates that stand alone or fill a message. Expects the words and the order of the locale asked for.

    A date inside somebody's own sentence is left alone, but for an English one in a sentence of the page's language. So
    is a page that is in another language altogether.
    """
    if state.wording and state.wording.other > state.wording.asked:
        return
    offered = state.switcher.offered if state.switcher else ()
    others = tuple(dict.fromkeys((_SOURCE, *offered)))
    filled = [one.text for one in sightings if one.translation in _SPOKEN and PLACEHOLDER.search(one.msgid)]
    locale = spoken(state)
    alone = [Wordless(one, frozenset()) for one in (locale, *others)]
    nodes = {node.id: node for node in state.nodes}
    yield from _ages(state, sightings, locale, nodes)
    for run in state.runs:
        if _is_foreign(run, state) or run.node not in nodes:
            continue
        strangers = [
            one
            for one in strange_dates(run.text, locale, others)
            if _stands_alone(one, run, alone)
            or any(one.text in text for text in filled)
            or (one.manner is Manner.WORDS and _is_put_in(one, run, state, nodes[run.node]))
        ]
        for one in strangers:
            told = OutcomeValue.CANT_TELL if one.manner is Manner.CLOCK else OutcomeValue.FAILED
            criteria = ("3.1.2",) if one.manner is Manner.WORDS else ()
            params = {"text": one.text, "locale": locale}
            target = node_target(state, nodes[run.node])
            yield Outcome(told, SENTENCES[one.manner], params, target, criteria=criteria, node=run.node)
        if not strangers and dates(run.text):
            yield Outcome(OutcomeValue.PASSED, OWN_MANNER)


def _ages(
    state: PageState, sightings: Sequence[Sighting], locale: str, nodes: Mapping[int, Node]
) -> Iterator[Outcome]:
    """What is told in English of how long ago something was, or how long it lasts, on a page in another language: once.

    What a catalog has, as the page shows it, is told of as a message.
    """
    met = state.wording is not None and state.wording.asked >= TRANSLATED
    if primary_language(locale) == _SOURCE or not (met or is_in_own_words(state)):
        return
    outline = outline_of(state)
    messages = {one.text for one in sightings if one.msgid}
    for run in state.runs:
        found = _age(run.text, locale)
        if run.channel is not Channel.VISIBLE or found is None or run.text in messages:
            continue
        if run.node in nodes and not _is_foreign(run, state) and not is_of_somebody(outline, nodes[run.node]):
            params = {"text": found[0], "locale": locale}
            target = node_target(state, nodes[run.node])
            yield Outcome(
                OutcomeValue.FAILED,
                SENTENCES[Manner.WORDS],
                params,
                target,
                criteria=("3.1.2",),
                node=run.node,
            )
            return


def _age(text: str, locale: str) -> re.Match[str] | None:
    """An age in English alone in a few words, or a time in English among the language's own."""
    if len(text.split()) <= _SHORT and (found := _AGO.search(text)):
        return found
    found = _LASTS.search(text)
    if found is None:
        return None
    taken = LATIN in written_in(locale) and found[1].casefold() in _TAKEN
    return found if not taken and _is_own_sentence(text, locale) else None


def _is_own_sentence(text: str, tag: str) -> bool:
    """Whether what stands around a date or a time is in this language: its letters, or small words of its own."""
    if LATIN not in written_in(tag):
        return has_own_letters(text, tag)
    own = COMMON.get(primary_language(tag), frozenset()) - COMMON[_SOURCE]
    around = {word.casefold() for word in _WORD.findall(text)}
    return len(around & own) >= _FEW and not around & _ENGLISH


def _stands_alone(one: Stranger, run: TextRun, alone: Sequence[Wordless]) -> bool:
    """Whether nothing but the date, and perhaps its day of the week and time, is in the text node."""
    pieces = [piece for piece in (run.pieces or (run.text,)) if one.text in piece]
    return any(wordless(piece) for piece in pieces for wordless in alone)


def _is_put_in(one: Stranger, run: TextRun, state: PageState, node: Node) -> bool:
    """Whether a date in English stands in a sentence of the page's own language: a program has put it there."""
    if primary_language(state.language) == _SOURCE or is_of_somebody(outline_of(state), node):
        return False
    return _is_own_sentence(f"{run.text[: one.start]} {run.text[one.end :]}", state.language)


def _is_foreign(run: TextRun, state: PageState) -> bool:
    return bool(run.language) and primary_language(run.language) != primary_language(state.language)


DATE_MANNER = MessageRule(
    id="locale/date-manner",
    title=N_("Dates and times are written as the locale writes them."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    judge=judge_date_manner,
    needs=("dom", "text"),
)

SENTENCES = {
    Manner.WORDS: N_(
        "“%(text)s” is a date in another language on a page in “%(locale)s”; let the target format it for the locale."
    ),
    Manner.ORDER: N_(
        "In “%(text)s” day, month and year stand in an order in which “%(locale)s” does not write them; let the target "
        "format the date for the locale."
    ),
    Manner.CLOCK: N_(
        "“%(text)s” counts the hours twice to twelve, and “%(locale)s” counts them to twenty-four: will its readers "
        "understand it?"
    ),
}
OWN_MANNER = N_("Dates are written as the locale writes them.")

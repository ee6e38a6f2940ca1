"""Does a sentence join a preposition to words that tell how long ago something was? (CLDR relative times)."""

# ruff: noqa: RUF001  # Cyrillic letters are meant

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.somebodys import is_of_somebody
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import PageState

_AGO = {
    "de": (r"vor \d+ \w+", "am|im|um"),
    "en": (
        r"(?:about |almost |over )?(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago",
        "on|at|in",
    ),
    "es": (r"hace (?:\d+|una?) \w+", "el|en|a"),
    "fr": (r"il y a (?:\d+|une?) \w+", "le|en|à"),
    "it": (r"(?:\d+|una?) \w+ fa", "il|in|nel"),
    "nl": (r"(?:\d+|een) \w+ geleden", "op|in"),
    "pl": (r"\d+ \w+ temu", "w|dnia"),
    "pt": (r"há (?:\d+|uma?) \w+", "em|no|na"),
    "ru": (r"\d+ \w+ назад", "в|от"),
    "uk": (r"\d+ \w+ тому", "у|в|від"),
}
_PATTERNS = {
    language: (re.compile(rf"\b{ago}\b"), re.compile(rf"\b(?:{before}) {ago}\b"))
    for language, (ago, before) in _AGO.items()
}
"""By primary language: how long ago something was, and the same behind a word that only a date can stand after."""


def judge_joined(state: PageState) -> Iterator[Outcome]:
    """Applies to texts that tell how long ago something was, in languages whose words for it are known.

    Expects no preposition of a date before them: “on 3 days ago” was put together of two messages. Source: W3C,
    Working with Composite Messages.
    """
    reading = reading_of(state)
    for run in state.runs:
        node = reading.by_id.get(run.node)
        patterns = _PATTERNS.get(primary_language(run.language or state.language))
        if (
            run.channel is not Channel.VISIBLE
            or node is None
            or patterns is None
            or is_of_somebody(reading, node)
        ):
            continue
        whole, joined = patterns
        found = joined.search(run.text)
        if found is not None:
            yield Outcome(
                OutcomeValue.FAILED, JOINED, {"words": found[0]}, node_target(state, node), node=node.id
            )
            return
        if whole.search(run.text):
            yield Outcome(OutcomeValue.PASSED, ALONE)


JOINED_TIMES = Rule(
    id="locale/joined-time",
    title=N_("Words of how long ago something was stand behind no preposition of a date."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_joined,
    needs=("dom", "text"),
    help_url="https://www.w3.org/International/articles/composite-messages/",
)

ALONE = N_("How long ago something was is told without a preposition of a date.")
JOINED = N_(
    "“%(words)s”: the word before belongs to a date, and what follows tells how long ago it was. The sentence was put "
    "together of pieces: make one message of it, in which each translation has its own words around the time."
)

"""Do the pieces of a sentence fit together in its language? (W3C, Working with Composite Messages)."""

# ruff: noqa: RUF001  # letters and marks of other scripts are meant

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from a11y.facts.locale_names import primary_language
from a11y.rules.cldr import UNITS, unit_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.somebodys import is_of_somebody
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.state import PageState

_SEVERAL = r"(?<![^\s.:;,(·|])(?:[2-9]|\d{2,4}|\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+)[ \u00a0\u202f]"
_BEFORE = re.compile(r"(?:^|[.:;(·|!?])[\s\u2022\u25aa–-]*$")
"""What a subject stands behind: where other words come first, the number may belong to them (“a set of 3 files”)."""
_SINGULAR = {
    "de": r"[A-ZÄÖÜ][^\W\d_]{3,}(?:en|er|e|s) (?:wurde|ist|wird|hat)\b",
    "en": r"(?!news)[a-z]{2,}[^\Ws]s (?:has|was|is being)\b",
    "es": r"[^\W\d_]{3,}s (?:ha (?:sido )?\w+[aid]do|fue \w+do|está \w+do)\b",
    "fr": r"[^\W\d_]{3,}[sx] (?:a (?:été )?\w+[éiu]e?s?|est \w+é|sera \w+é)\b",
    "it": r"[^\W\d_]{3,}[iea] (?:è stat[oa]|ha \w+[aiu]to)\b",
    "nl": r"[^\W\d_]{3,}(?:en|s) (?:is|wordt|werd|heeft)\b",
    "pt": r"[^\W\d_]{3,}s (?:foi|está|é|tem)\b",
}
"""By language: a noun of several, and a verb of one."""
_VERBS = {language: re.compile(_SEVERAL + words) for language, words in _SINGULAR.items()}
_COUNTS = {language: re.compile(_SEVERAL + r"[^\W\d_]{4,}") for language in _SINGULAR}
_ORDER = {
    "ja": re.compile(r"(?:ました|ます)\s[^。！？]*\s(?:によって|により|による)(?:\s|$)"),
    "ko": re.compile(r"(?:습니다|니다|됨|했음)\s[^.!?]*\s에 의해(?:\s|$)"),
}
"""By language whose sentences end with the verb: a verb, and behind it who did it, with the word for “by” before."""
_ENDS = {"ja": re.compile("ました|ます"), "ko": re.compile("니다|됨|했음")}


_NOUN = re.compile(
    r"(?<!\w)(?:den|das|dem|des|der|die|(?:[Ii]hr|mein|k?ein)(?:en|em|es|er|e)?) "
    r"([a-zäöüß]{5,})(?=[,.;:!?]|$| (?:und|um|ein|oder)\b)"
)
"""A German word in small letters in the place of a noun."""


def judge_pieces(state: PageState) -> Iterator[Outcome]:
    """Applies to sentences that begin with several counted things, and to those of languages whose verb comes last.

    Expects a verb of several behind several things (“3 auteurs ont”, not “3 auteurs a”), and nobody who did it behind
    a Japanese or Korean verb: such sentences were put together of translated pieces, in the order and with the forms
    of another language. So is a German label in small letters behind an article, which was put into the sentence by a
    program. Only constructions that are never right are told; an amount of time may have a verb of one.
    """
    language = primary_language(state.language)
    wrong, right, sentence = (
        (_ORDER[language], _ENDS[language], ORDER)
        if language in _ORDER
        else (_VERBS.get(language), _COUNTS.get(language), NUMBER)
    )
    if wrong is None or right is None:
        return
    reading = reading_of(state)
    if language == "de" and (noun := _small_noun(state, reading)) is not None:
        words, target, node = noun
        yield Outcome(OutcomeValue.FAILED, SMALL, {"words": words}, target, node=node)
    for block in reading.blocks_of_words:
        text = block.run.text
        if reading.holds_code(block.node) or is_of_somebody(reading, block.node):
            continue
        found = next(
            (one for one in wrong.finditer(text) if language in _ORDER or _is_subject(text, one, language)),
            None,
        )
        if found is not None:
            params = {"words": found[0][:80]}
            target = node_target(state, block.node)
            yield Outcome(OutcomeValue.FAILED, sentence, params, target, node=block.node.id)
        elif right.search(text):
            yield Outcome(OutcomeValue.PASSED, WHOLE)


def _small_noun(state: PageState, reading: Reading) -> tuple[str, Target, int] | None:
    """A German label that stands in a sentence in small letters; None for none.

    It has its capital where it stands alone on the page, or in what opened.
    """
    opened = state.openings.openings if state.openings is not None else ()
    labels = {
        reading.words_in(one).strip(" *:")
        for one in reading.nodes
        if one.tag in {"label", "legend", "th", "dt"}
    }
    labels |= {one.strip(" *:") for opening in opened for one in opening.texts}
    labels |= {one.name.strip(" *:") for one in state.tree if one.role.lower() in {"textbox", "combobox"}}
    for block in reading.blocks_of_words:
        if not reading.holds_code(block.node) and (words := _small(block.run.text, labels)):
            return words, node_target(state, block.node), block.node.id
    for opening in opened:
        if words := next(filter(None, (_small(text, labels) for text in opening.said)), ""):
            return words, thing_target(state, opening.what), 0
    return None


def _small(text: str, labels: AbstractSet[str]) -> str:
    """The article and the word of a text that is one of these labels, but for its capital and its ending."""
    for found in _NOUN.finditer(text):
        word = found[1].capitalize()
        if {word, *(word.removesuffix(ending) for ending in ("n", "en", "s", "es", "e"))} & labels:
            return found[0]
    return ""


def _is_subject(text: str, found: re.Match[str], language: str) -> bool:
    """Whether a sentence begins with what is counted; an amount of time may have a verb of one."""
    return bool(_BEFORE.search(text[: found.start()])) and not set(found[0].casefold().split()) & _units(
        language
    )


@lru_cache(maxsize=16)
def _units(language: str) -> frozenset[str]:
    return frozenset(word for unit in UNITS for word in unit_words(unit, 5, language))


JOINED_PIECES = Rule(
    id="locale/joined-pieces",
    title=N_("The words of a sentence fit together."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_pieces,
    needs=("dom", "tree", "text", "facts"),
    reads=("openings",),
    help_url="https://www.w3.org/International/articles/composite-messages/",
)

WHOLE = N_("The words of the sentence fit together.")
NUMBER = N_(
    "“%(words)s”: the verb is that of one, and there are several. The sentence was put together of pieces: make one "
    "message of it, whose form the catalog chooses by the number (gettext's ngettext)."
)
ORDER = N_(
    "“%(words)s”: the verb ends a sentence in this language, and who did it is told behind it. The sentence was put "
    "together of pieces in the order of another language: make one message of it, with a placeholder for each name."
)
SMALL = N_(
    "“%(words)s”: the noun is written small. A program has put a label into the sentence, in the manner of another "
    "language: make one message of each such sentence."
)

"""Are the words of a link in the language of its sentence, or did a translation forget them? (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from a11y.facts.locale_names import primary_language
from a11y.facts.scripts import LATIN, scripts
from a11y.rules.common_words import COMMON
from a11y.rules.part_language import written_in
from a11y.rules.reading import CODE, Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import Node, PageState, TextRun

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['\u2019-][A-Za-zÀ-ÿ]+)*")
_FEWEST = 3
"""Words of a phrase; fewer are a name, or a term."""
_SMALL = COMMON["en"] | {"please", "here", "how", "out", "up", "us", "my", "me"}
_CODE = re.compile(r"[\d/_@=<>{}\\$#:|*+~`\[\]]|--|\(\)|\.\w")
_ACRONYM = re.compile(r"I|[A-Z]{2,5}s?")
_NOUN = re.compile(r"\s*\b(?:page|pages|section|settings)\s*[.!?]?")
"""What English says behind the name of a place, and Romance and Germanic languages before it or in one word."""
_ORDERED = frozenset({
    "de", "es", "fr", "it", "pt", "nl", "sv", "da", "nb", "no", "pl", "cs", "ro", "ca", "fi", "hu", "tr", "eo",
})  # fmt: skip
_OWN_NOUNS = frozenset({"fr"})
"""Languages that have such nouns as well, and adjectives before them."""
_AROUND = 6
"""Letters of its own that a sentence has around the link."""
_ENDS = ("\u3002", "\uff0e", "\uff01", "\uff1f", ".", "!", "?", "\u061f", "\u06d4", "\u0964", "\u0589")
_QUOTES = frozenset(
    "\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\u300c\u300d\u300e\u300f\u300a\u300b\u3008\u3009\u3010\u3011"
)
KEPT = CODE | {"bdi", "cite", "q", "blockquote"}
"""Elements whose words are code, or somebody else's."""


def judge_left_phrases(state: PageState) -> Iterator[Outcome]:
    """Applies to links in sentences that are written in other than Latin letters. Expects words in those letters.

    A phrase of three words and more in Latin letters fails that begins small, has small words of English and
    no other capitals than acronyms, as titles, names and code have: once for a page. What is quoted, or marked as
    code, as somebody's own or as in another language, is left out. In languages of Latin letters a link with “page”
    behind it, where they say that before, is asked about.
    """
    reading = reading_of(state)
    met = False
    left: list[tuple[Node, str, str]] = []
    for run in state.runs:
        if run.channel is not Channel.VISIBLE or not run.carriers or not run.text.endswith(_ENDS):
            continue
        language = run.language or state.language
        own = written_in(language) if primary_language(language) else frozenset()
        if not any(own) or LATIN in own:
            continue
        for link, words, around in _links(reading, run):
            counted = scripts(around)
            if sum(counted[one] for one in own) < max(_AROUND, counted[LATIN]):
                continue
            met = True
            if _is_phrase(words) and not _is_quoted(run.text, words) and not _is_kept(reading, link):
                left.append((link, words, language))
    behind = None if left else next(_named_behind(state, reading), None)
    if behind is not None:
        link, words, language = behind
        params = {"words": words[:80], "language": language}
        yield Outcome(OutcomeValue.CANT_TELL, BEHIND, params, node_target(state, link), node=link.id)
    for link, words, language in left[:1]:
        params = {"words": words[:80], "language": language, "count": str(len(left))}
        yield Outcome(OutcomeValue.FAILED, LEFT, params, node_target(state, link), node=link.id)
    if met and not left and behind is None:
        yield Outcome(OutcomeValue.PASSED, OWN)


def _named_behind(state: PageState, reading: Reading) -> Iterator[tuple[Node, str, str]]:
    """Links of several words with “page” behind them at the end of a sentence in a language that says it before."""
    for run in state.runs:
        language = primary_language(run.language or state.language)
        if language not in _ORDERED or run.channel is not Channel.VISIBLE or len(run.pieces) < _FEWEST:
            continue
        if not _NOUN.fullmatch(run.pieces[-1]) or _link(reading, run.carriers[-1]) is not None:
            continue
        link = _link(reading, run.carriers[-2])
        words = run.pieces[-2].strip()
        fewest = _FEWEST if language in _OWN_NOUNS else _FEWEST - 1
        if link is not None and len(words.split()) >= fewest and not _is_kept(reading, link):
            yield link, f"{words} {run.pieces[-1].strip()}", language


def _links(reading: Reading, run: TextRun) -> Iterator[tuple[Node, str, str]]:
    """Each link of a line, its words, and those that stand in none."""
    pieces = [
        (_link(reading, number), piece) for piece, number in zip(run.pieces, run.carriers, strict=False)
    ]
    around = " ".join(piece for link, piece in pieces if link is None)
    for link, group in groupby(pieces, key=lambda one: one[0]):
        if link is not None:
            yield link, " ".join("".join(piece for _, piece in group).split()), around


def _link(reading: Reading, number: int) -> Node | None:
    node = reading.by_id.get(number)
    return None if node is None else next((one for one in reading.around(node) if one.tag == "a"), None)


def _is_phrase(words: str) -> bool:
    found = _WORD.findall(words)
    if len(found) < _FEWEST or not words[0].islower() or _CODE.search(words):
        return False
    plain = all(one.islower() or _ACRONYM.fullmatch(one) for one in found)
    return plain and scripts(words).keys() <= {LATIN} and any(one in _SMALL for one in found)


def _is_quoted(text: str, words: str) -> bool:
    before, _, after = text.partition(words)
    return bool(_QUOTES & {before.rstrip()[-1:], after.lstrip()[:1]})


def _is_kept(reading: Reading, link: Node) -> bool:
    inner = reading.inside(link)
    return (
        any(one.tag in KEPT or one.attributes.get("translate") == "no" for one in (*inner, *reading.around(link)))
        or any("lang" in one.attributes for one in (link, *inner))
    )  # fmt: skip


LEFT_PHRASES = Rule(
    id="locale/phrase-left",
    title=N_("The words of links in a sentence are in its language."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    judge=judge_left_phrases,
    needs=("dom", "text"),
)

OWN = N_("The words of links are written as the sentences around them.")
BEHIND = N_(
    "“%(words)s” ends a sentence in “%(language)s” in the order of English: has the translation left a piece of it, or "
    "was the sentence cut in the middle? Make one message of it, with the link in it."
)
LEFT = N_(
    "“%(words)s” stands in a sentence in another language (“%(language)s”; %(count)s such on the page), as if the "
    "translation had forgotten the words of the link: who reads only that language cannot tell what the sentence says, "
    "and a screen reader says them with the wrong voice. Translate them, or say in lang which language they are in."
)

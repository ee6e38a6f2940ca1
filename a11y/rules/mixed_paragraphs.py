"""Is a paragraph in one language, or did a translation leave a part of it? (WCAG 2.2, 3.1.2 Language of Parts)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.common_words import COMMON, words_of
from a11y.rules.part_language import has_own_letters
from a11y.rules.passages import is_told, other_language, own_texts, passage_language
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.spoken_language import TRANSLATED
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_LONG = 8
"""Words of a part; what has fewer may be a title."""
_SEVERAL = 2
_PARTS = re.compile(r"(?<=[.!?:;,])\s+|[\u3002\uff0c\uff1a\uff1b\uff01\uff1f\u3001\u060c\u061b\u061f\u06d4]+")
_QUOTATION = re.compile(
    r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|\u00ab[^\u00bb]*\u00bb|\u201e[^\u201c\u201d]*[\u201c\u201d]|"
    r"\u300c[^\u300d]*\u300d"
)


def judge_mixed(state: PageState) -> Iterator[Outcome]:
    """Applies to texts of several parts, sentences or what commas set apart, on pages in another language than English.

    Expects no part of eight words and more in another language beside parts in the page's own: users write a text in
    one language, and catalogs that miss a piece of a paragraph mix two. What is quoted, code, or in a description is
    left out, and so are languages whose small words are not known. Where the target's catalogs are known, they tell.
    """
    page = primary_language(state.language)
    met = state.wording
    if not page or page == "en" or not is_told(state.language) or (met and met.asked >= TRANSLATED):
        return
    reading = reading_of(state)
    whole = False
    for node, run in own_texts(state):
        if any("lang" in one.attributes for one in reading.inside(node)):
            continue
        parts = _parts(run.text)
        left = _left(parts, state.language)
        if left is not None:
            params = {"text": left[0][:80], "language": left[1], "declared": state.language}
            yield Outcome(OutcomeValue.FAILED, PART, params, node_target(state, node), node=node.id)
        whole = whole or (left is None and len(parts) >= _SEVERAL)
    if whole:
        yield Outcome(OutcomeValue.PASSED, ONE)


def _parts(text: str) -> list[str]:
    return [one.strip() for one in _PARTS.split(_QUOTATION.sub("", text)) if one.strip()]


def _left(parts: list[str], declared: str) -> tuple[str, str] | None:
    """A part that is in another language than others, and that language; None for none."""
    primary = primary_language(declared)
    for part in parts:
        words = words_of(part)
        if len(words) < _LONG:
            continue
        other = other_language(words, primary) if primary in COMMON else passage_language(part, declared)
        if other and any(_is_own(one, declared) for one in parts if one is not part):
            return part, other
    return None


def _is_own(part: str, declared: str) -> bool:
    """Whether a part is in the language of the page: by its small words, or by its letters."""
    own = COMMON.get(primary_language(declared))
    if own is not None:
        return len(set(words_of(part)) & (own - COMMON["en"])) >= _SEVERAL
    return has_own_letters(part, declared)


MIXED = Rule(
    id="locale/mixed-paragraph",
    title=N_("A paragraph is in one language."),
    criteria=("3.1.2",),
    impact=Impact.MODERATE,
    judge=judge_mixed,
    needs=("dom", "text", "facts"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html",
)

ONE = N_("The paragraphs are in one language.")
PART = N_(
    "“%(text)s” stands in a paragraph in “%(declared)s” and is in another language (“%(language)s”): who does not read "
    "it loses the thread, and a screen reader says it with the wrong voice. Translate the message as a whole."
)

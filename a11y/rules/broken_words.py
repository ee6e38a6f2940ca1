"""Are words whole, as their translators wrote them? (gettext, MessageFormat and YAML each break some in their way)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.passages import own_texts
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState, TextRun

_JAPANESE = r"\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff"
_SPACED = re.compile(
    rf"(?P<before>[{_JAPANESE}]*[\u3041-\u3096]|[\u30a1-\u30fa\u30fc]+(?= [\u3041-\u3096])) [{_JAPANESE}]+"
)
"""Japanese letters on both sides of a space, one of them no part of a name."""
_STOP = "\u3002"
_NAMES = frozenset({"a", "strong", "b"})
_ELISIONS = {
    "fr": re.compile(r"\b(?:[ldnsjmtc]|qu|lorsqu|jusqu|puisqu)(?=[aeiouyh\u00e0-\u00ff])", re.IGNORECASE),
    "it": re.compile(
        r"\b(?:l|d|un|dell|all|dall|nell|sull|quell|quest)(?=[aeiouh\u00e0-\u00ff])", re.IGNORECASE
    ),
    "ca": re.compile(r"\b(?:l|d|n|s|m|t)(?=[aeiouh\u00e0-\u00ff])", re.IGNORECASE),
}
"""By primary language subtag, what an apostrophe stands behind, before a vowel."""
_WORD = re.compile(r"[^\W\d_]+")
_LONG = 6
"""Letters of a word that hardly stands in another one by chance."""
_OWN = frozenset({"davantage", "tamarin", "lillusion", "salaire", "marche"})
"""Words that are another one with a letter before it."""
_SEVERAL = 2


def judge_spaces(state: PageState) -> Iterator[Outcome]:
    """Applies to sentences in Japanese, which sets no spaces between words.

    Expects none between two Japanese letters of a sentence: a line that was folded in a file of translations leaves
    one, or one of the page's source. Names may have a space in them: what is in Chinese letters or katakana on both
    sides is left out, and so is one behind a link or bold words at the beginning. A question, as it may be meant.
    Source: W3C, Requirements for Japanese Text Layout.
    """
    if primary_language(state.language) != "ja":
        return
    reading = reading_of(state)
    found: list[tuple[Node, str]] = []
    sentences = False
    for node, run in own_texts(state):
        if _STOP not in run.text:
            continue
        sentences = True
        ends = _first_end(reading, run)
        found += [(node, match[0]) for match in _SPACED.finditer(run.text) if match.end("before") != ends]
    if not found:
        if sentences:
            yield Outcome(OutcomeValue.PASSED, WHOLE)
        return
    node, words = found[0]
    params = {"words": words[-40:], "count": str(len(found))}
    yield Outcome(OutcomeValue.CANT_TELL, SPACED, params, node_target(state, node), node=node.id)


def _first_end(reading: Reading, run: TextRun) -> int:
    """Where a link ends that a text begins with, as the name of a field does before what is wrong with it; else -1."""
    pieces = zip(run.pieces, run.carriers, strict=False)
    # the sign of an item is the first of them
    words, number = next(((piece.strip(), one) for piece, one in pieces if _WORD.search(piece)), ("", 0))
    carrier = reading.by_id.get(number)
    named = carrier is not None and any(one.tag in _NAMES for one in reading.around(carrier))
    return run.text.find(words) + len(words) if words and named else -1


def judge_apostrophes(state: PageState) -> Iterator[Outcome]:
    """Applies to pages in French, Italian or Catalan. Expects the apostrophe between an article and its word.

    “lapplication” on a page that has “application” as well has lost it: in MessageFormat an apostrophe quotes what
    follows, and must be written twice. One such word is a question, several fail. Source: ICU, MessageFormat.
    """
    elided = _ELISIONS.get(primary_language(state.language))
    if elided is None:
        return
    texts = [(node, run.text) for node, run in own_texts(state)]
    words = {word.casefold() for _, text in texts for word in _WORD.findall(text)}
    rests = {word: word[before.end() :] for word in words if (before := elided.match(word))}
    counted = Counter(rests.values())
    lost = {
        word
        for word, rest in rests.items()
        if len(rest) >= _LONG and word not in _OWN and (_is_there(rest, words) or counted[rest] > 1)
    }
    found: dict[str, Node] = {}
    for node, text in texts:
        for word in map(str.casefold, _WORD.findall(text)):
            if word in lost:
                found.setdefault(word, node)
    if not found:
        if len(words) >= _LONG:
            yield Outcome(OutcomeValue.PASSED, WHOLE)
        return
    value = OutcomeValue.FAILED if len(found) >= _SEVERAL else OutcomeValue.CANT_TELL
    word, node = next(iter(found.items()))
    params = {"words": ", ".join(list(found)[:3]), "count": str(len(found))}
    yield Outcome(value, LOST, params, node_target(state, node), node=node.id)


def _is_there(rest: str, words: set[str]) -> bool:
    """Whether the word without what is before it stands on the page as well, in one number or the other."""
    return rest in words or f"{rest}s" in words or rest.removesuffix("s") in words


SPACES = Rule(
    id="locale/folded-line",
    title=N_("Sentences of a language without spaces have none."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_spaces,
    needs=("dom", "text", "facts"),
    help_url="https://www.w3.org/TR/jlreq/",
)
APOSTROPHES = Rule(
    id="locale/apostrophe-lost",
    title=N_("No apostrophe is lost between an article and its word."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_apostrophes,
    needs=("dom", "text", "facts"),
    help_url="https://unicode-org.github.io/icu/userguide/format_parse/messages/",
)

WHOLE = N_("The words are whole.")
SPACED = N_(
    "“%(words)s” has a space within a sentence (%(count)s such places on the page), where the language has none. Is "
    "it meant? If a line of the translation, or of the page, was folded there, join the lines without a space."
)
LOST = N_(
    "“%(words)s”: the apostrophe behind the article seems to be lost (%(count)s such words on the page). In a message "
    "for MessageFormat an apostrophe is written twice, or as \u2019."
)

"""Do words run the way that their language is written in? (WCAG 2.2, 1.3.2 Meaningful Sequence)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from a11y.rules.locale import is_leftward
from a11y.rules.outline import own_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FEWEST = 3
"""Words of a text: a name or a number is put where the lines around it have it."""
_SENTENCE = 5
_STOPS = (".", "!", "?", "\u2026", "\u061f", "\u06d4")
_INLINE = frozenset({"inline", "contents"})
_LEFTWARD = {"R", "AL"}


def judge_said(state: PageState) -> Iterator[Outcome]:
    """Applies to blocks of words that say their language themselves. Expects the direction of that language.

    Without it full stops, brackets and numbers come to stand on the wrong side, and lines begin at the wrong edge. A
    sentence with its stop fails. A page may hold other words so on purpose, as the ends of long addresses are: a
    question.
    """
    words = own_words(state)
    for node in state.nodes:
        tag = node.attributes.get("lang", "").strip()
        text = words.get(node.id, "")
        if tag and _is_for_words(node):
            yield from _of_a_field(state, node, tag)
            continue
        if not tag or node.tag in {"html", "body"} or node.box is None or len(text.split()) < _FEWEST:
            continue
        if node.style.get("display", "") in _INLINE:
            continue
        leftward = is_leftward(tag)
        letters = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
        own = sum((one in _LEFTWARD) == leftward for one in letters)
        begins = next((one in _LEFTWARD for one in letters), leftward) == leftward
        if own * 2 <= len(letters) and not (begins and own >= _SENTENCE * _FEWEST):
            continue  # the words are in another language than they say
        wanted, runs = ("rtl", "ltr") if leftward else ("ltr", "rtl")
        against = node.style.get("direction", "ltr") == runs
        sentence = text.rstrip().endswith(_STOPS) and len(text.split()) >= _SENTENCE
        sentence = sentence and "unicode-bidi" not in node.style
        wrong, message = (OutcomeValue.FAILED, SENTENCE) if sentence else (OutcomeValue.CANT_TELL, AGAINST)
        yield Outcome(
            wrong if against else OutcomeValue.PASSED,
            message if against else RIGHT,
            {"language": tag, "wanted": wanted} if against else {},
            node_target(state, node) if against else None,
            node=node.id if against else 0,
        )


def _is_for_words(node: Node) -> bool:
    words = node.tag == "textarea" or (
        node.tag == "input" and node.attributes.get("type", "text").lower() in {"text", "search", ""}
    )
    return words and node.box is not None and node.attributes.get("dir", "").lower() != "auto"


def _of_a_field(state: PageState, node: Node, tag: str) -> Iterator[Outcome]:
    """A field for words of a language: they run as it does, while they are typed."""
    wanted = "rtl" if is_leftward(tag) else "ltr"
    wrong = node.style.get("direction", "ltr") != wanted
    yield Outcome(
        OutcomeValue.FAILED if wrong else OutcomeValue.PASSED,
        FIELD_AGAINST if wrong else RIGHT,
        {"language": tag, "wanted": wanted} if wrong else {},
        node_target(state, node) if wrong else None,
        node=node.id if wrong else 0,
    )


SAID = Rule(
    id="locale/said-direction",
    title=N_("Words that say their language run the way that it is written."),
    criteria=("1.3.2",),
    impact=Impact.MODERATE,
    judge=judge_said,
    needs=("dom", "text"),
)

RIGHT = N_("The words run the way that their language is written.")
SENTENCE = N_(
    "This sentence is in “%(language)s” and laid out the other way: its stop stands where it begins, and brackets and "
    "numbers in it come to stand on the wrong side. Give the element dir=“%(wanted)s”, or dir=“auto” where users "
    "write it."
)
FIELD_AGAINST = N_(
    "This field is for words in “%(language)s” and runs the other way: they begin at the wrong edge, and stops and "
    "brackets jump to the wrong side while they are typed. Give it dir=“%(wanted)s”."
)
AGAINST = N_(
    "These words are in “%(language)s” and laid out the other way: stops, brackets and numbers come to stand on the "
    "wrong side of them. Is that meant? If not, give the element dir=“%(wanted)s”."
)

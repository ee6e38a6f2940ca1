"""Does the text alternative of a picture hold the words that the picture draws, as a badge does? (WCAG 2.2, 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_WORD = re.compile(r"[^\W_]+(?:[.,:'\u2019-][^\W_]+)*")
_FIGURE = re.compile(r"v?\d[\d.,]*[kmb]?", re.IGNORECASE)
_MOST_WORDS, _MOST_LINES = 20, 6
"""What draws more is a chart or a page: its alternative sums it up."""
_STEM = 4
"""Letters at the beginning of a word that tell it: passed is as good as passing."""
_BADGE_HEIGHT, _BADGE_SHAPE = 40.0, 2.5
"""CSS pixels of a badge at most, and how many times as wide as high it is: a leaf of a calendar has figures too."""
_BESIDE = frozenset({"p", "li", "td", "th", "dd", "dt", "figure", "a", "button", "label", "summary"})
"""What holds the words that stand beside a picture."""
_CONTROLS = frozenset({"a", "button"})
_SHARE = 3
"""One of so many words that may be missing."""


def judge_drawn_words(state: PageState) -> Iterator[Outcome]:
    """Applies to each picture that is known to draw a few words: an SVG. Expects them in its alternative or beside it.

    Failed where a badge gives a figure that stands nowhere else on the page, and has an alternative without it. Other
    words may be told in other ones: a question. Source: WCAG 2.2, technique G94 and failure F30 by analogy.
    """
    reading = reading_of(state)
    for node in state.nodes:
        lines = _drawn(reading, node)
        words = [word for line in lines for word in _words(line)]
        if not words or len(words) > _MOST_WORDS or len(lines) > _MOST_LINES or node.box is None:
            continue
        name = reading.exposed[node.id].name if node.id in reading.exposed else ""
        if not name.strip() and node.attributes.get("alt") is None:
            continue  # that it has none at all is told by others
        around = _said_around(reading, node)
        said = _words(f"{name} {around}")
        missing = [word for word in words if not _is_said(word, said)]
        if len(missing) * _SHARE < len(words):
            yield Outcome(OutcomeValue.PASSED, SAYS)
            continue
        told = " ".join(lines)[:80]
        surely = bool(name.strip()) and _is_badge(node) and _is_nowhere(reading, node, missing)
        yield Outcome(
            OutcomeValue.FAILED if surely else OutcomeValue.CANT_TELL,
            (LEAVES_OUT if surely else PERHAPS) if name.strip() else SILENT,
            {"words": told, "name": name[:80]} if name.strip() else {"words": told},
            node_target(state, node),
            node=node.id,
        )


def _drawn(reading: Reading, node: Node) -> list[str]:
    """The lines of words that a picture draws; of an SVG in the page only where it is one picture."""
    if node.id in reading.unheard:
        return []
    if node.tag == "img":
        return node.text.splitlines()
    if node.tag != "svg" or reading.role(node) not in {"image", "img"}:
        return []
    return [reading.own_words[one.id] for one in reading.inside(node) if reading.own_words.get(one.id)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_said(word: str, said: list[str]) -> bool:
    word = word.lstrip("v") if _FIGURE.fullmatch(word) else word
    stem = word if any(letter.isdigit() for letter in word) else word[: max(_STEM, len(word) - 3)]
    return any(one.startswith(stem) or (len(one) >= _STEM and word.startswith(one)) for one in said)


def _said_around(reading: Reading, node: Node) -> str:
    """The words beside the picture, in the smallest part of the page that holds both, and the name of its link."""
    own = {node.id, *(one.id for one in reading.inside(node))}
    found: list[str] = []
    for around in list(reading.around(node))[1:]:
        if around.tag not in _BESIDE:
            continue
        control = around.tag in _CONTROLS and around.id in reading.exposed
        found += [reading.exposed[around.id].name] if control else []
        beside = [
            reading.own_words[one.id]
            for one in (around, *reading.inside(around))
            if one.id in reading.own_words and one.id not in own
        ]
        if beside or around.tag not in _CONTROLS:
            return " ".join([*found, *beside])
    return " ".join(found)


def _is_badge(node: Node) -> bool:
    box = node.box
    return box is not None and box.height <= _BADGE_HEIGHT and box.width >= _BADGE_SHAPE * box.height


def _is_nowhere(reading: Reading, node: Node, missing: list[str]) -> bool:
    """Whether one of the words is a figure that nothing else on the page says."""
    figures = [word for word in missing if _FIGURE.fullmatch(word)]
    if not figures:
        return False
    own = {node.id, *(one.id for one in reading.inside(node))}
    runs = (run.text for run in reading.state.runs if run.node not in own)
    names = (one.name for one in reading.state.tree if one.id not in own)
    everything = {word for text in (*runs, *names, reading.state.title) for word in _words(text)}
    return any(figure not in everything and figure.lstrip("v") not in everything for figure in figures)


DRAWN_WORDS = Rule(
    id="image/drawn-words",
    title=N_("The words that a picture draws are in its text alternative."),
    criteria=("1.1.1",),
    impact=Impact.MODERATE,
    judge=judge_drawn_words,
    needs=("dom", "tree", "text", "lettering"),
)

SAYS = N_("The words in the picture are in its text alternative, or beside it.")
LEAVES_OUT = N_(
    "The picture says “%(words)s” and its text alternative “%(name)s”: who does not see it does not get the rest. "
    "Write the words of the picture into the alternative."
)
PERHAPS = N_(
    "The picture says “%(words)s” and its text alternative “%(name)s”. Does who does not see it get as much? If not, "
    "write the words of the picture into the alternative."
)
SILENT = N_(
    "The picture says “%(words)s”, and nothing of that is in a text alternative or beside it. Does somebody who does "
    "not see it need these words? Then write them into its alternative."
)

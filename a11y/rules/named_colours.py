"""Are things told apart by a colour that the text names? (WCAG 2.2, 1.4.1 Use of Color, and 1.3.3)."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.colours import parse_colour
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_WORDS = {
    "en": {"red": "red", "green": "green", "blue": "blue", "orange": "orange", "purple": "purple"},
    "de": {"rot": "red", "grün": "green", "blau": "blue", "orange": "orange", "lila": "purple"},
    "fr": {"rouge": "red", "vert": "green", "bleu": "blue", "orange": "orange", "violet": "purple"},
    "es": {"roj": "red", "verde": "green", "azul": "blue", "naranja": "orange", "morad": "purple"},
}
"""By language: the beginnings of words for colours, and which hue each means."""
_ENDINGS = {"en": "", "de": "(?:e[nrsm]?)?", "fr": "(?:e|s|es|te|tes)?", "es": "(?:o|a|os|as|s|es)?"}
_HUES = {
    "red": ((0, 20), (340, 361)),
    "orange": ((20, 45),),
    "green": ((75, 170),),
    "blue": ((185, 260),),
    "purple": ((260, 325),),
}
"""Degrees."""
_VIVID = 0.35
"""Saturation from which on eyes give a colour a name."""
_DARK, _BRIGHT = 0.1, 0.75
_CODE = frozenset({"pre", "code", "kbd", "samp"})


def judge_named(state: PageState) -> Iterator[Outcome]:
    """Applies to sentences that name a colour in which other words of the page are written.

    Expects that the same is told without it. Links and code have colours of their own and are left out; whether the
    words tell the same in another way is a person's question. Source: WCAG 2.2, technique G14, failure F81.
    """
    reading = reading_of(state)
    drawn: dict[str, Node] = {}
    for block in reading.blocks_of_words:
        for node in [reading.by_id[one] for one in block.run.carriers if one in reading.by_id] or [
            block.node
        ]:
            hue = _hue(node)
            if hue and not _has_own_colour(reading, node):
                drawn.setdefault(hue, node)
    if not drawn:
        return
    for block in reading.blocks_of_words:
        language = primary_language(block.run.language or state.language or "en")
        for start, hue in _WORDS.get(language, {}).items():
            found = re.search(rf"\b{start}{_ENDINGS[language]}\b", block.run.text)
            if found is None or hue not in drawn or drawn[hue].id == block.node.id:
                continue
            params = {"words": found[0]}
            yield Outcome(
                OutcomeValue.CANT_TELL, NAMED, params, node_target(state, block.node), node=block.node.id
            )
            return
    yield Outcome(OutcomeValue.PASSED, UNNAMED)


def _hue(node: Node) -> str:
    """What eyes call the colour of an element's letters; empty for black, grey, white and what lies between two."""
    colour = parse_colour(node.style.get("color", ""))
    if colour is None:
        return ""
    hue, light, vivid = colorsys.rgb_to_hls(*(part / 255 for part in colour[:3]))
    if vivid < _VIVID or not _DARK <= light <= _BRIGHT:
        return ""
    degrees = hue * 360
    return next(
        (name for name, ranges in _HUES.items() if any(low <= degrees < high for low, high in ranges)), ""
    )


def _has_own_colour(reading: Reading, node: Node) -> bool:
    return any(
        one.tag in _CODE | {"a", "button"} or reading.role(one) in {"link", "button"}
        for one in reading.around(node)
    )


NAMED_COLOUR = Rule(
    id="colour/named",
    title=N_("What a text tells apart by a colour is told in another way as well."),
    criteria=("1.4.1",),
    impact=Impact.SERIOUS,
    judge=judge_named,
    needs=("dom", "tree", "text"),
)

UNNAMED = N_("No text speaks of a colour in which words are written.")
NAMED = N_(
    "The text speaks of “%(words)s”, and words on this page are written in that colour. Can somebody who sees no "
    "colours, or hears the page, tell which are meant? Mark them with a word or a sign as well."
)

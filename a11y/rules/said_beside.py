"""What the words right after a shape say: whether they tell what its colour tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from a11y.rules.outline import drawn_texts
from a11y.words.state import Node, PageState

_MOST_WORDS = 3
_NUMBER = re.compile(r"\d+")
_NEAR = 1.0
"""CSS pixels."""
_SPECK = 2.0


def said_beside(state: PageState, shapes: Sequence[Node]) -> bool:
    """Whether a few words stand right after each shape, other ones after each: the same is told in words.

    `shapes` are one of each colour.
    """
    said = [_after(state, one) for one in shapes]
    # numbers say which it is, not how it is
    told = {_NUMBER.sub("", one) for one in said}
    return all(said) and len(told) == len(said)


def _after(state: PageState, shape: Node) -> str:
    """The words after a shape in its line; empty when there are none, or many."""
    around = next((one for one in state.nodes if one.id == shape.parent), None)
    if around is None or shape.box is None:
        return ""
    edge = shape.box.x + shape.box.width - _NEAR
    middle = shape.box.y + shape.box.height / 2
    # a text node that wraps has several lines, and is no word of a state
    words = [
        text
        for text, line in zip(_own(state, around), around.lines, strict=False)
        if line.x >= edge and line.y <= middle <= line.y + line.height
    ]
    for one in state.nodes:
        # what is cut away to a speck is there for who listens alone
        seen = one.box is not None and min(one.box.width, one.box.height) > _SPECK
        if seen and one.parent == around.id and one.id != shape.id and len(one.lines) == 1:
            line = one.lines[0]
            if line.x >= edge and line.y <= middle <= line.y + line.height:
                words.extend(_own(state, one))
    told = " ".join(words)
    return told if any(map(str.isalnum, told)) and len(told.split()) <= _MOST_WORDS else ""


def _own(state: PageState, node: Node) -> list[str]:
    """The text nodes of an element, in their order."""
    found = (text for carrier, text in drawn_texts(state) if carrier == node.id)
    # the sign of an item is none of its lines
    return [one for one in found if any(map(str.isalnum, one))]

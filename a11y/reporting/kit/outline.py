"""Headings and landmarks of a page as trees, as assistive technology lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from a11y.reporting.kit.role_words import role_word
from a11y.reporting.views.tasks import LANDMARKS, OutlineItem, outline
from a11y.reporting.views.words import Said, Words
from a11y.words.state import PageState

_DEEPEST = 12
"""Levels that are told apart: what stands deeper still is told beside each other."""


class OutlineNode(msgspec.Struct, frozen=True):
    """A heading or a landmark, and what stands in it."""

    level: int
    """A heading's level from 1; 0 for landmarks."""
    role: Said
    """What it is."""
    name: Words
    """Its name; may be empty."""
    gap: bool
    """A level is left out above it."""
    inside: tuple[OutlineNode, ...]
    """Headings of a greater level, or landmarks in it."""


class PageOutline(msgspec.Struct, frozen=True):
    """The structure of a page."""

    headings: tuple[OutlineNode, ...]
    """In the order of the page."""
    landmarks: tuple[OutlineNode, ...]
    """In the order of the page."""
    known: bool
    """Whether the browser told the accessibility tree: without it nothing is known, not that there is nothing."""


def page_outline(state: PageState) -> PageOutline:
    """The structure of a page state."""
    return PageOutline(
        _nested(outline(state, ("heading",))), _nested(outline(state, LANDMARKS)), known=bool(state.tree)
    )


def _nested(items: Sequence[OutlineItem]) -> tuple[OutlineNode, ...]:
    return tuple(_branches(items, 0))


def _branches(items: Sequence[OutlineItem], depth: int) -> Iterator[OutlineNode]:
    starts = [place for place, item in enumerate(items) if min(item.depth, _DEEPEST) <= depth]
    for start, end in pairwise([*starts, len(items)]):
        one = items[start]
        inside = tuple(_branches(items[start + 1 : end], depth + 1))
        yield OutlineNode(one.level, role_word(one.role), one.name, one.gap, inside)

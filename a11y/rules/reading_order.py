"""Is a page heard in the order in which it is seen? (WCAG 2.2, 1.3.2; technique C27)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_LAYOUTS = ("flex", "grid")
_WORDS = 3
"""Words from which on a part says something that has a place in an order."""
_SHARE = 0.5
"""Of the smaller part, how much must lie over or beside the other."""
_SHORT = 12
"""Words of a line that is set over a heading: a date, a topic."""
_BESIDE = frozenset({"complementary", "navigation", "search", "banner", "contentinfo"})
"""Landmarks that mean the same before and after what they stand beside."""
_ASIDE = frozenset({"figure", "figcaption", "picture", "time", "dt", "dd", "nav", "aside", "search"})
"""Elements that belong to what they stand beside, and mean the same before and after it."""
_CONTROLS = frozenset({"button", "a", "input", "select", "summary"})


def judge_order(state: PageState) -> Iterator[Outcome]:
    """Applies to boxes and grids whose parts are laid out, with words in more than one of them.

    Expects the parts to be seen in the order of the source, in which they are heard. Whether another order changes what
    is meant, a person must say, once a page. Left out are parts that are positioned or float, and those that mean the
    same before and after each other: a column of links, a caption, a picture, a date, two buttons, and a heading that
    is heard before the line set over it.
    """
    reading = reading_of(state)
    asked = False
    for node in reading.nodes:
        if not node.style.get("display", "").endswith(_LAYOUTS) or node.id in reading.unheard:
            continue
        parts = [part for part in reading.children.get(node.id, ()) if _counts(part, reading)]
        if len(parts) < 2:  # an order needs two
            continue
        rtl = node.style.get("direction") == "rtl"
        swapped = next(
            (
                two
                for two in pairwise(parts)
                if _is_swapped(*two, rtl=rtl) and _has_order(*two, reading, alone=len(parts) == 2)
            ),
            None,
        )
        if swapped is not None and asked:
            continue
        if swapped is None:
            yield Outcome(OutcomeValue.PASSED, SAME)
            continue
        asked = True
        first, second = ((" ".join(reading.words_in(part).split()))[:60] for part in swapped)
        params = {"heard": first, "seen": second}
        yield Outcome(OutcomeValue.CANT_TELL, OTHER, params, node_target(state, node), node=node.id)


def _counts(part: Node, reading: Reading) -> bool:
    if part.box is None or part.id in reading.unheard or part.style.get("visibility") == "hidden":
        return False
    if part.style.get("position", "static") not in {"static", "relative"} or part.style.get("float"):
        return False
    if min(part.box.width, part.box.height) <= 2:  # there for screen readers alone
        return False
    return len(reading.words_in(part).split()) >= _WORDS


def _is_swapped(one: Node, other: Node, *, rtl: bool) -> bool:
    """Whether the part that is heard later is seen before the other: above it, or before it in its line."""
    first, second = one.box, other.box
    if first is None or second is None:
        return False
    if _overlap(first, second, across=True) >= _SHARE and second.y + second.height <= first.y + 1:
        return True
    if _overlap(first, second, across=False) < _SHARE or second.y > first.y + first.height / 2:
        return False  # what begins further down is read later, wherever it stands
    return first.x + first.width <= second.x + 1 if rtl else second.x + second.width <= first.x + 1


def _has_order(one: Node, other: Node, reading: Reading, *, alone: bool) -> bool:
    """Whether one of two parts may have to be heard before the other. `alone`: there are no more of them."""
    for part in (one, other):
        around = [part, *reading.inside(part)]
        if part.tag in _ASIDE or reading.role(part) in _BESIDE or _only(part, _ASIDE, reading):
            return False
        if any(reading.role(node) in _BESIDE for node in reading.around(part)):
            return False
        if alone and all(
            node.tag in _CONTROLS for node in around if reading.own_words.get(node.id, "").strip()
        ):
            return False
    headed = [
        any(reading.role(node) == "heading" for node in (part, *reading.inside(part)))
        for part in (one, other)
    ]
    return headed != [True, False] or len(reading.words_in(other).split()) > _SHORT


def _only(part: Node, tags: frozenset[str], reading: Reading) -> bool:
    """Whether a part is only there for one element of these kinds."""
    inside = reading.children.get(part.id, ())
    return len(inside) == 1 and inside[0].tag in tags and not reading.own_words.get(part.id, "").strip()


def _overlap(one: Box, other: Box, *, across: bool) -> float:
    """How much of the smaller box lies in the other's column (`across`) or line."""
    first, second = (
        (box.x, box.x + box.width) if across else (box.y, box.y + box.height) for box in (one, other)
    )
    shared = min(first[1], second[1]) - max(first[0], second[0])
    return max(0.0, shared) / max(1.0, min(first[1] - first[0], second[1] - second[0]))


READING_ORDER = Rule(
    id="structure/reading-order",
    title=N_("What is laid out is heard in the order in which it is seen."),
    criteria=("1.3.2",),
    impact=Impact.MODERATE,
    judge=judge_order,
    needs=("dom", "text"),
)

SAME = N_("The parts are heard in the order in which they are seen.")
OTHER = N_(
    "“%(heard)s” is heard before “%(seen)s”, and seen after it. Does the order matter? Put the parts into the "
    "source in the order that is meant, and take the other order out of the styles."
)

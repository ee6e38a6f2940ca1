"""Which icons lie on the first letters of words: room that is left on the wrong side of a page turned round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from a11y.rules.colours import parse_colour
from a11y.rules.forms import Forms, forms_of
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_LETTERS = 8
"""Fewer are those of a badge or an avatar, and may well have a sign on them."""
_SHARE = 0.4
"""Of an icon's width and of a line's height: what covers less may be its empty rim."""
_PIXELS = 6.0
_MOST = 3
_PLACED = frozenset(["absolute", "fixed"])


def over_words(state: PageState, icons: Sequence[Node]) -> Iterator[Outcome]:
    """Ask about icons that stand where the words beside them, in the same element, begin."""
    page = forms_of(state)
    told = 0
    for icon in icons:
        around = page.by_id.get(icon.parent)
        if around is None or icon.lines or told >= _MOST or not _is_clear(page, icon):
            continue
        # words of the icon itself are its name
        words = [one for one in (around, *page.under(around)) if not page.holds(icon, one)]
        if sum(map(str.isalpha, page.text(around))) < _LETTERS or not any(one.lines for one in words):
            continue
        covered = next((one for one in words if _is_covered(page, one, around, icon)), None)
        told += covered is not None
        yield Outcome(
            OutcomeValue.PASSED if covered is None else OutcomeValue.CANT_TELL,
            APART if covered is None else LIES,
            {},
            None if covered is None else node_target(state, covered),
            node=0 if covered is None else covered.id,
        )


def _is_clear(page: Forms, node: Node) -> bool:
    """Whether it can be seen in full: what is faint was meant to lie behind words."""
    return node.style.get("visibility", "visible") == "visible" and all(
        float(one.style.get("opacity", "1")) >= 1 for one in (node, *page.around(node))
    )


def _is_covered(page: Forms, words: Node, around: Node, icon: Node) -> bool:
    colour = parse_colour(words.style.get("color", ""))
    if not words.lines or icon.box is None or words.frame != icon.frame or (colour and colour[3] == 0):
        return False
    between = [words, *page.around(words)]
    inside = between[: between.index(around)]
    if any(one.style.get("position") in _PLACED for one in inside) or not _is_clear(page, words):
        return False
    right = words.style.get("direction") == "rtl"
    return any(_begins_under(line, icon.box, right) for line in words.lines)


def _begins_under(line: Box, icon: Box, right: bool) -> bool:
    high = min(line.y + line.height, icon.y + icon.height) - max(line.y, icon.y)
    wide = min(line.x + line.width, icon.x + icon.width) - max(line.x, icon.x)
    gap = line.x + line.width - icon.x - icon.width if right else icon.x - line.x
    return (
        high >= _SHARE * line.height
        and wide >= max(_PIXELS, _SHARE * icon.width)
        and gap < icon.width / 2
        and line.width > icon.width
    )


APART = N_("The words begin beside the icon.")
LIES = N_(
    "An icon lies on the first letters of these words. Can they be read? Leave it the room by padding-inline-start, "
    "which turns with the direction of the page."
)

"""What a screen reader is told of the elements that the focus came to, as the accessibility tree has them then."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from a11y.browser.probes.tree import look_at_document
from a11y.browser.world import ProbeError, World
from a11y.facts.sets import LISTS, SIZE, TABLES, parents, places_in_sets, size_of
from a11y.words.state import AxNode, FocusStop

_SAID = ("checked", "expanded", "pressed", "selected", "invalid", "disabled")
"""Properties that are said when an act changes them."""


class Listener:
    """Listens at one page while somebody tabs through it by the world's `focus`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._last: AxNode | None = None

    def hear(self, stops: Sequence[FocusStop]) -> list[FocusStop]:
        """The stops since it was last asked, with what is told of each; as they are when the browser does not tell."""
        if not stops:
            return []
        try:
            numbers = self._world.numbers("a11yProbe.stopped")[-len(stops) :]
            tree = look_at_document(self._world)
        except ProbeError:
            return list(stops)
        above = parents(tree)
        places = places_in_sets(tree, above)
        known = {node.id: place for place, node in enumerate(tree)}
        left = self._changed(tree, known)
        heard = []
        numbers = [0] * (len(stops) - len(numbers)) + numbers  # another document came in between
        for stop, number in zip(stops, numbers, strict=True):
            place = known.get(number, -1)
            position, size = places.get(place, (0, 0))
            way = _way(tree, above, place)
            heard.append(msgspec.structs.replace(stop, heard=way, position=position, size=size, left=left))
            left = None
            self._last = way[-1] if way else None
        return heard

    def _changed(self, tree: Sequence[AxNode], known: dict[int, int]) -> AxNode | None:
        """The element that had the focus last, when it is another than it was."""
        before = self._last
        place = known.get(before.id, -1) if before is not None else -1
        if before is None or place < 0:
            return None
        now = tree[place]
        same = all(now.properties.get(name) == before.properties.get(name) for name in _SAID)
        return None if same and (now.name, now.value) == (before.name, before.value) else now


def _way(tree: Sequence[AxNode], above: Sequence[int], place: int) -> tuple[AxNode, ...]:
    """The node and what it stands in, from the document on."""
    way: list[AxNode] = []
    while place >= 0:
        if not way or tree[place].name or tree[place].role.lower() in _TELLING:
            way.append(_sized(tree, above, place))
        place = above[place]
    return tuple(reversed(way))


def _sized(tree: Sequence[AxNode], above: Sequence[int], place: int) -> AxNode:
    """The node; a list or table with how much is in it."""
    node = tree[place]
    size, columns = size_of(tree, above, place) if node.role.lower() in LISTS | TABLES else (0, 0)
    said = f"{size} {columns}" if columns else str(size)
    return msgspec.structs.replace(node, properties={**node.properties, SIZE: said}) if size else node


_TELLING = frozenset(
    [
        *("rootwebarea", "main", "banner", "contentinfo", "navigation", "complementary", "search"),
        *("list", "table", "grid", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"),
        *("blockquote", "tree", "treegrid"),
    ]
)
"""Roles that mean something without a name."""

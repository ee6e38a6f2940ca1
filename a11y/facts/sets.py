"""Which place an element has in its set, as screen readers count: radio buttons, tabs, options, items of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from a11y.words.state import AxNode

SETS = {
    "radio": frozenset({"radiogroup", "group", "form", "main", "document", "rootwebarea", "dialog"}),
    "tab": frozenset({"tablist"}),
    "option": frozenset({"listbox", "menulistpopup", "combobox"}),
    "treeitem": frozenset({"tree", "group", "treeitem"}),
    "menuitem": frozenset({"menu", "menubar"}),
    "menuitemradio": frozenset({"menu", "menubar", "group"}),
    "menuitemcheckbox": frozenset({"menu", "menubar", "group"}),
    "listitem": frozenset({"list", "directory"}),
}
"""Members by role, and what holds such a set (WAI-ARIA 1.2, 6.6.4: aria-posinset is else computed)."""
SIZE = "size"
"""The property that keeps the size of a list or table, where the rest of the tree is not kept: `4`, `3 2`."""
_LIKE = {"menuitemradio": "menuitem", "menuitemcheckbox": "menuitem"}


def parents(tree: Sequence[AxNode]) -> list[int]:
    """The place of each node's parent in a tree that is told in reading order; -1 for the first."""
    found: list[int] = []
    way: list[int] = []
    for place, node in enumerate(tree):
        while way and tree[way[-1]].depth >= node.depth:
            way.pop()
        found.append(way[-1] if way else -1)
        way.append(place)
    return found


def places_in_sets(tree: Sequence[AxNode], above: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Position from 1 and size of the set, by the place of each member in the tree. `above` is `parents(tree)`."""
    members: dict[tuple[int, str], list[int]] = {}
    for place, node in enumerate(tree):
        role = node.role.lower()
        holders = SETS.get(role)
        if holders is None:
            continue
        at = above[place]
        while at >= 0 and tree[at].role.lower() not in holders:
            at = above[at]
        if at >= 0:
            members.setdefault((at, _LIKE.get(role, role)), []).append(place)
    return {
        place: (number, len(group))
        for group in members.values()
        for number, place in enumerate(group, start=1)
    }


def end_of(tree: Sequence[AxNode], place: int) -> int:
    """The place after all that is inside the node at this place."""
    depth = tree[place].depth
    after = place + 1
    while after < len(tree) and tree[after].depth > depth:
        after += 1
    return after


def size_of(tree: Sequence[AxNode], above: Sequence[int], place: int) -> tuple[int, int]:
    """How many items a list has, or rows and columns a table; zeros of all else. `above` is `parents(tree)`."""
    role = tree[place].role.lower()
    inner = range(place + 1, end_of(tree, place))
    if role in LISTS:
        members = (one for one in inner if tree[one].role.lower() in _MEMBERS)
        return sum(_list_of(tree, above, one) == place for one in members), 0
    if role in TABLES:
        rows = [one for one in inner if tree[one].role.lower() == "row"]
        cells = Counter(above[one] for one in inner if tree[one].role.lower() in _CELLS)
        return len(rows), max((cells[row] for row in rows), default=0)
    return 0, 0


LISTS = frozenset({"list", "directory", "descriptionlist"})
TABLES = frozenset({"table", "grid", "treegrid"})
_MEMBERS = frozenset({"listitem", "term"})
_CELLS = frozenset({"cell", "gridcell", "columnheader", "rowheader"})


def _list_of(tree: Sequence[AxNode], above: Sequence[int], place: int) -> int:
    at = above[place]
    while at >= 0 and tree[at].role.lower() not in LISTS:
        at = above[at]
    return at

"""Where the words of a page state stand, and what becomes of them there, so that two locales can be held together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from a11y.words.finding import Box
from a11y.words.state import Node, PageState

_CLIPS = {"hidden", "clip"}
_SLACK = 2.0
"""CSS pixels by which letters may reach out of a box, as slanted ones do."""
_SHARE = 0.4
"""Of a line's height: fonts make lines higher than their letters are."""
_UNSEEN = 4.0
"""CSS pixels: a smaller box is there to hide words from the eye."""
_CONTROLS = {"button", "summary"}
_WHOLE = {"html", "body"}
_LAYERS = {"fixed", "sticky"}


class Line(msgspec.Struct, frozen=True):
    """A line of text as far as it is seen."""

    path: str
    """The element whose own text it is."""
    box: Box
    """What is left of it where elements around it clip."""


class Layout:
    """The elements of a page state by their way from the root, and their lines."""

    def __init__(self, state: PageState) -> None:
        self._by_id = {node.id: node for node in state.nodes}
        self.paths = _paths(state.nodes)
        """The way from the root to each element, by `Node.id`: tags, classes, and the place among siblings."""
        self.nodes = {self.paths[node.id]: node for node in state.nodes}

    def around(self, node: Node) -> Iterator[Node]:
        """The element and those around it, from the inside out."""
        at: Node | None = node
        while at is not None:
            yield at
            at = self._by_id.get(at.parent)

    @cached_property
    def worded(self) -> dict[str, Node]:
        """Elements that carry words of their own which can be seen."""
        return {path: node for path, node in self.nodes.items() if node.lines and self._shown(node)}

    def _shown(self, node: Node) -> bool:
        if node.style.get("visibility", "visible") != "visible":
            return False
        return not any(one.style.get("opacity") == "0" or _is_speck(one) for one in self.around(node))

    @cached_property
    def cut(self) -> frozenset[str]:
        """Elements of whose words a part is cut off."""
        return frozenset(path for path, node in self.worded.items() if self._is_cut(node))

    def _is_cut(self, node: Node) -> bool:
        if node.style.get("text-overflow") == "ellipsis" and node.overflow[0] > _SLACK:
            return True  # its lines end before the ellipsis
        for around in self.around(node):
            if around.tag in _WHOLE or around.box is None:
                continue
            if any(
                (_clips(around, "overflow-x") and _beside(line, around.box))
                or (_clips(around, "overflow-y") and _below(line, around.box))
                for line in node.lines
            ):
                return True
            if _scrolls(around):
                return False
        return False

    @cached_property
    def outside(self) -> frozenset[str]:
        """Elements whose words reach out of the button or coloured box that they stand in."""
        return frozenset(path for path, node in self.worded.items() if self._is_outside(node))

    def _is_outside(self, node: Node) -> bool:
        for around in self.around(node):
            if around.tag in _WHOLE or around.box is None or _scrolls(around):
                return False
            if _is_painted(around):
                return any(_beside(line, around.box) for line in node.lines)
        return False

    @cached_property
    def overlaps(self) -> frozenset[tuple[str, str]]:
        """Pairs of elements whose words stand upon each other."""
        lines = sorted(self._seen_lines(), key=lambda line: line.box.y)
        found: set[tuple[str, str]] = set()
        for number, upper in enumerate(lines):
            for lower in lines[number + 1 :]:
                if lower.box.y >= upper.box.y + upper.box.height:
                    break
                if upper.path == lower.path or not _covers(upper.box, lower.box):
                    continue
                if self._layer(upper.path) == self._layer(lower.path):
                    found.add((min(upper.path, lower.path), max(upper.path, lower.path)))
        return frozenset(found)

    def _layer(self, path: str) -> int:
        """What keeps its place in the window, as a dialog does: where the page lies under it depends on the scroll."""
        node = self.nodes[path]
        layers = (one.id for one in self.around(node) if one.style.get("position") in _LAYERS)
        return next(layers, 0)

    def _seen_lines(self) -> Iterator[Line]:
        for path, node in self.worded.items():
            clips = [
                one.box
                for one in self.around(node)
                if one.box is not None
                and one.tag not in _WHOLE
                and (_clips(one, "overflow-x") or _scrolls(one))
            ]
            for line in node.lines:
                seen = line
                for clip in clips:
                    seen = _meeting(seen, clip)
                if seen.width > _UNSEEN and seen.height > _UNSEEN:
                    yield Line(path, seen)


def _paths(nodes: Sequence[Node]) -> dict[int, str]:
    paths: dict[int, str] = {}
    counted: dict[tuple[int, str], int] = {}
    for node in nodes:
        name = ".".join((node.tag, *sorted(node.attributes.get("class", "").split())))
        number = counted[node.parent, name] = counted.get((node.parent, name), 0) + 1
        around = paths.get(node.parent, "")
        paths[node.id] = f"{around}>{name}:{number}"
    return paths


def _clips(node: Node, axis: str) -> bool:
    return node.style.get(axis) in _CLIPS


def _scrolls(node: Node) -> bool:
    return bool({node.style.get("overflow-x"), node.style.get("overflow-y")} & {"auto", "scroll"})


def _is_speck(node: Node) -> bool:
    box = node.box
    return box is not None and _clips(node, "overflow-x") and min(box.width, box.height) <= _UNSEEN


def _is_painted(node: Node) -> bool:
    return (
        node.tag in _CONTROLS
        or node.attributes.get("role") == "button"
        or "background-color" in node.style
        or "background-image" in node.style
    )


def _beside(line: Box, box: Box) -> bool:
    return line.x < box.x - _SLACK or line.x + line.width > box.x + box.width + _SLACK


def _below(line: Box, box: Box) -> bool:
    hidden = max(box.y - line.y, line.y + line.height - box.y - box.height)
    return hidden > line.height * _SHARE


def _meeting(one: Box, other: Box) -> Box:
    """What two boxes have in common."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right = min(one.x + one.width, other.x + other.width)
    bottom = min(one.y + one.height, other.y + other.height)
    return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _covers(one: Box, other: Box) -> bool:
    common = _meeting(one, other)
    return common.width > _SLACK and common.height > _SHARE * min(one.height, other.height)

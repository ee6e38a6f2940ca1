"""Where the lines of a text stand, and how far content reaches out of its box, as the DOM probe's answer has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from a11y.words.finding import Box

_SLACK = 1.0
"""CSS pixels: browsers round the two sizes that are compared each by itself."""
_MOST_LINES = 60
"""Lines of one element that are kept."""
_TEXT = 3


def lines(document: dict[str, Any], dx: float, dy: float) -> dict[int, tuple[Box, ...]]:
    """The lines of each element's own text, by the element's index in the snapshot."""
    layout, boxes, nodes = document["layout"], document.get("textBoxes"), document["nodes"]
    if boxes is None:
        return {}
    found: dict[int, list[Box]] = {}
    for position, (x, y, width, height) in zip(boxes["layoutIndex"], boxes["bounds"], strict=True):
        index = layout["nodeIndex"][position]
        if width < _SLACK or nodes["nodeType"][index] != _TEXT:
            continue
        of = found.setdefault(nodes["parentIndex"][index], [])
        if len(of) < _MOST_LINES:
            of.append(Box(round(x + dx, 1), round(y + dy, 1), round(width, 1), round(height, 1)))
    return {index: tuple(of) for index, of in found.items()}


def overflow(layout: dict[str, Any], position: int) -> tuple[float, float]:
    """CSS pixels by which the content of a box is wider and higher than its inside; zeros when it fits."""
    inside: Sequence[float] = layout["clientRects"][position] if layout.get("clientRects") else ()
    content: Sequence[float] = layout["scrollRects"][position] if layout.get("scrollRects") else ()
    if len(inside) < 4 or len(content) < 4 or not inside[2] or not inside[3]:
        return (0.0, 0.0)
    wider, higher = content[2] - inside[2], content[3] - inside[3]
    return (wider if wider > _SLACK else 0.0, higher if higher > _SLACK else 0.0)

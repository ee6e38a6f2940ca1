"""Which way an icon points: whether a stroke of it is the head of an arrow to the left or to the right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_PART = re.compile(r"([MmLlHhVvZz])([^A-Za-z]*)")
_OTHER = re.compile(r"[CcSsQqTtAa]")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_LEAST = 1.5
"""Units of the drawing: a smaller corner is a rounding."""
_LEVEL = 0.25
"""By what share of its depth the two ends of a head may lie beside each other."""
_STEEP = (0.4, 2.6)
"""The height of a half of it by its depth."""
Point = tuple[float, float]


def pointing(paths: Iterable[str]) -> str:
    """`left` or `right` for an icon of these strokes (SVG path data); empty for no arrow, or one both ways.

    A head is a corner whose two ends lie above each other on the same side. Curved strokes are left out.
    """
    found = {_way(*corner) for path in paths for line in _lines(path) for corner in _corners(line)} - {""}
    return found.pop() if len(found) == 1 else ""


def _corners(line: list[Point]) -> Iterator[tuple[Point, Point, Point]]:
    for (one, two), (_, three) in pairwise(pairwise(line)):
        yield one, two, three


def _way(one: Point, tip: Point, other: Point) -> str:
    deep = [one[0] - tip[0], other[0] - tip[0]]
    high = [one[1] - tip[1], other[1] - tip[1]]
    if deep[0] * deep[1] <= 0 or high[0] * high[1] >= 0 or min(map(abs, deep)) < _LEAST:
        return ""
    depth = max(map(abs, deep))
    level = abs(deep[0] - deep[1]) <= _LEVEL * depth
    steep = all(_STEEP[0] <= abs(one) / depth <= _STEEP[1] for one in high)
    return ("left" if deep[0] > 0 else "right") if level and steep else ""


def _lines(path: str) -> Iterator[list[Point]]:
    """The straight lines that a path draws, each from where it begins; nothing where one of its strokes is curved."""
    line: list[Point] = []
    at = (0.0, 0.0)
    for command, arguments in _PART.findall("" if _OTHER.search(path) else path):
        if command in "Zz":
            at = line[0] if line else at
            line.append(at)
            continue
        if command in "Mm":
            yield line
            line = []
        line += _steps(at, command, [float(one) for one in _NUMBER.findall(arguments)])
        at = line[-1] if line else at
    yield line


def _steps(at: Point, command: str, numbers: list[float]) -> Iterator[Point]:
    """Where a command leads, step by step."""
    x, y = at
    step = 1 if command in "HhVv" else 2
    for number in range(0, len(numbers) - step + 1, step):
        base = at if command.islower() else (0.0, 0.0)
        x = x if command in "Vv" else base[0] + numbers[number]
        y = y if command in "Hh" else base[1] + numbers[number + step - 1]
        at = (x, y)
        yield at

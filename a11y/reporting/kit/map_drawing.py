"""How the Tab order of a page is drawn on its picture: marks, lines between them, and where a long picture is cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import ceil, dist, floor, hypot

import msgspec

from a11y.reporting.views.picture import MarkedPicture
from a11y.reporting.views.words import Said, Words
from a11y.words.finding import Box

_HIGHEST = 0.72
"""Height of a part against its width: as wide as a sheet of A4, it takes half of the sheet."""
_A_LITTLE = 0.15
"""Parts by which a picture may be higher before it is cut once more."""
_MARKS_IN_A_ROW = 100
"""A mark's radius is the width of the picture by this: it can be read on paper, and covers few words."""


class Focus(StrEnum):
    """Whether somebody who looks knows that the focus is there."""

    SEEN = "seen"
    """It looks otherwise with the focus than without."""
    UNSEEN = "unseen"
    """Nothing looks otherwise."""
    HIDDEN = "hidden"
    """With the focus it is out of view, or something lies over all of it."""
    UNKNOWN = "unknown"
    """Its looks were not compared."""


class MapStop(msgspec.Struct, frozen=True):
    """An element that Tab comes to."""

    number: int
    """From 1, in the order of Tab."""
    role: Said
    """What it is."""
    name: Words
    """Its accessible name; may be empty."""
    focus: Focus
    """Whether its focus can be seen."""
    box: Box | None
    """Where it stands; none when it is not in the picture."""
    mark: tuple[float, float] = (0.0, 0.0)
    """The middle of its mark in the picture, in CSS pixels of the page."""


class MapLine(msgspec.Struct, frozen=True):
    """The way from one stop to the next, in CSS pixels of the page."""

    start: tuple[float, float]
    """Where it leaves a mark."""
    end: tuple[float, float]
    """Where it meets the next."""
    head: tuple[tuple[float, float], ...]
    """The corners of the head of its arrow."""


class MapPart(msgspec.Struct, frozen=True):
    """A part of the picture, as wide as all of it."""

    top: int
    """CSS pixels from the top of the page."""
    height: int
    """CSS pixels."""
    stops: tuple[MapStop, ...]
    """Those whose marks are in it."""
    lines: tuple[MapLine, ...]
    """Those that are seen in it."""


def radius_of(picture: MarkedPicture) -> int:
    """The radius of a mark, in CSS pixels of the page."""
    return max(8, round(picture.width / _MARKS_IN_A_ROW))


def placed(
    stops: Sequence[MapStop], picture: MarkedPicture, radius: int, direction: str
) -> Iterator[MapStop]:
    """The stops with their marks; without a box where they are not in the picture."""
    taken: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for stop in stops:
        box = stop.box if stop.box and _in_picture(stop.box, picture) else None
        if box is None:
            yield msgspec.structs.replace(stop, box=None)
            continue
        corners = [_inside(one, picture, radius) for one in _corners(box, radius, direction)]
        free = (
            one
            for one in corners
            if all(dist(one, other) >= 2 * radius for other in _near(one, taken, radius))
        )
        mark = next(free, corners[0])
        taken[_square(mark, radius)].append(mark)
        yield msgspec.structs.replace(stop, box=box, mark=mark)


def _square(point: tuple[float, float], radius: int) -> tuple[int, int]:
    """Which square of the picture it lies in: marks in squares that do not touch cannot cover each other."""
    return int(point[0] // (2 * radius)), int(point[1] // (2 * radius))


def _near(
    point: tuple[float, float], taken: Mapping[tuple[int, int], list[tuple[float, float]]], radius: int
) -> Iterator[tuple[float, float]]:
    across, down = _square(point, radius)
    for x in (across - 1, across, across + 1):
        for y in (down - 1, down, down + 1):
            yield from taken.get((x, y), ())


def _corners(box: Box, radius: int, direction: str) -> Iterator[tuple[float, float]]:
    """The corners of an element, the one where reading begins first; each more outside than in: words can be read."""
    out = radius * 0.4
    sides = (box.x - out, box.x + box.width + out)
    for y in (box.y - out, box.y + box.height + out):
        for x in reversed(sides) if direction == "rtl" else sides:
            yield x, y


def _inside(point: tuple[float, float], picture: MarkedPicture, radius: int) -> tuple[float, float]:
    x, y = point
    return (
        round(min(max(x, radius), picture.width - radius), 1),
        round(min(max(y, radius), picture.height - radius), 1),
    )


def _in_picture(box: Box, picture: MarkedPicture) -> bool:
    if box.width <= 0 or box.height <= 0:
        return False
    return -box.width < box.x < picture.width and -box.height < box.y < picture.height


def parts(picture: MarkedPicture, radius: int, stops: Sequence[MapStop]) -> Iterator[MapPart]:
    """The picture in parts from the top down, each with the marks and lines that are seen in it."""
    lines = tuple(_lines(stops, radius))
    for top, end in _cuts(picture, radius, stops):
        inside = tuple(stop for stop in stops if stop.box and top <= stop.mark[1] < end)
        seen = tuple(line for line in lines if _crosses(line, top, end))
        yield MapPart(top, end - top, inside, seen)


def _cuts(picture: MarkedPicture, radius: int, stops: Sequence[MapStop]) -> Iterator[tuple[int, int]]:
    """Where the picture is cut: in parts of about the same height, above a stop and its mark rather than through it."""
    most = picture.width * _HIGHEST
    count = max(1, ceil(picture.height / most - _A_LITTLE))
    top = 0
    for number in range(1, count):
        end = round(picture.height * number / count)
        for high, low in sorted(_reaches(stops, radius), reverse=True):
            if high < end < low < high + most / 2:
                end = max(top + 1, floor(high))
        yield top, end
        top = end
    yield top, picture.height


def _reaches(stops: Sequence[MapStop], radius: int) -> Iterator[tuple[float, float]]:
    """How far up and down each stop and its mark reach."""
    for stop in stops:
        if stop.box:
            mark, box = stop.mark[1], stop.box
            yield min(box.y, mark - radius) - 2, max(box.y + box.height, mark + radius) + 2


def _crosses(line: MapLine, top: int, end: int) -> bool:
    low, high = sorted((line.start[1], line.end[1]))
    return low < end and high >= top


def _lines(stops: Sequence[MapStop], radius: int) -> Iterator[MapLine]:
    """From each stop in the picture to the next; none where the marks touch."""
    before: MapStop | None = None
    for stop in stops:
        if stop.box is None:
            continue
        if before is not None and (line := _line(before.mark, stop.mark, radius)):
            yield line
        before = stop


def _line(start: tuple[float, float], end: tuple[float, float], radius: int) -> MapLine | None:
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if length < 2.5 * radius:
        return None
    x, y = across / length, down / length
    tip = (end[0] - x * radius, end[1] - y * radius)
    back = (tip[0] - x * radius * 0.7, tip[1] - y * radius * 0.7)
    side = (-y * radius * 0.4, x * radius * 0.4)
    points = (tip, (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1]))
    return MapLine(
        _rounded((start[0] + x * radius, start[1] + y * radius)),
        _rounded(back),
        tuple(_rounded(point) for point in points),
    )


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 1), round(point[1], 1)

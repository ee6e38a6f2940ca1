"""A picture of a page with places marked on it, whole or cropped."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from a11y.words.finding import Box
from a11y.words.state import PageState

_MARGIN = 64
_LEAST_WIDTH = 560
_LEAST_HEIGHT = 240
_MOST_HEIGHT = 640


class MarkedPicture(msgspec.Struct, frozen=True):
    """A part of a picture and the places marked in it; all numbers are CSS pixels of the page."""

    media: str
    """File name in the run's `media/` folder."""
    width: int
    """Width of the whole picture."""
    height: int
    """Height of the whole picture."""
    left: int
    """Left edge of the part that is shown."""
    top: int
    """Top edge of the part that is shown."""
    part_width: int
    """Width of the part that is shown."""
    part_height: int
    """Height of the part that is shown."""
    marks: tuple[Box, ...]
    """The places to mark."""


def whole_picture(state: PageState, boxes: Iterable[Box | None] = ()) -> MarkedPicture | None:
    """The whole picture of a page state; none when there is none."""
    picture = state.picture
    if picture is None or picture.width < 1 or picture.height < 1:
        return None
    marks = tuple(dict.fromkeys(box for box in boxes if box and _inside(box, picture.width, picture.height)))
    return MarkedPicture(
        _file_name(picture.media), picture.width, picture.height, 0, 0, picture.width, picture.height, marks
    )


def cropped_picture(state: PageState, box: Box | None) -> MarkedPicture | None:
    """The surroundings of one place; none when it is not in the picture."""
    whole = whole_picture(state, (box,))
    if whole is None or box is None or not whole.marks:
        return None
    width = _between(box.width + 2 * _MARGIN, _LEAST_WIDTH, whole.width)
    height = _between(min(box.height + 2 * _MARGIN, _MOST_HEIGHT), _LEAST_HEIGHT, whole.height)
    return msgspec.structs.replace(
        whole,
        left=_start(box.x + box.width / 2, width, whole.width),
        top=_start(min(box.y + box.height / 2, box.y + _MOST_HEIGHT / 2 - _MARGIN), height, whole.height),
        part_width=width,
        part_height=height,
    )


def _file_name(media: str) -> str:
    """A bare file name: a record from elsewhere must not lead out of `media/`."""
    return re.sub(r"[^A-Za-z0-9._-]", "", media.replace("\\", "/").rpartition("/")[2])


def _inside(box: Box, width: int, height: int) -> bool:
    visible = box.width > 0 and box.height > 0 and box.x + box.width > 0 and box.y + box.height > 0
    return visible and box.x < width and box.y < height


def _between(wanted: float, least: int, most: int) -> int:
    return round(min(max(wanted, least), most))


def _start(middle: float, length: int, whole: int) -> int:
    return round(min(max(middle - length / 2, 0), whole - length))

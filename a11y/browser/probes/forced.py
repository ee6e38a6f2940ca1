"""What forced colours take away: controls that are nothing but a drawing, pictured with and without them."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import Any

import msgspec
from PIL import Image

from a11y.browser.renditions import feature
from a11y.browser.world import World
from a11y.words.rendition import Rendition

_STEP = 40
"""Of 255 in brightness: what differs by less looks the same."""
_RIM = 2
"""CSS pixels around a control, so that a frame drawn on its edge or just outside is seen."""


def look_at_forced_colours(
    world: World, own: Rendition, places: list[dict[str, Any]]
) -> list[tuple[int, bool, bool]]:
    """Controls by the number that `a11yEyes` told them under, whether nothing of them is left, or their frame alone.

    `places` are those that `a11yForced.begin` told: the page is shown in forced colours only when it has a control
    that is drawn with what they take away. Raises `ProbeError`.
    """
    if not places or own.contrast == "forced":
        return []
    drawn = [number for number, place in enumerate(places) if _is_drawn(world, place)]
    if not drawn:
        return []
    filled = {number for number in drawn if _is_filled(world, places[number])}
    try:
        feature(world, msgspec.structs.replace(own, contrast="forced"))
        there = world.call("a11yForced.places")
        gone = [not _is_drawn(world, there[number]) for number in drawn]
        empty = [
            number in filled and bool(there[number]["inner"]) and not _is_filled(world, there[number])
            for number in drawn
        ]
    finally:
        feature(world, own)
    told: list[int] = world.call("a11yForced.told", drawn)
    return list(zip(told, gone, empty, strict=True))


def _is_filled(world: World, place: dict[str, Any]) -> bool:
    """Whether something is drawn within the frame of a control, if anything is that forced colours may take."""
    return bool(place["inner"]) and _is_drawn(world, place["inner"], 0)


def _is_drawn(world: World, place: dict[str, Any], rim: int = _RIM) -> bool:
    """Whether there is more than one colour in this place of the page."""
    clip = {
        "x": max(0.0, place["x"] - rim),
        "y": max(0.0, place["y"] - rim),
        "width": place["width"] + 2 * rim,
        "height": place["height"] + 2 * rim,
        "scale": 1,
    }
    answer = world.send("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
    with Image.open(BytesIO(base64.b64decode(answer["data"]))) as image:
        grey = image.convert("L").tobytes()
    return max(grey) - min(grey) >= _STEP

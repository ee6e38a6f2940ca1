"""What forced colours take away: controls that are nothing but a drawing, pictured with and without them."""

from __future__ import annotations

import base64
from io import BytesIO

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
    world: World, own: Rendition, places: list[dict[str, float]]
) -> list[tuple[int, bool]]:
    """Controls by the number that `a11yEyes` told them under, and whether nothing of them is left.

    `places` are those that `a11yForced.begin` told: the page is shown in forced colours only when it has a control
    that is drawn with what they take away. Raises `ProbeError`.
    """
    if not places or own.contrast == "forced":
        return []
    drawn = [number for number, place in enumerate(places) if _is_drawn(world, place)]
    if not drawn:
        return []
    try:
        feature(world, msgspec.structs.replace(own, contrast="forced"))
        there = world.call("a11yForced.places")
        gone = [not _is_drawn(world, there[number]) for number in drawn]
    finally:
        feature(world, own)
    told: list[int] = world.call("a11yForced.told", drawn)
    return list(zip(told, gone, strict=True))


def _is_drawn(world: World, place: dict[str, float]) -> bool:
    """Whether there is more than one colour in this place of the page."""
    clip = {
        "x": max(0.0, place["x"] - _RIM),
        "y": max(0.0, place["y"] - _RIM),
        "width": place["width"] + 2 * _RIM,
        "height": place["height"] + 2 * _RIM,
        "scale": 1,
    }
    answer = world.send("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
    with Image.open(BytesIO(base64.b64decode(answer["data"]))) as image:
        grey = image.convert("L").tobytes()
    return max(grey) - min(grey) >= _STEP

"""What moves and what flashes on a page: animations, videos, pictures of several frames, and what scripts change."""

from __future__ import annotations

import base64
import binascii
import re
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageChops

from a11y.browser.world import ProbeError, World
from a11y.words.state import Facts

_MOST_FRAMES = 400
"""Frames of a picture that are counted: with more it moves for long in any case."""
_LONG = 5.0
"""Seconds after which a way to stop it is asked for."""
_DATA = re.compile(r"data:[^,]*;base64,(.*)", re.DOTALL)


class Alive(NamedTuple):
    """What does not stand still, by the number that it was told under."""

    motions: list[tuple[int, float, bool]]
    """Elements that move, for how many seconds (0 without end), and whether that is surely a fault."""
    flashes: list[tuple[int, float]]
    """Elements that flash, and how often in a second."""


def look_at_motion(world: World, seen: Facts) -> Alive:
    """What moves, from what `a11yMotion.begin` told. Waits only where something changed again and again, or may.

    Raises `ProbeError` when the page goes away meanwhile.
    """
    motions = [(number, seconds, sure) for number, seconds, sure in seen["motions"]]
    flashes = [(number, often) for number, often in seen["flashes"]]
    lasting = _lasting(world, seen["pictures"]) if seen["pictures"] else []
    if lasting:
        motions += [tuple(one) for one in world.call("a11yMotion.move", lasting)]
    if seen["restless"]:
        watched = world.call("a11yWatch.watch")
        motions += [(number, 0.0, sure) for number, sure in watched["motions"]]
        flashes += [(number, often) for number, often in watched["flashes"]]
    return Alive(motions, flashes)


def _lasting(world: World, addresses: list[str]) -> list[tuple[int, float]]:
    """The pictures, by number, that move without end (0) or for more than five seconds."""
    frame = world.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    known: dict[str, float | None] = {}
    found: list[tuple[int, float]] = []
    for number, address in enumerate(addresses):
        if address not in known:
            known[address] = _seconds(_content(world, frame, address))
        seconds = known[address]
        if seconds is not None and (seconds == 0 or seconds > _LONG):
            found.append((number, seconds))
    return found


def _content(world: World, frame: str, address: str) -> bytes:
    """The bytes of a picture as the browser holds them; nothing is loaded. Empty when it does not."""
    written = _DATA.match(address)
    try:
        if written:
            return base64.b64decode(written[1])
        answer = world.send("Page.getResourceContent", frameId=frame, url=address)
        return base64.b64decode(answer["content"]) if answer["base64Encoded"] else b""
    except (ProbeError, binascii.Error):
        return b""


def _seconds(content: bytes) -> float | None:
    """For how long a picture moves, 0 without end; None when it has one frame or cannot be read."""
    try:
        with Image.open(BytesIO(content)) as image:
            frames = getattr(image, "n_frames", 1)
            if frames < 2:  # one frame is a still picture
                return None
            first = image.convert("RGB")
            differs = False
            total = 0.0
            for number in range(min(frames, _MOST_FRAMES)):
                image.seek(number)
                total += max(float(image.info.get("duration", 0)), 20.0)
                differs = differs or bool(ImageChops.difference(first, image.convert("RGB")).getbbox())
            # a GIF that says nothing of it is played once
            times = image.info.get("loop", 0 if image.format != "GIF" else 1)
            again = image.format == "GIF" and "loop" in image.info and times > 0
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    if not differs:
        return None
    return 0.0 if times == 0 else total / 1000 * (times + 1 if again else times)

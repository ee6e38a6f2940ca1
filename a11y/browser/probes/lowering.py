"""What of an open dialog nobody can bring into a window of half the size, as it is at a zoom of 200 %."""

from __future__ import annotations

import msgspec

from a11y.browser.probes.eyes import DESKTOP
from a11y.browser.renditions import resizing, viewport
from a11y.browser.world import World
from a11y.words.rendition import Rendition
from a11y.words.state import Facts

_LOW = 360
"""CSS pixels: half of the height that the window of a common laptop has at least."""


def looked_at_when_low(world: World, own: Rendition) -> Facts:
    """The first control that is out of reach then, as a field of an `Opening`; empty for none.

    The window has its own size again. Raises `ProbeError`.
    """
    width, height = viewport(own)
    low = (width // 2, min(height // 2, _LOW))
    if not world.free or width < DESKTOP:
        return {}
    if not world.call("a11yLowering.begin", low[1]):
        return {"cut_when_low": ""}
    other = msgspec.structs.replace(own, width=low[0], height=low[1], zoom=1.0)
    try:
        count = world.call_after([resizing(other)], "a11yLowering.look", *low)
        return {"cut_when_low": world.call("a11yLowering.first") if count else ""}
    finally:
        world.call_after([resizing(own)], "a11yLowering.end", width, height)

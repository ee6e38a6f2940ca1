"""Shift+Tab from the end of a page to its beginning, where something keeps its place in the window."""

from __future__ import annotations

from a11y.browser.probes.keys import press
from a11y.browser.world import World

_MOST_PRESSES = 8
"""A page that has scrolled a little otherwise hides the next stop, or the one after."""


def look_backward(world: World) -> list[int]:
    """The numbers of stops that a bar hides on the way back, of a Tab walk that is not ended yet.

    The focus is put on one after the other; the first that is hidden is come to by the keys once more, to be sure.
    Raises `ProbeError` when the page goes away meanwhile.
    """
    hidden: list[int] = world.call("a11yBackward.look")
    if not hidden:
        return []
    world.call("a11yBackward.upTo", hidden[0])
    for _ in range(_MOST_PRESSES):
        press(world, "Tab", shift=True)
        if world.call("a11yBackward.isHidden"):
            return hidden
    return []

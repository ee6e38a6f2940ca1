"""The eyes probe: the page in narrow windows, with wide text spacing, turned; what moves, and where fields end."""

from __future__ import annotations

from typing import Any

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.renditions import resize, viewport
from a11y.browser.world import World
from a11y.words.eyes import Edge, Eyes, Motion, Turned, Wide
from a11y.words.rendition import Rendition
from a11y.words.state import PageState

NARROW = (320, 256)
"""CSS pixels: a window of 1280 by 1024 at a zoom of 400 % (1.4.10)."""
_DESKTOP = 1024
"""CSS pixels: half of a narrower window is less than any page is asked to fit."""


def look_with_eyes(world: World, state: PageState) -> Eyes:
    """Look at the page as it is and in other windows. Raises `ProbeError` when the page goes away meanwhile."""
    own = state.rendition
    width, height = viewport(own)
    seen = world.call("a11yEyes.begin")
    try:
        spaced = _spaced(world, own)
        enlarged = _enlarged(world, own) if width >= _DESKTOP else None
        # words that only just fit into a wide window show in a narrower one that spacing needs room
        spaced_smaller = _spaced(world, own) if enlarged else None
        narrow = _in_window(world, own, NARROW, "a11yEyes.beyond")
        turned = _in_window(world, own, (height, width), "a11yEyes.turned")
    finally:
        resize(world, own)
        world.call("a11yRendition.shown", own.text_spacing)
    position = {node.id: number for number, node in enumerate(state.nodes)}
    told = [position.get(node, -1) for node in world.numbers("a11yEyes.elements")]
    cut, small = enlarged or ([], [])
    upright = width > height
    cut_when_enlarged = _known(told, cut)
    cut_when_spaced = dict.fromkeys(_known(told, [*(spaced or []), *(spaced_smaller or [])]))
    return Eyes(
        texts=seen["texts"],
        scrolls=narrow["scrolls"],
        wide=tuple(Wide(told[n], round(by, 1)) for n, by in narrow["wide"] if told[n] >= 0),
        spaced=spaced is not None,
        cut_when_spaced=tuple(node for node in cut_when_spaced if node not in cut_when_enlarged),
        enlarged=enlarged is not None,
        cut_when_enlarged=cut_when_enlarged,
        kept_small=_known(told, small),
        motions=tuple(Motion(told[n], seconds, sure) for n, seconds, sure in seen["motions"] if told[n] >= 0),
        edges=tuple(Edge(told[n], *colours) for n, *colours in seen["edges"] if told[n] >= 0),
        turned=(
            *(Turned(node, upright) for node in _known(told, turned["now"])),
            *(Turned(node, not upright) for node in _known(told, turned["before"])),
        ),
    )


EYES = ActingProbe("eyes", Eyes, look_with_eyes)


def _spaced(world: World, own: Rendition) -> list[int] | None:
    """What wide spacing cuts off; None when the page is shown with it anyway."""
    if own.text_spacing:
        return None
    world.call("a11yRendition.shown", True)
    cut: list[int] = world.call("a11yEyes.newlyCut")
    world.call("a11yRendition.shown", False)
    return cut


def _enlarged(world: World, own: Rendition) -> tuple[list[int], list[int]]:
    width, height = viewport(own)
    cut = _in_window(world, own, (width // 2, height // 2), "a11yEyes.newlyCut")
    return cut, world.call("a11yEyes.keptSmall")


def _in_window(world: World, own: Rendition, size: tuple[int, int], function: str) -> Any:
    width, height = size
    resize(world, msgspec.structs.replace(own, width=width, height=height, zoom=1.0))
    world.call("a11yRendition.shown", own.text_spacing)
    return world.call(function)


def _known(told: list[int], numbers: list[int]) -> tuple[int, ...]:
    """The positions of what was told under these numbers; what came into the page by looking is left out."""
    return tuple(told[number] for number in numbers if told[number] >= 0)

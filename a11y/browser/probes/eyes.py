"""The eyes probe: the page in narrow windows, with wide text spacing, turned; what moves, and where fields end."""

from __future__ import annotations

from typing import Any

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.forced import look_at_forced_colours
from a11y.browser.probes.motion import look_at_motion
from a11y.browser.renditions import resizing, viewport
from a11y.browser.world import World
from a11y.words.eyes import Displaced, Drawing, Edge, Eyes, Flash, Motion, ShutOut, Turned, Wide
from a11y.words.rendition import Rendition
from a11y.words.state import PageState

NARROW = 320
"""CSS pixels: the width of a window of 1280 at a zoom of 400 % (1.4.10)."""
UPRIGHT, _FLAT = 640, 256
"""CSS pixels: heights that make the narrow window the other way than the page's own, so that it is turned as well."""
_LOW = (740, 340)
"""CSS pixels: the window of a telephone that is held sideways."""
DESKTOP = 1024
"""CSS pixels: half of a narrower window is less than any page is asked to fit."""


def look_with_eyes(world: World, state: PageState) -> Eyes:
    """Look at the page as it is and in other windows. Raises `ProbeError` when the page goes away meanwhile."""
    own = state.rendition
    width, height = viewport(own)
    spaced = not own.text_spacing
    upright = width > height
    try:
        _, moving, drawn = world.calls(("a11yEyes.begin",), ("a11yMotion.begin",), ("a11yForced.begin",))
        alive = look_at_motion(world, own, moving)
        drawings = look_at_forced_colours(world, own, drawn)
        seen, edges = world.calls(("a11yWindows.begin", spaced), ("a11yEyes.edges",))
        # words that only just fit into a wide window show in a narrower one that spacing needs room
        half = (
            _in_window(world, own, (width // 2, height // 2), "a11yWindows.halved", spaced)
            if width >= DESKTOP
            else {}
        )
        step = world.call("a11yWindows.step", width // 2, width) if half else 0
        stepped = _in_window(world, own, (step, height), "a11yWindows.stepped")["beyond"] if step else []
        narrow = _in_window(world, own, (NARROW, UPRIGHT if upright else _FLAT), "a11yWindows.narrow")
        low = _in_window(world, own, _LOW, "a11yWindows.low") if narrow["low"] else None
    finally:
        laid = world.call_after([resizing(own)], "a11yWindows.end", width, height, world.hears_size)
    over, offscreen = laid["over"], laid["offscreen"]
    position = {node.id: number for number, node in enumerate(state.nodes)}
    told = [position.get(node, -1) for node in world.numbers("a11yEyes.elements")]
    cut_when_enlarged = _known(told, half.get("cut", []))
    cut_when_spaced = dict.fromkeys(_known(told, [*seen["spaced"], *half.get("spaced", [])]))
    return Eyes(
        texts=seen["texts"],
        all=seen["all"],
        scrolls=narrow["scrolls"],
        wide=_wide(told, narrow["wide"]),
        tables_beyond=_wide(told, narrow["tables"]),
        code_beyond=_wide(told, narrow["code"]),
        spaced=spaced,
        cut_when_spaced=tuple(node for node in cut_when_spaced if node not in cut_when_enlarged),
        enlarged=bool(half),
        cut_when_enlarged=cut_when_enlarged,
        over_when_spaced=tuple(
            dict.fromkeys(_known(told, [*seen["overSpaced"], *half.get("overSpaced", [])]))
        ),
        over_when_enlarged=_known(told, half.get("over", [])),
        wide_when_enlarged=_wide(told, half.get("beyond", [])),
        step=step if stepped else 0,
        wide_at_step=_wide(told, stepped),
        cut_when_narrow=_known(told, narrow["lost"]),
        over_when_narrow=_known(told, narrow["over"]),
        cut_below_when_narrow=_known(told, narrow["below"]),
        fields_beyond=_wide(told, narrow["fields"]),
        fields_cut=_known(told, narrow["cutFields"]),
        jumps_when_narrow=tuple(
            (told[n], told[to]) for n, to in narrow["jumps"] if min(told[n], told[to]) >= 0
        ),
        unseen_when_narrow=_known(told, narrow["unseen"]),
        hands_when_narrow=_known(told, laid["hands"]),
        nameless_when_narrow=_known(told, laid["nameless"]),
        cut_when_grown=_known(told, seen["grown"]),
        lopped_controls=_known(told, seen["lopped"]["controls"]),
        lopped_heads=_known(told, seen["lopped"]["heads"]),
        displaced=tuple(
            Displaced(told[n], written, drawn) for n, written, drawn in seen["displaced"] if told[n] >= 0
        ),
        laid_over=tuple((told[n], kind) for n, kind in over if told[n] >= 0),
        hidden_when_narrow=_known(told, narrow["hidden"]),
        left_out_when_narrow=_known(told, narrow["leftOut"]),
        behind_dots_when_narrow=_known(told, narrow["dotted"]),
        held_when_narrow=_known(told, narrow["held"]),
        offscreen_when_narrow=_known(told, offscreen),
        came_when_narrow=narrow["came"],
        opens_when_narrow=narrow["opens"],
        shut_out=tuple(
            ShutOut(node, round(low["share"], 2), low["come"]) for node in _known(told, low["part"])
        )
        if low is not None
        else (),
        kept_small=_known(told, half.get("small", [])),
        motions=tuple(Motion(told[n], seconds, sure) for n, seconds, sure in alive.motions if told[n] >= 0),
        moving_when_reduced=_known(told, alive.unasked),
        flashes=tuple(Flash(told[n], round(second, 1)) for n, second in alive.flashes if told[n] >= 0),
        drawings=tuple(
            Drawing(told[n], gone, empty and not gone) for n, gone, empty in drawings if told[n] >= 0
        ),
        edges=tuple(Edge(told[n], *colours) for n, *colours in edges if told[n] >= 0),
        turned=(
            *(Turned(node, upright) for node in _known(told, narrow["now"])),
            *(Turned(node, not upright) for node in _known(told, narrow["before"])),
        ),
    )


EYES = ActingProbe("eyes", Eyes, look_with_eyes)


def _in_window(world: World, own: Rendition, size: tuple[int, int], function: str, *arguments: Any) -> Any:
    width, height = size
    other = msgspec.structs.replace(own, width=width, height=height, zoom=1.0)
    return world.call_after([resizing(other)], function, width, height, world.hears_size, *arguments)


def _wide(told: list[int], found: list[tuple[int, float]]) -> tuple[Wide, ...]:
    """Elements that reach out of a window, and how far, of those that are known."""
    return tuple(Wide(told[n], round(by, 1)) for n, by in found if told[n] >= 0)


def _known(told: list[int], numbers: list[int]) -> tuple[int, ...]:
    """The positions of what was told under these numbers; what came into the page by looking is left out."""
    return tuple(told[number] for number in numbers if told[number] >= 0)

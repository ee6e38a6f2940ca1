"""Moves the pointer over what may show something, and looks whether that can be dismissed, kept, and had by keys."""

from __future__ import annotations

from a11y.browser.probes.exposing import exposed, thing
from a11y.browser.probes.keys import point, press
from a11y.browser.world import ProbeError, World
from a11y.words.openings import Bubble, Opening
from a11y.words.state import Facts, PageState

_COMES = {"mouseenter", "mouseover", "pointerenter", "pointerover"}
_WHOLE_PAGE = {"html", "body", "main"}
_MOST = 60
"""Elements that listen to the pointer, of which the page is asked."""


def listening_to_pointer(world: World, state: PageState) -> list[tuple[str, float, float]]:
    """The places of elements that listen to a pointer coming over them; empty when no script runs."""
    if not any(node.tag == "script" for node in state.nodes):
        return []
    try:
        document = world.send("DOM.getDocument", depth=0)["root"]["backendNodeId"]
        # listeners are told of the world that asks: the page's own
        handle = world.send("DOM.resolveNode", backendNodeId=document)["object"]["objectId"]
        told = world.send("DOMDebugger.getEventListeners", objectId=handle, depth=-1, pierce=False)
        world.send("Runtime.releaseObject", objectId=handle)
    except ProbeError:
        return []
    nodes = {one.get("backendNodeId", 0) for one in told["listeners"] if one["type"] in _COMES}
    return [
        (node.tag, node.box.x, node.box.y)
        for node in state.nodes
        if node.id in nodes and node.box is not None and node.tag not in _WHOLE_PAGE
    ][:_MOST]


def look_at_bubbles(
    world: World, count: int, position: dict[int, int], opened: list[Opening]
) -> tuple[Bubble, ...]:
    """What comes under the pointer over each of the triggers. The pointer is left aside. Raises `ProbeError`."""
    aside = world.call("a11yHovers.aside")
    point(world, *aside)
    by_keys = {opening.what.selector for opening in opened if opening.by_keys}
    bubbles: list[Bubble] = []
    try:
        for number in range(count):
            known = {bubble.what.selector for bubble in bubbles}
            bubble = _bubble(world, number, aside, position, by_keys=by_keys, known=known)
            if bubble is not None:
                bubbles.append(bubble)
    finally:
        point(world, *aside)
    return tuple(bubbles)


def _bubble(
    world: World,
    number: int,
    aside: list[float],
    position: dict[int, int],
    *,
    by_keys: set[str],
    known: set[str],
) -> Bubble | None:
    point(world, *aside)
    place = world.call("a11yHovers.aim", number)
    if place is None:
        return None
    point(world, *place)
    seen = world.call("a11yHovers.came")
    # a part and what it lies in may both show the same thing
    if seen is None or seen["what"]["selector"] in known:
        return None
    trigger, what = world.numbers("a11yHovers.things")
    told = seen["what"]
    role, name = ("tooltip", seen["text"]) if seen["drawn"] else exposed(world, what)
    shown = thing(position, what, told, role, name)
    press(world, "Escape")
    dismissed = bool(world.call("a11yHovers.gone", True))
    hoverable = _hoverable(world, seen, place, aside, dismissed=dismissed)
    point(world, *aside)
    by_focus = None
    if world.call("a11yHovers.gone", True):
        by_focus = world.call("a11yHovers.withFocus")
        world.call("a11yHovers.rest")
    return Bubble(
        trigger=position.get(trigger, -1),
        what=shown,
        words=seen["text"],
        drawn=seen["drawn"],
        obscures=seen["obscures"],
        dismissable=dismissed or seen["closes"],
        hoverable=hoverable,
        by_focus=by_focus or shown.selector in by_keys,
        controls=seen["controls"],
        focusable=by_focus is not None,
    )


def _hoverable(
    world: World, seen: Facts, place: list[float], aside: list[float], *, dismissed: bool
) -> bool | None:
    """Whether it stays while the pointer goes onto it; None when it lies over its trigger, or does not come again."""
    if not seen["path"]:
        return None
    if dismissed:
        point(world, *aside)
        point(world, *place)
        if not world.call("a11yHovers.again"):
            return None
    for x, y in seen["path"]:
        point(world, x, y)
    if not world.call("a11yHovers.gone", False):
        return True
    # as slowly as a hand does it: a script may look where the pointer is only now and then
    point(world, *aside)
    point(world, *place)
    if not world.call("a11yHovers.again"):
        return False
    for x, y in seen["path"]:
        point(world, x, y)
        world.call("a11yPace.drawn", 1)
    return not world.call("a11yHovers.gone", False)

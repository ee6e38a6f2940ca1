"""Presses a link at the page's top that leads into the page and that a script answers, and looks where Tab goes on."""

from __future__ import annotations

from contextlib import suppress

from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.keys import press
from a11y.browser.world import ProbeError, World
from a11y.words.hands import Led
from a11y.words.state import PageState

_FIRST = 3
"""Stops at the top of a page."""


def links_answered(world: World, state: PageState, stops: list[int]) -> tuple[Led, ...]:
    """What came of those among the first stops, given by their positions. Raises `ProbeError`.

    Only where a script hears the link itself and the focus stays on it: else the browser leads, or the script does.
    """
    heard = state.listeners.all if state.listeners is not None else ()
    clicks = {one.node for one in heard if one.event == "click"}
    found = []
    for number in stops[:_FIRST]:
        node = state.nodes[number] if 0 <= number < len(state.nodes) else None
        if node is None or node.tag != "a" or not node.attributes.get("href", "").startswith("#"):
            break
        if number in clicks and not node.frame and (led := _led(world, state, number)) is not None:
            found.append(led)
    return tuple(found)


def _led(world: World, state: PageState, number: int) -> Led | None:
    try:
        world.send("DOM.focus", backendNodeId=state.nodes[number].id)
    except ProbeError:
        return None  # it does not take the focus now
    if not world.call("a11ySkipping.begin"):
        return None
    with held_back(world):
        try:
            press(world, "Enter")
            if not world.call("a11ySkipping.stays"):
                return None
            press(world, "Tab")
            if not world.call("a11ySkipping.led"):
                return None
            numbers = world.numbers("a11ySkipping.elements")
        finally:
            with suppress(ProbeError):
                world.call("a11ySkipping.end")
    position = {node.id: place for place, node in enumerate(state.nodes)}
    return Led(number, position.get(numbers[0], -1)) if numbers else None

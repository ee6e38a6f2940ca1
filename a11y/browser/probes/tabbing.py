"""Tab in what was opened: what it never comes to in a dialog, and what it comes to under a panel that stays open."""

from __future__ import annotations

from a11y.browser.probes.keys import press
from a11y.browser.world import World
from a11y.words.finding import Box
from a11y.words.openings import Kind, Thing
from a11y.words.state import Facts

_LONGEST = 15
"""Stops of a dialog that are tabbed through."""
_INNER = 8
"""Stops that fields for dates and players have in them."""
_BEHIND = 3
"""Stops after a panel that are looked at."""
_MOST_ITEMS = 12
"""Items of a panel that are tabbed through."""


def looked_into(world: World, seen: Facts, opening: Facts) -> Facts:
    """What is in something that is open, as fields of an `Opening` beside those that are known. Raises `ProbeError`."""
    found: Facts = {}
    signed = world.call("a11yOpened.signed")
    if signed is not None:
        box = Box(**signed["box"])
        found["signed"] = Thing(-1, "button", signed["label"], signed["selector"], signed["html"], box)
    loose = not (seen["covers"] or seen["floats"])
    if opening["kind"] is Kind.PANEL and opening["by_keys"] and loose:
        found["hides"] = _hidden_behind(world, seen)
    return found


def skipped_in_dialog(world: World, seen: Facts) -> tuple[int, ...]:
    """The items of an open dialog that neither Tab nor Shift+Tab comes to while it keeps the focus.

    Only scripts that hear keys pass anything over. Raises `ProbeError`.
    """
    tabs = seen["tabs"]
    holds = seen["modal"] or seen["covers"]
    if not holds or not world.hears_keys or not seen["items"] or not 1 < tabs <= _LONGEST:
        return ()
    wanted = set(world.call("a11yOpened.stops"))
    reached: set[int] = set()
    for shift in (False, True):
        world.call("a11yOpenings.edge", False)
        for _ in range(2 * tabs + _INNER):
            press(world, "Tab", shift=shift)
            reached.add(world.call("a11yOpenings.item"))
            if wanted <= reached:
                return ()
        place = world.call("a11yOpenings.where")
        if place["place"] != "inside" or not place["open"]:
            return ()
    return tuple(sorted(wanted - reached))


def _hidden_behind(world: World, seen: Facts) -> str:
    """A selector of what Tab comes to after a panel that is still open, and lies wholly under it; empty for nothing.

    Raises `ProbeError`.
    """
    tabs = seen["tabs"]
    if not 0 < tabs <= _MOST_ITEMS or not world.call("a11yOpenings.edge", True):
        return ""
    for _ in range(_BEHIND):
        press(world, "Tab")
        if world.call("a11yOpened.hides"):
            hidden: str = world.call("a11yOpened.stillHides")
            return hidden
    return ""

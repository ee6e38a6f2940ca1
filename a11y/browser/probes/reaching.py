"""The openings probe's keys: where the focus is since something opened, whether it stays there, what it comes to."""

from __future__ import annotations

from a11y.browser.probes.keys import press
from a11y.browser.probes.tabbing import skipped_in_dialog
from a11y.browser.world import World
from a11y.words.openings import Focus, Kind
from a11y.words.state import Facts

_LONGEST_MENU = 25
"""Items that are walked through."""
_LONGEST_DIALOG = 15
"""Stops of a dialog that are tabbed through to make sure that the focus leaves it."""
_INSIDE, _OUTSIDE = "inside", "outside"


def focus_since(world: World, seen: Facts) -> Focus:
    """Where the focus is since something opened, and whether the next Tab leads into it."""
    if seen["focus"] == _INSIDE:
        return Focus.INSIDE
    press(world, "Tab")
    return Focus.NEXT if world.call("a11yOpenings.where")["place"] == _INSIDE else Focus.BEHIND


def held(world: World, seen: Facts) -> Facts:
    """Whether Tab at its end, and Shift+Tab at its beginning, stay in something that has the page behind it."""
    if not (seen["modal"] or seen["covers"]) or not seen["tabs"]:
        return {}
    for last in (True, False):
        world.call("a11yOpenings.edge", last)
        press(world, "Tab", shift=not last)
        place = world.call("a11yOpenings.where")
        if place["place"] == _OUTSIDE and place["open"]:
            # a page may count its stops otherwise: only pressing Tab through all of them is sure
            world.call("a11yOpenings.edge", not last)
            for _ in range(min(seen["tabs"], _LONGEST_DIALOG) + 1):
                press(world, "Tab", shift=not last)
                place = world.call("a11yOpenings.where")
                if place["place"] == _OUTSIDE and place["open"]:
                    world.call("a11yOpenings.edge", False)
                    return {"tabbed": True, "leaves_to": place["selector"]}
    world.call("a11yOpenings.edge", False)
    return {"tabbed": True}


def missed(world: World, seen: Facts, kind: Kind) -> tuple[tuple[int, ...], int]:
    """The items of a menu, or of a panel, that no key comes to, and how many of a menu's arrows came to."""
    count = seen["items"]
    if kind is Kind.DIALOG:
        return skipped_in_dialog(world, seen), -1
    if not 0 < count <= _LONGEST_MENU:
        return (), -1
    reached = {world.call("a11yOpenings.item")} - {-1}
    arrows = -1
    if kind is Kind.MENU or seen["hidden"]:
        reached |= _by_arrows(world, count)
        # a menu that is drawn out may take the focus when it has come to its end
        if kind is Kind.MENU and len(reached) < min(count, 2) and world.call("a11yOpenings.settleInside"):
            reached |= {world.call("a11yOpenings.item")} - {-1} | _by_arrows(world, count)
        arrows = len(reached) if world.call("a11yOpenings.where")["open"] else -1
        if len(reached) == count:
            return (), arrows
    if not world.call("a11yOpenings.refocus") and seen["focus"] != _INSIDE:
        return (), arrows
    reached |= _walked(world, "Tab", count)
    place = world.call("a11yOpenings.where")
    if kind is Kind.PANEL and place["open"]:
        # what is in the Tab order stays there as long as the panel is open
        return () if not seen["hidden"] or reached else tuple(range(count)), arrows
    return tuple(number for number in range(count) if number not in reached), arrows


def _by_arrows(world: World, count: int) -> set[int]:
    reached: set[int] = set()
    for key in ("ArrowDown", "ArrowRight"):
        reached |= _walked(world, key, count)
        if len(reached) == count:
            break
    return reached


def _walked(world: World, key: str, count: int) -> set[int]:
    """The items that one key, pressed again and again, comes to."""
    reached: set[int] = set()
    idle = 0
    for _ in range(count + 2):
        press(world, key)
        item = world.call("a11yOpenings.item")
        idle = idle + 1 if item < 0 or item in reached else 0
        if idle > 1:
            break
        if item >= 0:
            reached.add(item)
    return reached

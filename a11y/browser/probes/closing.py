"""Closes what was opened, as its user would: by Esc, by a control of its own, by what opened it."""

from __future__ import annotations

from a11y.browser.probes.keys import click, press
from a11y.browser.world import World
from a11y.words.openings import Kind, Return
from a11y.words.state import Facts

_MOST_STOPS = 8


def close_again(world: World, kind: Kind, aimed: Facts, seen: Facts) -> Facts:
    """How it closes, as fields of an `Opening`; by force when nothing else helps. Raises `ProbeError`.

    A part of the page is closed by its opener, which tells whether that is a switch; others by Esc, if they listen.
    """
    opened = [aimed["told"], seen["told"]] if aimed["told"] or seen["told"] else []
    facts: Facts = {}
    panel = kind is Kind.PANEL and not seen["covers"] and not seen["floats"]
    # who uses a dialog does not come to its opener, and to press that again may open another
    ways = ["opener", "escape", "closer"] if panel else ["escape", "closer"]
    if not panel and (kind is Kind.MENU or seen["told"] == "true"):
        ways.append("opener")
    for way in ways:
        if panel and way == "opener" and not world.call("a11yOpenings.isOpen"):
            # it closed when the focus left; what holds no control may be a message that went by itself
            facts["untold"] = seen["items"] > 0 and world.call("a11yOpenings.untold")
            break
        untold = panel and way == "opener" and world.call("a11yOpenings.untold")
        if not _asked_to_go(world, way, aimed):
            continue
        ended = world.call("a11yOpenings.closed")
        if way == "escape":
            facts["escape"] = ended["closed"]
        if ended["closed"]:
            untold = untold and not ended["other"]
            if way != "opener" and ended["back"]:
                facts["back"] = Return(ended["back"])
                if way == "closer":
                    facts["from_within"] = facts["back"]
            return {**facts, "untold": untold, "told": (*opened, ended["told"]) if opened else ()}
    if panel and world.free and world.call("a11yOpened.liesOver") and _closes_for_the_pointer(world, seen):
        return {**facts, "told": tuple(opened), "pointer_closes": True}
    world.call("a11yOpenings.force")
    return {**facts, "told": tuple(opened), "stays": world.call("a11yOpenings.isOpen")}


def _closes_for_the_pointer(world: World, seen: Facts) -> bool:
    """Whether it stays when the focus goes on behind it, and closes when the pointer is pressed beside it."""
    if not world.call("a11yOpenings.refocus"):
        return False
    for _ in range(min(seen["items"], _MOST_STOPS) + 2):
        press(world, "Tab")
    world.call("a11yOpened.stillHides")
    # a page may close it some time after the focus has left
    place = None if world.call("a11yOpenings.closed")["closed"] else world.call("a11yOpened.beside")
    if place is None:
        return False
    click(world, *place)
    return bool(world.call("a11yOpenings.closed")["closed"])


def _opened_again(world: World, number: int, key: str) -> bool:
    """Whether the opener of this number brought something once more, by the key that did before."""
    if world.call("a11yOpeners.aim", number)["skip"]:
        return False
    press(world, key)
    return world.call("a11yOpenings.came") is not None


def lost_within(world: World, number: int, key: str) -> Facts | None:
    """Open a dialog once more, and press a button in it: what is known of that, where it took the focus with it.

    `number` is that of its opener, `key` what opened it. Raises `ProbeError`.
    """
    if not _opened_again(world, number, key):
        return None
    told: Facts | None = world.call("a11yOpened.presser")
    lost = False
    if told is not None:
        press(world, "Enter")
        lost = world.call("a11yOpened.lostInside")
    world.call("a11yOpenings.force")
    return told if lost else None


def close_from_within(world: World, number: int, key: str) -> Return | None:
    """Open a part of the page once more, and close it by a control in it: where the focus is then; None when not told.

    `number` is that of its opener, `key` what opened it. Raises `ProbeError`.
    """
    if not _opened_again(world, number, key):
        return None
    if world.call("a11yOpenings.closer"):
        press(world, "Enter")
        ended = world.call("a11yOpenings.closed")
        if ended["closed"]:
            return Return(ended["back"]) if ended["back"] else None
    world.call("a11yOpenings.force")
    return None


def _asked_to_go(world: World, way: str, aimed: Facts) -> bool:
    """Whether there was a way to ask."""
    if way == "escape":
        press(world, "Escape")
    elif way == "closer":
        if not world.call("a11yOpenings.closer"):
            return False
        press(world, "Enter")
    elif world.call("a11yOpenings.refocus"):
        press(world, aimed["keys"][0])
    elif aimed["point"]:
        click(world, *aimed["point"])
    else:
        return False
    return True

"""The openings probe: opens what can be opened, by keys first, looks at what came, and closes it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.axe import TAGS
from a11y.browser.probes.closing import close_again, close_from_within
from a11y.browser.probes.exposing import exposed, exposed_thing, thing
from a11y.browser.probes.eyes import NARROW, UPRIGHT
from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.hovering import listening_to_pointer, look_at_bubbles
from a11y.browser.probes.keys import click, point, press
from a11y.browser.probes.listening import CLICKS
from a11y.browser.probes.lowering import looked_at_when_low
from a11y.browser.probes.tabbing import looked_into, skipped_in_dialog
from a11y.browser.renditions import resizing, viewport
from a11y.browser.world import World
from a11y.words.finding import Box
from a11y.words.openings import Accused, Focus, Kind, Opening, Openings, Thing
from a11y.words.rendition import Rendition
from a11y.words.state import Facts, PageState

_MOST_CLICKS = 100
"""Elements that are no controls and listen to clicks, of which the page is asked."""
_LONGEST_MENU = 25
"""Items that are walked through."""
_LONGEST_DIALOG = 15
"""Stops of a dialog that are tabbed through to make sure that the focus leaves it."""
_GROUP = "a11yOpenings"
_MOST_ACCUSED = 50
"""Elements of one thing that opened of which it is told what axe says."""
_TAGS = tuple(tag for tag in TAGS if tag.startswith("wcag"))
"""What axe is asked in a part of the page: its best practices are about the whole."""
_LATE = 0.5
"""The share of the time for the whole look after which no other window is tried."""
_INSIDE, _OUTSIDE = "inside", "outside"


def look_for_openings(world: World, state: PageState) -> Openings:
    """Open and close what there is. Raises `ProbeError` when the page goes away meanwhile."""
    found = world.call("a11yOpeners.begin", _listening(state), listening_to_pointer(world, state), world.free)
    narrow = world.free and state.eyes is not None and state.eyes.opens_when_narrow
    if not any(found.values()) and not narrow:
        return Openings()
    position = {node.id: number for number, node in enumerate(state.nodes)}
    with held_back(world):
        openings = [
            _already_open(world, number, position, state.rendition) for number in range(found["dialogs"])
        ]
        left: list[str] = []
        # what lies open over the page has the rest of it behind
        held = any(one.modal or one.covers for one in openings)
        # a part of the page that its address opened, or a dialog, may be closed with what is closed again, by Esc
        delicate = not world.free and (openings or urlsplit(state.url).fragment)
        tried = 0 if held or delicate else found["openers"]
        openings += _opened(world, tried, position, state.rendition, left)
        # Esc over a bubble would close what lies open
        over = found["hovers"] if not left and not found["dialogs"] else 0
        bubbles = look_at_bubbles(world, over, position, openings)
        if narrow and not held and not left and world.gone <= _LATE:
            with _in_narrow_window(world, state.rendition) as count:
                openings += _opened(world, count, position, state.rendition, left, narrow=True)
            tried += count
    return Openings(tried=tried, openings=tuple(openings), bubbles=bubbles, left=tuple(left))


OPENINGS = ActingProbe("openings", Openings, look_for_openings, reads=("eyes",))


def _opened(
    world: World,
    count: int,
    position: dict[int, int],
    own: Rendition,
    left: list[str],
    *,
    narrow: bool = False,
) -> Iterator[Opening]:
    """What comes of so many openers; ends at something that stays open, which is noted in `left`."""
    for number in range(count):
        with _undone(world):
            opening = _open(world, number, position, own, narrow=narrow)
        if opening is None:
            continue
        # what a script has made for the narrow window is no element of the page that was looked at
        if not narrow or opening.opener >= 0:
            yield opening
        # what was taken back with all that its press changed is no longer in the way
        if opening.stays and world.call("a11yOpenings.isOpen"):
            left.append(f"{opening.what.selector} stays open")
            break


@contextmanager
def _in_narrow_window(world: World, own: Rendition) -> Iterator[int]:
    """Shows the page in a narrow window, and tells how much is to be tried there. It has its own window again after."""
    other = msgspec.structs.replace(own, width=NARROW, height=UPRIGHT, zoom=1.0)
    try:
        yield world.call_after([resizing(other)], "a11yOpeners.beginNarrow", NARROW, UPRIGHT)
    finally:
        world.call_after([resizing(own)], "a11yLowering.end", *viewport(own))


def _listening(state: PageState) -> list[tuple[str, float, float]]:
    """The places of elements that listen to clicks and may be no controls."""
    places = [
        (node.tag, node.box.x, node.box.y)
        for node in state.nodes
        if node.clickable
        and node.box is not None
        and node.tag not in {"a", "button", "input", "body", "html"}
    ]
    return places[:_MOST_CLICKS]


def _already_open(world: World, number: int, position: dict[int, int], own: Rendition) -> Opening:
    """A dialog that was open when the page was looked at: the focus, and Tab. It is not closed."""
    seen = world.call("a11yOpeners.aimAtDialog", number)
    _, what, _ = _things(world, seen, position, ())
    opening = Opening(
        opener=-1,
        what=what,
        kind=Kind.DIALOG,
        modal=seen["modal"],
        covers=seen["covers"],
        focus=_focus(world, seen),
    )
    return msgspec.structs.replace(opening, **_held(world, seen), **looked_at_when_low(world, own))


@contextmanager
def _undone(world: World) -> Iterator[None]:
    """Takes back what a press changed, where anything may be pressed: it may have done more than open something."""
    if world.free:
        world.call("a11yUndo.begin")
    yield
    if world.free:
        world.call("a11yUndo.back")


def _open(
    world: World, number: int, position: dict[int, int], own: Rendition, *, narrow: bool
) -> Opening | None:
    """One opener, tried; None when nothing came of it. What came is closed again."""
    aimed = world.call("a11yOpeners.aim", number)
    if aimed["skip"]:
        return None
    seen, key = _brought(world, aimed)
    if seen is None:
        return None
    by_keys = bool(key)
    # in a narrow window everything lies in the middle
    seen["floats"] = seen["floats"] and not narrow
    # in a walk its steps open things, and each is a page state of its own
    said = world.call("a11yOpenings.accuse", _TAGS, _MOST_ACCUSED) if world.free else []
    kind = Kind(seen["kind"])
    opening = {"kind": kind, "modal": seen["modal"], "covers": seen["covers"], "by_keys": by_keys}
    opening |= {"takes_focus": aimed["focused"], "items": seen["items"]}
    opening |= {"floats": seen["floats"], "closes": seen["closes"], "unheard": seen["unheard"]}
    opening["texts"] = tuple(seen["texts"])
    opening["for_pointer"] = _for_pointer(world, position)
    if seen["pointed"]:
        opening["pointer_closer"] = _pointer_closer(world, position)
    if kind is Kind.PANEL and (seen["covers"] or seen["floats"]):
        opening["veiled"] = world.call("a11yOpened.veiled")
    if kind is Kind.DIALOG or seen["covers"] or seen["floats"]:
        opening["focus"] = _focus(world, seen)
        if kind is Kind.PANEL and seen["covers"] and opening["focus"] is Focus.BEHIND:
            opening["hides"] = world.call("a11yOpened.stillHides")
        opening |= _held(world, seen)
        opening |= {} if narrow else looked_at_when_low(world, own)
    missed, opening["by_arrows"] = _missed(world, seen, kind)
    opening |= looked_into(world, seen, opening)
    opener, what, out_of_reach = _things(world, seen, position, missed)
    opening["accused"] = _accused(world, said, position) if said else ()
    closing = close_again(world, kind, aimed, seen)
    panel = kind is Kind.PANEL and by_keys and seen["closes"]
    if world.free and panel and not {"stays", "from_within"} & closing.keys():
        closing["from_within"] = close_from_within(world, number, key)
    came = Opening(opener=opener, what=what, out_of_reach=out_of_reach, **opening, **closing)
    return _without_places(came, aimed["called"]) if narrow else came


def _brought(world: World, aimed: Facts) -> tuple[Facts | None, str]:
    """What came, None for nothing, and the key that did it; empty when it was the pointer."""
    for key in aimed["keys"] if aimed["focused"] else ():
        press(world, key)
        seen = world.call("a11yOpenings.came")
        if seen is not None:
            return seen, key
    if not aimed["point"]:
        return None, ""
    point(world, *aimed["point"])
    world.call("a11yOpenings.rebase")
    click(world, *aimed["point"])
    return world.call("a11yOpenings.came"), ""


def _without_places(opening: Opening, called: str) -> Opening:
    """What was opened in the narrow window stands elsewhere than the picture of the page has it."""

    def placeless(one: Thing | None) -> Thing | None:
        return one and msgspec.structs.replace(one, box=None)

    return msgspec.structs.replace(
        opening,
        narrow=True,
        called=called,
        what=placeless(opening.what),
        signed=placeless(opening.signed),
        pointer_closer=placeless(opening.pointer_closer),
        for_pointer=tuple(placeless(one) for one in opening.for_pointer),
        accused=tuple(msgspec.structs.replace(one, what=placeless(one.what)) for one in opening.accused),
    )


def _for_pointer(world: World, position: dict[int, int]) -> tuple[Thing, ...]:
    """What is in it for the pointer alone; the words of each are its name."""
    told = world.call("a11yOpened.forPointer")
    numbers = world.numbers("a11yOpened.parts") if told else []
    return tuple(
        thing(position, number, one, name=one["label"]) for number, one in zip(numbers, told, strict=True)
    )


def _pointer_closer(world: World, position: dict[int, int]) -> Thing:
    """What closes for the pointer alone, and whether it hears clicks itself."""
    number = world.numbers("a11yOpenings.things")[2]
    found = world.send("DOM.resolveNode", backendNodeId=number, objectGroup=_GROUP)["object"]
    heard = world.send("DOMDebugger.getEventListeners", objectId=found["objectId"])["listeners"]
    told = world.call("a11yOpenings.pointed")
    world.send("Runtime.releaseObjectGroup", objectGroup=_GROUP)
    clicks = any(one["type"] in CLICKS for one in heard)
    role, name = exposed(world, number)
    return Thing(
        position.get(number, -1), role, name, told["selector"], told["html"], Box(**told["box"]), clicks
    )


def _focus(world: World, seen: Facts) -> Focus:
    if seen["focus"] == _INSIDE:
        return Focus.INSIDE
    press(world, "Tab")
    return Focus.NEXT if world.call("a11yOpenings.where")["place"] == _INSIDE else Focus.BEHIND


def _held(world: World, seen: Facts) -> Facts:
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


def _missed(world: World, seen: Facts, kind: Kind) -> tuple[tuple[int, ...], int]:
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


def _accused(world: World, said: list[Facts], position: dict[int, int]) -> tuple[Accused, ...]:
    """What axe said of elements in what opened, each with its place."""
    numbers = world.numbers("a11yOpenings.things")[-len(said) :]
    return tuple(
        Accused(
            **{key: one[key] for key in ("rule", "help", "help_url", "impact", "summary")},
            tags=tuple(one["tags"]),
            what=Thing(
                position.get(number, -1), selector=one["selector"], html=one["html"], box=Box(**one["box"])
            ),
        )
        for number, one in zip(numbers, said, strict=True)
    )


def _things(
    world: World, seen: Facts, position: dict[int, int], items: tuple[int, ...]
) -> tuple[int, Thing, tuple[Thing, ...]]:
    """The opener's position, what came, and those of its items."""
    opener, what, _, *others = world.numbers("a11yOpenings.things")
    told = seen["what"]
    came = exposed_thing(world, position, what, told)
    missed = tuple(
        Thing(position.get(others[number], -1), *exposed(world, others[number])) for number in items
    )
    return position.get(opener, -1), came, missed

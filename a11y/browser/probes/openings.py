"""The openings probe: opens what can be opened, by keys first, looks at what came, and closes it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.axe import TAGS
from a11y.browser.probes.closing import close_again, close_from_within, lost_within
from a11y.browser.probes.coming import accused, for_pointer, pointer_closer, things, without_places
from a11y.browser.probes.eyes import NARROW, UPRIGHT
from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.hovering import listening_to_pointer, look_at_bubbles
from a11y.browser.probes.keys import click, point, press
from a11y.browser.probes.lowering import looked_at_when_low
from a11y.browser.probes.reaching import focus_since, held, missed
from a11y.browser.probes.senders import senders
from a11y.browser.probes.tabbing import looked_into
from a11y.browser.renditions import resizing, viewport
from a11y.browser.world import World
from a11y.words.finding import Box
from a11y.words.openings import Focus, Kind, Opening, Openings, Thing
from a11y.words.rendition import Rendition
from a11y.words.state import Facts, PageState

_MOST_CLICKS = 100
"""Elements that are no controls and listen to clicks, of which the page is asked."""
_MOST_ACCUSED = 50
"""Elements of one thing that opened of which it is told what axe says."""
_TAGS = tuple(tag for tag in TAGS if tag.startswith("wcag"))
"""What axe is asked in a part of the page: its best practices are about the whole."""
_LATE = 0.5
"""The share of the time for the whole look after which no other window is tried."""


def look_for_openings(world: World, state: PageState) -> Openings:
    """Open and close what there is. Raises `ProbeError` when the page goes away meanwhile."""
    found = world.call(
        "a11yOpeners.begin",
        _listening(state),
        listening_to_pointer(world, state),
        world.free,
        senders(state) if world.free else [],
    )
    narrow = world.free and state.eyes is not None and state.eyes.opens_when_narrow
    folds = world.free and any(node.attributes.get("aria-expanded") == "true" for node in state.nodes)
    if not any(found.values()) and not narrow and not folds:
        return Openings()
    position = {node.id: number for number, node in enumerate(state.nodes)}
    with held_back(world):
        openings = [
            _already_open(world, number, position, state.rendition) for number in range(found["dialogs"])
        ]
        left: list[str] = []
        # what lies open over the page has the rest of it behind
        behind = any(one.modal or one.covers for one in openings)
        # a part of the page that its address opened, or a dialog, may be closed with what is closed again, by Esc
        delicate = not world.free and (openings or urlsplit(state.url).fragment)
        tried = 0 if behind or delicate else found["openers"]
        openings += _opened(world, tried, position, state.rendition, left)
        # Esc over a bubble would close what lies open
        over = found["hovers"] if not left and not found["dialogs"] else 0
        bubbles = look_at_bubbles(world, over, position, openings)
        if narrow and not behind and not left and world.gone <= _LATE:
            with _in_narrow_window(world, state.rendition) as count:
                openings += _opened(world, count, position, state.rendition, left, narrow=True)
            tried += count
        folded = _folded(world, position) if folds and not behind and not left else ()
    return Openings(tried=tried, openings=tuple(openings), bubbles=bubbles, left=tuple(left), folded=folded)


OPENINGS = ActingProbe("openings", Openings, look_for_openings, reads=("eyes", "listeners"))


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


def _folded(world: World, position: dict[int, int]) -> tuple[tuple[int, bool], ...]:
    """What lay open and was hidden by a press, and whether its control still says that it is open."""
    told = world.call("a11yFolding.each")
    numbers = world.numbers("a11yFolding.elements") if told else []
    return tuple(
        (position[number], stays) for number, stays in zip(numbers, told, strict=True) if number in position
    )


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
    _, what, _ = things(world, seen, position, ())
    opening = Opening(
        opener=-1,
        what=what,
        kind=Kind.DIALOG,
        modal=seen["modal"],
        covers=seen["covers"],
        focus=focus_since(world, seen),
    )
    return msgspec.structs.replace(opening, **held(world, seen), **looked_at_when_low(world, own))


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
    opening["said"] = tuple(seen["said"]) if kind is Kind.DIALOG else ()
    opening["for_pointer"] = for_pointer(world, position)
    if seen["pointed"]:
        opening["pointer_closer"] = pointer_closer(world, position)
    if kind is Kind.PANEL and (seen["covers"] or seen["floats"]):
        opening["veiled"] = world.call("a11yOpened.veiled")
    if kind is Kind.DIALOG or seen["covers"] or seen["floats"]:
        opening["focus"] = focus_since(world, seen)
        if kind is Kind.PANEL and seen["covers"] and opening["focus"] is Focus.BEHIND:
            opening["hides"] = world.call("a11yOpened.stillHides")
        opening |= held(world, seen)
        opening |= {} if narrow else looked_at_when_low(world, own)
    unreached, opening["by_arrows"] = missed(world, seen, kind)
    opening |= looked_into(world, seen, opening)
    opener, what, out_of_reach = things(world, seen, position, unreached)
    opening["accused"] = accused(world, said, position) if said else ()
    closing = close_again(world, kind, aimed, seen)
    panel = kind is Kind.PANEL and by_keys and seen["closes"]
    if world.free and panel and not {"stays", "from_within"} & closing.keys():
        closing["from_within"] = close_from_within(world, number, key)
    if world.free and kind is Kind.DIALOG and by_keys and not narrow and not closing.get("stays"):
        lost = lost_within(world, number, key)
        if lost is not None:
            closing["lost_inside"] = Thing(
                -1, "button", lost["label"], lost["selector"], lost["html"], Box(**lost["box"])
            )
    came = Opening(opener=opener, what=what, out_of_reach=out_of_reach, **opening, **closing)
    return without_places(came, aimed["called"]) if narrow else came


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

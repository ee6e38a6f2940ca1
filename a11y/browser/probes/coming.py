"""What the openings probe tells of what came: its place and name, and what is wrong with parts of it."""

from __future__ import annotations

import msgspec

from a11y.browser.probes.exposing import exposed, exposed_thing, thing
from a11y.browser.probes.listening import CLICKS
from a11y.browser.world import World
from a11y.words.finding import Box
from a11y.words.openings import Accused, Opening, Thing
from a11y.words.state import Facts

_GROUP = "a11yOpenings"


def for_pointer(world: World, position: dict[int, int]) -> tuple[Thing, ...]:
    """What is in it for the pointer alone; the words of each are its name."""
    told = world.call("a11yOpened.forPointer")
    numbers = world.numbers("a11yOpened.parts") if told else []
    return tuple(
        thing(position, number, one, name=one["label"]) for number, one in zip(numbers, told, strict=True)
    )


def pointer_closer(world: World, position: dict[int, int]) -> Thing:
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


def without_places(opening: Opening, called: str) -> Opening:
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


def accused(world: World, said: list[Facts], position: dict[int, int]) -> tuple[Accused, ...]:
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


def things(
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

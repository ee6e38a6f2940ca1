"""The late probe: what came into the page by itself since it had come to rest. Its script watches from loading on."""

from __future__ import annotations

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.exposing import exposed_thing
from a11y.browser.world import World
from a11y.words.lateness import Counting, Late, Lateness
from a11y.words.state import Facts, PageState


def look_for_late_changes(world: World, state: PageState) -> Lateness:
    """What came. Nothing is done to the page; where a script in it speaks of a change to come, that is waited for.

    Raises `ProbeError` when the page goes away meanwhile.
    """
    found: Facts = world.call("a11yLate.take")
    if not found["late"] and not found["counting"]:
        return Lateness(waited=found["waited"], said=tuple(found["said"]))
    position = {node.id: number for number, node in enumerate(state.nodes)}
    numbers = world.numbers("a11yLate.elements")
    late = len(found["late"])
    return Lateness(
        late=tuple(
            _late(world, one, number, position) for one, number in zip(found["late"], numbers, strict=False)
        ),
        counting=tuple(
            Counting(exposed_thing(world, position, number, one), one["words"])
            for one, number in zip(found["counting"], numbers[late:], strict=True)
        ),
        said=tuple(found["said"]),
        waited=found["waited"],
    )


def _late(world: World, told: Facts, number: int, position: dict[int, int]) -> Late:
    return Late(
        what=exposed_thing(world, position, number, told),
        words=told["words"],
        called=told["called"],
        politeness=told["politeness"],
        arrived=told["arrived"],
        focused=told["focused"],
        floats=told["floats"],
        one_of_many=told["many"],
    )


LATE = ActingProbe("late", Lateness, look_for_late_changes, looks_only=True)

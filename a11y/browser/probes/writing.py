"""Types into fields that scripts hear, and looks what comes: suggestions, meters and requirements of a password."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from a11y.browser.probes.exposing import exposed_thing, thing
from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.keys import press, typed
from a11y.browser.world import ProbeError, World
from a11y.words.listening import WINDOW
from a11y.words.pressed import Counted, Drawn, Suggested, Written
from a11y.words.state import Facts, PageState

_TYPING = frozenset(["input", "keyup", "keydown", "keypress"])
_CLICKS = frozenset(["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart"])
_FIRST, _REST = "a", "bC3$efgh!2Kq"
"""A password that is as weak as can be, and what makes it a strong one."""
_ARROWS = 2
_GROUP = "a11yWriting"


class Answers(NamedTuple):
    """What came of typing."""

    suggested: tuple[Suggested, ...] = ()
    counted: tuple[Counted, ...] = ()
    written: tuple[Written, ...] = ()


def write_into_fields(world: World, state: PageState) -> Answers:
    """Type and look; nothing is sent, and what was typed is taken out again. Raises `ProbeError`."""
    places, everywhere = _hearing(state)
    if not places and not everywhere:
        return Answers()
    count = world.call("a11yWriting.begin", places, everywhere)
    if not count:
        return Answers()
    position = {node.id: number for number, node in enumerate(state.nodes)}
    numbers = world.numbers("a11yWriting.elements")
    suggested, counted, written = [], [], []
    with held_back(world):
        for number in range(count):
            if world.gone > 0.7:
                break
            try:
                aimed = world.call("a11yWriting.aim", number)
                if aimed["skip"] or numbers[number] not in position:
                    continue
                node = position[numbers[number]]
                if aimed["password"]:
                    told = _password(world, node, position)
                    written += [told] if told is not None else []
                else:
                    found = _search(world, node, aimed["words"], position)
                    suggested += [found] if isinstance(found, Suggested) else []
                    counted += [found] if isinstance(found, Counted) else []
            finally:
                with suppress(ProbeError):
                    world.call("a11yWriting.putBack")
    return Answers(tuple(suggested), tuple(counted), tuple(written))


def _hearing(state: PageState) -> tuple[list[tuple[float, float]], bool]:
    """Where fields stand that a script hears, or whether it hears all of them."""
    heard = state.listeners.all if state.listeners is not None else ()
    nodes = {one.node for one in heard if one.event in _TYPING}
    if not nodes:
        return [], False
    by_id = {node.id: node for node in state.nodes}
    places = []
    hearing = {state.nodes[one].id for one in nodes if one != WINDOW}
    for node in state.nodes:
        if node.tag != "input" or node.box is None or node.frame:
            continue
        at = node
        while at is not None and at.id not in hearing and at.tag not in {"body", "html"}:
            at = by_id.get(at.parent)  # type: ignore[assignment]
        if at is not None and at.id in hearing:
            places.append((node.box.x, node.box.y))
    return places, WINDOW in nodes


def _search(
    world: World, node: int, words: list[str], position: dict[int, int]
) -> Suggested | Counted | None:
    seen: Facts | None = None
    for number, word in enumerate(words):
        last = number == len(words) - 1
        seen = world.call_after(typed(word), "a11yWriting.found", last or number == 0)
        if seen is not None:
            break
        count = _count(world, node, position)
        world.call("a11yWriting.clear")
        # a clock has another number by itself
        if count is not None and world.call("a11yWriting.recounted"):
            return count
    if seen is None:
        return None
    things = world.numbers("a11yWriting.things")
    pointed = seen["pointed"] or any(_hears_pointer(world, one) for one in things)
    what = exposed_thing(world, position, things[0], seen)
    arrow = ""
    for _ in range(_ARROWS):
        press(world, "ArrowDown")
        arrow = world.call("a11yWriting.arrow")
        if arrow:
            break
    return Suggested(
        node, what, seen["words"], seen["options"], pointed, seen["tabbable"], seen["tells"], arrow
    )


def _count(world: World, node: int, position: dict[int, int]) -> Counted | None:
    seen = world.call("a11yWriting.counted")
    if seen is None:
        return None
    (number,) = world.numbers("a11yWriting.things")
    what = thing(position, number, seen)
    return Counted(node, what, seen["words"], heard=seen["said"] or seen["live"])


def _hears_pointer(world: World, number: int) -> bool:
    found = world.send("DOM.resolveNode", backendNodeId=number, objectGroup=_GROUP)["object"]
    heard = world.send("DOMDebugger.getEventListeners", objectId=found["objectId"])["listeners"]
    world.send("Runtime.releaseObjectGroup", objectGroup=_GROUP)
    return any(one["type"] in _CLICKS for one in heard)


def _password(world: World, node: int, position: dict[int, int]) -> Written | None:
    weak = _drawn(world, position, world.call_after(typed(_FIRST), "a11yWriting.first"))
    seen = world.call_after(typed(_REST), "a11yWriting.second")
    if not seen["any"] and not weak:
        return None
    drawn = _drawn(world, position, seen["drawn"])
    return Written(node, drawn, seen["exposed"], tuple(seen["said"]), weak)


def _drawn(world: World, position: dict[int, int], told: list[Facts]) -> tuple[Drawn, ...]:
    numbers = world.numbers("a11yWriting.drawn") if told else []
    return tuple(
        Drawn(thing(position, number, one), one["words"], one["kind"], one["heard"])
        for one, number in zip(told, numbers, strict=True)
    )

"""Presses buttons and what is like them, one by one, and looks what came of it; the page is put back after each."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec

from a11y.browser.probes.exposing import exposed_thing
from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.keys import click, point, press, typed
from a11y.browser.probes.overhearing import Overheard, overheard
from a11y.browser.probes.senders import senders, within
from a11y.browser.world import ProbeError, World
from a11y.words.listening import WINDOW
from a11y.words.pressed import Came, Press, Relabelled
from a11y.words.state import Facts, PageState

_CLICKS = frozenset(["click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"])
_LISTENS = _CLICKS | {"keydown", "keyup", "keypress"}
_CHOICES = frozenset(["change", "input"])
_FIELDS = frozenset(["checkbox", "radio"])
_TEXTS = frozenset(["text", "email", "url", ""])
_WRITTEN = "!a"
"""What is no address, and fits few rules for names."""
_NO_CONTROLS = frozenset(["a", "button", "input", "body", "html", "main", "form", "table", "ul", "ol"])
_MOST_PLACES = 60
"""Elements that listen to clicks and are no controls, of which the page is asked."""
_LONGEST = 8.0
"""Seconds after which nothing more is pressed."""


def press_each(world: World, state: PageState) -> tuple[Press, ...]:
    """Press what answers to scripts alone. Raises `ProbeError` when the page goes away meanwhile."""
    buttons, fields, sending = _listens(state), _fields(state), senders(state)
    if not (buttons or fields or sending) or _lies_under_something(state):
        return ()
    count = world.call("a11yPressing.begin", _places(state), fields, sending, buttons)
    if not count:
        return ()
    position = {node.id: number for number, node in enumerate(state.nodes)}
    numbers = world.numbers("a11yPressing.elements")
    until = time.monotonic() + _LONGEST
    presses = []
    with held_back(world), overheard(world) as heard:
        for number in range(count):
            if time.monotonic() > until or world.gone > 0.5:
                break
            if numbers[number] not in position:
                continue
            try:
                one = _press(world, number, position[numbers[number]], position, heard)
            finally:
                with suppress(ProbeError):
                    world.call("a11yPressing.putBack")
            if one is not None:
                presses.append(one)
    return tuple(presses)


def _listens(state: PageState) -> bool:
    """Whether a script hears presses."""
    if any("onclick" in node.attributes for node in state.nodes):
        return True
    heard = state.listeners
    return heard is not None and any(one.event in _LISTENS for one in heard.all)


def _lies_under_something(state: PageState) -> bool:
    """Whether a dialog was open when the page was looked at, or something could not be closed again."""
    opened = state.openings
    return opened is not None and (
        bool(opened.left) or any(one.opener < 0 and (one.modal or one.covers) for one in opened.openings)
    )


def _fields(state: PageState) -> list[tuple[str, float, float]]:
    """Where fields stand in which something is chosen or written, and of which a script hears that."""
    if state.listeners is None:
        return []
    heard, left = state.listeners.all, state.listeners.left
    bubbling = {one.node for one in heard if one.event in _CHOICES}
    clicked = {one.node for one in heard if one.event == "click"}
    if not (bubbling or clicked or left):
        return []
    by_id = {node.id: node for node in state.nodes}
    chosen, written = bubbling, bubbling | set(left)
    found = []
    for number, node in enumerate(state.nodes):
        kind = node.attributes.get("type", "").lower()
        text = node.tag == "textarea" or (node.tag == "input" and kind in _TEXTS)
        if not text and node.tag != "select" and not (node.tag == "input" and kind in _FIELDS):
            continue
        if node.box is None or node.frame:
            continue
        hearing = written if text else chosen
        if (not text and number in clicked) or WINDOW in hearing or within(node, hearing, state, by_id):
            found.append((node.tag, node.box.x, node.box.y))
    return found[:_MOST_PLACES]


def _places(state: PageState) -> list[tuple[str, float, float]]:
    """Where elements stand that listen to clicks themselves and are no controls."""
    heard = state.listeners.all if state.listeners is not None else ()
    nodes = dict.fromkeys(one.node for one in heard if one.event in _CLICKS and one.node != WINDOW)
    places = [
        (node.tag, node.box.x, node.box.y)
        for node in (state.nodes[one] for one in nodes)
        if node.box is not None and not node.frame and node.tag not in _NO_CONTROLS
    ]
    return places[:_MOST_PLACES]


def _press(world: World, number: int, node: int, position: dict[int, int], heard: Overheard) -> Press | None:
    aimed = world.call("a11yPressing.aim", number)
    if aimed["skip"]:
        return None
    heard.clear()
    ways = _ways(world, aimed)
    seen: Facts | None = None
    for way in ways:
        seen = way()
        if seen is not None or heard.requests:
            break
    # who was asked something, or led to another page, was not answered here
    if heard.questions or heard.documents:
        return None
    if seen is None:
        asked = heard.requests and not aimed["written"]
        sent = Press(node=node, name=aimed["name"], requests=heard.requests, refused=heard.refused)
        return sent if asked else None
    if not seen["came"] and not seen["said"] and seen["relabelled"] is None and heard.put_off():
        # a mark of waiting: what it waits for is called at once
        heard.call_them()
        seen = world.call("a11yPressing.answer") or seen
    numbers = world.numbers("a11yPressing.things") if seen["came"] else []
    told = seen.pop("came")
    beside = [position.get(one, -1) for one in numbers[len(told) :]]
    came = tuple(_came(world, *one, position) for one in zip(told, numbers, beside, strict=False))
    said = tuple(seen.pop("said"))
    redrawn, relabelled = seen.pop("redrawn"), seen.pop("relabelled")
    pressed = Press(
        node=node,
        name=aimed["name"],
        came=came,
        said=said,
        requests=heard.requests,
        refused=heard.refused,
        relabelled=Relabelled(**relabelled) if relabelled is not None else None,
        **seen,
    )
    if (came or relabelled) and heard.put_off():
        pressed = _some_time_later(world, pressed, heard)
    if redrawn and (_only_looks_otherwise(pressed) or (aimed["stated"] and _stays_there(pressed))):
        toggled = bool(world.call("a11yPressing.refocus")) and way(reads="returned")
        pressed = msgspec.structs.replace(pressed, toggled=toggled)
    return pressed


def _ways(world: World, aimed: Facts) -> list[partial[Any]]:
    """How it may be operated, the first that something comes of."""
    if aimed["written"]:
        return [partial(_by_writing, world)] if aimed["focused"] else []
    ways = [partial(_by_key, world, key) for key in aimed["keys"] if aimed["focused"]]
    if aimed["point"]:
        ways.append(partial(_by_click, world, aimed["point"]))
    return ways


def _some_time_later(world: World, pressed: Press, heard: Overheard) -> Press:
    """What goes by itself, though the focus or the pointer is on it: the page's timers are called at once."""
    at = world.call("a11yPressing.rest")
    if at is not None:
        point(world, *at)
    heard.call_them()
    gone = world.call("a11yPressing.gone")
    point(world, 0, 0)
    came = tuple(
        msgspec.structs.replace(one, goes=after)
        for one, after in zip(pressed.came, gone["came"], strict=True)
    )
    changed = pressed.relabelled
    if changed is not None:
        changed = msgspec.structs.replace(changed, returns=gone["returns"])
    # some announce late, so that it is not lost in what else is said
    return msgspec.structs.replace(pressed, came=came, relabelled=changed, said=tuple(gone["said"]))


def _by_key(world: World, key: str, reads: str = "answer") -> Any:
    press(world, key)
    return world.call(f"a11yPressing.{reads}")


def _by_writing(world: World, reads: str = "answer") -> Any:
    """Write what is hardly ever right, and go on."""
    world.send_together(typed(_WRITTEN))
    press(world, "Tab")
    return world.call(f"a11yPressing.{reads}")


def _by_click(world: World, at: Sequence[float], reads: str = "answer") -> Any:
    click(world, *at)
    seen = world.call(f"a11yPressing.{reads}")
    point(world, 0, 0)
    return seen


def _only_looks_otherwise(one: Press) -> bool:
    """Whether nothing came of a press but other looks of what was pressed."""
    elsewhere = one.came or one.went or one.said or one.gone or one.focus == "moved"
    return not (
        elsewhere or one.told or one.copied or one.marked or one.unmasked or one.reordered or one.waiting
    )


def _stays_there(one: Press) -> bool:
    """Whether a press of what has a state left it there, whatever was said, and its state and name as they were."""
    return not (one.gone or one.went or one.told or one.marked or one.reordered) and one.focus == "kept"


def _came(world: World, told: Facts, number: int, beside: int, position: dict[int, int]) -> Came:
    what = exposed_thing(world, position, number, told)
    rest = {key: told[key] for key in told if key not in {"selector", "html", "box"}}
    return Came(what=what, beside=beside, **rest)

"""The hands probe: Tab through the whole page and back, and what the focus looks like at every stop."""

from __future__ import annotations

import base64
import contextlib
import itertools
from typing import Any

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.world import ProbeError, World
from a11y.words.finding import Box
from a11y.words.hands import Change, Hands, TabStop, WalkEnd
from a11y.words.state import Facts, PageState

MOST_STOPS = 3000
"""Stops that are walked; a page with more says so."""
HELD_FAST = 3
"""Tabs in a row that do not move the focus."""
MOST_INSIDE = 100
"""Tabs in a row that may go through the inside of one element: fields of a date, a player's buttons, a frame."""
_AT_ONCE = 64
"""Presses of Tab before what was noted is read: a page that never comes round costs that many more than needed."""
_MOST_PICTURES = 30
"""Stops whose pictures are compared, where styles do not tell."""
_MOST_LATE = 30
"""Stops that were out of view when they took the focus and are looked at again."""
_RIM = 12
"""CSS pixels around an element in which a focus ring is looked for."""
_SHIFT = 8
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}


def look_with_hands(world: World, state: PageState) -> Hands:
    """Walk the page by Tab, then back by Shift+Tab. Raises `ProbeError` when the page goes away meanwhile."""
    promised = world.call("a11yHands.begin")
    try:
        # as somebody comes to a page: what has a positive tabindex comes first, wherever it stands
        _press_tab(world, shift=True)
        _let_go(world)
        ahead, end = _walk(world, promised, forward=True)
        told = [fact["told"] for fact in ahead]
        for number in [n for n, facts in enumerate(told) if facts["late"]][:_MOST_LATE]:
            told[number] = world.call("a11yHands.lookAgain", number)
        looked = [_with_pixels(world, told, number) for number in range(len(told))]
        world.call("a11yHands.turn")
        _, back_end = _walk(world, promised, forward=False)
        _let_go(world)
        return _hands(world, state, looked, end, back_end)
    finally:
        with contextlib.suppress(ProbeError):
            world.call("a11yHands.end")


def _placed(hands: Hands, state: PageState) -> Hands:
    """The stops where they stand on this page: another language takes other room."""
    stops = (
        msgspec.structs.replace(stop, box=state.nodes[stop.node].box or stop.box) if stop.node >= 0 else stop
        for stop in hands.stops
    )
    return msgspec.structs.replace(hands, stops=tuple(stops))


HANDS = ActingProbe("hands", Hands, look_with_hands, wordless=True, placed=_placed)


def _hands(world: World, state: PageState, looked: list[Facts], end: WalkEnd, back_end: WalkEnd) -> Hands:
    position = {node.id: number for number, node in enumerate(state.nodes)}
    counts = world.call("a11yHands.counts")
    numbers = iter([position.get(node, -1) for node in world.numbers("a11yHands.elements")])
    stops, covers, promised, back = (list(itertools.islice(numbers, count)) for count in counts)
    return Hands(
        stops=tuple(
            _stop(facts, node, cover) for facts, node, cover in zip(looked, stops, covers, strict=False)
        ),
        end=end,
        back=tuple(back),
        back_end=back_end,
        focusable=tuple(node for node in promised if node >= 0),
    )


def _walk(world: World, promised: int, *, forward: bool) -> tuple[list[Facts], WalkEnd]:
    """What was noted of each new stop, until the walk ends. Backwards it begins at the end of the page."""
    stops: list[Facts] = []
    held = inside = outside = 0
    last = -1
    # one more than there should be: the one that leaves the page
    presses = min(promised + 1, _AT_ONCE)
    while True:
        for _ in range(presses):
            _press_tab(world, shift=not forward)
        facts = world.call("a11yHands.read")
        # keys that went into a frame of another origin are not heard
        inside += max(0, presses - len(facts))
        for fact in facts:
            at = fact["at"]
            if at < 0:
                outside += 1
                # before its first stop a page may give the focus to its window once
                if stops or outside > 1:
                    return stops, WalkEnd.ROUND
                continue
            stays = at == last
            inside = inside + 1 if stays else 0
            held = held + 1 if stays and not fact["quiet"] else 0
            if held == HELD_FAST:
                return stops, WalkEnd.HELD
            if fact["known"] and not stays:
                return stops, WalkEnd.ROUND if at == 0 else WalkEnd.LOOP
            if not fact["known"]:
                stops.append(fact)
            last = at
        if len(stops) >= MOST_STOPS or inside > MOST_INSIDE:
            return stops, WalkEnd.LIMIT
        presses = max(2, min(promised + 1 - len(stops), _AT_ONCE))


def _press_tab(world: World, *, shift: bool) -> None:
    world.send("Input.dispatchKeyEvent", type="rawKeyDown", modifiers=_SHIFT if shift else 0, **_TAB)


def _let_go(world: World) -> None:
    # pages that mark their keyboard users by it hear the first and the last; each costs as much as a press
    world.send("Input.dispatchKeyEvent", type="keyUp", **_TAB)


def _with_pixels(world: World, told: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """What a stop told; where no style changed, with the change of its picture, if there is one."""
    facts = told[number]
    if facts["changes"] or facts["caret"] or not facts["looked"]:
        return facts
    if sum(not one["changes"] and not one["caret"] for one in told[:number]) >= _MOST_PICTURES:
        return {**facts, "looked": False}
    world.call("a11yHands.focusAgain", number)
    focused = _picture(world, facts["box"])
    world.call("a11yHands.blur")
    if _picture(world, facts["box"]) != focused:
        return {**facts, "changes": [["pixels", "", ""]]}
    return facts


def _picture(world: World, box: dict[str, float]) -> bytes:
    clip = {
        "x": max(0.0, box["x"] - _RIM),
        "y": max(0.0, box["y"] - _RIM),
        "width": box["width"] + 2 * _RIM,
        "height": box["height"] + 2 * _RIM,
        "scale": 1,
    }
    answer = world.send("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
    return base64.b64decode(answer["data"])


def _stop(facts: dict[str, Any], node: int, cover: int) -> TabStop:
    return TabStop(
        node=node,
        box=Box(**facts["box"]),
        changes=tuple(Change(*change) for change in facts["changes"]),
        looked=facts["looked"],
        backdrop=facts["backdrop"],
        caret=facts["caret"],
        covered=round(facts["covered"], 2),
        cover=cover,
    )

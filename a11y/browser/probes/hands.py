"""The hands probe: Tab through the whole page and back, and what the focus looks like at every stop."""

from __future__ import annotations

import base64
from typing import Any

from a11y.browser.examining import ActingProbe
from a11y.browser.world import World
from a11y.words.finding import Box
from a11y.words.hands import Change, Hands, TabStop, WalkEnd
from a11y.words.state import PageState

MOST_STOPS = 250
"""Stops that are walked; a page with more says so."""
HELD_FAST = 3
"""Tabs in a row that do not move the focus."""
_MOST_PICTURES = 30
"""Stops whose pictures are compared, where styles do not tell."""
_RIM = 12
"""CSS pixels around an element in which a focus ring is looked for."""
_SHIFT = 8


def look_with_hands(world: World, state: PageState) -> Hands:
    """Walk the page by Tab, then back by Shift+Tab. Raises `ProbeError` when the page goes away meanwhile."""
    position = {node.id: number for number, node in enumerate(state.nodes)}
    world.call("a11yHands.begin")
    told, end = _walk(world, forward=True)
    looked = [_with_pixels(world, told, number) for number in range(len(told))]
    covers = world.numbers("a11yHands.covers")
    stops = tuple(
        _stop(facts, position.get(node, -1), position.get(cover, -1))
        for facts, node, cover in zip(looked, world.numbers("a11yHands.elements"), covers, strict=True)
    )
    promised = world.numbers("a11yHands.promised")
    world.call("a11yHands.begin")
    _, back_end = _walk(world, forward=False)
    back = world.numbers("a11yHands.elements")
    return Hands(
        stops=stops,
        end=end,
        back=tuple(position.get(node, -1) for node in back),
        back_end=back_end,
        focusable=tuple(position[node] for node in promised if node in position),
    )


HANDS = ActingProbe("hands", Hands, look_with_hands)


def _walk(world: World, *, forward: bool) -> tuple[list[dict[str, Any]], WalkEnd]:
    """What each new stop told, until the walk ends. Backwards it begins at the end of the page."""
    told: list[dict[str, Any]] = []
    held = outside = 0
    last = -1
    if forward:
        # as somebody comes to a page: what has a positive tabindex comes first, wherever it stands
        _press_tab(world, shift=True)
    while len(told) < MOST_STOPS:
        _press_tab(world, shift=not forward)
        facts = world.call("a11yHands.stop")
        at = facts["at"]
        if at < 0:
            outside += 1
            # before its first stop a page may give the focus to its window once
            if told or outside > 1:
                return told, WalkEnd.ROUND
            continue
        held = held + 1 if at == last else 0
        if held == HELD_FAST:
            return told, WalkEnd.HELD
        if facts["known"] and at != last:
            return told, WalkEnd.ROUND if at == 0 else WalkEnd.LOOP
        if not facts["known"]:
            told.append(facts)
            if facts["moved"]:
                return told, WalkEnd.MOVED
        last = at
    return told, WalkEnd.LIMIT


def _press_tab(world: World, *, shift: bool) -> None:
    key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": _SHIFT if shift else 0}
    world.send("Input.dispatchKeyEvent", type="rawKeyDown", **key)
    world.send("Input.dispatchKeyEvent", type="keyUp", **key)


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
        moved=facts["moved"],
    )

"""The hands probe: Tab through the whole page and back, and what the focus looks like at every stop."""

from __future__ import annotations

import base64
import contextlib
import itertools
from typing import Any

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.backward import look_backward
from a11y.browser.probes.focusing import STAYS, Happenings, consequences, watching
from a11y.browser.probes.forced_focus import look_at_forced_focus
from a11y.browser.probes.skipping import links_answered
from a11y.browser.world import Command, ProbeError, World
from a11y.words.finding import Box
from a11y.words.hands import Change, Consequence, Effect, Hands, TabStop, WalkEnd
from a11y.words.state import Facts, PageState

MOST_STOPS = 3000
"""Stops that are walked; a page with more says so."""
HELD_FAST = 3
"""Tabs in a row that do not move the focus."""
MOST_INSIDE = 100
"""Tabs in a row that may go through the inside of one element: fields of a date, a player's buttons, a frame."""
_AT_ONCE = 64
"""Presses of Tab before what was noted is read: a page that never comes round costs that many more than needed."""
_MOST_TAKEN_BACK = 3
"""Times that presses which were sent together are taken back before each is waited for."""
_THERE, _BACK = 0.6, 0.9
"""Shares of the time for one look after which a walk ends: a page that answers slowly is seen in part."""
_MOST_PICTURES = 30
"""Stops whose pictures are compared, where styles do not tell."""
_MOST_LATE = 30
"""Stops that were out of view when they took the focus and are looked at again."""
_MOST_RETURNING = 5
"""Elements that are waited for to take the focus back."""
_RIM = 12
"""CSS pixels around an element in which a focus ring is looked for."""
_SHIFT = 8
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
_LET_GO: Command = ("Input.dispatchKeyEvent", {"type": "keyUp", **_TAB})
"""Pages that mark their keyboard users by it hear the first and the last; each costs as much as a press."""


def look_with_hands(world: World, state: PageState) -> Hands:
    """Walk the page by Tab, then back by Shift+Tab. Raises `ProbeError` when the page goes away meanwhile."""
    begun = world.call("a11yHands.begin")
    promised, plain = begun["promised"], begun["plain"]
    with contextlib.ExitStack() as undone:
        undone.callback(_end, world)
        # two that take the focus back never let each other rest: before anybody has walked there, and the first alone
        returning = _returning(world, state)
        heard = undone.enter_context(watching(world))
        # as somebody comes to a page: what has a positive tabindex comes first, wherever it stands
        coming = [_tab(shift=True), _LET_GO]
        tabs = _Tabs(world, heard, plain=plain)
        ahead, end = _walk(tabs, promised, coming, forward=True)
        told = [fact["told"] for fact in ahead.stops]
        for number in [n for n, facts in enumerate(told) if facts["late"]][:_MOST_LATE]:
            told[number] = world.call("a11yHands.lookAgain", number)
        looked = [_with_pixels(world, told, number) for number in range(len(told))]
        done = consequences(world, heard, ahead.stops, list(ahead.strays))
        if not done:
            look_at_forced_focus(world, state.rendition, looked)
        back_end = end
        # where no script hears keys or the focus, and everything was reached, the browser alone leads the way back
        mirrored = end is WalkEnd.ROUND and not world.hears_keys and len(ahead.stops) >= promised
        if end is not WalkEnd.MOVED and not mirrored:
            world.call("a11yHands.turn")
            _, back_end = _walk(tabs, promised, [], forward=False)
        hidden = look_backward(world) if end is WalkEnd.ROUND and not done else []
        world.send_together([_LET_GO])
        seen = _hands(world, state, looked, (end, back_end), done, mirrored=mirrored)
        covered = tuple((seen.stops[at].node, cover) for at, cover in _placed_covers(world, state, hidden))
        # in a walk its steps press what they need
        led = (
            links_answered(world, state, [one.node for one in seen.stops]) if world.free and not done else ()
        )
        return msgspec.structs.replace(seen, returning=returning, covered_back=covered, led=led)


def _placed_covers(world: World, state: PageState, hidden: list[int]) -> list[tuple[int, int]]:
    """The numbers of stops that are hidden on the way back, with the position of what lies over each."""
    if not hidden:
        return []
    position = {node.id: number for number, node in enumerate(state.nodes)}
    covers = [position.get(one, -1) for one in world.numbers("a11yBackward.elements")]
    return [(at, cover) for at, cover in zip(hidden, covers, strict=False) if cover >= 0]


def _returning(world: World, state: PageState) -> tuple[int, ...]:
    """Of what may take the focus back, the first that does, whichever way it was left."""
    heard = state.listeners.all if state.listeners is not None else ()
    perhaps = list(dict.fromkeys(one.node for one in heard if one.leads == "returns"))
    for position in perhaps[:_MOST_RETURNING]:
        node = state.nodes[position].id
        if all(_comes_back(world, node, shift=shift) for shift in (False, True)):
            return (position,)
    return ()


def _comes_back(world: World, node: int, *, shift: bool) -> bool:
    try:
        world.send("DOM.focus", backendNodeId=node)
    except ProbeError:
        return False  # it does not take the focus now
    if not world.call("a11yReturns.mark"):
        return False
    world.send_together([_tab(shift=shift), _LET_GO])
    return bool(world.call("a11yReturns.back"))


def _end(world: World) -> None:
    with contextlib.suppress(ProbeError):
        world.call("a11yHands.end")


def _placed(hands: Hands, state: PageState) -> Hands:
    """The stops where they stand on this page: another language takes other room."""
    stops = (
        msgspec.structs.replace(stop, box=state.nodes[stop.node].box or stop.box) if stop.node >= 0 else stop
        for stop in hands.stops
    )
    return msgspec.structs.replace(hands, stops=tuple(stops))


HANDS = ActingProbe("hands", Hands, look_with_hands, wordless=True, reads=("listeners",), placed=_placed)


def _hands(
    world: World,
    state: PageState,
    looked: list[Facts],
    ends: tuple[WalkEnd, WalkEnd],
    done: list[tuple[bool, int, Effect]],
    *,
    mirrored: bool,
) -> Hands:
    position = {node.id: number for number, node in enumerate(state.nodes)}
    counts, nodes = world.call_numbered("a11yHands.counts", "a11yHands.elements")
    numbers = iter([position.get(node, -1) for node in nodes])
    stops, covers, promised, back, strays, led = (list(itertools.islice(numbers, count)) for count in counts)
    told = (
        Consequence((strays if stray else stops)[n], effect, led[n] if effect is Effect.ELSEWHERE else -1)
        for stray, n, effect in done
    )
    return Hands(
        stops=tuple(
            _stop(facts, node, cover) for facts, node, cover in zip(looked, stops, covers, strict=False)
        ),
        end=ends[0],
        back=tuple(reversed(stops)) if mirrored else tuple(back),
        back_end=ends[1],
        focusable=tuple(node for node in promised if node >= 0),
        consequences=tuple(dict.fromkeys(one for one in told if one.node >= 0)),
    )


class _Walk:
    """One way through the page: what was noted of each new stop, and what lost the focus as soon as it had it."""

    def __init__(self) -> None:
        self.stops: list[Facts] = []
        self.strays: dict[int, None] = {}
        self._held = 0
        self._inside = 0
        self._outside = 0
        self._last = -1

    def unheard(self, presses: int) -> None:
        """Keys that went into a frame of another origin."""
        self._inside += max(0, presses)

    @property
    def lost(self) -> bool:
        """Whether the focus has been inside one element for longer than anybody waits."""
        return self._inside > MOST_INSIDE

    def note(self, fact: Facts) -> WalkEnd | None:
        """What a press led to; the reason when the walk ends there."""
        at = fact["at"]
        if fact["stray"] >= 0 and fact["stray"] not in self.strays:
            self.strays[fact["stray"]] = None
            if at < 0:
                return None
        if at < 0:
            self._outside += 1
            # before its first stop a page may give the focus to its window once
            return WalkEnd.ROUND if self.stops or self._outside > 1 else None
        stays = at == self._last
        self._inside = self._inside + 1 if stays else 0
        self._held = self._held + 1 if stays and not fact["quiet"] else 0
        self._last = at
        if not fact["known"]:
            self.stops.append(fact)
        elif not stays:
            return WalkEnd.ROUND if at == 0 else WalkEnd.LOOP
        return self._stuck(fact)

    def _stuck(self, fact: Facts) -> WalkEnd | None:
        if self._held == HELD_FAST:
            return WalkEnd.HELD
        if STAYS in fact["effects"]:
            return WalkEnd.MOVED
        return WalkEnd.LIMIT if self.lost or len(self.stops) >= MOST_STOPS else None


def _walk(tabs: _Tabs, promised: int, coming: list[Command], *, forward: bool) -> tuple[_Walk, WalkEnd]:
    """Press Tab until there is a reason to end, after `coming` to the page. Backwards it begins at the page's end."""
    walk = _Walk()
    # one more than there should be: the one that leaves the page
    presses = min(promised + 1, _AT_ONCE)
    while True:
        facts = tabs.press(coming, presses, shift=not forward)
        coming = []
        walk.unheard(presses - len(facts))
        for fact in facts:
            end = walk.note(fact)
            if end is not None:
                return walk, end
        if walk.lost or tabs.late(forward=forward):
            return walk, WalkEnd.LIMIT
        presses = max(2, min(promised + 1 - len(walk.stops), _AT_ONCE))


class _Tabs:
    """Presses of Tab, sent together where that leads to the same.

    A script that hears keys or the focus may begin what takes keys away from the page, as a form that it sends, or move
    the focus a moment later. Presses that show anything of that are taken back, and each is waited for.
    """

    def __init__(self, world: World, heard: Happenings, *, plain: bool) -> None:
        """`plain` says that the page's source tells the order of its stops: it has neither frames nor shadow trees."""
        self._world = world
        self._heard = heard
        self._plain = plain
        self._trusted = _MOST_TAKEN_BACK if plain else 0

    def late(self, *, forward: bool) -> bool:
        """Whether no time is left for more presses."""
        return self._world.gone > (_THERE if forward else _BACK)

    def press(self, coming: list[Command], presses: int, *, shift: bool) -> list[Facts]:
        """What each press led to, after `coming` to the page."""
        world, tab = self._world, _tab(shift=shift)
        if not world.hears_keys:
            world.send_together([*coming, *[tab] * presses])
            return self._read()
        for method, told in coming:
            world.send(method, **told)
        self._heard.take()
        if self._trusted and (facts := self._together(tab, presses)) is not None:
            return facts
        happened = [self._press(*tab) for _ in range(presses)]
        facts = self._read()
        for fact, effects in zip(facts, happened, strict=False):
            fact["effects"] += effects
        return facts

    def _together(self, tab: Command, presses: int) -> list[Facts] | None:
        self._world.send_together([tab] * presses)
        facts: list[Facts] | None = self._world.call(
            "a11yHands.readTogether", presses, bool(self._heard.take())
        )
        if facts is None:
            self._trusted -= 1
        return facts

    def _press(self, method: str, told: dict[str, Any]) -> list[str]:
        self._world.send(method, **told)
        # a page that does something a moment after a press is given that moment
        self._world.call("a11yHands.drawn" if self._plain and not self._trusted else "a11yHands.timersDue")
        return self._heard.take()

    def _read(self) -> list[Facts]:
        facts: list[Facts] = self._world.call("a11yHands.read")
        return facts


def _tab(*, shift: bool) -> Command:
    return "Input.dispatchKeyEvent", {"type": "rawKeyDown", "modifiers": _SHIFT if shift else 0, **_TAB}


def _with_pixels(world: World, told: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """What a stop told; where no style changed, with the change of its picture, if there is one."""
    facts = told[number]
    if facts["changes"] or facts["caret"] or not facts["looked"]:
        return facts
    if sum(not one["changes"] and not one["caret"] for one in told[:number]) >= _MOST_PICTURES:
        return {**facts, "looked": False}
    for surely in (False, True):
        if not world.call("a11yHands.focusAgain", number):
            return {**facts, "looked": False}
        if surely:
            world.call("a11yHands.drawn")
        focused = _picture(world, facts["box"])
        world.call("a11yHands.blur")
        if surely:  # on a busy machine a picture may still be the one of before
            world.call("a11yHands.drawn")
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
        forced=None if facts.get("forced") is None else tuple(Change(*change) for change in facts["forced"]),
    )

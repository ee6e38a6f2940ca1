"""What taking the focus does beyond looks: pages, windows and dialogs that come, a focus that does not stay."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Error, Page

from a11y.browser.world import World
from a11y.words.hands import Effect
from a11y.words.state import Facts

MOST_SUSPECTS = 5
"""Elements that are asked to take the focus again, to be sure of what that does."""
_LATE = 6
"""Stops that a thing may come after the one that began it."""
STAYS = "stays"
"""A dialog of the page's own came up: it cannot be closed from here, nor be asked for a second time."""
_LEADS_AWAY = {"leaves", "submits"}
_EFFECTS = {
    "leaves": Effect.LEAVES,
    "submits": Effect.SUBMITS,
    "dialog": Effect.DIALOG,
    "window": Effect.WINDOW,
    "alert": Effect.ALERT,
}


class Happenings:
    """What the browser tells of windows and questions over the page, in order."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.windows: list[Page] = []

    def take(self) -> list[str]:
        """What happened since this was asked last: `window`, `alert`."""
        told, self.told = self.told, []
        return told


@contextlib.contextmanager
def watching(world: World) -> Iterator[Happenings]:
    """Hears what opens for as long as the block, and closes the windows at its end."""
    heard = Happenings()

    def window(_: Any) -> None:
        heard.told.append("window")

    def alert(_: Any) -> None:
        heard.told.append("alert")

    def popup(page: Page) -> None:
        heard.windows.append(page)

    world.session.on("Page.windowOpen", window)
    world.session.on("Page.javascriptDialogOpening", alert)
    world.page.on("popup", popup)
    try:
        yield heard
    finally:
        world.session.remove_listener("Page.windowOpen", window)
        world.session.remove_listener("Page.javascriptDialogOpening", alert)
        world.page.remove_listener("popup", popup)
        for page in heard.windows:
            with contextlib.suppress(Error):
                page.close()


def consequences(
    world: World, heard: Happenings, stops: list[Facts], strays: list[int]
) -> list[tuple[bool, int, Effect]]:
    """Whether it is a stray, its number, and what taking the focus did to it both times. Raises `ProbeError`."""
    found: list[tuple[bool, int, Effect]] = []
    for number in dict.fromkeys(strays[:MOST_SUSPECTS]):
        effects, answer = _again(world, heard, number, is_stray=True)
        if answer["left"]:
            found.append((True, number, Effect.LOST if answer["lost"] else Effect.ELSEWHERE))
        found += [(True, number, _EFFECTS[effect]) for effect in effects if effect in _EFFECTS]
    suspects = [stop for stop in stops if set(stop["effects"]) & _EFFECTS.keys()]
    for stop in suspects[:MOST_SUSPECTS]:
        for number in range(stop["at"], max(-1, stop["at"] - _LATE), -1):
            effects, _ = _again(world, heard, number, is_stray=False)
            repeated = [
                effect for effect in effects if effect in _EFFECTS and _expected(effect, stop["effects"])
            ]
            if repeated:
                found.append((False, number, _EFFECTS[repeated[0]]))
                break
    return found


def _expected(effect: str, before: list[str]) -> bool:
    """Whether it happened before: a form that was seen to be written may be seen to lead to its page."""
    return effect in before or (effect in _LEADS_AWAY and not _LEADS_AWAY.isdisjoint(before))


def _again(world: World, heard: Happenings, number: int, *, is_stray: bool) -> tuple[list[str], Facts]:
    heard.take()
    answer: Facts = world.call("a11yHands.again", number, is_stray)
    return [*answer["effects"], *heard.take()], answer

"""The guests' probe: engines that the user has installed look at the page in the isolated world, after all others.

Each is sent once for a document, when it is to look; `guests.js` brings their answers to one form. They see the top
document and what it holds of its own origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from a11y.browser.clock import Clock
from a11y.browser.world import ProbeError, World
from a11y.words.finding import Engine, OutcomeValue
from a11y.words.guests import GuestAnswer, GuestEngine, GuestFinding
from a11y.words.state import Facts, PageState

LIMIT = 20_000
"""Milliseconds for one guest on one page."""

_ENDED = "Internal error"
"""What the browser says of a script that it had to end."""


@cache
def _source(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def ask_guests(world: World, state: PageState, guests: Sequence[GuestEngine], clock: Clock) -> PageState:
    """The page state with what each guest said, or why it said nothing."""
    for guest in guests:
        try:
            with clock.measure(guest.name):
                answer = _ask(world, state, guest)
        except ProbeError as error:
            why = {guest.name: f"{guest.title} gave no answer: {error}"}
            state = msgspec.structs.replace(state, untested={**state.untested, **why})
            continue
        state = msgspec.structs.replace(
            state,
            guests=(*state.guests, answer),
            engines=(*state.engines, Engine(guest.title, guest.version)),
        )
    return state


def _ask(world: World, state: PageState, guest: GuestEngine) -> GuestAnswer:
    """What the engine says of the page. Raises `ProbeError` when it gives no answer."""
    if "dom" in state.untested:
        raise ProbeError(state.untested["dom"])
    try:
        world.run(_source(str(Path(__file__).with_suffix(".js"))))
        if not world.call("a11yGuests.has", guest.name):
            for script in guest.scripts:
                world.run(_source(script))
        # the page has to answer for the guest before it is taken for mute
        limit = int(min(LIMIT, world.limit * 800))
        told = _told(world, guest, limit)
        nodes = world.numbers("a11yGuests.elements")
    except OSError as error:
        raise ProbeError(f"its source cannot be read: {error.strerror}") from error
    return GuestAnswer(
        name=guest.name,
        title=guest.title,
        version=guest.version,
        findings=tuple(_finding(facts, node) for facts, node in zip(told, nodes, strict=True)),
    )


def _told(world: World, guest: GuestEngine, limit: int) -> list[Facts]:
    try:
        told: list[Facts] = world.call("a11yGuests.run", guest.name, limit, within=limit)
    except ProbeError as error:
        if _ENDED in str(error):
            raise ProbeError(f"it was still at work after {limit / 1000:g} s") from error
        raise
    return told


def _finding(facts: Facts, node: int) -> GuestFinding:
    outcome = OutcomeValue.FAILED if facts["failed"] else OutcomeValue.CANT_TELL
    return msgspec.convert({**facts, "outcome": outcome, "node": node}, GuestFinding)

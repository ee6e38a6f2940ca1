"""What moves and what flashes on a page: animations, videos, pictures of several frames, and what scripts change."""

from __future__ import annotations

import base64
import binascii
import re
from typing import NamedTuple

import msgspec

from a11y.browser.probes.frames import FLASH_AREA, Film, film_of
from a11y.browser.probes.resources import loaded, main_frame
from a11y.browser.renditions import feature
from a11y.browser.world import ProbeError, World
from a11y.words.rendition import Rendition
from a11y.words.state import Facts

_LONG = 5.0
"""Seconds after which a way to stop it is asked for."""
_DATA = re.compile(r"data:[^,]*;base64,(.*)", re.DOTALL)


class Alive(NamedTuple):
    """What does not stand still, by the number that it was told under."""

    motions: list[tuple[int, float, bool]]
    """Elements that move, for how many seconds (0 without end), and whether that is surely a fault."""
    flashes: list[tuple[int, float]]
    """Elements that flash, and how often in a second."""
    unasked: list[int]
    """Elements that go to another place all the same where less motion is asked for."""


def look_at_motion(world: World, own: Rendition, seen: Facts) -> Alive:
    """What moves, from what `a11yMotion.begin` told. Waits only where something changed again and again, or may.

    Raises `ProbeError` when the page goes away meanwhile.
    """
    motions = [(number, seconds, sure) for number, seconds, sure in seen["motions"]]
    flashes = [(number, often) for number, often in seen["flashes"]]
    films = _films(world, seen["pictures"]) if seen["pictures"] else {}
    flashing = {
        number: often
        for number, film in films.items()
        if (often := _flashes(film, *seen["sizes"][number])) > 0
    }
    lasting = [(number, film.seconds) for number, film in films.items() if not 0 < film.seconds <= _LONG]
    if lasting or flashing:
        moved, flashed = world.call("a11yMotion.move", lasting, list(flashing.items()))
        motions += [tuple(one) for one in moved]
        flashes += [tuple(one) for one in flashed]
    if seen["restless"]:
        watched = world.call("a11yWatch.watch")
        motions += [(number, 0.0, sure) for number, sure in watched["motions"]]
        flashes += [(number, often) for number, often in watched["flashes"]]
    return Alive(motions, flashes, _unasked(world, own) if seen["travels"] else [])


def _unasked(world: World, own: Rendition) -> list[int]:
    """What moves as before while the page is told that its user wants less motion."""
    if own.reduced_motion:
        return list(world.call("a11yMotion.unasked"))
    try:
        feature(world, msgspec.structs.replace(own, reduced_motion=True))
        return list(world.call("a11yMotion.unasked"))
    finally:
        feature(world, own)


def _films(world: World, addresses: list[str]) -> dict[int, Film]:
    """The pictures that move, by number."""
    frame = main_frame(world)
    known: dict[str, Film | None] = {}
    for address in addresses:
        if address not in known:
            known[address] = film_of(_content(world, frame, address))
    films = ((number, known[address]) for number, address in enumerate(addresses))
    return {number: film for number, film in films if film is not None}


def _flashes(film: Film, width: float, height: float) -> int:
    return film.flashes(width, height) if width * height >= FLASH_AREA else 0


def _content(world: World, frame: str, address: str) -> bytes:
    """The bytes of a picture as the browser holds them; nothing is loaded. Empty when it does not."""
    written = _DATA.match(address)
    try:
        return base64.b64decode(written[1]) if written else loaded(world, frame, address)
    except (ProbeError, binascii.Error):
        return b""

"""The live probe: what live regions said while the user acted. Its script listens from a document's first line on."""

from __future__ import annotations

import contextlib

from a11y.browser.probes.dom import Dom
from a11y.browser.world import Asked, ProbeError, World
from a11y.words.state import Announcement, Facts

_NODE = "\x1f"
"""Where a text node begins and ends, in the words of a region."""


def ask_what_was_said(world: World) -> Asked:
    """Ask for what was announced since it was last asked. Raises `ProbeError`."""
    return world.ask_call("a11yLive.take")


def hear(world: World, asked: Asked, dom: Dom) -> tuple[Announcement, ...]:
    """What was announced, in order; frames apart. Raises `ProbeError`."""
    heard: list[Facts] = asked.answer()
    if not heard:
        return ()
    numbers = world.numbers("a11yLive.regions")
    return tuple(
        Announcement(
            text=_flat(" ".join(line.replace(_NODE, "") for line in said["lines"])),
            politeness=said["politeness"],
            node=number if number in dom.by_id else 0,
            selector=said["selector"],
            pieces=_pieces(said["lines"]),
            arrived=said["arrived"],
            language=said["language"],
            act=said["act"],
            lost=said["lost"],
        )
        for said, number in zip(heard, numbers, strict=True)
    )


def _pieces(lines: list[str]) -> tuple[str, ...]:
    """The text nodes, when there is more than one."""
    pieces = tuple(flat for line in lines for piece in line.split(_NODE) if (flat := _flat(piece)))
    return pieces if len(pieces) > 1 else ()


def _flat(text: str) -> str:
    return " ".join(text.split())


def forget(world: World) -> None:
    """What the harness itself stirred, by looking or acting, is no announcement of the next step."""
    # the document may be gone, and its words with it
    with contextlib.suppress(ProbeError):
        world.call("a11yLive.forget")

"""The media probe: what plays on the page, and whether it began by itself. Asks only where there is something."""

from __future__ import annotations

from collections.abc import Sequence

from a11y.browser.probes.dom import Dom
from a11y.browser.world import World
from a11y.words.media import Playing
from a11y.words.state import Facts

_PLAYERS = {"audio", "video"}


def look_at_media(world: World, dom: Dom) -> tuple[Playing, ...]:
    """The players of the top document, in its order. Raises `ProbeError`."""
    if not any(node.tag in _PLAYERS and not node.frame for node in dom.nodes):
        return ()
    seen: Sequence[Facts] = world.call("a11yMedia.facts")
    numbers = world.numbers("a11yMedia.elements")
    return tuple(
        Playing(
            node=number,
            **{**facts, "seconds": None if facts["endless"] else facts["seconds"]},
        )
        for facts, number in zip(seen, numbers, strict=False)
        if number in dom.by_id
    )

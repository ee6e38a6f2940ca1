"""Whether scripts of a page hear of the window's size by other means than events: the browser tells of no observers.

Their source is searched for the names of these means, once for each address. A page without them is not waited for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from a11y.browser.probes.resources import loaded, main_frame
from a11y.browser.world import Asked, ProbeError, World

_SIZES = "width|height|orientation|aspect"
_OTHER = f"[\"'`](?![^\"'`]*(?:{_SIZES}))[^\"'`]*[\"'`]"
MEANS = rf"\bResizeObserver\b|\bmatchMedia\s*\(\s*(?!{_OTHER})"
"""Observing boxes, and asking for a media query, unless it is written there and has nothing to do with size."""
_MOST = 20
"""Scripts that are new to us and read: a page with more of them may do anything."""


@lru_cache(maxsize=1)
def _known() -> dict[str, bool]:
    """What was found in the scripts of this process's pages, by their addresses."""
    return {}


def ask_for_scripts(world: World) -> Asked:
    """Have the scripts of the top document looked through. Raises `ProbeError`."""
    return world.ask_call("a11yProbe.scripts", MEANS)


def observes_size(world: World, scripts: Asked) -> bool:
    """Whether one of the `scripts` may do so; where one cannot be read it may. Raises `ProbeError`."""
    told = scripts.answer()
    if told["inline"]:
        return True
    known = _known()
    unread = [address for address in told["addresses"] if address not in known]
    if len(unread) > _MOST:
        return True
    if unread:
        frame = main_frame(world)
        known |= {address: _has_means(world, frame, address) for address in unread}
    return any(known[address] for address in told["addresses"])


def _has_means(world: World, frame: str, address: str) -> bool:
    try:
        content = loaded(world, frame, address)
    except ProbeError:
        return True
    return bool(re.search(MEANS, content.decode("utf-8", "replace")))

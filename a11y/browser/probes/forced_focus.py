"""What the focus looks like in forced colours, where shadows and backgrounds of the page's own are not drawn."""

from __future__ import annotations

import msgspec

from a11y.browser.renditions import feature
from a11y.browser.world import World
from a11y.words.rendition import Rendition
from a11y.words.state import Facts

_TAKEN = frozenset({"box-shadow", "background-color", "background-image", "color", "outline-color"})
"""Properties that forced colours set themselves: what shows the focus by nothing else may be lost in them."""
_MOST = 6
"""Ways to show the focus that are looked at."""


def look_at_forced_focus(world: World, own: Rendition, looked: list[Facts]) -> None:
    """Note in each stop what the focus changes in forced colours, where it is shown by what they may take away.

    Stops whose focus changes the same are looked at once, at the first of them. Raises `ProbeError`.
    """
    alike: dict[str, list[Facts]] = {}
    numbers: dict[str, int] = {}
    for number, facts in enumerate(looked):
        changed = facts["changes"]
        if facts["looked"] and not facts["caret"] and changed and all(_is_taken(one[0]) for one in changed):
            key = repr(changed)
            alike.setdefault(key, []).append(facts)
            numbers.setdefault(key, number)
    asked = list(numbers.items())[:_MOST]
    if not asked or own.contrast == "forced":
        return
    try:
        feature(world, msgspec.structs.replace(own, contrast="forced"))
        seen = {key: world.call("a11yHands.changesNow", number) for key, number in asked}
    finally:
        feature(world, own)
    for key, changes in seen.items():
        for facts in alike[key]:
            facts["forced"] = changes


def _is_taken(change: str) -> bool:
    name = change.rpartition(": ")[2]
    return name in _TAKEN or (name.startswith(("border", "text-decoration")) and name.endswith("color"))

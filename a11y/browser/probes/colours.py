"""The colours probe: the pixels under letters where no style tells them, and what is told by colour."""

from __future__ import annotations

from typing import Any

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.pixels import Shots, faintness, take_shots
from a11y.browser.world import World
from a11y.words.colours import Colours, Letters
from a11y.words.state import PageState

CONTRAST = "color-contrast"
"""axe's rule that leaves words to others where it sees no single colour behind them."""
MOST_LETTERS = 60
"""Elements with words that axe could not tell about whose pixels are looked at."""
_MOST_VIEWS = 4
"""Windows full of the page that are pictured."""


def look_at_colours(world: World, state: PageState) -> Colours:
    """Look at the colours of the page. Raises `ProbeError` when the page goes away meanwhile."""
    asked = [node for result in state.axe.incomplete if result.id == CONTRAST for node in result.nodes]
    position = {node.id: number for number, node in enumerate(state.nodes)}
    asked = [node for node in asked if node.node in position][:MOST_LETTERS]
    found = world.call("a11yColours.begin", [node.selector for node in asked])
    letters = _letters(world) if found else {}
    return Colours(
        letters=tuple(Letters(position[asked[at].node], *told) for at, told in sorted(letters.items()))
    )


COLOURS = ActingProbe("colours", Colours, look_at_colours)


def _letters(world: World) -> dict[int, tuple[float, float, float, bool]]:
    """How faint the letters are that wait to be pictured, by their number."""
    told: dict[int, tuple[float, float, float, bool]] = {}
    for _ in range(_MOST_VIEWS):
        view = world.call("a11yColours.view")
        if view is None:
            break
        if not view["seen"]:
            continue
        shots = take_shots(world, view["width"])
        for facts in view["seen"]:
            measured = _measured(shots, facts)
            if measured is not None:
                told[facts["at"]] = (facts["needed"], *measured, facts["sure"])
    return told


def _measured(shots: Shots, facts: dict[str, Any]) -> tuple[float, float] | None:
    red, green, blue, alpha = facts["colour"]
    return faintness(shots, facts["rects"], (red, green, blue, alpha), facts["needed"], around=facts["halo"])

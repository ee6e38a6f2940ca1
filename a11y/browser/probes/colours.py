"""The colours probe: the pixels under letters where no style tells them, and what is told by colour.

Styles are asked first, in one round trip; pictures are taken of what they leave open or find too faint.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.probes.pixels import boldness, faintness, take_bare, take_shots
from a11y.browser.renditions import feature
from a11y.browser.world import World
from a11y.words.colours import Boundary, ByColour, Colours, Letters, Selected, TextLink
from a11y.words.eyes import Edge
from a11y.words.rendition import Rendition
from a11y.words.state import PageState

CONTRAST = "color-contrast"
"""axe's rule that leaves words to others where it sees no single colour behind them."""
MOST_LETTERS = 60
"""Elements with words that axe could not tell about whose pixels are looked at."""
_MOST_VIEWS = 4
"""Windows full of the page that are pictured."""
_TOGETHER = {
    "active": ("active", "hover"),
    "focus": ("focus", "focus-visible"),
    "focus-visible": ("focus", "focus-visible"),
}
"""States that a user never meets alone."""


_DARK = "dark"
_ICON_IN_DARK = "icon in dark"
_BESIDE = "icon beside words"
_OTHERS = {"letters", "placeholder", _DARK}
"""Kinds of words that are in no state."""


def look_at_colours(world: World, state: PageState) -> Colours:
    """Look at the colours of the page. Raises `ProbeError` when the page goes away meanwhile."""
    asked = [
        node.selector for result in state.axe.incomplete if result.id == CONTRAST for node in result.nodes
    ]
    seen = world.call("a11yColours.begin", asked[:MOST_LETTERS])
    measured: list[dict[str, Any]] = []
    states = seen["states"]["kinds"]
    edges: list[list[Any]] = []
    lost: list[int] = []
    if seen["choices"]["plain"] and state.rendition.contrast != "forced":
        with _shown_in(world, state.rendition, contrast="forced"):
            lost = world.call("a11yChoices.lost")
    in_dark = seen["dark"] and state.rendition.contrast != "forced"
    if seen["waiting"] or states or in_dark:
        try:
            world.call("a11yColours.still")
            measured += _pictured(world) if seen["waiting"] else []
            for kind in dict.fromkeys(states):
                with _shown(world, states, kind):
                    measured += _pictured(world) if world.call("a11yColours.expectFaint", kind) else []
            if in_dark:
                with _shown_in(world, state.rendition, color_scheme=_DARK):
                    edges = world.call("a11yColours.edges")
                    measured += _pictured(world) if world.call("a11yColours.expectFaint", _DARK) else []
        finally:
            world.call("a11yColours.unpaint")
    position = {node.id: number for number, node in enumerate(state.nodes)}
    links, dots, boxes = seen["links"], seen["dots"], seen["boxes"]
    selected = seen["selected"]
    choices = seen["choices"]
    any_told = (
        measured
        or selected["told"]
        or choices["told"]
        or links["told"]
        or links["clear"]
        or dots["told"]
        or seen["looks"]
        or boxes
        or edges
        or lost
        or seen["items"]
        or seen["marked"]
    )
    at = [position.get(node, -1) for node in world.numbers("a11yColours.elements")] if any_told else []
    measured = [one for one in measured if at[one["at"]] >= 0]
    letters = [(one["kind"], _letters(at[one["at"]], one)) for one in measured if "faint" in one]
    return Colours(
        letters=tuple(one for kind, one in letters if kind == "letters"),
        placeholders=seen["placeholders"],
        faint_placeholders=tuple(one for kind, one in letters if kind == "placeholder"),
        in_states=seen["states"]["looked"],
        faint_in_states=tuple((kind, one) for kind, one in letters if kind not in _OTHERS),
        selected=selected["count"],
        faint_selected=tuple(
            Selected(at[number], *told) for number, *told in selected["told"] if at[number] >= 0
        ),
        in_dark=seen["dark"] if in_dark else 0,
        faint_in_dark=tuple(one for kind, one in letters if kind == _DARK),
        edges_in_dark=tuple(Edge(at[number], *told) for number, *told in edges if at[number] >= 0),
        icons=seen["icons"] + sum(one["kind"] == "icon" for one in measured),
        faint_icons=tuple((at[one["at"]], one["ratio"]) for one in measured if one["kind"] == "icon"),
        icons_in_dark=tuple(
            (at[one["at"]], one["ratio"]) for one in measured if one["kind"] == _ICON_IN_DARK
        ),
        icons_beside=tuple((at[one["at"]], one["ratio"]) for one in measured if one["kind"] == _BESIDE),
        marked_links=tuple(at[number] for number in links["clear"] if at[number] >= 0),
        links=tuple(TextLink(at[number], *told) for number, *told in links["told"] if at[number] >= 0),
        alike=dots["alike"],
        dots=tuple(at[number] for number in dots["told"] if at[number] >= 0),
        by_looks=tuple((kind, at[number]) for kind, number in seen["looks"] if at[number] >= 0),
        items=tuple(
            tuple(tuple(at[number] for number in group) for group in groups) for groups in seen["items"]
        ),
        marked_items=tuple(
            tuple(tuple(at[number] for number in group) for group in groups) for groups in seen["marked"]
        ),
        choices=choices["looked"],
        by_colour=tuple(ByColour(at[number], *told) for number, *told in choices["told"] if at[number] >= 0),
        lost_when_forced=tuple(at[number] for number in lost if at[number] >= 0),
        boxes=tuple(Boundary(at[number], *told) for number, *told in boxes if at[number] >= 0),
    )


COLOURS = ActingProbe("colours", Colours, look_at_colours)


@contextmanager
def _shown(world: World, states: list[str], kind: str) -> Iterator[None]:
    """The page with every element that has a style for the state shown in it."""
    elements = world.numbers("a11yStates.forced")
    forced = [number for number, state in zip(elements, states, strict=True) if state == kind and number]
    world.send("DOM.enable")
    try:
        world.send("CSS.enable")
        world.send("DOM.getDocument", depth=0)
        nodes = world.send("DOM.pushNodesByBackendIdsToFrontend", backendNodeIds=forced)["nodeIds"]
        for node in nodes:
            classes = _TOGETHER.get(kind, (kind,))
            world.send("CSS.forcePseudoState", nodeId=node, forcedPseudoClasses=classes)
        yield
    finally:
        # what was forced is as it was when nobody asks any more
        world.send("CSS.disable")
        world.send("DOM.disable")


@contextmanager
def _shown_in(world: World, own: Rendition, **otherwise: str) -> Iterator[None]:
    """The page in another scheme of colours or contrast."""
    try:
        feature(world, msgspec.structs.replace(own, **otherwise))
        yield
    finally:
        feature(world, own)


def _pictured(world: World) -> list[dict[str, Any]]:
    """What waits to be pictured, with how faint its letters are or how bold its drawing is."""
    told: list[dict[str, Any]] = []
    for _ in range(_MOST_VIEWS):
        view = world.call("a11yColours.view")
        if view is None:
            break
        words = [one for one in view["seen"] if "drawing" not in one]
        drawings = [one for one in view["seen"] if "drawing" in one]
        if words:
            shots = take_shots(world, view["width"])
            for one in words:
                red, green, blue, alpha = one["colour"]
                found = faintness(
                    shots, one["rects"], (red, green, blue, alpha), one["needed"], around=one["halo"]
                )
                if found is not None:
                    told.append({**one, "faint": found[0], "ratio": found[1]})
        if drawings:
            shown, hidden = take_bare(world)
            for one in drawings:
                bold = boldness(shown, hidden, one["rects"], shown.width / view["width"])
                if bold is not None:
                    told.append({**one, "ratio": bold})
    return told


def _letters(node: int, one: dict[str, Any]) -> Letters:
    return Letters(node, one["needed"], one["faint"], one["ratio"], one["sure"])

"""How many letters have room where words are cut off, as far as the record tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from a11y.facts.record import load_nodes
from a11y.reporting.views.overview import Overview
from a11y.words.errors import RecordError
from a11y.words.finding import Box, Finding, OutcomeValue
from a11y.words.message import Sighting
from a11y.words.state import Node, PageState

CUTTING = "locale/clipped-text"
"""The rule whose findings are words that have no room."""
_WHOLE = {"html", "body"}
_SLACK = 2.0
"""CSS pixels by which letters may reach out of a box."""

Key = tuple[str, str, str]
"""Catalog tree, context and msgid."""


class Room(msgspec.Struct, frozen=True):
    """Where a message has less room than words."""

    locale: str
    """The locale whose words are cut off."""
    letters: int
    """About so many of them have room."""


def rooms(overview: Overview) -> dict[Key, tuple[Room, ...]]:
    """The room of each message that is cut off somewhere: by locale, where it is least."""
    sightings: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in overview.record.sightings:
        if sighting.msgid:
            sightings[sighting.state].append(sighting)
    least: defaultdict[Key, dict[str, int]] = defaultdict(dict)
    for finding in overview.record.findings:
        if finding.rule != CUTTING or finding.outcome is not OutcomeValue.FAILED:
            continue
        for sighting, letters in _cut(overview, finding, sightings[finding.state]):
            known = least[sighting.catalog, sighting.context, sighting.msgid]
            known[sighting.locale] = min(letters, known.get(sighting.locale, letters))
    return {
        key: tuple(Room(locale, letters) for locale, letters in sorted(known.items()))
        for key, known in least.items()
    }


def _cut(overview: Overview, finding: Finding, met: list[Sighting]) -> Iterator[tuple[Sighting, int]]:
    state = overview.states.get(finding.state)
    here = [one for one in met if one.selector == finding.target.selector]
    if state is None or not here:
        return
    try:
        state = load_nodes(overview.record.folder, state)
    except RecordError:
        return
    for sighting in here:
        letters = room_of(state, sighting)
        if letters is not None:
            yield sighting, letters


def room_of(state: PageState, sighting: Sighting) -> int | None:
    """How many letters of these words are seen; None when that is not known, or all are.

    Known of words in one line that is wider than its box. `state` has its nodes.
    """
    run = next(
        (one for one in state.runs if (one.selector, one.text) == (sighting.selector, sighting.text)), None
    )
    nodes = {node.id: node for node in state.nodes}
    node = nodes.get(run.node) if run else None
    if run is None or node is None or len(node.lines) != 1 or len(run.pieces) > 1:
        return None
    share = _share_seen(node, nodes)
    return int(len(run.text) * share) if share is not None else None


def _share_seen(node: Node, nodes: dict[int, Node]) -> float | None:
    """The part of the only line of an element that has room in the box which cuts it."""
    line = node.lines[0]
    if node.style.get("text-overflow") == "ellipsis" and node.overflow[0] > _SLACK and node.box:
        inside = _inside(node, node.box)
        return inside / (inside + node.overflow[0])
    at: Node | None = node
    while at is not None and at.tag not in _WHOLE:
        if {at.style.get("overflow-x"), at.style.get("overflow-y")} & {"auto", "scroll"}:
            return None
        if at.box is not None and _is_edge(at) and _beside(line, at.box):
            return _common(line, at.box) / line.width
        at = nodes.get(at.parent)
    return None


def _is_edge(node: Node) -> bool:
    """Whether letters outside the element's box are cut off, or seen to stand outside of it."""
    clips = node.style.get("overflow-x") in ("hidden", "clip")
    return clips or node.tag in ("button", "summary") or "background-color" in node.style


def _beside(line: Box, box: Box) -> bool:
    return line.x < box.x - _SLACK or line.x + line.width > box.x + box.width + _SLACK


def _common(line: Box, box: Box) -> float:
    """The width of the line that is inside of the box."""
    return max(0.0, min(line.x + line.width, box.x + box.width) - max(line.x, box.x))


def _inside(node: Node, box: Box) -> float:
    padding = sum(_pixels(node.style.get(f"padding-{side}", "")) for side in ("left", "right"))
    return max(0.0, box.width - padding)


def _pixels(length: str) -> float:
    number = length.removesuffix("px")
    return float(number) if number.replace(".", "", 1).isdigit() else 0.0

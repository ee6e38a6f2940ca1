"""In which order users meet messages: where, how soon and how often.

Of two messages that one comes first which more users meet earlier, and of two on one page that which they act on.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from a11y.words.message import Channel, Sighting
from a11y.words.state import AxNode, PageState

_CONTROLS = {
    "button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "listbox", "option", "switch", "tab",
    "menuitem", "slider", "spinbutton",
}  # fmt: skip
_TELLING = {"heading", "alert", "status", "dialog", "alertdialog"}
_ASIDE = {"contentinfo": 0.1, "complementary": 0.25, "navigation": 0.5, "banner": 0.5}
"""How much less what stands in a part of the page matters that pages share; what is in two of them counts once."""
_ON_DEMAND = {Channel.TITLE, Channel.DESCRIPTION, Channel.ALT}
"""Channels that reach fewer users than what is seen or named."""

CONTROL, TELLING, TEXT = 4.0, 3.0, 2.0
"""What a user acts on, what says where they are or what happened, and all other words."""

Key = tuple[str, str]
"""Context and msgid."""


class Meeting(msgspec.Struct, frozen=True):
    """A message as it was met in one page state."""

    sighting: Sighting
    """The words, with channel and place."""
    state: PageState
    """The page state."""
    role: str
    """The role of the element that carries the words; empty when it has none."""
    landmark: str
    """The innermost part of the page around it that pages share; empty in the main part."""

    @property
    def weight(self) -> float:
        """How much it matters to whoever is on the page."""
        telling = self.role in _TELLING or self.sighting.channel is Channel.PAGE_TITLE
        kind = CONTROL if self.role in _CONTROLS else TELLING if telling else TEXT
        rare = 0.75 if self.sighting.channel in _ON_DEMAND else 1.0
        return kind * rare * _ASIDE.get(self.landmark, 1.0)


def meetings(
    sightings: Iterable[Sighting], states: Mapping[str, PageState]
) -> dict[tuple[str, str, str], list[Meeting]]:
    """The messages of one locale by catalog tree, context and msgid, those that are met first before the others.

    Words in no catalog are left out.
    """
    pages: dict[str, _Page] = {}
    met: defaultdict[tuple[str, str, str], list[Meeting]] = defaultdict(list)
    for sighting in sightings:
        state = states.get(sighting.state)
        if state is None or not sighting.msgid:
            continue
        page = pages.setdefault(state.id, _Page(state))
        role, landmark = page.part(sighting)
        met[sighting.catalog, sighting.context, sighting.msgid].append(
            Meeting(sighting, state, role, landmark)
        )
    for found in met.values():
        found.sort(key=lambda one: (-one.weight / one.state.step_number, one.state.id))
    return dict(sorted(met.items(), key=lambda one: (-rank(one[1]), one[0])))


def rank(met: Sequence[Meeting]) -> float:
    """How soon and how often users meet a message, and how much it matters there; the greatest comes first.

    A step counts once, however often it was looked at. Twice as many steps add as much as the first: what stands on
    every page is not more urgent than all else.
    """
    best: dict[tuple[str, int], float] = {}
    for one in met:
        step = (one.state.scenario, one.state.step_number)
        best[step] = max(best.get(step, 0.0), one.weight)
    if not best:
        return 0.0
    soon = max(weight / number for (_, number), weight in best.items())
    return soon * math.log2(1 + len(best))


class _Page:
    """Where the words of a page state stand, as the accessibility tree has it."""

    def __init__(self, state: PageState) -> None:
        self._state = state

    def part(self, sighting: Sighting) -> tuple[str, str]:
        """The role of the nearest exposed element, and the shared part of the page around it."""
        way = next((way for node in self._carriers(sighting) if (way := self._ways.get(node))), ())
        roles = [one.role for one in reversed(way)]
        role = next((one for one in roles if one in _CONTROLS | _TELLING), roles[0] if roles else "")
        return role, next((one for one in roles if one in _ASIDE), "")

    def _carriers(self, sighting: Sighting) -> Iterator[int]:
        for run in self._state.runs:
            if run.channel is sighting.channel and run.selector == sighting.selector:
                yield run.node
        for one in self._state.tree:
            if one.id and one.name == sighting.text:
                yield one.id

    @cached_property
    def _ways(self) -> dict[int, tuple[AxNode, ...]]:
        """The exposed elements from the root to each, itself included."""
        ways: dict[int, tuple[AxNode, ...]] = {}
        above: list[AxNode] = []
        for one in self._state.tree:
            above = [*above[: one.depth], one]
            if one.id:
                ways[one.id] = tuple(above)
        return ways

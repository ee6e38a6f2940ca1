"""Where a fault is to be mended: the target's template line, else the line of the scenario that met it."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from functools import cache, cached_property
from urllib.parse import quote

import msgspec

from a11y.content import content_path
from a11y.reporting.views.faults import Fault, fault_key
from a11y.reporting.views.overview import Overview
from a11y.words.finding import Box, Finding, OutcomeValue, Source
from a11y.words.message import Sighting

MOST = 10
"""Places told of one fault."""
FEW = 8
"""An element that holds more messages than so many is not told by their lines."""
_PART = re.compile(r"[^/\\]+")


class Located(msgspec.Struct, frozen=True):
    """A line of a file."""

    path: str
    """Relative to the root of the repository that it lies in, with `/`; it leads nowhere above that root."""
    line: int
    """From 1."""
    scenario: bool = False
    """A scenario's line, not one of the target's."""

    @property
    def uri(self) -> str:
        """The path as a relative URI reference."""
        return quote(self.path)


class Locator:
    """Finds the lines of faults in one record."""

    def __init__(self, overview: Overview) -> None:
        self._overview = overview

    def lines(self, fault: Fault) -> tuple[Located, ...]:
        """The best guess first; never empty, at most `MOST`."""
        found = [
            Located(path, max(source.line, 1))
            for source in self._sources(fault)
            if (path := _safe(source.path))
        ]
        found = list(dict.fromkeys(found))[:MOST]
        return tuple(found) or (scenario_line(fault.places[0].scenario),)

    def _sources(self, fault: Fault) -> list[Source]:
        """What the findings name, else the lines that the words of the element come from."""
        if fault.sources:
            return list(fault.sources)
        votes: Counter[Source] = Counter()
        for finding in self._findings.get((fault.fingerprint, fault.outcome), ()):
            shown = finding.shown or finding.state
            sightings = self._words_of(finding, shown)
            for source in {source for sighting in sightings for source in sighting.sources}:
                # of a message that stands in many templates, the one that the rest of the page comes from
                votes[source] += 1 + self._paths(shown)[source.path]
        return sorted(votes, key=lambda source: (-votes[source], source.path, source.line))

    def _words_of(self, finding: Finding, shown: str) -> list[Sighting]:
        """The words that belong to the element: on it, else its name, else all that stand inside its box."""
        target = finding.target
        own = self._sightings.get((shown, target.selector))
        if own:
            return own
        near = self._by_state.get(shown, [])
        named = [one for one in near if target.name and one.text == target.name]
        if named or target.box is None:
            return named
        inside = [one for one in near if one.box and _within(one.box, target.box)]
        return inside if len({one.msgid for one in inside}) <= FEW else []

    @cached_property
    def _findings(self) -> dict[tuple[str, OutcomeValue], list[Finding]]:
        groups: defaultdict[tuple[str, OutcomeValue], list[Finding]] = defaultdict(list)
        for finding in self._overview.record.findings:
            groups[fault_key(finding)].append(finding)
        return groups

    @cached_property
    def _by_state(self) -> dict[str, list[Sighting]]:
        groups: defaultdict[str, list[Sighting]] = defaultdict(list)
        for sighting in self._overview.record.sightings:
            groups[sighting.state].append(sighting)
        return groups

    @cached_property
    def _sightings(self) -> dict[tuple[str, str], list[Sighting]]:
        groups: defaultdict[tuple[str, str], list[Sighting]] = defaultdict(list)
        for sighting in self._overview.record.sightings:
            if sighting.selector:
                groups[sighting.state, sighting.selector].append(sighting)
        return groups

    def _paths(self, state: str) -> Counter[str]:
        """How many messages of a page state each template has."""
        known: dict[str, Counter[str]] = self.__dict__.setdefault("_counted", {})
        if state not in known:
            known[state] = Counter(
                path
                for one in self._by_state.get(state, ())
                for path in {source.path for source in one.sources}
            )
        return known[state]


@cache
def scenario_line(scenario: str) -> Located:
    """The line of a scenario's function; line 1 where the harness does not ship its file."""
    module, _, function = scenario.partition("::")
    name = _safe(module) or "scenario"
    file = content_path("scenarios") / f"{name}.py"
    line = 1
    if "/" not in name and file.is_file():
        for node in ast.parse(file.read_bytes()).body:
            if isinstance(node, ast.FunctionDef) and node.name == function.partition("[")[0]:
                line = node.lineno
    return Located(f"scenarios/{name}.py", line, scenario=True)


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width
        and inner.y + inner.height <= outer.y + outer.height
    )


def _safe(path: str) -> str:
    """A path of a catalog as a path below the root: no scheme, drive, `..` or empty part; empty when none is left."""
    parts = [
        part for part in _PART.findall(path.encode("utf-8", "replace").decode()) if part not in {".", ".."}
    ]
    return "/".join(parts)

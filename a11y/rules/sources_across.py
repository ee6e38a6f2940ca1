"""The source lines of findings about an element that an earlier page state shows: known when all are together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from a11y.facts.record import Record, load_nodes, with_judged
from a11y.rules.sources import Places
from a11y.words.errors import RecordError
from a11y.words.finding import Finding
from a11y.words.message import Sighting


def place_sources(record: Record) -> Record:
    """The record with the lines of what was met on the page before the one that was judged."""
    waiting = {finding.shown for finding in record.findings if finding.shown and not finding.sources}
    if not waiting:
        return record
    sightings: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in record.sightings:
        if sighting.state in waiting:
            sightings[sighting.state].append(sighting)
    places: dict[str, Places] = {}
    for state in record.states:
        if state.id in waiting:
            try:
                places[state.id] = Places(load_nodes(record.folder, state), sightings[state.id])
            except RecordError:  # its elements are lost: a finding without a line is still one
                continue
    return with_judged(record, record.states, _placed(record, places))


def _placed(record: Record, places: dict[str, Places]) -> Iterator[Finding]:
    for finding in record.findings:
        if finding.shown in places and not finding.sources:
            lines = places[finding.shown].of_target(finding.target)
            yield msgspec.structs.replace(finding, sources=lines)
        else:
            yield finding

"""The start page: the verdict, the numbers, the map of scenarios by locales, what was looked at and what was not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

import msgspec

from a11y.reporting.views.completeness import Gap, gaps, inapplicable
from a11y.reporting.views.faults import Fault, fault_key
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import Words, from_target
from a11y.words.finding import Finding, Impact, OutcomeValue
from a11y.words.rendition import Modality
from a11y.words.run import Walk, WalkStatus
from a11y.words.state import PageState

TOP = 7
"""So many rules are named on the start page."""


class Verdict(StrEnum):
    """What the start page says first."""

    INCOMPLETE = "incomplete"
    FAULTS = "faults"
    QUESTIONS = "questions"
    CLEAR = "clear"


class Seen(StrEnum):
    """What became of the walks behind a cell of the map."""

    ABSENT = "absent"
    """Not planned."""
    UNSEEN = "unseen"
    """Planned, and no page of it was seen."""
    BROKEN = "broken"
    """Begun, and not finished."""
    INAPPLICABLE = "inapplicable"
    """The target cannot have it."""
    FINISHED = "finished"
    """Seen to its end."""


class Cell(msgspec.Struct, frozen=True):
    """A cell of the map."""

    locale: str
    """Its column's locale."""
    modality: Modality
    """Its column's modality."""
    seen: Seen
    """What became of the walks."""
    faults: int
    """Distinct faults."""
    questions: int
    """Distinct questions that a machine cannot decide."""
    worst: Impact | None
    """The greatest impact among the faults."""
    states: int
    """Page states seen."""


class Row(msgspec.Struct, frozen=True):
    """A scenario of the map."""

    scenario: str
    """Its identifier."""
    title: str
    """Its title in English."""
    cells: tuple[Cell, ...]
    """One for each column."""


class Column(msgspec.Struct, frozen=True):
    """A locale of the map with its modalities."""

    locale: str
    """The locale."""
    modalities: tuple[Modality, ...]
    """Those in which anything was planned or seen."""


class Totals(msgspec.Struct, frozen=True):
    """The run in numbers."""

    walks: int
    """Planned, without those that do not apply."""
    finished: int
    """Of these, finished."""
    states: int
    """Page states."""
    locales: int
    """Locales."""
    scenarios: int
    """Scenarios."""
    findings: int
    """Findings, before they were put together into faults."""
    faults: int
    """Distinct failures."""
    questions: int
    """Distinct questions."""
    impacts: dict[Impact, int]
    """Faults by impact, the hardest first, zeros included."""
    passed: int
    """Distinct rules that passed somewhere."""
    scenarios_hit: int
    """Scenarios with a fault."""


class Hardest(msgspec.Struct, frozen=True):
    """A fault to mend first."""

    fault: Fault
    """The hardest and most often seen one of its rule."""
    alike: int
    """How many other faults the same rule found."""


class Start(msgspec.Struct, frozen=True):
    """The start page."""

    verdict: Verdict
    """What it says first."""
    totals: Totals
    """The run in numbers."""
    gaps: tuple[Gap, ...]
    """Why the run is incomplete."""
    columns: tuple[Column, ...]
    """Of the map."""
    rows: tuple[Row, ...]
    """Of the map."""
    hardest: tuple[Hardest, ...]
    """What to mend first, one for each rule, and each barrier of people."""
    renditions: tuple[str, ...]
    """Renditions other than the default, as `320x900`."""
    inapplicable: tuple[tuple[str, Words], ...]
    """Scenarios that the target cannot have, and why."""
    unpictured: int
    """Page states without a picture."""
    blocked: tuple[Words, ...]
    """Other hosts that pages asked for and did not get."""
    bypassed: int
    """Page states whose content security policy was switched off."""
    notes: tuple[Words, ...]
    """Notes of the run."""
    versions: tuple[tuple[str, str], ...]
    """What looked, with versions."""
    of_pages: bool
    """Whether single pages were checked, and no tasks walked."""


def start(overview: Overview, faults: Sequence[Fault]) -> Start:
    """The start page of a record."""
    record = overview.record
    missing = gaps(overview)
    columns = _columns(overview)
    totals = _totals(overview, faults)
    failed = [fault for fault in faults if fault.outcome is OutcomeValue.FAILED]
    if missing:
        verdict = Verdict.INCOMPLETE
    elif failed:
        verdict = Verdict.FAULTS
    else:
        verdict = Verdict.QUESTIONS if totals.questions else Verdict.CLEAR
    hosts = dict.fromkeys(host for state in record.states for host in state.blocked)
    met = _met(overview, faults)
    return Start(
        verdict=verdict,
        totals=totals,
        gaps=missing,
        columns=columns,
        rows=tuple(_row(overview, met, scenario, columns) for scenario in overview.scenarios),
        hardest=_hardest(failed),
        renditions=tuple(sorted({s.rendition.label.partition(" ")[2] for s in record.states} - {""})),
        inapplicable=inapplicable(overview),
        unpictured=sum(state.picture is None for state in record.states),
        blocked=tuple(from_target(host) for host in hosts),
        bypassed=sum(state.csp_bypassed for state in record.states),
        notes=tuple(from_target(note) for note in record.run.notes),
        versions=tuple(sorted(record.run.versions.items())),
        of_pages=overview.checked,
    )


def _hardest(failed: Sequence[Fault]) -> tuple[Hardest, ...]:
    by_rule: dict[str, list[Fault]] = {}
    for fault in sorted(failed, key=lambda fault: fault.order):
        # a rule's faults are alike, what people meet is not
        by_rule.setdefault(fault.fingerprint if fault.people else fault.rule, []).append(fault)
    return tuple(Hardest(alike[0], len(alike) - 1) for alike in by_rule.values())[:TOP]


def _totals(overview: Overview, faults: Sequence[Fault]) -> Totals:
    record = overview.record
    failed = [fault for fault in faults if fault.outcome is OutcomeValue.FAILED]
    statuses = [overview.ends[walk].status if walk in overview.ends else None for walk in overview.walks]
    return Totals(
        walks=sum(status is not WalkStatus.INAPPLICABLE for status in statuses),
        finished=statuses.count(WalkStatus.FINISHED),
        states=len(record.states),
        locales=len(overview.locales),
        scenarios=len(overview.scenarios),
        findings=len(record.findings),
        faults=len(failed),
        questions=len(faults) - len(failed),
        impacts={impact: sum(f.impact is impact for f in failed) for impact in reversed(Impact)},
        passed=len({rule for state in record.states for rule in (*state.passed, *state.axe.passes)}),
        scenarios_hit=len({scenario for fault in failed for scenario in fault.scenarios}),
    )


def _columns(overview: Overview) -> tuple[Column, ...]:
    pairs = {(walk.rendition.locale, walk.modality) for walk in overview.walks}
    pairs |= {(state.rendition.locale, state.modality) for state in overview.record.states}
    return tuple(
        Column(locale, tuple(modality for modality in Modality if (locale, modality) in pairs))
        for locale in overview.locales
    )


_Where: TypeAlias = tuple[str, str, Modality]
"""A scenario, a locale and a modality."""


class _Met(NamedTuple):
    """What the cells of the map are about, each looked up instead of searched for."""

    faults: Mapping[_Where, Sequence[Fault]]
    states: Mapping[_Where, int]
    walks: Mapping[_Where, Sequence[Walk]]


def _met(overview: Overview, faults: Sequence[Fault]) -> _Met:
    fault_of = {(fault.fingerprint, fault.outcome): fault for fault in faults}
    met: defaultdict[_Where, dict[tuple[str, OutcomeValue], Fault]] = defaultdict(dict)
    for finding in overview.record.findings:
        key = fault_key(finding)
        if key in fault_of:
            met[_where(finding)][key] = fault_of[key]
    walks: defaultdict[_Where, list[Walk]] = defaultdict(list)
    for walk in overview.walks:
        walks[_where(walk)].append(walk)
    return _Met(
        {where: tuple(found.values()) for where, found in met.items()},
        Counter(map(_where, overview.record.states)),
        walks,
    )


def _where(one: Finding | PageState | Walk) -> _Where:
    return (one.scenario, one.rendition.locale, one.modality)


def _row(overview: Overview, met: _Met, scenario: str, columns: Sequence[Column]) -> Row:
    cells = tuple(
        _cell(overview, met, scenario, column.locale, modality)
        for column in columns
        for modality in column.modalities
    )
    return Row(scenario, overview.titles[scenario], cells)


def _cell(overview: Overview, met: _Met, scenario: str, locale: str, modality: Modality) -> Cell:
    where = (scenario, locale, modality)
    here, states = met.faults.get(where, ()), met.states.get(where, 0)
    failed = [fault for fault in here if fault.outcome is OutcomeValue.FAILED]
    return Cell(
        locale=locale,
        modality=modality,
        seen=_seen(overview, met.walks.get(where, ()), states),
        faults=len(failed),
        questions=len(here) - len(failed),
        worst=max((fault.impact for fault in failed), key=lambda impact: impact.weight, default=None),
        states=states,
    )


def _seen(overview: Overview, walks: Sequence[Walk], states: int) -> Seen:
    if not walks:
        return Seen.FINISHED if states else Seen.ABSENT
    statuses = {overview.ends[walk].status if walk in overview.ends else WalkStatus.BROKEN for walk in walks}
    if statuses == {WalkStatus.INAPPLICABLE}:
        return Seen.INAPPLICABLE
    if statuses & {WalkStatus.BROKEN, WalkStatus.UNTESTED}:
        return Seen.BROKEN if states else Seen.UNSEEN
    return Seen.FINISHED if states else Seen.UNSEEN

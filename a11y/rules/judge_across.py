"""Judges page states beside each other, when the records of a run are combined.

The record is read walk by walk, each page state's elements once. Of the others only that is kept which
a rule asks for, and no longer than their scenario lasts; of the pages of a site until all have been read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec

from a11y.coverage.served import OPENING, not_served
from a11y.facts.record import Record, load_nodes, with_judged
from a11y.facts.scripts import font_package
from a11y.rules.across_outcomes import AnyRule, blind, counted, extracts, say
from a11y.rules.asked import Asked
from a11y.rules.every import across_rules
from a11y.rules.judge_site import SiteJudging
from a11y.rules.rule import Compared
from a11y.rules.sources_across import place_sources
from a11y.words.errors import RecordError
from a11y.words.finding import Finding
from a11y.words.message import Sighting
from a11y.words.state import PageState

Place = tuple[object, ...]
"""What a step is known by in every locale: a gate may rise in one alone, so that numbers part."""


def judge_across(record: Record) -> Record:
    """The record with what the rules across page states say; what they had said before is left out."""
    known = {rule.id for rule in across_rules()}
    asked = Asked(record.run.asked)
    sightings: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in record.sightings:
        sightings[sighting.state].append(sighting)
    judging = _Judging(
        [rule for rule in across_rules() if asked.wants(rule.id)],
        record.run.source_locale,
        lambda state: load_nodes(record.folder, state),
        sightings,
    )
    states = judging.judge([_without(state, known) for state in record.states])
    told = [finding for finding in record.findings if finding.rule not in known]
    trees = dict.fromkeys(share.tree for share in record.run.catalogs)
    before = (note for note in record.run.notes if not note.startswith(OPENING))
    # where the profile names none, as in `a11y check`, there is nothing to be held against the pages
    unserved = not_served(record.states, record.sightings, tuple(trees)) if trees else ()
    notes = dict.fromkeys((*before, *_missing_fonts(states), *unserved))
    noted = msgspec.structs.replace(record, run=msgspec.structs.replace(record.run, notes=tuple(notes)))
    return place_sources(with_judged(noted, states, (*told, *judging.findings)))


def _missing_fonts(states: Iterable[PageState]) -> Iterator[str]:
    """What to install so that pictures show letters: a word on the machine, no finding on the page."""
    seen: dict[str, set[str]] = defaultdict(set)
    for state in states:
        for script in state.undrawn:
            seen[script].add(state.rendition.locale)
    for script, locales in sorted(seen.items()):
        yield (
            f"this machine has no font for the script {script}, so that pictures show boxes in place of its letters "
            f"(in {', '.join(sorted(locales))}); install {font_package(script)} and run again"
        )


def _without(state: PageState, rules: set[str]) -> PageState:
    """The page state as it was before these rules judged it."""
    return msgspec.structs.replace(
        state,
        passed=tuple(rule for rule in state.passed if rule not in rules),
        inapplicable=tuple(rule for rule in state.inapplicable if rule not in rules),
        untested={what: why for what, why in state.untested.items() if what not in rules},
    )


class _Judging:
    """What is kept while a scenario's walks are judged."""

    def __init__(
        self,
        rules: Sequence[AnyRule],
        source: str,
        load: Callable[[PageState], PageState],
        sightings: Mapping[str, Sequence[Sighting]],
    ) -> None:
        self._rules = [rule for rule in rules if rule.compared is not Compared.SITE]
        self._site = SiteJudging([rule for rule in rules if rule.compared is Compared.SITE], load, sightings)
        self._source = source
        self._load = load
        self._sightings = sightings
        self._in_source: dict[tuple[Place, str], Any] = {}
        self.findings: list[Finding] = []

    def judge(self, states: Sequence[PageState]) -> list[PageState]:
        """The states with what passed and did not apply filled in, in the order given."""
        judged: dict[str, PageState] = {}
        self._site.begin(states)
        for _, scenario in groupby(states, key=lambda state: state.scenario):
            walks: dict[Place, list[PageState]] = defaultdict(list)
            for state in scenario:
                walks[state.modality, state.rendition].append(state)
            wanted = {place for walk in walks.values() for place in self._wanted(walk)}
            self._in_source.clear()
            for walk in sorted(walks.values(), key=lambda walk: not self._is_source(walk[0])):
                judged |= {state.id: state for state in self._judge_walk(walk, wanted)}
        done = list(self._site.judge([judged[state.id] for state in states]))
        self.findings += self._site.findings
        return done

    def _is_source(self, state: PageState) -> bool:
        return state.rendition.locale == self._source

    def _wanted(self, walk: Sequence[PageState]) -> Iterator[Place]:
        """The steps whose look in the source locale another locale is held against."""
        return iter(()) if self._is_source(walk[0]) else places(walk)

    def _judge_walk(self, walk: Sequence[PageState], wanted: set[Place]) -> Iterator[PageState]:
        before: dict[str, list[Any]] = defaultdict(list)
        for state, place in zip(walk, places(walk), strict=True):
            needed = self._is_source(state) and place in wanted
            yield self._judge_state(state, place, before, needed=needed)

    def _judge_state(
        self, state: PageState, place: Place, before: dict[str, list[Any]], *, needed: bool
    ) -> PageState:
        pairs = {
            rule.id: self._others(rule, place, before, source=self._is_source(state)) for rule in self._rules
        }
        keeps = [rule for rule in self._rules if needed or rule.compared is Compared.STEPS]
        if not keeps and not any(pairs.values()) and not self._site.asks:
            return counted(state, (), list(pairs), {})
        try:
            full = self._load(state)
        except RecordError as problem:
            self._site.lose(state, str(problem))
            return counted(state, (), (), dict.fromkeys(pairs, str(problem)))
        kept, broke = extracts(keeps, full)
        sound = [rule for rule in self._rules if rule.id not in broke]
        judged, found = say(sound, state, full, pairs, self._sightings.get(state.id, ()))
        self.findings += found
        self._site.note(full)
        for rule in keeps:
            if rule.keep not in kept or blind(rule, state):
                continue
            if rule.compared is Compared.STEPS:
                before[rule.id].append(kept[rule.keep])
            else:
                self._in_source[place, rule.id] = kept[rule.keep]
        return counted(judged, (), (), broke)

    def _others(
        self, rule: AnyRule, place: Place, before: Mapping[str, list[Any]], *, source: bool
    ) -> Sequence[Any]:
        if rule.compared is Compared.STEPS:
            return tuple(before.get(rule.id, ()))
        kept = None if source else self._in_source.get((place, rule.id))
        return () if kept is None else (kept,)


def places(walk: Sequence[PageState]) -> Iterator[Place]:
    """What each step of a walk is known by in another locale: page, name, and how often it came before."""
    times: Counter[tuple[str, str]] = Counter()
    for state in walk:
        name = (state.page, state.step)
        times[name] += 1
        like = msgspec.structs.replace(state.rendition, locale="")
        yield (state.modality, like, *name, times[name])

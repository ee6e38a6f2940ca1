"""Coverage as met: how much of what users met in a run was in their language, and every message of it.

A message counts once in a count, however often it was met, by context and msgid; once more for each other thing that
became of it. The share is that of the catalogs' messages which were met translated, or the same as the source.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from a11y.facts.record import Record
from a11y.words.finding import Box, Source
from a11y.words.message import Candidate, Channel, Sighting, Translation
from a11y.words.run import CatalogShare
from a11y.words.state import PageState

FORMAT = 1
"""The number of the JSON's format. 1: the first."""
_OPEN = (Translation.FUZZY, Translation.MISSING)
_CATALOGUED = (Translation.TRANSLATED, Translation.SAME, *_OPEN)


class Met(msgspec.Struct, frozen=True):
    """Distinct messages met, by what became of them."""

    counts: dict[Translation, int]
    """By what became of them; every kind has an entry."""

    @property
    def catalogued(self) -> int:
        """Messages that a catalog holds."""
        return sum(self.counts[kind] for kind in _CATALOGUED)

    @property
    def share(self) -> float | None:
        """The part of the catalogued messages that was met translated, 0 to 1; none when none was met."""
        done = self.counts[Translation.TRANSLATED] + self.counts[Translation.SAME]
        return done / self.catalogued if self.catalogued else None


class Place(msgspec.Struct, frozen=True):
    """Where words were met."""

    scenario: str
    """The scenario's identifier."""
    step: str
    """The step's name, in English."""
    step_number: int
    """From 1."""
    state: str
    """The `id` of the page state."""
    url: str
    """The address."""
    channel: Channel
    """By what way they reached the user."""
    selector: str
    """The element that carries them."""
    box: Box | None
    """Where it stands on the page."""


class Words(msgspec.Struct, frozen=True):
    """A message as users met it in one locale, or words that no catalog has."""

    msgid: str
    """The source text; empty for words that no catalog has."""
    context: str
    """Its msgctxt."""
    catalog: str
    """The tree that it is in."""
    text: str
    """The words as they were met first."""
    translation: Translation
    """What became of it."""
    channels: tuple[Channel, ...]
    """By what ways it reached users."""
    times: int
    """In how many page states."""
    first: Place
    """Where it was met first, in the order of the walks."""
    steps: tuple[tuple[str, str], ...]
    """Scenario and step, wherever it was met."""
    sources: tuple[Source, ...]
    """Where it stands in the target's source."""
    candidates: tuple[Candidate, ...]
    """Other messages with the same words: it may have been one of them."""


class Tally(msgspec.Struct, frozen=True):
    """Counts, with their share."""

    counts: dict[Translation, int]
    """Distinct messages by what became of them."""
    share: float | None
    """The part of the catalogs' messages that was met translated, 0 to 1; null when none was met."""


class ScenarioTally(Tally, frozen=True, kw_only=True):
    """What was met in a scenario."""

    scenario: str
    """Its identifier."""


class LocaleAsMet(Tally, frozen=True, kw_only=True):
    """What was met in a locale."""

    locale: str
    """The locale."""
    is_source: bool
    """There is nothing to translate: the catalogs are written in it."""
    scenarios: tuple[ScenarioTally, ...]
    """Scenario by scenario."""
    words: tuple[Words, ...]
    """Every message that was met, and every other text, in the order in which users met them."""


class AsMet(msgspec.Struct, frozen=True):
    """What was met in a run."""

    format: int
    """Always `FORMAT`."""
    target: str
    """The target's base address."""
    profile: str
    """The profile's name."""
    source_locale: str
    """The locale of the catalogs' source text."""
    time: str
    """When the run began."""
    notes: tuple[str, ...]
    """What was worth a line, as catalogs that are not the target's own."""
    catalogs: tuple[CatalogShare, ...]
    """How much of the catalogs each locale has, met or not."""
    locales: tuple[LocaleAsMet, ...]
    """The source locale first."""


def as_met(record: Record, locales: Sequence[str] = ()) -> AsMet:
    """What was met in a run, in these locales or in all."""
    states = {state.id: state for state in record.states}
    by_locale: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in record.sightings:
        if sighting.state in states:
            by_locale[sighting.locale].append(sighting)
    source = record.run.source_locale
    wanted = sorted(locales or by_locale, key=lambda locale: (locale != source, locale))
    run = record.run
    return AsMet(
        format=FORMAT,
        target=run.target,
        profile=run.profile,
        source_locale=source,
        time=run.time,
        notes=run.notes,
        catalogs=tuple(share for share in run.catalogs if share.locale in wanted),
        locales=tuple(_locale(locale, locale == source, by_locale[locale], states) for locale in wanted),
    )


def count(sightings: Iterable[Sighting]) -> Met:
    """Distinct messages among these sightings, by what became of them."""
    counts = Counter(Translation(kind) for kind, _, _ in {identity(sighting) for sighting in sightings})
    return Met({kind: counts[kind] for kind in Translation})


def identity(sighting: Sighting) -> tuple[str, str, str]:
    """What makes two sightings one in a count: what became of the message, context and msgid; else the text."""
    return (sighting.translation.value, sighting.context, sighting.msgid or sighting.text)


def _locale(
    locale: str, is_source: bool, sightings: Sequence[Sighting], states: Mapping[str, PageState]
) -> LocaleAsMet:
    by_scenario: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_scenario[states[sighting.state].scenario].append(sighting)
    met = count(sightings)
    return LocaleAsMet(
        met.counts,
        met.share,
        locale=locale,
        is_source=is_source,
        scenarios=tuple(_scenario(scenario, count(found)) for scenario, found in sorted(by_scenario.items())),
        words=tuple(_words(sightings, states)),
    )


def _scenario(scenario: str, met: Met) -> ScenarioTally:
    return ScenarioTally(met.counts, met.share, scenario=scenario)


def _words(sightings: Iterable[Sighting], states: Mapping[str, PageState]) -> Iterator[Words]:
    groups: defaultdict[tuple[str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[identity(sighting)].append(sighting)
    for group in groups.values():
        first = group[0]
        where = [states[one.state] for one in group]
        yield Words(
            msgid=first.msgid,
            context=first.context,
            catalog=first.catalog,
            text=first.text,
            translation=first.translation,
            channels=tuple(dict.fromkeys(one.channel for one in group)),
            times=len({one.state for one in group}),
            first=_place(first, where[0]),
            steps=tuple(dict.fromkeys((state.scenario, state.step) for state in where)),
            sources=first.sources,
            candidates=first.candidates,
        )


def _place(sighting: Sighting, state: PageState) -> Place:
    return Place(
        scenario=state.scenario,
        step=state.step,
        step_number=state.step_number,
        state=state.id,
        url=state.url,
        channel=sighting.channel,
        selector=sighting.selector,
        box=sighting.box,
    )

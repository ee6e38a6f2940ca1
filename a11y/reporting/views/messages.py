"""The messages desk, for translators: which words users meet, what became of them, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from a11y.coverage.as_met import Met, count, identity
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.picture import MarkedPicture, cropped_picture
from a11y.reporting.views.words import Words, from_target
from a11y.words.finding import Source
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.run import CatalogShare

TROUBLES = (Translation.MISSING, Translation.FUZZY)
"""What keeps a message from being met in the user's language."""


class MessagePlace(msgspec.Struct, frozen=True):
    """A step at which a message was met."""

    scenario: str
    """The scenario's identifier."""
    step: str
    """The step's name, in English."""
    step_number: int
    """From 1."""


class MetMessage(msgspec.Struct, frozen=True):
    """A message as users met it in one locale."""

    msgid: Words
    """The source text; for words in no catalog, the words."""
    context: Words
    """Its msgctxt; empty when it has none."""
    text: Words
    """The words as met."""
    translation: Translation
    """What became of it."""
    channels: tuple[Channel, ...]
    """By what ways it reached the user."""
    catalog: str
    """The tree it comes from."""
    ambiguous: int
    """How many other messages have these very words."""
    candidates: tuple[tuple[Words, Words], ...]
    """Context and source text of each of them."""
    sources: tuple[Source, ...]
    """Where it stands in the target's source."""
    places: tuple[MessagePlace, ...]
    """Where it was met, in the order of the walks."""
    picture: MarkedPicture | None
    """The words in their place."""


class ScenarioMet(msgspec.Struct, frozen=True):
    """What was met in a scenario."""

    scenario: str
    """Its identifier."""
    met: Met
    """The counts."""


class LocaleMessages(msgspec.Struct, frozen=True):
    """The messages desk for one locale."""

    locale: str
    """The locale."""
    is_source: bool
    """There is nothing to translate: the catalogs are written in it."""
    met: Met
    """Over all scenarios."""
    scenarios: tuple[ScenarioMet, ...]
    """Scenario by scenario."""
    shares: tuple[CatalogShare, ...]
    """How much of the catalogs the locale has, met or not."""
    troubles: tuple[MetMessage, ...]
    """Missing and fuzzy messages, in the order in which users meet them."""
    others: tuple[MetMessage, ...]
    """All other catalogued messages, in the order in which users meet them."""
    uncatalogued: tuple[MetMessage, ...]
    """Words in no catalog."""


def messages(overview: Overview) -> tuple[LocaleMessages, ...]:
    """The messages desk of a record, locale by locale."""
    by_locale: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in overview.record.sightings:
        by_locale[sighting.locale].append(sighting)
    return tuple(_locale(overview, locale, by_locale[locale]) for locale in overview.locales)


def _locale(overview: Overview, locale: str, sightings: Sequence[Sighting]) -> LocaleMessages:
    is_source = locale == overview.record.run.source_locale
    by_scenario: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        state = overview.states.get(sighting.state)
        if state:
            by_scenario[state.scenario].append(sighting)
    groups: defaultdict[tuple[str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[identity(sighting)].append(sighting)
    listed = [_message(overview, locale, group) for group in groups.values()]
    return LocaleMessages(
        locale=locale,
        is_source=is_source,
        met=count(sightings),
        scenarios=tuple(
            ScenarioMet(scenario, count(by_scenario[scenario]))
            for scenario in overview.scenarios
            if scenario in by_scenario
        ),
        shares=tuple(share for share in overview.record.run.catalogs if share.locale == locale),
        troubles=tuple(m for m in listed if m.translation in TROUBLES),
        others=tuple(m for m in listed if m.translation not in (*TROUBLES, Translation.UNCATALOGUED)),
        uncatalogued=tuple(m for m in listed if m.translation is Translation.UNCATALOGUED),
    )


def _message(overview: Overview, locale: str, group: Sequence[Sighting]) -> MetMessage:
    first = group[0]
    source = overview.record.run.source_locale
    in_source = first.translation in TROUBLES
    places: dict[tuple[str, str], MessagePlace] = {}
    for sighting in group:
        state = overview.states.get(sighting.state)
        if state:
            place = MessagePlace(state.scenario, state.step, state.step_number)
            places.setdefault((place.scenario, place.step), place)
    is_known = first.translation is not Translation.UNCATALOGUED
    return MetMessage(
        msgid=from_target(first.msgid or first.text, source if is_known else ""),
        context=from_target(first.context, source),
        text=from_target(first.text, source if in_source else locale if is_known else ""),
        translation=first.translation,
        channels=tuple(dict.fromkeys(sighting.channel for sighting in group)),
        catalog=first.catalog,
        ambiguous=max(sighting.ambiguous for sighting in group),
        candidates=tuple(
            (from_target(one.context, source), from_target(one.msgid, source)) for one in first.candidates
        ),
        sources=first.sources,
        places=tuple(places.values()),
        picture=_picture(overview, group) if in_source else None,
    )


def _picture(overview: Overview, group: Sequence[Sighting]) -> MarkedPicture | None:
    for sighting in group:
        state = overview.states.get(sighting.state)
        picture = cropped_picture(state, sighting.box) if state else None
        if picture:
            return picture
    return None

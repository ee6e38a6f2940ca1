"""How much of what users met was in their language, locale by locale; the desks tell it message by message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from a11y.coverage.as_met import Met, count
from a11y.reporting.views.overview import Overview
from a11y.words.message import Sighting
from a11y.words.run import CatalogShare


class ScenarioMet(msgspec.Struct, frozen=True):
    """What was met in a scenario."""

    scenario: str
    """Its identifier."""
    met: Met
    """The counts."""


class LocaleMessages(msgspec.Struct, frozen=True):
    """What was met in one locale."""

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


def messages(overview: Overview) -> tuple[LocaleMessages, ...]:
    """What was met in a record, locale by locale."""
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
    )

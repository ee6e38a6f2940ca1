"""The steps desk, for CI: what was found, scenario by scenario and step by step, each fault told once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from a11y.reporting.views.completeness import Gap, gaps
from a11y.reporting.views.faults import Fault, by_scenario
from a11y.reporting.views.overview import Overview
from a11y.words.finding import OutcomeValue


class StepFaults(msgspec.Struct, frozen=True):
    """A step with something to tell."""

    step: str
    """Its name, in English."""
    number: int
    """From 1."""
    told: tuple[Fault, ...]
    """Faults that are told in full here, the hardest first."""
    again: tuple[Fault, ...]
    """Faults met here that are told in full where they were met first."""


class LocaleCount(msgspec.Struct, frozen=True):
    """What a scenario has in one locale."""

    locale: str
    """The locale."""
    faults: int
    """Distinct faults."""
    questions: int
    """Distinct questions."""


class ScenarioFaults(msgspec.Struct, frozen=True):
    """A scenario of the steps desk."""

    scenario: str
    """Its identifier."""
    title: str
    """Its title, in English."""
    locales: tuple[LocaleCount, ...]
    """What it has in each locale of the run."""
    gaps: tuple[Gap, ...]
    """What was not seen of it."""
    steps: tuple[StepFaults, ...]
    """Its steps, those without a fault left out."""
    faults: int
    """Distinct faults met in it."""
    questions: int
    """Distinct questions met in it."""


def steps(overview: Overview, faults: Sequence[Fault]) -> tuple[ScenarioFaults, ...]:
    """The steps desk of a record."""
    missing = gaps(overview)
    of = by_scenario(faults)
    return tuple(
        _scenario(overview, of.get(scenario, ()), missing, scenario) for scenario in overview.scenarios
    )


def _scenario(
    overview: Overview, here: Sequence[Fault], missing: Sequence[Gap], scenario: str
) -> ScenarioFaults:
    numbers: dict[str, int] = {}
    for fault in here:
        for place in fault.places:
            if place.scenario == scenario:
                numbers[place.step] = min(place.step_number, numbers.get(place.step, place.step_number))
    return ScenarioFaults(
        scenario=scenario,
        title=overview.titles[scenario],
        locales=tuple(_count(here, scenario, locale) for locale in overview.locales),
        gaps=tuple(gap for gap in missing if gap.walk and gap.walk.scenario == scenario),
        steps=tuple(
            _step(here, scenario, step, number)
            for step, number in sorted(numbers.items(), key=lambda pair: (pair[1], pair[0]))
        ),
        faults=sum(fault.outcome is OutcomeValue.FAILED for fault in here),
        questions=sum(fault.outcome is OutcomeValue.CANT_TELL for fault in here),
    )


def _count(here: Sequence[Fault], scenario: str, locale: str) -> LocaleCount:
    met = [
        fault
        for fault in here
        if any(place.scenario == scenario and locale in place.locales for place in fault.places)
    ]
    failed = sum(fault.outcome is OutcomeValue.FAILED for fault in met)
    return LocaleCount(locale, failed, len(met) - failed)


def _step(here: Sequence[Fault], scenario: str, step: str, number: int) -> StepFaults:
    met = [fault for fault in here if any((p.scenario, p.step) == (scenario, step) for p in fault.places)]
    told = [fault for fault in met if (fault.places[0].scenario, fault.places[0].step) == (scenario, step)]
    return StepFaults(
        step=step,
        number=number,
        told=tuple(sorted(told, key=lambda fault: fault.order)),
        again=tuple(fault for fault in met if fault not in told),
    )

"""Which tasks and locales of a record a kit is made of."""

from __future__ import annotations

from collections.abc import Sequence

from a11y.facts.nearest import unknown
from a11y.reporting.views.overview import Overview
from a11y.words.errors import UsageError


def chosen_scenarios(overview: Overview, wanted: Sequence[str]) -> tuple[str, ...]:
    """Identifiers of the scenarios meant by `wanted`, in the order of the record; all where nothing is wanted.

    A scenario is meant by its identifier, by the name of its function, or by its title. Raises `UsageError`.
    """
    if not wanted:
        return overview.scenarios
    meant = {scenario for name in wanted for scenario in _meant(overview, name)}
    return tuple(scenario for scenario in overview.scenarios if scenario in meant)


def chosen_locales(overview: Overview, wanted: Sequence[str]) -> tuple[str, ...]:
    """The locales meant by `wanted`; all of the record where nothing is wanted. Raises `UsageError`."""
    for locale in wanted:
        if locale not in overview.locales:
            walk = f"walk it first with `a11y run -l {locale}`"
            raise UsageError(f"{unknown('locale', locale, overview.locales, 'in this record')}; or {walk}")
    return tuple(dict.fromkeys(wanted)) or overview.locales


def _meant(overview: Overview, name: str) -> list[str]:
    title = " ".join(name.casefold().split()).removesuffix(".")
    exact = [
        scenario
        for scenario in overview.scenarios
        if name
        in {scenario, _function(scenario), scenario.partition("[")[0], _function(scenario).partition("[")[0]}
        or overview.titles[scenario].casefold() == title
    ]
    if not exact:
        names = [_function(scenario) for scenario in overview.scenarios]
        raise UsageError(
            f"{unknown('scenario', name, names, 'in this record')}; or walk it first with `a11y run -k`"
        )
    return exact


def _function(scenario: str) -> str:
    return scenario.rpartition("::")[2]

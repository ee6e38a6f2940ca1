"""Whether budgets hold: catalog coverage as met, keystrokes of a scenario."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.policy import UP_TO, Budgets
from a11y.facts.record import Record
from a11y.gating.scope import scenario_titles
from a11y.speech.effort import efforts
from a11y.words.message import Translation
from a11y.words.rendition import Modality
from a11y.words.run import WalkStatus
from a11y.words.state import PageState

_DONE = {Translation.TRANSLATED, Translation.SAME}
_OPEN = {Translation.MISSING, Translation.FUZZY}


class Told:
    """What the budgets come to, in sentences without a full stop."""

    def __init__(self) -> None:
        self.exceeded: list[str] = []
        """Budgets that do not hold."""
        self.unmeasured: list[str] = []
        """Budgets that the run has nothing to say about: what nobody looked at is not met."""


def measure(record: Record, budgets: Budgets) -> Told:
    """Coverage and keystrokes against their budgets."""
    told = Told()
    for locale, least in sorted(budgets.coverage.items()):
        share = coverage_as_met(record, locale)
        if share is None:
            if least > 0:
                told.unmeasured.append(
                    f"coverage in {locale} has a budget, and no message was met in {locale}"
                )
        elif share < least:
            told.exceeded.append(f"catalog coverage in {locale} is {_percent(share)} %, below {least:g} %")
    for scenario, most in sorted(budgets.keystrokes.items()):
        walk = max(keystrokes(record, scenario), default=None)
        if walk is None:
            told.unmeasured.append(
                f"keystrokes of {scenario} have a budget, and no keyboard walk of it ended"
            )
        elif walk[0] > most:
            keys, typed, rendition = walk
            besides = f" besides {typed} typed characters" if typed else ""
            told.exceeded.append(f"{scenario} takes {keys} keystrokes{besides} ({rendition}), above {most}")
    _measure_announcements(record, budgets, told)
    return told


def _measure_announcements(record: Record, budgets: Budgets, told: Told) -> None:
    for scenario, most in sorted(budgets.announcements.items()):
        ended = list(heard(record, scenario))
        if not ended:
            told.unmeasured.append(
                f"announcements of {scenario} have a budget, and no keyboard walk of it ended"
            )
        elif max(ended)[0] > most:
            number, rendition = max(ended)
            told.exceeded.append(f"{scenario} is {number} announcements long ({rendition}), above {most}")


def heard(record: Record, name: str) -> Iterator[tuple[int, str]]:
    """Of each finished keyboard walk of a scenario: how many announcements were heard on the way, and the rendition."""
    titles = scenario_titles(record)
    finished = {end.walk.key for end in record.ends if end.walk and end.status is WalkStatus.FINISHED}
    for effort in efforts(record.states, record.speeches):
        key = (effort.scenario, effort.rendition, effort.modality.value)
        meant = name in {effort.scenario, titles.get(effort.scenario)}
        if meant and effort.modality is Modality.KEYBOARD and key in finished:
            yield effort.heard, effort.rendition


def coverage_as_met(record: Record, locale: str) -> float | None:
    """Per cent of the different messages met in a locale that are translated; none when no message was met.

    Words that no catalog has do not count; a message of the source locale is there by its nature.
    """
    met: dict[tuple[str, str, str], bool] = {}
    for sighting in record.sightings:
        if sighting.locale != locale or sighting.translation is Translation.UNCATALOGUED:
            continue
        key = (sighting.catalog, sighting.context, sighting.msgid)
        met[key] = met.get(key, True) and sighting.translation not in _OPEN
    return 100 * sum(met.values()) / len(met) if met else None


def keystrokes(record: Record, name: str) -> Iterator[tuple[int, int, str]]:
    """Of each finished keyboard walk of a scenario: keystrokes to get about and operate, characters typed, rendition.

    `name` is the scenario's identifier or title, with ` > ` and a step when what follows that step does not count.
    """
    scenario, _, last = name.partition(UP_TO)
    titles = scenario_titles(record)
    finished = {end.walk.key for end in record.ends if end.walk and end.status is WalkStatus.FINISHED}
    by_walk: dict[tuple[str, str, str], list[PageState]] = {}
    for state in record.states:
        if state.modality is Modality.KEYBOARD and scenario in {state.scenario, titles.get(state.scenario)}:
            by_walk.setdefault(_walk(state), []).append(state)
    for key, states in by_walk.items():
        counts = [state.step for state in states]
        if key in finished and (not last or last in counts):
            until = counts.index(last) + 1 if last else len(states)
            acts = [act for state in states[:until] for act in state.acts]
            typed = sum(act.typed for act in acts)
            yield sum(act.keys for act in acts) - typed, typed, key[1]


def _walk(state: PageState) -> tuple[str, str, str]:
    return (state.scenario, state.rendition.label, state.modality.value)


def _percent(share: float) -> str:
    """Cut, not rounded: 94.96 is not told as 95.0."""
    return f"{int(share * 10) / 10:g}"

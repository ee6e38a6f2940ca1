"""What every view looks up: scenarios and locales in order, page states by id, walks and how they ended."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from a11y.facts.record import Record
from a11y.facts.scenario_words import without_stop
from a11y.words.rendition import Modality
from a11y.words.run import CHECKED, End, Speech, Walk
from a11y.words.state import PageState


class Overview:
    """Look-ups over a record. Nothing in it changes."""

    def __init__(self, record: Record) -> None:
        self.record = record
        """The record itself."""

    def __eq__(self, other: object) -> bool:
        """Whether both are over one record: each report makes its own, and all show the same."""
        return isinstance(other, Overview) and other.record is self.record

    def __hash__(self) -> int:
        return id(self.record)

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """Planned walks, and those that were done without a plan."""
        ended = (end.walk for end in self.record.ends if end.walk)
        return tuple(dict.fromkeys((*self.record.run.planned, *ended)))

    @cached_property
    def ends(self) -> dict[Walk, End]:
        """How each walk ended; a walk without an entry was never finished."""
        return {end.walk: end for end in self.record.ends if end.walk}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each scenario, in English, without a full stop, in the order of the walks."""
        titles = {walk.scenario: without_stop(walk.title) for walk in self.walks}
        for state in self.record.states:
            titles.setdefault(state.scenario, without_stop(state.scenario_title))
        return {scenario: _page(scenario) for scenario in titles} if self.checked else titles

    @property
    def checked(self) -> bool:
        """Whether pages were checked each by itself: people think of them as pages, not as tasks."""
        return self.record.run.profile == CHECKED

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios' identifiers."""
        return tuple(self.titles)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The locales of the walks and states, the source locale first."""
        found = {walk.rendition.locale for walk in self.walks} | {
            s.rendition.locale for s in self.record.states
        }
        source = self.record.run.source_locale
        return tuple(sorted(found, key=lambda locale: (locale != source, locale)))

    @cached_property
    def states(self) -> dict[str, PageState]:
        """The page states by id."""
        return {state.id: state for state in self.record.states}

    @cached_property
    def speeches(self) -> dict[str, tuple[Speech, ...]]:
        """What is heard, by the `id` of the page state."""
        groups: defaultdict[str, list[Speech]] = defaultdict(list)
        for speech in self.record.speeches:
            groups[speech.state].append(speech)
        return {state: tuple(group) for state, group in groups.items()}

    @cached_property
    def by_walk(self) -> dict[tuple[str, str, Modality], tuple[PageState, ...]]:
        """The page states of each walk in the order of its steps; the key is scenario, rendition label, modality."""
        groups: defaultdict[tuple[str, str, Modality], list[PageState]] = defaultdict(list)
        for state in self.record.states:
            groups[state.scenario, state.rendition.label, state.modality].append(state)
        return {key: tuple(sorted(group, key=lambda s: s.step_number)) for key, group in groups.items()}

    def up_to(self, state: PageState) -> tuple[PageState, ...]:
        """The page states of the same walk up to and with this one."""
        walk = self.by_walk[state.scenario, state.rendition.label, state.modality]
        return tuple(other for other in walk if other.step_number <= state.step_number)

    @cached_property
    def looked_at(self) -> dict[tuple[str, str], tuple[PageState, ...]]:
        """The page states of each step (scenario and step name), whatever the rendition and modality."""
        groups: defaultdict[tuple[str, str], list[PageState]] = defaultdict(list)
        for state in self.record.states:
            groups[state.scenario, state.step].append(state)
        return {key: tuple(group) for key, group in groups.items()}


def variant(state: PageState) -> str:
    """What sets a state's rendition apart besides its locale: `320x900 dark`, empty for the default one."""
    return state.rendition.label.partition(" ")[2]


def _page(scenario: str) -> str:
    """What a page is called that was checked: its path."""
    return scenario.partition("[")[2].removesuffix("]") or scenario

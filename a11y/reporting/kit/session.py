"""A session in one locale: the tasks of a record as a participant goes through them, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

import msgspec

from a11y.facts.scenario_words import without_stop
from a11y.reporting.kit.expected import Expected, expected
from a11y.reporting.views.acts import ActLine, act_lines
from a11y.reporting.views.completeness import Gap, gaps
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.heard import Heard, heard
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import Words, from_target
from a11y.words.finding import OutcomeValue
from a11y.words.rendition import Modality
from a11y.words.speech import TREE
from a11y.words.state import PageState

_LEAST_WORDS = 2
"""Words of a control's name before a task that contains it is said to name the control."""


class SessionStep(msgspec.Struct, frozen=True):
    """One step of a task."""

    number: int
    """From 1."""
    step: str
    """Its name, in English: what is reached."""
    state: PageState
    """The page state that it ends with."""
    begins_at: Words
    """The title of the page on which it begins; empty at the first step."""
    title: Words
    """The title of the page on which it ends."""
    url: Words
    """The address of that page."""
    acts: tuple[ActLine, ...]
    """What the user does."""
    expected: Expected
    """What should be heard."""
    heard: tuple[Heard, ...]
    """All that is heard, by every voice."""
    barriers: tuple[Fault, ...]
    """Known faults, the hardest first."""


class SessionTask(msgspec.Struct, frozen=True):
    """A scenario as a participant is given it."""

    scenario: str
    """Its identifier."""
    anchor: str
    """A fragment identifier, unique among the tasks of the session."""
    title: str
    """Its title, in English."""
    card: str
    """The task in plain words, in English; its title where the scenario has none."""
    own_card: bool
    """Whether the scenario has words for people; False when the title stands in."""
    starts_at: Words
    """The address at which it begins; empty when no page was seen."""
    modality: Modality | None
    """How the walk that is shown was done; none when no page was seen."""
    steps: tuple[SessionStep, ...]
    """In order."""
    gaps: tuple[Gap, ...]
    """What was not seen of it."""
    control_names: tuple[str, ...]
    """The names of the controls that are used, as they are on the page."""

    @property
    def barriers(self) -> tuple[Fault, ...]:
        """All known faults on the way, each once."""
        found = {fault.fingerprint: fault for step in self.steps for fault in step.barriers}
        return tuple(found.values())

    def named_in(self, words: str) -> tuple[str, ...]:
        """The controls that `words` give away: a task card is to name none."""
        folded = " ".join(words.casefold().split())
        return tuple(
            name
            for name in self.control_names
            if len(name.split()) >= _LEAST_WORDS
            and re.search(rf"(?<!\w){re.escape(' '.join(name.casefold().split()))}(?!\w)", folded)
        )


class Session(msgspec.Struct, frozen=True):
    """All tasks of a kit in one locale."""

    locale: str
    """What the pages are shown in (BCP 47)."""
    tasks: tuple[SessionTask, ...]
    """In the order of the record."""
    gaps: tuple[Gap, ...]
    """What was not seen, of the tasks and of the run as a whole."""
    voices: tuple[str, ...]
    """Screen readers that were listened to besides the accessibility tree."""


class Sessions:
    """The tasks of a record, to be laid out locale by locale."""

    def __init__(
        self, overview: Overview, scenarios: Sequence[str], voice: str = TREE, address: str = ""
    ) -> None:
        """`voice` is the beginning of the screen reader's name to believe before the accessibility tree.

        `address` is where the site is during the session, when it is not where the run found it.
        """
        self._address = address and address.rstrip("/") + "/"
        self._overview = overview
        self._scenarios = scenarios
        self._voice = voice
        self._faults = faults(overview)
        self._gaps = gaps(overview)

    def in_locale(self, locale: str) -> Session:
        """The session in one locale."""
        missing = [gap for gap in self._gaps if self._concerns(gap, locale)]
        return Session(
            locale=locale,
            tasks=tuple(
                self._task(scenario, f"task-{number}", locale, missing)
                for number, scenario in enumerate(self._scenarios, start=1)
            ),
            gaps=tuple(missing),
            voices=tuple(sorted({one.voice for one in self._overview.record.speeches if one.voice != TREE})),
        )

    def _concerns(self, gap: Gap, locale: str) -> bool:
        if gap.untested is not None:
            # what no rule has judged is missed by nobody in a session
            return "/" not in gap.untested.what and not gap.untested.scenarios.isdisjoint(self._scenarios)
        return gap.walk is None or any(gap.is_of(scenario, locale) for scenario in self._scenarios)

    def _task(self, scenario: str, anchor: str, locale: str, missing: Sequence[Gap]) -> SessionTask:
        states = _walk_shown(self._overview, scenario, locale)
        walks = (walk for walk in self._overview.walks if walk.scenario == scenario)
        card = next((walk.task for walk in walks if walk.task), "")
        title = self._overview.titles[scenario]
        acts = (act for state in states for act in state.acts if act.verb != "arrive")
        return SessionTask(
            scenario=scenario,
            anchor=anchor,
            title=title,
            card=card or without_stop(title),
            own_card=bool(card),
            starts_at=from_target(_start(states, self._overview.record.run.target, self._address)),
            modality=states[0].modality if states else None,
            steps=tuple(self._steps(states)),
            gaps=tuple(gap for gap in missing if gap.is_of(scenario, locale)),
            control_names=tuple(dict.fromkeys(act.name or act.expected_name for act in acts)),
        )

    def _steps(self, states: Sequence[PageState]) -> Iterator[SessionStep]:
        before = ""
        for state in states:
            language = state.rendition.locale
            met = [fault for fault in self._faults if _is_met(fault, state)]
            yield SessionStep(
                number=state.step_number,
                step=state.step,
                state=state,
                begins_at=from_target(before, language),
                title=from_target(state.title, language),
                url=from_target(state.url),
                acts=tuple(
                    line
                    for act, line in zip(state.acts, act_lines((state,)), strict=True)
                    if act.verb != "arrive"
                ),
                expected=expected(state, self._overview.speeches.get(state.id, ()), self._voice),
                heard=heard(self._overview.speeches, state, state),
                barriers=tuple(
                    sorted(
                        (f for f in met if f.outcome is OutcomeValue.FAILED), key=lambda fault: fault.order
                    )
                ),
            )
            before = state.title


def _is_met(fault: Fault, state: PageState) -> bool:
    here = any((place.scenario, place.step) == (state.scenario, state.step) for place in fault.places)
    return here and state.rendition.locale in fault.locales


def _walk_shown(overview: Overview, scenario: str, locale: str) -> tuple[PageState, ...]:
    """The page states to show of a scenario in a locale: the longest walk, by keyboard if any will do, the plainest."""
    walks = [
        states
        for (name, _, _), states in overview.by_walk.items()
        if name == scenario and states[0].rendition.locale == locale
    ]
    return min(
        walks,
        key=lambda states: (
            -len(states),
            " " in states[0].rendition.label,
            states[0].modality is not Modality.KEYBOARD,
        ),
        default=(),
    )


def _start(states: Sequence[PageState], target: str, address: str) -> str:
    """The address of the page that the user opens first; what the run found at `target` is at `address` now."""
    if not states:
        return ""
    opened = next((act.name for act in states[0].acts if act.verb == "open" and act.name), "")
    begins = urljoin(states[0].url, opened)
    base = target.rstrip("/") + "/"
    return urljoin(address, begins.removeprefix(base)) if address and begins.startswith(base) else begins

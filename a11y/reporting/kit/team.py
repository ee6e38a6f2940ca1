"""The team's page: each page of the chosen tasks as a map, an outline and a list of forms, and what is still to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.facts.record import load_nodes
from a11y.reporting.kit.form_list import PageForm, form_list
from a11y.reporting.kit.outline import PageOutline, page_outline
from a11y.reporting.kit.page_map import PageMap, page_map
from a11y.reporting.kit.questions import Asked, QuestionGroup, questions
from a11y.reporting.views.completeness import Gap, gaps
from a11y.reporting.views.overview import Overview, variant
from a11y.reporting.views.words import Said, Words, from_target
from a11y.words.errors import RecordError
from a11y.words.marking import N_
from a11y.words.rendition import Modality
from a11y.words.state import FocusStop, PageState


class PageMaps(msgspec.Struct, frozen=True):
    """What the team sees of a page: equal ones are told once."""

    map: PageMap
    """The Tab order."""
    outline: PageOutline
    """Headings and landmarks."""
    forms: tuple[PageForm, ...]
    """Forms and fields."""
    lost: Said | None
    """Why nothing is known of its elements; none when they are in the record."""


class TeamStep(msgspec.Struct, frozen=True):
    """A step of a task."""

    scenario: str
    """The scenario's identifier."""
    task: str
    """The task's title, in English."""
    anchor: str
    """A fragment identifier."""
    number: int
    """From 1."""
    step: str
    """Its name, in English."""
    title: Words
    """The title of the page."""
    url: Words
    """Its address."""
    modality: Modality
    """How the walk that is shown was done."""
    language: Words
    """The `lang` of the page, as written; may be empty."""
    page: PageMaps | None
    """The page; none when it is told at `same`."""
    same: TeamStep | None
    """The step at which an equal page is told."""


class TeamTask(msgspec.Struct, frozen=True):
    """A task."""

    scenario: str
    """Its identifier."""
    anchor: str
    """A fragment identifier."""
    title: str
    """Its title, in English."""
    steps: tuple[TeamStep, ...]
    """In order; empty when no page of it was seen in the locale."""
    gaps: tuple[Gap, ...]
    """What was not seen of it in the locale."""


class TeamPage(msgspec.Struct, frozen=True):
    """The team's page in one locale."""

    locale: str
    """What the pages are shown in (BCP 47)."""
    tasks: tuple[TeamTask, ...]
    """The chosen scenarios, in order."""
    questions: tuple[QuestionGroup, ...]
    """What rules could not decide."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """The file names in the record's `media/` that the page shows."""
        pages = (step.page for task in self.tasks for step in task.steps)
        maps = (page.map.picture for page in pages if page)
        asked = (one.fault.picture for group in self.questions for one in group.asked)
        return tuple(dict.fromkeys(picture.media for picture in (*maps, *asked) if picture))

    def step(self, scenario: str, number: int) -> TeamStep | None:
        """A step by the scenario's identifier and its number; None for one that is not on the page."""
        steps = (step for task in self.tasks if task.scenario == scenario for step in task.steps)
        return next((step for step in steps if step.number == number), None)

    def asked_at(self, step: TeamStep) -> tuple[tuple[QuestionGroup, Asked], ...]:
        """The questions that are met at a step."""
        place = (step.scenario, step.number)
        return tuple((group, one) for group in self.questions for one in group.asked if place in one.steps)


def team_page(overview: Overview, scenarios: Sequence[str], locale: str) -> TeamPage:
    """What the team sees of these scenarios in a locale.

    Of each step the plainest rendition is shown, and the walk by keyboard where there is one.
    """
    missing = gaps(overview)
    told: dict[bytes, TeamStep] = {}
    return TeamPage(
        locale=locale,
        tasks=tuple(
            TeamTask(
                scenario=scenario,
                anchor=f"task-{number}",
                title=overview.titles.get(scenario, scenario),
                steps=tuple(_steps(overview, scenario, locale, f"task-{number}", told)),
                gaps=tuple(gap for gap in missing if gap.is_of(scenario, locale)),
            )
            for number, scenario in enumerate(scenarios, start=1)
        ),
        questions=questions(overview, scenarios, locale),
    )


def _steps(
    overview: Overview, scenario: str, locale: str, anchor: str, told: dict[bytes, TeamStep]
) -> Iterator[TeamStep]:
    shown = _shown(overview, scenario, locale)
    for state in shown:
        page = _maps(overview, state, _stops_at(state, overview))
        key = _what_is_told(page)
        step = TeamStep(
            scenario=scenario,
            task=overview.titles.get(scenario, scenario),
            anchor=f"{anchor}-step-{state.step_number}",
            number=state.step_number,
            step=state.step,
            title=from_target(state.title, locale),
            url=from_target(state.url),
            modality=state.modality,
            language=from_target(state.language),
            page=None if key in told else page,
            same=told.get(key),
        )
        told.setdefault(key, step)
        yield step


def _shown(overview: Overview, scenario: str, locale: str) -> tuple[PageState, ...]:
    """One page state for each step, whoever saw it: a walk that broke leaves its later steps to another."""
    best: dict[int, PageState] = {}
    for state in overview.record.states:
        if (state.scenario, state.rendition.locale) != (scenario, locale):
            continue
        other = best.setdefault(state.step_number, state)
        if _preference(state) < _preference(other):
            best[state.step_number] = state
    return tuple(best[number] for number in sorted(best))


def _preference(state: PageState) -> tuple[bool, bool, bool, str]:
    # whoever listened with a screen reader did not tab through the page besides
    return (
        variant(state) != "",
        "hands" not in state.blobs,
        state.modality is not Modality.KEYBOARD,
        state.rendition.label,
    )


def _stops_at(state: PageState, overview: Overview) -> tuple[FocusStop, ...]:
    """Where the focus rested on this page while the user went on from it, each element once."""
    walk = overview.by_walk[state.scenario, state.rendition.label, state.modality]
    found: dict[str, FocusStop] = {}
    for later in walk:
        for stop in later.focus:
            if 1 <= stop.act <= len(later.acts) and later.acts[stop.act - 1].state == state.id:
                found.setdefault(stop.selector, stop)
    return tuple(found.values())


def _maps(overview: Overview, state: PageState, walked: Sequence[FocusStop]) -> PageMaps:
    lost = None
    try:
        state = load_nodes(overview.record.folder, state)
    except RecordError:
        lost = Said(LOST)
    return PageMaps(page_map(state, walked), page_outline(state), form_list(state), lost)


def _what_is_told(page: PageMaps) -> bytes:
    """What makes pages equal here: all that is told of them, whatever else their pictures show."""
    picture = page.map.picture
    plain = msgspec.structs.replace(picture, media="") if picture else None
    return msgspec.json.encode(
        msgspec.structs.replace(page, map=msgspec.structs.replace(page.map, picture=plain))
    )


LOST = N_(
    "The elements of this page are not in the record any more: run the scenario again to see its Tab order."
)

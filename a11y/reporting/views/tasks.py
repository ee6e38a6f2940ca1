"""The tasks desk, for designers: each scenario as a user goes through it, with pictures, structure and barriers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from a11y.reporting.views.acts import ActLine, act_lines
from a11y.reporting.views.completeness import Gap, gaps
from a11y.reporting.views.faults import Fault, by_scenario
from a11y.reporting.views.heard import Heard, heard
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.picture import MarkedPicture, whole_picture
from a11y.reporting.views.words import Words, from_target
from a11y.speech.effort import Effort, efforts
from a11y.words.finding import Impact, OutcomeValue
from a11y.words.rendition import Modality
from a11y.words.state import PageState

LANDMARKS = ("banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search")
"""The landmark roles of WAI-ARIA."""
_NAMED = ("form", "region")
"""Roles that are landmarks only when they have a name."""


class OutlineItem(msgspec.Struct, frozen=True):
    """A heading or a landmark, as assistive technology lists it."""

    role: str
    """`heading`, `main`…"""
    level: int
    """A heading's level from 1; 0 for landmarks."""
    name: Words
    """Its name."""
    depth: int = 0
    """In how many headings of a smaller level, or landmarks, it stands."""
    gap: bool = False
    """A level is left out above it."""


class Stop(msgspec.Struct, frozen=True):
    """Where the focus rests while tabbing."""

    role: str
    """The role."""
    name: Words
    """The name."""


class OtherPicture(msgspec.Struct, frozen=True):
    """The same step in another locale, rendition or modality."""

    label: str
    """The rendition: `he 320x900`."""
    locale: str
    """Its locale."""
    variant: str
    """What sets the rendition apart besides."""
    modality: Modality
    """The modality."""
    picture: MarkedPicture
    """The picture."""


class TaskStep(msgspec.Struct, frozen=True):
    """A step of a task."""

    step: str
    """Its name, in English."""
    number: int
    """From 1."""
    title: Words
    """The title of the page."""
    url: Words
    """The address of the page."""
    picture: MarkedPicture | None
    """The page, barriers marked."""
    acts: tuple[ActLine, ...]
    """What a user does to get there."""
    keyboard_acts: tuple[ActLine, ...]
    """The same by keyboard alone, with keystrokes; empty when nobody walked it."""
    headings: tuple[OutlineItem, ...]
    """The heading outline."""
    landmarks: tuple[OutlineItem, ...]
    """The landmarks."""
    stops: tuple[Stop, ...]
    """The order of focus; empty when nobody tabbed through."""
    stops_locale: str
    """The locale of the walk that tabbed through."""
    heard: tuple[Heard, ...]
    """What somebody hears who listens to the page."""
    barriers: tuple[Fault, ...]
    """Known faults of the step."""
    questions: tuple[Fault, ...]
    """What a person should look at."""
    others: tuple[OtherPicture, ...]
    """The step in other locales and renditions."""


class Task(msgspec.Struct, frozen=True):
    """A scenario as a task."""

    scenario: str
    """Its identifier."""
    title: str
    """Its title, in English."""
    locale: str
    """The locale of what is shown."""
    modality: Modality | None
    """How the user acted in what is shown; none when no page was seen."""
    steps: tuple[TaskStep, ...]
    """In order."""
    keys: int
    """Keystrokes to get about and operate, from start to end by keyboard alone; 0 when nobody walked it so."""
    typed: int
    """Characters typed besides."""
    effort: Effort | None
    """What the task takes somebody who listens; none when no page was seen."""
    before: Effort | None
    """What the same walk took in the base; none when there is no base, or it did not come to its end in both."""
    barriers: int
    """Distinct faults on the way."""
    worst: Impact | None
    """The greatest impact among them."""
    questions: int
    """Distinct questions on the way."""
    gaps: tuple[Gap, ...]
    """What was not seen of it."""


def tasks(
    overview: Overview, faults: Sequence[Fault], efforts_before: Sequence[Effort] = ()
) -> tuple[Task, ...]:
    """The tasks desk of a record. `efforts_before` is what walks took in the base."""
    missing = gaps(overview)
    before = {(one.scenario, one.rendition, one.modality): one for one in efforts_before}
    of = by_scenario(faults)
    return tuple(
        _task(overview, of.get(scenario, ()), missing, scenario, before) for scenario in overview.scenarios
    )


def _task(
    overview: Overview,
    here: Sequence[Fault],
    missing: Sequence[Gap],
    scenario: str,
    before: Mapping[tuple[str, str, Modality], Effort],
) -> Task:
    shown = _best_walk(overview, scenario, None)
    keyboard = _best_walk(overview, scenario, Modality.KEYBOARD)
    by_number = {state.step_number: state for state in keyboard}
    failed = [fault for fault in here if fault.outcome is OutcomeValue.FAILED]
    lines = act_lines(keyboard)
    effort = next(iter(efforts(keyboard or shown, overview.record.speeches)), None)
    return Task(
        scenario=scenario,
        title=overview.titles[scenario],
        locale=shown[0].rendition.locale if shown else "",
        modality=shown[0].modality if shown else None,
        steps=tuple(_step(overview, here, state, by_number.get(state.step_number)) for state in shown),
        keys=sum(line.keys for line in lines),
        typed=sum(line.typed for line in lines),
        effort=effort,
        before=before.get((effort.scenario, effort.rendition, effort.modality)) if effort else None,
        barriers=len(failed),
        worst=max((fault.impact for fault in failed), key=lambda impact: impact.weight, default=None),
        questions=len(here) - len(failed),
        gaps=tuple(gap for gap in missing if gap.walk and gap.walk.scenario == scenario),
    )


def _best_walk(overview: Overview, scenario: str, modality: Modality | None) -> tuple[PageState, ...]:
    """The walk to show: the longest, then the plainest, in the source locale, by pointer if any will do."""
    walks = [
        states
        for (name, _, how), states in overview.by_walk.items()
        if name == scenario and modality in (None, how)
    ]
    source = overview.record.run.source_locale
    return min(
        walks,
        key=lambda states: (
            -len(states),
            " " in states[0].rendition.label,
            states[0].rendition.locale != source,
            states[0].modality is not Modality.POINTER,
        ),
        default=(),
    )


def _step(
    overview: Overview, here: Sequence[Fault], state: PageState, keyboard: PageState | None
) -> TaskStep:
    language = state.rendition.locale
    met = [f for f in here if any((p.scenario, p.step) == (state.scenario, state.step) for p in f.places)]
    boxes = [
        finding.target.box
        for finding in overview.record.findings
        if finding.state == state.id and finding.outcome is OutcomeValue.FAILED
    ]
    tabbed = keyboard or state
    return TaskStep(
        step=state.step,
        number=state.step_number,
        title=from_target(state.title, language),
        url=from_target(state.url),
        picture=whole_picture(state, boxes),
        acts=act_lines((state,)),
        keyboard_acts=act_lines((keyboard,)) if keyboard else (),
        headings=outline(state, ("heading",)),
        landmarks=outline(state, LANDMARKS),
        stops=tuple(
            Stop(from_target(stop.role).text, from_target(stop.name, tabbed.rendition.locale))
            for stop in tabbed.focus
        ),
        stops_locale=tabbed.rendition.locale,
        heard=heard(overview.speeches, state, tabbed),
        barriers=tuple(
            sorted((f for f in met if f.outcome is OutcomeValue.FAILED), key=lambda fault: fault.order)
        ),
        questions=tuple(f for f in met if f.outcome is OutcomeValue.CANT_TELL),
        others=_others(overview, state),
    )


def outline(state: PageState, roles: Sequence[str]) -> tuple[OutlineItem, ...]:
    """Headings by their levels, landmarks by what they stand in: each deeper by one at most, so that it is a tree."""
    items: list[OutlineItem] = []
    way: list[int] = []
    for node in state.tree:
        while roles is LANDMARKS and way and way[-1] >= node.depth:
            way.pop()  # what is no landmark ends those that it does not stand in
        if node.role not in roles or not (node.name or node.role not in _NAMED):
            continue
        level = _level(node.properties.get("level", ""))
        rank = level or node.depth
        while way and way[-1] >= rank:
            way.pop()
        gap = level > 1 and rank > (way[-1] if way else 0) + 1
        name = from_target(node.name, state.rendition.locale)
        items.append(OutlineItem(node.role, level, name, len(way), gap))
        way.append(rank)
    return tuple(items)


def _level(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _others(overview: Overview, shown: PageState) -> tuple[OtherPicture, ...]:
    found = []
    for state in overview.looked_at[shown.scenario, shown.step]:
        picture = whole_picture(state) if state is not shown else None
        if picture:
            label = state.rendition.label
            found.append(
                OtherPicture(label, state.rendition.locale, label.partition(" ")[2], state.modality, picture)
            )
    return tuple(found)

"""Page states of two records that are of the same step."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from a11y.facts.record import Record
from a11y.words.run import WalkStatus
from a11y.words.state import PageState

Step = tuple[str, str, int, str, str]
"""Scenario, step, the how many-th of that name in its walk, rendition, modality."""


class Steps(msgspec.Struct, frozen=True):
    """What base and head looked at, in the order of the head."""

    pairs: tuple[tuple[PageState, PageState], ...]
    """Base and head of one step."""
    came: tuple[PageState, ...]
    """Steps of walks that both made, in the head alone."""
    gone: tuple[PageState, ...]
    """Steps of walks that both made, in the base alone."""


def pair_steps(base: Record, head: Record) -> Steps:
    """The page states of walks that broke in neither. A step that moved on in its walk is still the same."""
    broken = _broken(base) | _broken(head)
    old = {step: state for step, state in _steps(base) if _way(state) not in broken}
    new = {step: state for step, state in _steps(head) if _way(state) not in broken}
    walks = {_walk(step) for step in old} & {_walk(step) for step in new}
    return Steps(
        pairs=tuple((old[step], state) for step, state in new.items() if step in old),
        came=tuple(s for step, s in new.items() if step not in old and _walk(step) in walks),
        gone=tuple(s for step, s in old.items() if step not in new and _walk(step) in walks),
    )


def _steps(record: Record) -> Iterator[tuple[Step, PageState]]:
    counts: dict[Step, int] = {}
    for state in record.states:
        first = (state.scenario, state.step, 0, state.rendition.label, state.modality.value)
        counts[first] = counts.get(first, 0) + 1
        yield (first[0], first[1], counts[first], first[3], first[4]), state


def _broken(record: Record) -> set[tuple[str, str, str]]:
    """Walks that broke or did not end: the page where one broke is not the page of that step."""
    cut_short = {WalkStatus.BROKEN, WalkStatus.UNTESTED}
    ended = {end.walk.key for end in record.ends if end.walk and end.status not in cut_short}
    walks = (*record.run.planned, *(end.walk for end in record.ends if end.walk))
    return {(w.scenario, w.rendition.locale, w.modality.value) for w in walks if w.key not in ended}


def _way(state: PageState) -> tuple[str, str, str]:
    return (state.scenario, state.rendition.locale, state.modality.value)


def _walk(step: Step) -> tuple[str, str, str]:
    return (step[0], step[3], step[4])

"""Can everything be done by keyboard alone? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import act_outcome
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.rendition import Modality
from a11y.words.state import Act, PageState, Reach

_TABS_IN_VAIN = 4
"""Stops in a row at one place: Tab does not leave it."""
_OPERATED = {"fill", "activate", "choose"}


def _acts(state: PageState) -> Iterator[Act]:
    """What the user operated, where the user had a keyboard alone."""
    if state.modality is Modality.KEYBOARD:
        yield from (act for act in state.acts if act.verb in _OPERATED)


def judge_unreachable(state: PageState) -> Iterator[Outcome]:
    """Applies to each control that a scenario operates by keyboard. Expects that Tab comes to it."""
    for act in _acts(state):
        reached = act.reach is not Reach.UNREACHABLE
        held = "" if reached else _held_fast(state)
        params = {"name": act.name or act.expected_name, "role": act.role}
        yield act_outcome(
            act,
            OutcomeValue.PASSED if reached else OutcomeValue.FAILED,
            REACHED if reached else HELD_FAST if held else NOT_REACHED,
            {**params, "stop": held} if held else params,
        )


def _held_fast(state: PageState) -> str:
    """What the focus stayed at, Tab after Tab, until the user gave up; empty when it went on."""
    for number, stop in enumerate(state.focus[: len(state.focus) - _TABS_IN_VAIN + 1]):
        if {other.selector for other in state.focus[number : number + _TABS_IN_VAIN]} == {stop.selector}:
            return stop.name or stop.selector
    return ""


def judge_inoperable(state: PageState) -> Iterator[Outcome]:
    """Applies to each control that a scenario activates by keyboard and that Tab comes to. Expects an effect."""
    for act in _acts(state):
        if act.verb != "activate" or act.reach is Reach.UNREACHABLE:
            continue
        operated = act.reach is not Reach.INOPERABLE
        yield act_outcome(
            act,
            OutcomeValue.PASSED if operated else OutcomeValue.FAILED,
            OPERATED if operated else NOT_OPERATED,
            {"name": act.name or act.expected_name, "role": act.role},
        )


UNREACHABLE = Rule(
    id="keyboard/unreachable",
    title=N_("Every control that a task needs can be reached with the Tab key."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_unreachable,
)
INOPERABLE = Rule(
    id="keyboard/inoperable",
    title=N_("Every control that a task needs can be operated with Enter or Space."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_inoperable,
)

REACHED = N_("Tab comes to “%(name)s”.")
HELD_FAST = N_(
    "Tab does not leave “%(stop)s”, so it never comes to “%(name)s” (%(role)s). "
    "Let Tab move the focus on from there."
)
NOT_REACHED = N_(
    "Tab went round the whole page and never came to “%(name)s” (%(role)s). "
    "Make it a native control, or give it tabindex=0 and key handlers."
)
OPERATED = N_("“%(name)s” answers to the keyboard.")
NOT_OPERATED = N_(
    "“%(name)s” (%(role)s) has the focus, but the key that its role demands does nothing; a click does. "
    "Make it a native button or link, or handle Enter and Space."
)

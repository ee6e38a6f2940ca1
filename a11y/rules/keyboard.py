"""Can everything be done by keyboard alone? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import act_outcome
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.rendition import Modality
from a11y.words.state import Act, PageState, Reach

_OPERATED = {"fill", "activate", "choose"}


def _acts(state: PageState) -> Iterator[Act]:
    """What the user operated, where the user had a keyboard alone."""
    if state.modality is Modality.KEYBOARD:
        yield from (act for act in state.acts if act.verb in _OPERATED)


def judge_unreachable(state: PageState) -> Iterator[Outcome]:
    """Applies to each control that a scenario operates by keyboard. Expects that Tab comes to it."""
    for act in _acts(state):
        reached = act.reach is not Reach.UNREACHABLE
        yield act_outcome(
            act,
            OutcomeValue.PASSED if reached else OutcomeValue.FAILED,
            REACHED if reached else NOT_REACHED,
            {"name": act.name or act.expected_name, "role": act.role},
        )


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
NOT_REACHED = N_(
    "Tab went round the whole page and never came to “%(name)s” (%(role)s). "
    "Make it a native control, or give it tabindex=0 and key handlers."
)
OPERATED = N_("“%(name)s” answers to the keyboard.")
NOT_OPERATED = N_(
    "“%(name)s” (%(role)s) has the focus, but the key that its role demands does nothing; a click does. "
    "Make it a native button or link, or handle Enter and Space."
)

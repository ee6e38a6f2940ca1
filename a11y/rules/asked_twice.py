"""Is what somebody gave asked for again in a later step? (WCAG 2.2, criterion 3.3.7 Redundant Entry)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from a11y.facts.plain_text import fold
from a11y.rules.asked_fields import Asked, asked
from a11y.rules.form_messages import messages, says_error
from a11y.rules.forms import forms_of
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import PageState


class Step(msgspec.Struct, frozen=True):
    """What a step of a walk asked for."""

    path: str
    """The path of its address."""
    questions: tuple[Asked, ...]
    """Of its forms."""
    filled: frozenset[str]
    """What was filled in between the step before and this one, by name, folded."""
    goes_on: bool
    """It came by a button of the step before, and not by an address or a link."""


def keep_step(state: PageState) -> Step:
    """What a step asked for."""
    page = forms_of(state)
    return Step(
        path=urlsplit(state.url).path,
        questions=tuple(question for _, question in asked(page)) if page.fields else (),
        filled=frozenset(fold(act.name) for act in state.acts if act.verb in {"fill", "choose"}),
        goes_on=_goes_on(state),
    )


def _goes_on(state: PageState) -> bool:
    pressed = [act for act in state.acts if act.verb not in {"fill", "choose", "arrive"}]
    return bool(pressed) and all(
        act.verb == "press" or (act.verb == "activate" and act.role == "button") for act in pressed
    )


def judge_twice(state: PageState, _: Sequence[Sighting], before: Sequence[Step]) -> Iterator[Outcome]:
    """Applies to questions of a page that somebody came to by the buttons of one task, step by step.

    Expects that none of them was asked in an earlier step, unless it is filled in already, or a control takes the
    answer over. Failed where it says by its purpose that it is the same one, about the same person, and was answered
    before; questions with the same words and name are asked about. Passwords, codes and signing in again are for
    security, which 3.3.7 lets be.
    """
    if not _goes_on(state) or state.same_document:
        return
    own = keep_step(state)
    earlier = _task(own, before)
    if not own.questions or not any(step.questions for step, _ in earlier):
        return
    page = forms_of(state)
    wrong = any(True for _ in messages(page, says_error))
    for field, question in asked(page):
        told = _told(own, question, earlier, came_back=wrong)
        if told is None:
            yield Outcome(OutcomeValue.PASSED, ASKED_ONCE)
            continue
        params = {"field": question.name}
        yield Outcome(*told, params, node_target(state, field), node=field.id)


def _task(own: Step, before: Sequence[Step]) -> list[tuple[Step, frozenset[str]]]:
    """The steps of the same task, the latest first, each with the names of what was filled in on it."""
    found: list[tuple[Step, frozenset[str]]] = []
    after = own
    for step in reversed(before):
        found.append((step, after.filled))
        if not step.goes_on:
            break
        after = step
    return found


def _told(
    own: Step, question: Asked, earlier: Sequence[tuple[Step, frozenset[str]]], *, came_back: bool
) -> tuple[OutcomeValue, str] | None:
    if not question.empty or question.offered:
        return None
    form = {(one.key, one.name) for one in own.questions}
    for step, filled in earlier:
        if question.key not in {one.key for one in step.questions}:
            continue
        answered = fold(question.name) in filled
        if step.path == own.path or {(one.key, one.name) for one in step.questions} == form:
            if answered and came_back:
                return OutcomeValue.CANT_TELL, EMPTIED
            continue  # the same form, for another thing perhaps
        sure = answered and question.personal
        return (OutcomeValue.FAILED, ASKED_AGAIN) if sure else (OutcomeValue.CANT_TELL, PERHAPS_AGAIN)
    return None


ASKED_TWICE: AcrossRule[Step] = AcrossRule(
    id="form/asked-twice",
    title=N_("What somebody gave in a task is not asked for again in a later step."),
    criteria=("3.3.7",),
    impact=Impact.MODERATE,
    compared=Compared.STEPS,
    keep=keep_step,
    judge=judge_twice,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html",
)

ASKED_ONCE = N_("It was not asked for before in this task, or it is filled in already.")
ASKED_AGAIN = N_(
    "“%(field)s” was asked for and given in an earlier step, and is to be given again: who finds it hard to remember "
    "or to type makes mistakes here. Fill it in with what was given, or let it be chosen."
)
PERHAPS_AGAIN = N_(
    "“%(field)s” was asked for in an earlier step of this task as well, and is empty here. Is it about the same person "
    "or thing? Then fill it in with what was given, or let it be chosen."
)
EMPTIED = N_(
    "“%(field)s” was filled in, and is empty when the form comes back with what is wrong. Could the answer have been "
    "kept? Who finds it hard to type should not have to give again what was right."
)

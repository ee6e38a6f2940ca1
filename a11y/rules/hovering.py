"""Can content that comes under the pointer be dismissed, kept, and had by keys? (WCAG 2.2, 1.4.13 and 2.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Bubble
from a11y.words.state import Node, PageState

_FEW, _SHORT = 4, 30
"""Words, and letters, of what is read at a glance."""
_LOW, _NARROW = 48.0, 240.0
"""CSS pixels, high and wide, of a box that a screen which is enlarged shows together with its trigger."""


def _bubbles(state: PageState) -> Iterator[tuple[Bubble, Node]]:
    for bubble in state.openings.bubbles if state.openings is not None else ():
        if 0 <= bubble.trigger < len(state.nodes):
            yield bubble, state.nodes[bubble.trigger]


def _told(state: PageState, trigger: Node, value: OutcomeValue, message: str, **params: str) -> Outcome:
    return Outcome(value, message, params, node_target(state, trigger), node=trigger.id)


def _is_small(bubble: Bubble) -> bool:
    """Whether it is a box of few words and nothing to operate."""
    words, box = bubble.words.strip(), bubble.what.box
    few = 0 < len(words) <= _SHORT and len(words.split()) <= _FEW
    return few and not bubble.controls and box is not None and box.height <= _LOW and box.width <= _NARROW


def judge_dismissable(state: PageState) -> Iterator[Outcome]:
    """Applies to content that comes under the pointer and lies over words or controls. Expects that Esc takes it away.

    A control in it that closes it will do. Source: WCAG 2.2, criterion 1.4.13 Content on Hover or Focus.
    """
    for bubble, trigger in _bubbles(state):
        if not bubble.obscures or bubble.dismissable is None:
            continue
        if bubble.dismissable:
            yield Outcome(OutcomeValue.PASSED, DISMISSED)
        else:
            yield _told(state, trigger, OutcomeValue.FAILED, NOT_DISMISSED)


def judge_hoverable(state: PageState) -> Iterator[Outcome]:
    """Applies to content that comes under the pointer, beside its trigger. Expects that the pointer can go onto it.

    A small box of a few words is seen together with its trigger on most enlarged screens: a question. Source: WCAG
    2.2, criterion 1.4.13 Content on Hover or Focus.
    """
    for bubble, trigger in _bubbles(state):
        if bubble.hoverable is None:
            continue
        if bubble.hoverable:
            yield Outcome(OutcomeValue.PASSED, KEPT)
        elif _is_small(bubble):
            yield _told(state, trigger, OutcomeValue.CANT_TELL, SMALL_NOT_KEPT, words=bubble.words.strip())
        else:
            yield _told(state, trigger, OutcomeValue.FAILED, NOT_KEPT)


def judge_by_focus(state: PageState) -> Iterator[Outcome]:
    """Applies to content that comes under the pointer. Expects that it comes with the focus, or by keys, as well.

    Where nothing takes the focus and there is nothing to operate, the words may stand elsewhere: a question.
    Source: WCAG 2.2, criterion 2.1.1 Keyboard.
    """
    for bubble, trigger in _bubbles(state):
        if bubble.by_focus is None:
            continue
        if bubble.by_focus:
            yield Outcome(OutcomeValue.PASSED, WITH_FOCUS)
        elif bubble.focusable or bubble.controls:
            yield _told(state, trigger, OutcomeValue.FAILED, POINTER_ALONE)
        else:
            yield _told(state, trigger, OutcomeValue.CANT_TELL, PERHAPS_ELSEWHERE)


DISMISSABLE = Rule(
    id="hover/dismissable",
    title=N_("Content that comes under the pointer and covers something can be sent away by Esc."),
    criteria=("1.4.13",),
    impact=Impact.MODERATE,
    judge=judge_dismissable,
    needs=("dom", "openings"),
)
HOVERABLE = Rule(
    id="hover/hoverable",
    title=N_("Content that comes under the pointer stays when the pointer moves onto it."),
    criteria=("1.4.13",),
    impact=Impact.SERIOUS,
    judge=judge_hoverable,
    needs=("dom", "openings"),
)
BY_FOCUS = Rule(
    id="hover/by-focus",
    title=N_("Content that comes under the pointer comes with the focus as well."),
    criteria=("2.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_by_focus,
    needs=("dom", "openings"),
)

DISMISSED = N_("Esc takes away what comes under the pointer.")
NOT_DISMISSED = N_(
    "What comes when the pointer is here covers other parts of the page, and Esc does not take it away: who sees an "
    "enlarged part of the screen cannot read what is under it. Let Esc hide it while the pointer stays."
)
KEPT = N_("The pointer can be moved onto what comes.")
NOT_KEPT = N_(
    "What comes when the pointer is here goes before the pointer is on it: who enlarges the screen must move there to "
    "read it. Keep it while the pointer is over it, and leave no gap between the two."
)
SMALL_NOT_KEPT = N_(
    "“%(words)s” comes when the pointer is here, and goes before the pointer is on it. Can somebody who enlarges the "
    "screen read it without moving there? Else keep it while the pointer is over it, and leave no gap between the two."
)
WITH_FOCUS = N_("What comes under the pointer comes with the focus as well.")
POINTER_ALONE = N_(
    "Something comes when the pointer is here, and nothing comes with the focus: who uses a keyboard never sees it. "
    "Show it on focus (:focus-visible, :focus-within) as well, or let a button open it."
)
PERHAPS_ELSEWHERE = N_(
    "Words come when the pointer is here, and the focus cannot be put on it. "
    "Does somebody who uses a keyboard or a touch screen find these words elsewhere?"
)

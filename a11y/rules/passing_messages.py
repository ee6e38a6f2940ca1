"""Does what a press brings stay until everybody could read and use it? (WCAG 2.2, 2.2.1 Timing Adjustable)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Came, Press
from a11y.words.state import PageState

_BRIEF = 4
"""Words that are heard, or read in passing, as soon as they come."""
_LONGEST = 40
_QUOTED = 200
_ANNOUNCED = frozenset(["polite", "assertive"])


def judge_passing(state: PageState) -> Iterator[Outcome]:
    """Applies to messages that came with a press.

    Expects that no timer takes them away while the focus or the pointer is on them. What goes is a question: there may
    be another way to what was offered, or another place that says the same. A word or two that are announced are left
    out. Source: WCAG 2.2, 2.2.1.
    """
    for press in state.pressed.presses if state.pressed is not None else ():
        for came in press.came:
            if came.own or came.one_of_many or not 0 < len(came.words.split()) <= _LONGEST:
                continue
            if not came.goes:
                if came.politeness or press.said:
                    yield Outcome(OutcomeValue.PASSED, STAYS)
                continue
            if _heard_at_once(press, came):
                continue
            params = {
                "words": came.words[:_QUOTED],
                "name": press.name,
                "number": f"{came.goes / 1000:g}",
            }
            sentence = OFFER_GOES if came.uses else WORDS_GO
            yield Outcome(OutcomeValue.CANT_TELL, sentence, params, thing_target(state, came.what))


def _heard_at_once(press: Press, came: Came) -> bool:
    announced = bool(press.said) or came.politeness in _ANNOUNCED
    return announced and not came.uses and len(came.words.split()) <= _BRIEF


PASSING = Rule(
    id="time/after-press",
    title=N_("What a press brings stays until everybody could read and use it."),
    criteria=("2.2.1",),
    impact=Impact.MODERATE,
    judge=judge_passing,
    needs=("dom", "pressed"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html",
)

STAYS = N_("The message stays.")
OFFER_GOES = N_(
    "“%(words)s” comes up when “%(name)s” is pressed and goes %(number)s seconds later, though the focus is in it. Can "
    "somebody who reads slowly, or comes to it by keys, still do there what it offers? Let it stay until it is closed."
)
WORDS_GO = N_(
    "“%(words)s” comes up when “%(name)s” is pressed and goes %(number)s seconds later, though the pointer is on it. "
    "Can somebody who reads slowly, or enlarges the page, still learn what it says? Let it stay until it is closed."
)

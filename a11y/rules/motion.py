"""Does something move by itself for long, and can it be stopped? (WCAG 2.2, criterion 2.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

LONGEST = 5.0
"""Seconds that something may move without a way to stop it."""


def judge_motion(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that moves by itself. Expects that it ends within five seconds, or a way to stop it.

    Whether a control does that, or something is being waited for, no look at the page tells.
    Source: WCAG 2.2, criterion 2.2.2 Pause, Stop, Hide.
    """
    for motion in state.eyes.motions if state.eyes is not None else ():
        if 0 < motion.seconds <= LONGEST:
            yield Outcome(OutcomeValue.PASSED, SHORT)
            continue
        value = OutcomeValue.FAILED if motion.certain else OutcomeValue.CANT_TELL
        endless = motion.seconds == 0
        message = (ENDLESS if endless else LONG) if motion.certain else PERHAPS
        params = {"seconds": f"{motion.seconds:.0f}"} if message == LONG else {}
        yield Outcome(value, message, params, node_target(state, state.nodes[motion.node]))


MOTION = Rule(
    id="motion/pause",
    title=N_("What moves by itself ends within five seconds or can be stopped."),
    criteria=("2.2.2",),
    impact=Impact.SERIOUS,
    judge=judge_motion,
    needs=("dom", "eyes"),
)

SHORT = N_("It moves by itself for five seconds at most.")
ENDLESS = N_(
    "It moves without end, and nothing on the page stops it: who is easily distracted cannot read beside it. "
    "Let it end within five seconds, or add a button that stops it."
)
LONG = N_(
    "It moves by itself for %(seconds)s seconds, and nothing on the page stops it. "
    "Let it end within five seconds, or add a button that stops it."
)
PERHAPS = N_(
    "It moves by itself for more than five seconds. Can it be stopped, or is the user waiting for something?"
)

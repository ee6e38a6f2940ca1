"""Does something move by itself for long, and can it be stopped? Does it flash? (WCAG 2.2, 2.2.2 and 2.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

MOST_FLASHES = 3
"""Flashes in a second that are safe."""
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


def judge_reduced(state: PageState) -> Iterator[Outcome]:
    """Applies to pages on which an animation takes something to other places. Expects that it does not where less
    motion is asked for.

    Asked once for the page: some motion is needed to understand what happens. Source: CSS Media Queries 5,
    prefers-reduced-motion; WCAG 2.2, technique C39.
    """
    eyes = state.eyes
    if eyes is None or not (eyes.motions or eyes.moving_when_reduced):
        return
    if not eyes.moving_when_reduced:
        yield Outcome(OutcomeValue.PASSED, LESS)
        return
    params = {"count": str(len(eyes.moving_when_reduced))}
    node = state.nodes[eyes.moving_when_reduced[0]]
    yield Outcome(OutcomeValue.CANT_TELL, AS_BEFORE, params, node_target(state, node), node=node.id)


def judge_flash(state: PageState) -> Iterator[Outcome]:
    """Applies to each large part that becomes bright and dark by turns, and to pictures whose frames do.

    Expects three flashes a second at most. Large is a quarter of a block of 341 by 256 CSS pixels; a flash is a change
    of a tenth in relative luminance to and fro, the darker of both below 0.8. Source: WCAG 2.2, criterion 2.3.1,
    general flash threshold.
    """
    for flash in state.eyes.flashes if state.eyes is not None else ():
        slow = flash.per_second <= MOST_FLASHES
        yield Outcome(
            OutcomeValue.PASSED if slow else OutcomeValue.FAILED,
            SLOW if slow else FLASHES,
            {"times": f"{flash.per_second:.0f}"},
            None if slow else node_target(state, state.nodes[flash.node]),
        )


MOTION = Rule(
    id="motion/pause",
    title=N_("What moves by itself ends within five seconds or can be stopped."),
    criteria=("2.2.2",),
    impact=Impact.SERIOUS,
    judge=judge_motion,
    needs=("dom", "eyes"),
)
REDUCED = Rule(
    id="motion/reduced",
    title=N_("What moves by itself stands still for who asks for less motion."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_reduced,
    needs=("dom", "eyes"),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/css/C39",
)
FLASH = Rule(
    id="motion/flash",
    title=N_("Nothing large flashes more than three times a second."),
    criteria=("2.3.1",),
    impact=Impact.CRITICAL,
    judge=judge_flash,
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
LESS = N_("Nothing moves any more where less motion is asked for.")
AS_BEFORE = N_(
    "It moves as before (%(count)s parts of the page in all) when somebody has asked their system for less motion, "
    "because motion makes them dizzy or ill. Is it needed to understand the page? Else end it in a style for "
    "prefers-reduced-motion."
)
SLOW = N_("It flashes three times a second at most.")
FLASHES = N_(
    "This part becomes bright and dark %(times)s times a second: that can cause seizures. "
    "Let it change three times a second at most, or not at all."
)

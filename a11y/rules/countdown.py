"""Is it heard when a time that is counted down is over? (WCAG 2.2, criterion 4.1.3 Status Messages)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.form_messages import is_region
from a11y.rules.rule import Rule
from a11y.rules.targets import thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_countdown(state: PageState) -> Iterator[Outcome]:
    """Applies to words with a number that counted down by itself.

    Asks where nothing was announced meanwhile and the page has no live region and no timer that could tell when it is
    over. Source: WCAG 2.2, 4.1.3; technique ARIA22.
    """
    late = state.late
    if late is None or not late.counting:
        return
    tells = late.said or any(is_region(one) or one.attributes.get("role") == "timer" for one in state.nodes)
    for one in late.counting[:1]:
        yield Outcome(
            OutcomeValue.PASSED if tells else OutcomeValue.CANT_TELL,
            TOLD if tells else UNTOLD,
            {} if tells else {"words": one.words[:120]},
            None if tells else thing_target(state, one.what),
        )


COUNTDOWN = Rule(
    id="status/countdown",
    title=N_("It is heard when a time that is counted down is over."),
    criteria=("4.1.3",),
    impact=Impact.MODERATE,
    judge=judge_countdown,
    needs=("dom", "late"),
)

TOLD = N_("There is a live region that may tell when the time is over.")
UNTOLD = N_(
    "“%(words)s” counts down, and nothing on the page could announce when it is over. Does who uses a screen reader "
    "learn of that? Write it into an element with role=“status” then, and now and then how much is left."
)

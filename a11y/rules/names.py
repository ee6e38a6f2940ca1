"""Whether controls can be found by the name that the target's own words give them."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import act_outcome
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState, Reach


def judge_promised(state: PageState) -> Iterator[Outcome]:
    """Applies to each control that a scenario looks up by name. Expects it to have that name in some language."""
    for act in state.acts:
        if not act.expected_name or act.verb == "arrive":
            continue
        found = act.reach is not Reach.FALLBACK
        message = NAMED if found else OTHER_NAME if act.name else NO_NAME
        params = {"expected": act.expected_name, "name": act.name, "role": act.role}
        yield act_outcome(act, OutcomeValue.PASSED if found else OutcomeValue.FAILED, message, params)


PROMISED = Rule(
    id="name/promised",
    title=N_("A control has the accessible name that the target's words promise."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_promised,
)

NAMED = N_("The control has the promised name.")
NO_NAME = N_(
    "A control (%(role)s) should be named “%(expected)s” and has no such name for assistive technology: "
    "tie its visible label to it."
)
OTHER_NAME = N_(
    "A control (%(role)s) should be found as “%(expected)s” and is not: its role or name is another "
    "(“%(name)s” stands in it)."
)

"""What guest engines say, told once for each element and criterion: axe and our own rules come first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.rules.rule import Assertion
from a11y.rules.targets import element_target
from a11y.words.finding import Engine, Impact, Outcome, OutcomeValue
from a11y.words.guests import GuestAnswer, GuestFinding
from a11y.words.state import PageState

_BLOCKING = {"1.1.1", "2.1.1", "2.1.2", "4.1.2"}
"""Criteria whose failure keeps somebody from the thing altogether."""


def with_guests(state: PageState, told: Sequence[Assertion]) -> list[Assertion]:
    """`told`, each with the guests that say the same, and then what the guests alone say.

    The same is a failure of the same element by a common criterion, or a question where there is such a failure or
    question already; what was asked stands as it is where a guest is sure.
    """
    joined = list(told)
    for assertion in sorted(_assertions(state), key=lambda one: one.outcome.value is not OutcomeValue.FAILED):
        place = next((number for number, one in enumerate(joined) if _covers(state, one, assertion)), None)
        if place is None:
            joined.append(assertion)
        elif joined[place].outcome.value is assertion.outcome.value:
            joined[place] = _seconded(joined[place], assertion.engine)
    return joined


def _assertions(state: PageState) -> Iterator[Assertion]:
    for answer in state.guests:
        for finding in answer.findings:
            yield Assertion(
                rule=f"{answer.name}/{finding.rule}",
                criteria=finding.criteria,
                impact=_impact(finding),
                help_url=finding.help_url,
                engine=_engine(answer),
                outcome=Outcome(
                    value=finding.outcome,
                    message=finding.message,
                    target=element_target(state, finding.node, finding.selector, finding.html),
                    node=finding.node,
                ),
                translatable=False,
            )


def _engine(answer: GuestAnswer) -> Engine:
    return Engine(answer.title, answer.version)


def _impact(finding: GuestFinding) -> Impact:
    """Guests give none, or steps of their own."""
    if not finding.criteria:
        return Impact.MINOR
    if finding.outcome is not OutcomeValue.FAILED:
        return Impact.MODERATE
    return Impact.CRITICAL if _BLOCKING.intersection(finding.criteria) else Impact.SERIOUS


def _seconded(told: Assertion, engine: Engine) -> Assertion:
    if engine == told.engine or engine in told.also:
        return told
    return msgspec.structs.replace(told, also=(*told.also, engine))


def _covers(state: PageState, told: Assertion, other: Assertion) -> bool:
    """Whether the guest says nothing that is not told."""
    sure = told.outcome.value is OutcomeValue.FAILED
    asked = told.outcome.value is other.outcome.value
    return (sure or asked) and bool(set(told.criteria) & set(other.criteria)) and _one(state, told, other)


def _one(state: PageState, told: Assertion, other: Assertion) -> bool:
    """Whether both are about one element; what is about no element is about the page."""
    here, there = told.outcome, other.outcome
    if here.node and there.node:
        return here.node == there.node
    if here.target is None:
        return any(node.id == there.node and not node.parent for node in state.nodes)
    if here.shown or there.target is None:
        return False
    return here.target.selector == there.target.selector or (
        here.target.box is not None and here.target.box == there.target.box
    )

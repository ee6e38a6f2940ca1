"""What rules across page states say of one of them, counted as a record counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from a11y.rules.broken import RuleError, guarded
from a11y.rules.judge import TOLD, assertions_of, findings
from a11y.rules.rule import AcrossRule, Assertion
from a11y.words.finding import Finding
from a11y.words.message import Sighting
from a11y.words.state import PageState

AnyRule = AcrossRule[Any]
Keep = Callable[[PageState], Any]
"""What makes the extract of a state; rules that have it in common share what was kept."""


def say(
    rules: Iterable[AnyRule],
    state: PageState,
    full: PageState,
    others: Mapping[str, Sequence[Any]],
    sightings: Sequence[Sighting],
) -> tuple[PageState, tuple[Finding, ...]]:
    """The state with the outcomes of every rule, and its findings.

    `full` is the state with its elements; `others` is what was kept of the others, by the rule's `id`: none of them
    means that the rule does not apply.
    """
    passed: list[str] = []
    inapplicable: list[str] = []
    untested: dict[str, str] = {}
    told: list[Assertion] = []
    for rule in rules:
        if (why := blind(rule, state)) is not None:
            untested[rule.id] = why
            continue
        beside = others[rule.id]
        try:
            said = guarded(rule, partial(_judged_beside, rule, full, sightings, beside)) if beside else []
        except RuleError as broke:
            untested[rule.id] = str(broke)
            continue
        failed = [one for one in said if one.outcome.value in TOLD]
        told += failed
        if not said:
            inapplicable.append(rule.id)
        elif not failed:
            passed.append(rule.id)
    return counted(state, passed, inapplicable, untested), tuple(findings(full, told, sightings))


def _judged_beside(
    rule: AnyRule, state: PageState, sightings: Sequence[Sighting], beside: Sequence[Any]
) -> list[Assertion]:
    return list(assertions_of(rule, rule.judge(state, sightings, beside)))


def extracts(rules: Iterable[AnyRule], state: PageState) -> tuple[dict[Keep, Any], dict[str, str]]:
    """What the rules that can look want to know of the state, and why not by the `id` of those that broke on it.

    Several rules may want to know the same: it is kept once.
    """
    kept: dict[Keep, Any] = {}
    broke: dict[str, str] = {}
    for rule in rules:
        if blind(rule, state) is not None or rule.keep in kept:
            continue
        try:
            kept[rule.keep] = guarded(rule, partial(rule.keep, state))
        except RuleError as why:
            broke[rule.id] = str(why)
    return kept, broke


def counted(
    state: PageState, passed: Iterable[str], inapplicable: Iterable[str], untested: Mapping[str, str]
) -> PageState:
    """The state with more rules that passed, did not apply, or could not look."""
    return msgspec.structs.replace(
        state,
        passed=(*state.passed, *passed),
        inapplicable=(*state.inapplicable, *inapplicable),
        untested={**state.untested, **untested},
    )


def blind(rule: AnyRule, state: PageState) -> str | None:
    """Why the rule cannot judge the state: a probe that it needs could not look."""
    return next((state.untested[part] for part in rule.needs if part in state.untested), None)

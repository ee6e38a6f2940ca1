"""Judges a page state by every rule: what failed or cannot be told becomes findings, the rest is kept as counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from a11y import __version__
from a11y.rules import axe
from a11y.rules.asked import Asked
from a11y.rules.broken import RuleError, guarded
from a11y.rules.every import page_rules
from a11y.rules.fingerprint import fingerprints
from a11y.rules.guests import with_guests
from a11y.rules.rule import Assertion, MessageRule, Question, Rule
from a11y.rules.sources import Places
from a11y.words.finding import Engine, Finding, Outcome, OutcomeValue, Target
from a11y.words.message import Sighting
from a11y.words.state import PageState

OURS = Engine("a11y", __version__)
"""Who says what our own rules say."""

EVERYTHING = Asked()
"""All rules."""

TOLD = {OutcomeValue.FAILED, OutcomeValue.CANT_TELL}
"""What becomes a finding."""


def judge(
    state: PageState, sightings: Sequence[Sighting] = (), asked: Asked = EVERYTHING
) -> tuple[PageState, tuple[Finding, ...]]:
    """The page state with what passed, did not apply or was not tested filled in, and its findings.

    `sightings` are the messages met on it: what names a fault in every language. `asked` are the rules that judge.
    """
    told = list(axe.assertions(state))
    passed = list(axe.passed(state))
    inapplicable = list(axe.inapplicable(state))
    untested = dict(state.untested)
    for rule in () if asked.axe_alone else page_rules():
        if not asked.wants(rule.id):
            continue
        blind = next((part for part in rule.needs if part in state.untested), None)
        if blind is not None:
            untested[rule.id] = state.untested[blind]
            continue
        try:
            assertions = guarded(rule, partial(_judged_by, rule, state, sightings))
        except RuleError as why:
            untested[rule.id] = str(why)
            continue
        failed = [one for one in assertions if one.outcome.value in TOLD]
        if rule.instead_of:
            told = list(_not_told_by(rule, assertions, failed, told))
        told += failed
        if not assertions:
            inapplicable.append(rule.id)
        elif not failed:
            passed.append(rule.id)
    told = with_guests(state, told)
    judged = msgspec.structs.replace(
        state, passed=tuple(passed), inapplicable=tuple(inapplicable), untested=untested
    )
    return judged, tuple(findings(judged, told, sightings))


def _judged_by(rule: Rule | MessageRule, state: PageState, sightings: Sequence[Sighting]) -> list[Assertion]:
    outcomes = rule.judge(state) if isinstance(rule, Rule) else rule.judge(state, sightings)
    return list(assertions_of(rule, outcomes))


def _not_told_by(
    rule: Question, assertions: Sequence[Assertion], failed: list[Assertion], told: Sequence[Assertion]
) -> Iterator[Assertion]:
    """What is left of what others say where this rule says it better, or knows that it is not so."""
    settled = {
        one.outcome.node
        for one in assertions
        if one.outcome.value is OutcomeValue.PASSED and one.outcome.node
    }
    for one in told:
        better = _is_told_by(rule, failed, one)
        if not better and not (one.rule in rule.instead_of and one.outcome.node in settled):
            yield one


def _is_told_by(rule: Question, failed: list[Assertion], other: Assertion) -> bool:
    """Whether this rule of ours has told another engine's finding on the same element, and better."""
    if other.rule not in rule.instead_of or other.outcome.target is None:
        return False
    place = other.outcome.target
    return any(
        one.outcome.target is not None
        and (
            one.outcome.target.selector == place.selector
            or (place.box and one.outcome.target.box == place.box)
        )
        for one in failed
    )


def assertions_of(rule: Question, outcomes: Iterable[Outcome]) -> Iterator[Assertion]:
    """What a rule of ours says, with what it says of itself."""
    for outcome in outcomes:
        criteria = rule.criteria if outcome.criteria is None else outcome.criteria
        yield Assertion(rule.id, criteria, outcome.impact or rule.impact, rule.help_url, OURS, outcome)


def findings(state: PageState, told: Sequence[Assertion], sightings: Sequence[Sighting]) -> Iterator[Finding]:
    """A finding for each, with the name that it keeps elsewhere and the lines of the source that it comes from."""
    targets = [one.outcome.target or Target(role="", name="", selector="html", html="") for one in told]
    names = fingerprints(state, [(one.rule, one.outcome) for one in told], sightings)
    places = Places(state, sightings)
    for one, target, name in zip(told, targets, names, strict=True):
        yield Finding(
            rule=one.rule,
            outcome=one.outcome.value,
            impact=one.impact,
            criteria=one.criteria,
            scenario=state.scenario,
            step=state.step,
            rendition=state.rendition,
            modality=state.modality,
            url=state.url,
            target=target,
            message=one.outcome.sentence,
            help_url=one.help_url,
            engine=one.engine,
            fingerprint=name,
            state=state.id,
            shown=one.outcome.shown,
            message_id=one.outcome.message if one.translatable else "",
            params=one.outcome.params if one.translatable else {},
            # what stands on an earlier page is placed when the page states of the run are together
            also=one.also,
            sources=() if one.outcome.shown else places.of(one.outcome),
        )

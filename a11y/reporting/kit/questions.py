"""What rules could not decide (`cantTell`): questions for a person, by rule, each told once."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from a11y.reporting.kit.role_words import role_word
from a11y.reporting.views.explanations import asked_by
from a11y.reporting.views.faults import Fault, fault_key, faults
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import Said
from a11y.words.finding import OutcomeValue
from a11y.words.wcag import Criterion


class Asked(msgspec.Struct, frozen=True):
    """A question about one element."""

    anchor: str
    """A fragment identifier."""
    fault: Fault
    """All that is known of it; its example is in the locale of the page."""
    role: Said | None
    """What the element is; none when it is not exposed."""
    question: Said | None
    """What is to be answered; none when it is the question of the whole group."""
    steps: tuple[tuple[str, int], ...]
    """Where it is met: scenario and step number, in order."""
    elsewhere: tuple[str, ...]
    """Other locales of the run in which it is asked too: one answer may do for all."""


class QuestionGroup(msgspec.Struct, frozen=True):
    """The questions of one rule."""

    rule: str
    """`axe/color-contrast`."""
    title: Said | None
    """What the rule asks for; none when nothing better than its name is known."""
    question: Said | None
    """The question, when it is the same for every element."""
    criteria: tuple[Criterion, ...]
    """Success criteria; empty for a best practice."""
    help_url: str
    """Where the rule is explained; may be empty."""
    asked: tuple[Asked, ...]
    """Element by element, in the order in which they are met."""


def questions(overview: Overview, scenarios: Sequence[str], locale: str) -> tuple[QuestionGroup, ...]:
    """The questions about the pages of these scenarios in a locale, those of the greatest impact first.

    The same question in several renditions, modalities and steps is one.
    """
    open_ = [one for one in overview.record.findings if one.outcome is OutcomeValue.CANT_TELL]
    here = tuple(one for one in open_ if one.scenario in scenarios and one.rendition.locale == locale)
    spread: defaultdict[str, set[str]] = defaultdict(set)
    for one in open_:
        spread[fault_key(one)[0]].add(one.rendition.locale)
    told = faults(Overview(msgspec.structs.replace(overview.record, findings=here)))
    by_rule: defaultdict[str, list[Fault]] = defaultdict(list)
    for fault in told:
        by_rule[fault.rule].append(fault)
    groups = [_group(rule, group, locale, spread) for rule, group in by_rule.items()]
    return tuple(sorted(groups, key=lambda group: min(one.fault.order for one in group.asked)))


def _group(rule: str, group: Sequence[Fault], locale: str, spread: Mapping[str, set[str]]) -> QuestionGroup:
    first = group[0].headline
    same = all(one.headline == first for one in group)
    title = asked_by(rule)
    criteria = dict.fromkeys(criterion for fault in group for criterion in fault.criteria)
    return QuestionGroup(
        rule=rule,
        title=Said(title) if title and title != first.message else None,
        question=first if same else None,
        criteria=tuple(criteria),
        help_url=next((fault.help_url for fault in group if fault.help_url), ""),
        asked=tuple(_asked(group, locale, spread, same=same)),
    )


def _asked(
    group: Sequence[Fault], locale: str, spread: Mapping[str, set[str]], *, same: bool
) -> Iterator[Asked]:
    for fault in group:
        yield Asked(
            anchor=f"question-{hashlib.sha256(fault.fingerprint.encode()).hexdigest()[:12]}",
            fault=fault,
            role=role_word(fault.role) if fault.role else None,
            question=None if same else fault.headline,
            steps=tuple((place.scenario, place.step_number) for place in fault.places),
            elsewhere=tuple(sorted(spread[fault.fingerprint] - {locale})),
        )

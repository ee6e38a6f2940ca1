"""axe-core's answer as outcomes: violations have failed, what axe calls incomplete cannot be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.rule import Assertion
from a11y.rules.targets import element_target
from a11y.words.finding import Engine, Impact, Outcome, OutcomeValue
from a11y.words.state import AxeResult, PageState

_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)")
PREFIX = "axe/"
"""What axe's rule names are opened with in findings."""


def assertions(state: PageState) -> Iterator[Assertion]:
    """One for each element that axe reports."""
    for result in state.axe.violations:
        yield from _told(state, result, OutcomeValue.FAILED)
    for result in state.axe.incomplete:
        yield from _told(state, result, OutcomeValue.CANT_TELL)


def passed(state: PageState) -> tuple[str, ...]:
    """Rules of axe's that applied and found nothing."""
    told = {result.id for result in (*state.axe.violations, *state.axe.incomplete)}
    return tuple(PREFIX + name for name in state.axe.passes if name not in told)


def inapplicable(state: PageState) -> tuple[str, ...]:
    """Rules of axe's that did not apply."""
    return tuple(PREFIX + name for name in state.axe.inapplicable)


def _told(state: PageState, result: AxeResult, value: OutcomeValue) -> Iterator[Assertion]:
    criteria = tuple(".".join(found.groups()) for tag in result.tags if (found := _CRITERION.fullmatch(tag)))
    for node in result.nodes:
        impact = Impact(node.impact or result.impact or Impact.MODERATE)
        yield Assertion(
            rule=PREFIX + result.id,
            criteria=criteria,
            impact=impact,
            help_url=result.help_url,
            engine=Engine("axe-core", state.axe.version),
            outcome=Outcome(
                value=value,
                message=_sentence(result, node.summary, value),
                target=element_target(state, node.node, node.selector, node.html),
            ),
            translatable=False,
        )


def _sentence(result: AxeResult, summary: str, value: OutcomeValue) -> str:
    """The words of axe: what it asks for, and what it saw here."""
    lines = [line.strip() for line in summary.splitlines()[1:] if line.strip()]
    ending = "?" if value is OutcomeValue.CANT_TELL else "."
    text = result.help.rstrip(".") + ending
    return f"{text} {'; '.join(lines)}" if lines else text

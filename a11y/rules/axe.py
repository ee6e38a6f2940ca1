"""axe-core's answer as outcomes: violations have failed, what axe calls incomplete cannot be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.axe_refined import ASKED_BETTER, Refined, refined
from a11y.rules.remembered import remembered
from a11y.rules.rule import Assertion
from a11y.rules.targets import element_target
from a11y.words.finding import Engine, Impact, Outcome, OutcomeValue
from a11y.words.state import AxeNode, AxeResult, PageState

_CRITERION = re.compile(r"wcag(\d)(\d)(\d+)")
PREFIX = "axe/"
"""What axe's rule names are opened with in findings."""
_OF_COLOR = frozenset({"color-contrast", "link-in-text-block"})
"""Rules that read an element's own text colour (`-webkit-text-fill-color`), which forced colours leave as it was while
the background is the user's: what they say of a page in forced colours is about colours that nobody sees."""


_ONCE_A_KIND = frozenset({"aria-prohibited-attr"})
"""Rules whose question has one answer for all elements of a kind."""
_ATTRIBUTE = re.compile(r"\s(aria-[a-z]+|role)=")


def assertions(state: PageState) -> Iterator[Assertion]:
    """One for each element that axe reports."""
    blind = _blind(state)
    for results, value in (
        (_violations(state), OutcomeValue.FAILED),
        (state.axe.incomplete, OutcomeValue.CANT_TELL),
    ):
        for result in results:
            if result.id not in blind:
                yield from _told(state, result, value)


def passed(state: PageState) -> tuple[str, ...]:
    """Rules of axe's that applied and found nothing, or nothing that is a fault."""
    blind = _blind(state)
    told = {result.id for result in state.axe.incomplete} | blind
    told |= {result.id for result in _violations(state) if not _is_no_fault(state, result)}
    refuted = [result.id for result in _violations(state) if result.id not in told]
    return tuple(PREFIX + name for name in dict.fromkeys((*state.axe.passes, *refuted)) if name not in told)


def _is_no_fault(state: PageState, result: AxeResult) -> bool:
    return all(refined(state, result.id, node) is Refined.DROPPED for node in result.nodes)


def inapplicable(state: PageState) -> tuple[str, ...]:
    """Rules of axe's that did not apply, to nothing that opened either."""
    opened = {result.id for result in _opened(state)}
    names = dict.fromkeys((*state.axe.inapplicable, *sorted(_blind(state))))
    return tuple(PREFIX + name for name in names if name not in opened)


def _violations(state: PageState) -> tuple[AxeResult, ...]:
    """What axe found on the page, and in what a probe opened on it."""
    return (*state.axe.violations, *_opened(state))


@remembered
def _opened(state: PageState) -> tuple[AxeResult, ...]:
    """What axe found in things that a probe opened, and had not found in the page as it was."""
    if state.openings is None:
        return ()
    found: list[AxeResult] = []
    blind = _blind(state)
    told: set[tuple[str, int | str]] = {
        (result.id, node.node) for result in state.axe.violations for node in result.nodes
    }
    for one in (said for opening in state.openings.openings for said in opening.accused):
        thing = one.what
        node = state.nodes[thing.node].id if 0 <= thing.node < len(state.nodes) else 0
        if one.rule not in blind and (one.rule, node or thing.selector) not in told:
            told.add((one.rule, node or thing.selector))
            place = AxeNode(thing.selector, thing.html, one.summary, one.impact, node)
            found.append(AxeResult(one.rule, one.help, one.help_url, one.tags, one.impact, (place,)))
    return tuple(found)


def _blind(state: PageState) -> frozenset[str]:
    """Axe's rules that are not heard, or that cannot judge the page in this rendition."""
    better = frozenset(ASKED_BETTER)
    return better | _OF_COLOR if state.rendition.contrast == "forced" else better


def _told(state: PageState, result: AxeResult, value: OutcomeValue) -> Iterator[Assertion]:
    criteria = tuple(".".join(found.groups()) for tag in result.tags if (found := _CRITERION.fullmatch(tag)))
    kinds: set[str] = set()
    for node in result.nodes:
        kind = _kind(node.html)
        if value is OutcomeValue.CANT_TELL and result.id in _ONCE_A_KIND and kind in kinds:
            continue
        kinds.add(kind)
        kept = refined(state, result.id, node) if value is OutcomeValue.FAILED else None
        if kept is Refined.DROPPED:
            continue
        outcome = OutcomeValue.CANT_TELL if kept is Refined.ASKED else value
        impact = Impact(node.impact or result.impact or Impact.MODERATE)
        yield Assertion(
            rule=PREFIX + result.id,
            criteria=criteria,
            impact=impact,
            help_url=result.help_url,
            engine=Engine("axe-core", state.axe.version),
            outcome=Outcome(
                value=outcome,
                message=_sentence(result, node.summary, outcome),
                target=element_target(state, node.node, node.selector, node.html),
                node=node.node,
            ),
            translatable=False,
        )


def _kind(html: str) -> str:
    """An element's tag, and which attributes it has, from the opening of its source."""
    opening = html.partition(">")[0]
    return " ".join([opening.split(" ", 1)[0], *sorted(set(_ATTRIBUTE.findall(opening)))])


def _sentence(result: AxeResult, summary: str, value: OutcomeValue) -> str:
    """The words of axe: what it asks for, and what it saw here."""
    lines = [line.strip() for line in summary.splitlines()[1:] if line.strip()]
    ending = "?" if value is OutcomeValue.CANT_TELL else "."
    text = result.help.rstrip(".") + ending
    return f"{text} {'; '.join(lines)}" if lines else text

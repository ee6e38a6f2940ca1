"""Which findings a policy counts, and whether all that it names exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from a11y.content import content_path
from a11y.facts.engines import GUESTS
from a11y.facts.nearest import unknown
from a11y.facts.policy import UP_TO, Policy
from a11y.facts.record import Record
from a11y.rules.every import every_rule
from a11y.words.errors import PolicyError
from a11y.words.finding import Finding, OutcomeValue
from a11y.words.wcag import CRITERIA

_OTHERS = ("axe/", *(f"{name}/" for name in GUESTS))
_FUNCTION = re.compile(r"^def (test_\w+)", re.MULTILINE)


def counted(record: Record, policy: Policy) -> Iterator[Finding]:
    """Findings that the policy looks at: failed ones, and questions where they are asked for."""
    titles = scenario_titles(record)
    for finding in record.findings:
        title = titles.get(finding.scenario, "")
        if finding.outcome is OutcomeValue.CANT_TELL and not policy.cant_tell:
            continue
        if policy.only and not any(chosen.fits(finding, title) for chosen in policy.only):
            continue
        if not any(chosen.fits(finding, title) for chosen in policy.ignore):
            yield finding


def scenario_titles(record: Record) -> dict[str, str]:
    """By identifier, of every scenario that the record tells of."""
    titles = {state.scenario: state.scenario_title for state in record.states}
    titles |= {end.walk.scenario: end.walk.title for end in record.ends if end.walk}
    return titles | {walk.scenario: walk.title for walk in record.run.planned}


def require_known(policy: Policy, record: Record) -> None:
    """Raise `PolicyError`, naming the nearest, when the policy names a rule, criterion, scenario or locale that is not.

    A scenario or locale that is known and that this run had not in hand is no error.
    """
    titles = scenario_titles(record)
    locales = {walk.rendition.locale for walk in record.run.planned}
    locales |= {state.rendition.locale for state in record.states} | {c.locale for c in record.run.catalogs}
    _require_all(
        policy,
        rules=rules_seen(record) | {rule.id for rule in every_rule()},
        scenarios={*titles, *titles.values(), *_written(content_path("scenarios"))} - {""},
        locales=locales | {record.run.source_locale},
    )
    for name in policy.budgets.keystrokes:
        scenario, _, step = name.partition(UP_TO)
        steps = {s.step for s in record.states if scenario in {s.scenario, titles.get(s.scenario)}}
        if steps:
            _require("step", step, steps, f"of {scenario} in [policy.budgets] keystrokes")


def require_known_ahead(policy: Policy, locales: Iterable[str], scenarios: Path) -> None:
    """The same before a run, so that nobody waits for it in vain. axe's rules and
    those of guests are known only when they have looked.
    """
    written = {*_written(content_path("scenarios")), *_written(scenarios)}
    named = {chosen.rule for chosen in (*policy.only, *policy.ignore)}
    names = {chosen.scenario for chosen in (*policy.only, *policy.ignore)}
    names |= {name.partition(UP_TO)[0] for name in policy.budgets.keystrokes}
    names |= set(policy.budgets.announcements)
    _require_all(
        policy,
        rules={rule.id for rule in every_rule()} | {rule for rule in named if rule.startswith(_OTHERS)},
        # a title can be told from an identifier, and is known when the scenario is planned
        scenarios=written | {name for name in names if "::" not in name},
        locales=locales,
    )


def _require_all(policy: Policy, rules: set[str], scenarios: set[str], locales: Iterable[str]) -> None:
    rules = rules | {f"{rule.partition('/')[0]}/*" for rule in rules}
    criteria = {criterion.number for criterion in CRITERIA}
    tongues = set(locales)
    for key in ("only", "ignore"):
        for chosen in getattr(policy, key):
            place = f"in [policy] {key}"
            _require("rule", chosen.rule, rules, place)
            _require("criterion", chosen.criterion, criteria, place)
            _require("scenario", chosen.scenario, scenarios, place)
            _require("locale", chosen.locale, tongues, place)
    for locale, share in policy.budgets.coverage.items():
        _require("locale", locale, tongues, "in [policy.budgets] coverage")
        if not 0 <= share <= 100:
            raise PolicyError(f"the coverage of {locale} must be 0 to 100 per cent, not {share:g}")
    for scenario in policy.budgets.keystrokes:
        _require("scenario", scenario.partition(UP_TO)[0], scenarios, "in [policy.budgets] keystrokes")
    for scenario in policy.budgets.announcements:
        _require("scenario", scenario, scenarios, "in [policy.budgets] announcements")


def rules_seen(record: Record) -> set[str]:
    """The rules that have judged a page state of the record, whatever they said; people judge no page state."""
    seen = {finding.rule for finding in record.findings if not finding.of_people}
    for rules in {(state.passed, state.inapplicable) for state in record.states}:
        seen.update(*rules)
    return seen


def _require(kind: str, name: str, valid: set[str], place: str) -> None:
    if name and name not in valid:
        raise PolicyError(unknown(kind, name, valid, place))


def _written(place: Path) -> set[str]:
    """Identifiers of the scenarios in a folder or file: a run of some of them makes no other unknown."""
    files = [place] if place.is_file() else sorted(place.rglob("test_*.py"))
    return {
        f"{path.stem}::{name}"
        for path in files
        for name in _FUNCTION.findall(path.read_text(encoding="utf-8", errors="replace"))
    }

"""OpenACR, the GSA's accessibility conformance report in YAML, as far as a machine can fill it in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from a11y import __version__
from a11y.facts.own_words import SOURCE
from a11y.facts.record import Record
from a11y.reporting.document import Document
from a11y.reporting.language import Language
from a11y.reporting.views.completeness import gaps
from a11y.reporting.views.criteria import criteria_of
from a11y.reporting.views.faults import Fault, faults
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.words import visible
from a11y.words.finding import OutcomeValue
from a11y.words.wcag import CRITERIA, Criterion, Level

CATALOG = "2.5-edition-wcag-2.2-en"
"""The GSA's catalog that the criteria and the terms are from."""
ENGLISH = Language(SOURCE)
"""The language of the catalog."""
_CHAPTERS = {
    Level.A: "success_criteria_level_a",
    Level.AA: "success_criteria_level_aa",
    Level.AAA: "success_criteria_level_aaa",
}


def documents(record: Record, language: Language, media: str) -> Iterator[Document]:  # noqa: ARG001 - as all formats
    """`openacr.yaml`, in English as the GSA's catalog is."""
    yield Document("openacr.yaml", lambda: _text(record))


def _text(record: Record) -> bytes:
    overview = Overview(record)
    by_criterion: defaultdict[str, list[Fault]] = defaultdict(list)
    found = faults(overview)
    for fault in found:
        for criterion in fault.criteria:
            by_criterion[criterion.number].append(fault)
    missing = len(gaps(overview))
    looked = _looked(record)
    day = record.run.time.partition("T")[0]
    versions = ", ".join(f"{name} {version}" for name, version in sorted(record.run.versions.items()))
    locales = ", ".join(overview.locales)
    incomplete = (
        f" The run is incomplete in {missing} places: what they hold was not evaluated." if missing else ""
    )
    report = {
        "title": f"{visible(record.run.profile_title)} Accessibility Conformance Report",
        "product": {
            "name": visible(record.run.profile_title),
            "version": visible(record.run.versions.get("target", "")),
            "description": f"The pages of {len(overview.scenarios)} tasks, in the locales {visible(locales)}.",
        },
        # the schema asks for an address; a machine has none to give
        "author": {"name": f"a11y {__version__}", "email": ""},
        "report_date": visible(day),
        "last_modified_date": visible(day),
        "version": 1,
        "notes": "A draft made by a machine. Name its author, and have a person judge what machines cannot."
        + incomplete
        + _without_criterion(found),
        "evaluation_methods_used": f"Automated: {visible(versions)}. "
        f"{len(record.states)} page states of {len(overview.scenarios)} tasks." + _sessions(record),
        "catalog": CATALOG,
        "chapters": {
            chapter: {
                "criteria": [
                    _criterion(one, by_criterion[one.number], record, looked)
                    for one in CRITERIA
                    if one.level is level
                ]
            }
            for level, chapter in _CHAPTERS.items()
        },
    }
    return msgspec.yaml.encode(report)


def _sessions(record: Record) -> str:
    """That people were asked as well, and with what they listened."""
    people = {finding.params.get("participant", "") for finding in record.findings if finding.of_people}
    readers = sorted({finding.engine.version for finding in record.findings if finding.of_people} - {""})
    listening = f", with {visible(', '.join(readers))}" if readers else ""
    return (
        f" Manual: user sessions; participants who met barriers: {len(people)}{listening}." if people else ""
    )


def _without_criterion(found: Sequence[Fault]) -> str:
    """What people met and nobody put to a criterion has no place in the chapters."""
    barriers = [fault for fault in found if fault.people and not fault.criteria]
    if not barriers:
        return ""
    return (
        f" Barriers of user sessions that were put to no criterion: {len(barriers)}. {_headlines(barriers)}"
    )


def _looked(record: Record) -> dict[str, set[str]]:
    """Page states by rule that passed."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for state in record.states:
        for rule in state.passed:
            seen[rule].add(state.id)
    return seen


def _criterion(
    criterion: Criterion, found: Sequence[Fault], record: Record, passed: dict[str, set[str]]
) -> dict[str, object]:
    failed = [fault for fault in found if fault.outcome is OutcomeValue.FAILED]
    questions = [fault for fault in found if fault.outcome is OutcomeValue.CANT_TELL]
    rules = sorted(rule for rule in passed if criterion.number in criteria_of(rule))
    if failed:
        level, notes = _failing(failed, record)
    elif questions:
        level = "not-evaluated"
        notes = f"Questions left for a person: {len(questions)}. {_headlines(questions)}"
    elif rules:
        states = len(set().union(*(passed[rule] for rule in rules)))
        level = "supports"
        notes = (
            f"Machines see part of this criterion: {', '.join(rules)} found no fault in {states} page states."
        )
    else:
        level, notes = "not-evaluated", "Nobody looked: no rule that asks for this applied to a page."
    return {
        "num": criterion.number,
        "components": [{"name": "web", "adherence": {"level": level, "notes": notes}}],
    }


def _failing(failed: Sequence[Fault], record: Record) -> tuple[str, str]:
    """What the terms call the majority of functionality is taken as the majority of tasks."""
    tasks = {state.scenario for state in record.states}
    hit = {scenario for fault in failed for scenario in fault.scenarios}
    level = "does-not-support" if len(hit) * 2 > len(tasks) else "partially-supports"
    return level, f"Faults: {len(failed)}, in {len(hit)} of {len(tasks)} tasks. {_headlines(failed)}"


def _headlines(found: Sequence[Fault]) -> str:
    """Their rules, each once, with an example; of people all that they met."""
    by_rule = {(fault.rule, fault.fingerprint if fault.people else ""): fault for fault in reversed(found)}
    return "; ".join(
        f"{rule} ({ENGLISH.sentence(fault.headline)})" for (rule, _), fault in sorted(by_rule.items())
    )

"""The gate: a record and a policy make a verdict. An incomplete run is never a pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import IntEnum

import msgspec

from a11y.facts.config import Policy
from a11y.facts.record import Record
from a11y.words.finding import Finding, OutcomeValue
from a11y.words.rendition import Modality
from a11y.words.run import Walk, WalkStatus
from a11y.words.state import PageState


class Status(IntEnum):
    """The exit statuses that a verdict has (DESIGN §5); 2, wrong usage, has no verdict."""

    PASSED = 0
    FINDINGS = 1
    INCOMPLETE = 3


class Verdict(msgspec.Struct, frozen=True):
    """What the gate says of a run."""

    status: Status
    """The exit status."""
    sentence: str
    """One sentence in English for the terminal."""
    reasons: tuple[str, ...] = ()
    """Why the run is incomplete, a sentence each."""
    blocking: tuple[str, ...] = ()
    """Fingerprints of the findings at or above the policy's impact, each once, in the record's order."""
    below: int = 0
    """Different failed findings below the policy's impact."""
    questions: int = 0
    """Different findings that only a person can decide; they never block."""


def judge(record: Record, policy: Policy | None = None) -> Verdict:
    """The verdict on a record. Incompleteness comes first: what was not seen cannot be passed or failed."""
    policy = policy or Policy()
    failed = [finding for finding in record.findings if finding.outcome is OutcomeValue.FAILED]
    blocking = _faults(f for f in failed if f.impact.weight >= policy.fail_on.weight)
    below = _faults(f for f in failed if f.fingerprint not in set(blocking))
    questions = _faults(f for f in record.findings if f.outcome is OutcomeValue.CANT_TELL)
    reasons = tuple(why_incomplete(record))
    if reasons:
        more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
        status, sentence = Status.INCOMPLETE, f"Incomplete: {reasons[0]}{more}."
    elif blocking:
        status, sentence = Status.FINDINGS, f"Failed: {_count(len(blocking), 'fault')} at or above policy."
    else:
        status, sentence = Status.PASSED, "Passed: no fault at or above policy."
    return Verdict(status, sentence, reasons, blocking, len(below), len(questions))


def why_incomplete(record: Record) -> Iterator[str]:
    """Every reason why the run did not see all that it set out to see, each a clause without a full stop."""
    for name in record.cut:
        yield f"the record {name} was cut short"
    yield from _walks(record)
    yield from _errors(record)
    for state in record.states:
        place = _name((state.scenario, state.rendition.label, state.modality))
        for what, why in state.untested.items():
            yield f"{what} could not look at {state.step!r} of {place}: {why.rstrip('.')}"
    if not record.states:
        yield "no page was seen at all"


def _walks(record: Record) -> Iterator[str]:
    """Walks that were planned and not ended, that broke, or that say they are finished and saw nothing."""
    ended = {end.walk.key: end for end in record.ends if end.walk is not None}
    seen = {(state.scenario, state.rendition.label, state.modality.value) for state in record.states}
    for walk in record.run.planned:
        if walk.key not in ended:
            yield f"{_name(walk.key)} did not come to its end"
    for key, end in ended.items():
        if end.status is WalkStatus.BROKEN:
            yield f"{_name(key)} broke" + (f": {end.reason.rstrip('.')}" if end.reason else "")
        elif end.status is WalkStatus.FINISHED and key not in seen:
            yield f"{_name(key)} saw no page"
    for walk, label, steps in unseen_renditions(record):
        place = _name((walk.scenario, label, walk.modality.value))
        yield f"{place} was not seen at {_count(steps, 'step')}"


def unseen_renditions(record: Record) -> Iterator[tuple[Walk, str, int]]:
    """Renditions that a finished walk was to look at in place and did not, and at how many steps it did not."""
    seen = {(s.scenario, s.step_number, s.rendition, s.modality) for s in record.states}
    by_task: dict[tuple[str, Modality], list[PageState]] = {}
    for state in record.states:
        by_task.setdefault((state.scenario, state.modality), []).append(state)
    for end in record.ends:
        walk = end.walk
        if walk is None or not walk.also or end.status is not WalkStatus.FINISHED:
            continue
        missing: Counter[str] = Counter()
        for state in by_task.get((walk.scenario, walk.modality), ()):
            locale = state.rendition.locale  # the user may have chosen another on the way
            if state.rendition != msgspec.structs.replace(walk.rendition, locale=locale):
                continue
            for one in walk.also:
                other = msgspec.structs.replace(one, locale=locale)
                if (state.scenario, state.step_number, other, state.modality) not in seen:
                    missing[other.label] += 1
        yield from ((walk, label, steps) for label, steps in missing.items())


def _errors(record: Record) -> Iterator[str]:
    """Error lines, save those that an ended walk has told as its reason."""
    told = {end.reason for end in record.ends if end.status is WalkStatus.BROKEN}
    for error in record.errors:
        if error.message not in told:
            label = error.rendition.label if error.rendition else ""
            place = _name((error.scenario, label, error.modality or ""))
            yield (f"{place}: " if place else "") + error.message.rstrip(".")


def _faults(findings: Iterator[Finding]) -> tuple[str, ...]:
    """Their fingerprints, each once: a fault met in fourteen locales is one fault."""
    return tuple(dict.fromkeys(finding.fingerprint for finding in findings))


def _name(key: tuple[str, str, str]) -> str:
    scenario, rendition, modality = key
    return " ".join(part for part in (scenario, f"({rendition}, {modality})" if rendition else "") if part)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

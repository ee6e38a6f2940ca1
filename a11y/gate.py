"""The gate: a record and a policy make a verdict. An incomplete run is never a pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import IntEnum

import msgspec

from a11y.facts.baseline import Baseline, Entry
from a11y.facts.one_line import one_line
from a11y.facts.policy import Budgets, Policy
from a11y.facts.record import Record
from a11y.gating.accepting import gone
from a11y.gating.budgets import measure
from a11y.gating.scope import counted, require_known
from a11y.words.finding import Finding, Impact, OutcomeValue
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
    """Fingerprints of the findings that the policy does not let pass, each once, in the record's order."""
    below: int = 0
    """Different findings that the policy looks at and lets pass."""
    questions: int = 0
    """Different findings that only a person can decide and that do not block."""
    accepted: tuple[str, ...] = ()
    """Fingerprints of the findings that would block and are in the baseline, in force."""
    known: tuple[str, ...] = ()
    """Fingerprints of the findings that would block and that the base has too."""
    exceeded: tuple[str, ...] = ()
    """Budgets that do not hold, a sentence each."""
    expired: tuple[Entry, ...] = ()
    """Entries of the baseline whose day has passed; they accept nothing."""
    gone: tuple[Entry, ...] = ()
    """Entries of the baseline that the run could have seen, and did not."""


def judge(
    record: Record,
    policy: Policy | None = None,
    baseline: Baseline | None = None,
    today: date | None = None,
    base: Collection[str] = (),
) -> Verdict:
    """The verdict on a record. Incompleteness comes first: what was not seen cannot be passed or failed.

    `base` are fingerprints that were there before: they block no more than what the baseline accepts. Raises
    `PolicyError` when the policy names what there is not.
    """
    policy, baseline = policy or Policy(), baseline or Baseline()
    require_known(policy, record)
    today = today or datetime.now(UTC).date()
    heard = tuple(counted(record, policy))
    impacts = _impacts(heard)
    in_force = baseline.accepted(today)
    fresh = {f: impact for f, impact in impacts.items() if f not in in_force and f not in base}
    blocking, exceeded = _over(fresh, policy)
    would = _over(impacts, msgspec.structs.replace(policy, budgets=Budgets()))[0]
    told = measure(record, policy.budgets)
    exceeded += told.exceeded
    reasons = tuple(one_line(reason) for reason in (*why_incomplete(record), *told.unmeasured))
    questions = {f.fingerprint for f in record.findings if f.outcome is OutcomeValue.CANT_TELL} - set(
        blocking
    )
    status, sentence = _sentence(reasons, blocking, exceeded)
    accepted = tuple(f for f in would if f in in_force)
    known = tuple(f for f in would if f in base and f not in in_force)
    if status is Status.PASSED and (accepted or known):
        sentence = "Passed: no new fault at or above policy."
    return Verdict(
        status=status,
        sentence=sentence,
        reasons=reasons,
        blocking=blocking,
        below=len(fresh.keys() - set(blocking)),
        questions=len(questions),
        accepted=accepted,
        known=known,
        exceeded=tuple(exceeded),
        expired=baseline.expired(today),
        gone=gone(baseline, record),
    )


def _impacts(findings: Iterable[Finding]) -> dict[str, Impact]:
    """By fingerprint, the hardest of its findings: a fault met in fourteen locales is one fault."""
    impacts: dict[str, Impact] = {}
    for finding in findings:
        before = impacts.get(finding.fingerprint, finding.impact)
        impacts[finding.fingerprint] = max(before, finding.impact, key=lambda impact: impact.weight)
    return impacts


def _over(impacts: dict[str, Impact], policy: Policy) -> tuple[tuple[str, ...], list[str]]:
    """The fingerprints that do not pass, and the budgets for impacts that do not hold."""
    budgets = policy.budgets.faults
    numbers = Counter(impacts.values())
    exceeded = {impact for impact, most in budgets.items() if numbers[impact] > most}
    blocking = tuple(
        fingerprint
        for fingerprint, impact in impacts.items()
        if (impact in exceeded if impact in budgets else impact.weight >= policy.fail_on.weight)
    )
    told = [f"{number_of(numbers[i], f'{i} fault')}, above {budgets[i]}" for i in Impact if i in exceeded]
    return blocking, told


def _sentence(reasons: Sequence[str], blocking: Sequence[str], exceeded: Sequence[str]) -> tuple[Status, str]:
    if reasons:
        more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
        return Status.INCOMPLETE, f"Incomplete: {reasons[0]}{more}."
    faults = [f"{number_of(len(blocking), 'fault')} at or above policy"] if blocking else []
    if faults or exceeded:
        return Status.FINDINGS, f"Failed: {'; '.join([*faults, *exceeded])}."
    return Status.PASSED, "Passed: no fault at or above policy."


_WHO = re.compile(r"^(?:the \w+ probe could not look: (.*)|axe gave no answer \((.*)\))$", re.DOTALL)
"""What a reason says of who could not look."""


def why_incomplete(record: Record) -> Iterator[str]:
    """Every reason why the run did not see all that it set out to see, each a clause without a full stop."""
    for name in record.cut:
        yield f"the record {name} was cut short"
    yield from _walks(record)
    yield from _errors(record)
    for state in record.states:
        place = _name((state.scenario, state.rendition.label, state.modality))
        for why, parts in causes(state.untested).items():
            more = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
            yield f"{parts[0]}{more} could not look at {state.step!r} of {place}: {why.rstrip('.')}"
    if not record.states:
        yield "no page was seen at all"


def causes(untested: Mapping[str, str]) -> dict[str, list[str]]:
    """What could not look, by why: one hung page stops every probe, and each rule that reads them."""
    found: dict[str, list[str]] = {}
    for part, why in untested.items():
        said = _WHO.match(why)
        found.setdefault((said[1] or said[2]) if said else why, []).append(part)
    return found


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
        elif end.status is WalkStatus.UNTESTED:
            yield f"{_name(key)} is untested: {end.reason.rstrip('.')}"
        elif end.status is WalkStatus.FINISHED and key not in seen:
            yield f"{_name(key)} saw no page"
    for walk, label, steps in unseen_renditions(record):
        place = _name((walk.scenario, label, walk.modality.value))
        yield f"{place} was not seen at {number_of(steps, 'step')}"


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


def _name(key: tuple[str, str, str]) -> str:
    scenario, rendition, modality = key
    return " ".join(part for part in (scenario, f"({rendition}, {modality})" if rendition else "") if part)


def number_of(number: int, noun: str) -> str:
    """“1 fault”, “2 faults”: for lines in English."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

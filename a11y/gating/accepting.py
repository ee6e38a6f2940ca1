"""A baseline against a record: what it accepts, what is not seen any more, what would be added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from a11y.comparing.groups import groups
from a11y.facts.baseline import Baseline, Entry
from a11y.facts.policy import Policy
from a11y.facts.record import Record
from a11y.gating.scope import counted, rules_seen
from a11y.words.run import WalkStatus


def gone(baseline: Baseline, record: Record) -> tuple[Entry, ...]:
    """Entries that were not seen although the run was where they would have been: their faults are mended."""
    seen = {finding.fingerprint for finding in record.findings}
    could_see = Reach(record)
    return tuple(e for e in baseline.entries if e.fingerprint not in seen and could_see(e))


class Signature(msgspec.Struct, frozen=True):
    """What new entries are signed with."""

    reason: str
    """Why they may stay."""
    who: str
    """Who says so."""
    expires: date
    """Their last day."""


def missing(baseline: Baseline, record: Record, policy: Policy, signature: Signature) -> Iterator[Entry]:
    """New entries for findings that the policy would not let pass, in the order of their weight."""
    known = {entry.fingerprint for entry in baseline.entries}
    budgeted = policy.budgets.faults
    for group in groups(record, counted(record, policy)):
        if group.fingerprint in known:
            continue
        if group.impact.weight < policy.fail_on.weight and group.impact not in budgeted:
            continue
        yield Entry(
            fingerprint=group.fingerprint,
            rule=group.rule,
            place=group.place,
            reason=signature.reason,
            expires=signature.expires,
            who=signature.who,
            scenario=group.example.scenario,
            rendition=group.example.rendition.label,
            modality=group.example.modality.value,
        )


class Reach:
    """Whether a run has looked where something was seen before: the scenario whole, in that rendition, by that rule."""

    def __init__(self, record: Record) -> None:
        self._looked = {(s.scenario, s.rendition.label, s.modality.value) for s in record.states}
        self._rules = rules_seen(record)
        ends = {end.walk.key: end.status for end in record.ends if end.walk}
        walks = {*ends, *(walk.key for walk in record.run.planned)}
        # one walk of a scenario that broke may be the one that would have met it
        cut_short = {WalkStatus.BROKEN, WalkStatus.UNTESTED}
        self._broken = {key[0] for key in walks if ends.get(key, WalkStatus.BROKEN) in cut_short}
        self._whole = not self._broken and not record.cut and not record.errors

    def __call__(self, entry: Entry) -> bool:
        """An entry that does not say where it was seen is out of reach of all but a whole run."""
        if entry.rule not in self._rules:
            return False
        if not entry.scenario:
            return self._whole and bool(self._looked)
        return self.saw(entry.scenario, entry.rendition, entry.modality)

    def saw(self, scenario: str, rendition: str, modality: str) -> bool:
        """Whether the scenario was looked at in that way, and none of its walks broke off."""
        if scenario in self._broken:
            return False
        return any(
            (of, label, way) == (scenario, rendition or label, modality or way)
            for of, label, way in self._looked
        )

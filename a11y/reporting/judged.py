"""What a gate knows besides the record, as far as the voices tell it: nothing of it is needed to make a report."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import islice

import msgspec

from a11y.comparing.differences import Differences
from a11y.facts.baseline import Baseline
from a11y.gate import Verdict
from a11y.reporting.difference_text import difference_lines
from a11y.reporting.views.faults import Fault
from a11y.speech.effort import Effort
from a11y.words.finding import OutcomeValue


class Standing(StrEnum):
    """How a fault stands to an earlier run or to the baseline, in SARIF's words (`baselineState`)."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    """The same fault in another place."""


class Acceptance(msgspec.Struct, frozen=True):
    """Why a fault is accepted for the time being."""

    reason: str
    """In the words of whoever accepted it."""
    who: str = ""
    """Who accepted it."""
    expires: str = ""
    """Until when, ISO 8601."""


class Judged(msgspec.Struct, frozen=True):
    """A verdict on the faults of a record. Keys are fingerprints."""

    standings: Mapping[str, Standing] = {}
    """How each fault stands; empty when nothing was compared."""
    accepted: Mapping[str, Acceptance] = {}
    """Faults that the baseline accepts."""
    blocking: frozenset[str] | None = None
    """Faults that close the gate; None when no policy was asked: then every failed one that is not accepted does."""
    address: str = ""
    """Where the HTML report can be read (`https://…/`), for links; empty when nowhere."""

    efforts_before: tuple[Effort, ...] = ()
    """What walks took in the base, of those that came to their end there and here."""
    mended: int = 0
    """Faults of the base that are gone."""
    difference: str = ""
    """What changed since the base besides new faults, as plain text in English; empty when nothing did."""

    def standing(self, fault: Fault) -> Standing | None:
        """How a fault stands; None when that is not known."""
        return self.standings.get(fault.fingerprint)

    def closes(self, fault: Fault) -> bool:
        """Whether a fault closes the gate."""
        if fault.outcome is not OutcomeValue.FAILED:
            return self.blocking is not None and fault.fingerprint in self.blocking
        if self.blocking is not None:
            return fault.fingerprint in self.blocking
        return fault.fingerprint not in self.accepted

    def fresh(self, fault: Fault) -> bool:
        """Whether a fault has to be told loudly: it is new, or nothing was compared."""
        if fault.fingerprint in self.accepted:
            return False
        return self.standings.get(fault.fingerprint, Standing.NEW) is Standing.NEW


UNJUDGED = Judged()
"""The record alone."""


def judged_by(
    verdict: Verdict, baseline: Baseline, address: str = "", differences: Differences | None = None
) -> Judged:
    """What a gate's verdict, and a comparison with the base where there was one, say of the faults."""
    entries = {entry.fingerprint: entry for entry in baseline.entries}
    standings: dict[str, Standing] = {}
    if differences or baseline.path:
        standings |= dict.fromkeys(verdict.blocking, Standing.NEW)
        standings |= dict.fromkeys((*verdict.accepted, *verdict.known), Standing.UNCHANGED)
    if differences:
        found = differences.findings
        standings |= dict.fromkeys((group.fingerprint for group in found.new), Standing.NEW)
        standings |= dict.fromkeys((group.fingerprint for group in found.unchanged), Standing.UNCHANGED)
        standings |= dict.fromkeys((moved.after.fingerprint for moved in found.moved), Standing.UPDATED)
    return Judged(
        standings=standings,
        accepted={
            name: Acceptance(entries[name].reason, entries[name].who, entries[name].expires.isoformat())
            for name in verdict.accepted
            if name in entries
        },
        blocking=frozenset(verdict.blocking),
        address=address and address.rstrip("/") + "/",
        efforts_before=tuple(one.before for one in differences.effort) if differences else (),
        mended=len(differences.findings.mended) if differences else 0,
        difference=_besides(differences) if differences else "",
    )


def _besides(differences: Differences) -> str:
    """The difference without its first line of counts and without the new faults, which are told in full elsewhere."""
    new = {group.fingerprint for group in differences.findings.new}
    return "".join(f"{line}\n" for line in islice(difference_lines(differences, None, new), 1, None))

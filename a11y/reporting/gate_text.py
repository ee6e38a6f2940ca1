"""What the gate says in the terminal beneath its verdict: plain lines, the same for the same record."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from a11y.comparing.groups import Group, groups
from a11y.facts.baseline import Entry
from a11y.facts.record import Record
from a11y.gate import Verdict

_MOST = 20
"""Faults that are listed; the report has them all."""


def gate_lines(record: Record, verdict: Verdict) -> Iterator[str]:
    """Why the run is incomplete, each fault that blocks told once, and what to do in the baseline."""
    for reason in verdict.reasons:
        yield f"  - {reason}"
    blocking = set(verdict.blocking)
    listed = groups(record, (f for f in record.findings if f.fingerprint in blocking))
    for group in listed[:_MOST]:
        yield fault_line(group)
    if len(listed) > _MOST:
        yield f"  ... and {len(listed) - _MOST} more; `a11y report` shows them all"
    if verdict.accepted:
        yield f"{_count(verdict.accepted, 'fault')} accepted by the baseline"
    if verdict.known:
        yield f"{_count(verdict.known, 'fault')} also in the base"
    yield from _entries("expired", verdict.expired)
    yield from _entries("no longer seen, --update-baseline removes it", verdict.gone)


def fault_line(group: Group) -> str:
    """`  serious axe/label 379a8f9becda420c  Sign-in form: textbox “Password”; seen in en, 2 steps`."""
    return f"  {group.impact} {group.rule} {group.fingerprint}  {group.place}; {group.reach}"


def _entries(what: str, entries: Collection[Entry]) -> Iterator[str]:
    for entry in entries:
        day = f" on {entry.expires.isoformat()}" if what == "expired" else ""
        yield f"  baseline: {what}{day}: {entry.rule} {entry.fingerprint}  {entry.place}"


def _count(found: Collection[str], noun: str) -> str:
    return f"{len(found)} {noun}" + ("" if len(found) == 1 else "s")

"""Two records of one target, compared in full."""

from __future__ import annotations

import msgspec

from a11y.comparing.effort import EffortChange, compare_effort
from a11y.comparing.findings import FindingChanges, compare_findings, require_comparable
from a11y.comparing.heard import HeardChange, compare_heard
from a11y.comparing.messages import MessageChange, compare_messages
from a11y.comparing.steps import Steps, pair_steps
from a11y.facts.policy import Policy
from a11y.facts.record import Record
from a11y.gating.scope import counted


class Differences(msgspec.Struct, frozen=True):
    """What changed from the base to the head."""

    findings: FindingChanges
    """Faults that the policy looks at."""
    steps: Steps
    """Page states that both have, that came, that are gone."""
    heard: tuple[HeardChange, ...]
    """For somebody who listens."""
    effort: tuple[EffortChange, ...]
    """Walks that came to their end in both: some take more or fewer keystrokes or announcements than before."""
    messages: tuple[MessageChange, ...]
    """For translators."""


def compare(base: Record, head: Record, policy: Policy) -> Differences:
    """All differences. Raises `RecordError` when the records are of different targets."""
    require_comparable(base, head)
    steps = pair_steps(base, head)
    return Differences(
        findings=compare_findings(base, head, counted(base, policy), counted(head, policy)),
        steps=steps,
        heard=compare_heard(steps, head.run.source_locale),
        effort=compare_effort(base, head),
        messages=compare_messages(base, head, steps),
    )

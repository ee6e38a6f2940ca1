"""What became easier or harder for somebody with a keyboard who listens."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from a11y.facts.record import Record
from a11y.speech.effort import Effort, efforts
from a11y.words.run import WalkStatus

Key = tuple[str, str, str]


class EffortChange(msgspec.Struct, frozen=True):
    """One walk that came to its end in both records."""

    before: Effort
    """In the base."""
    after: Effort
    """In the head."""

    @property
    def differs(self) -> bool:
        """Whether it takes another effort now."""
        old, new = ((one.pressed, one.fewest, one.heard) for one in (self.before, self.after))
        return old != new


def compare_effort(base: Record, head: Record) -> tuple[EffortChange, ...]:
    """Each walk that came to its end in both, in the order of the head."""
    old = dict(_ended(base))
    return tuple(EffortChange(old[key], effort) for key, effort in _ended(head) if key in old)


def _ended(record: Record) -> Iterator[tuple[Key, Effort]]:
    finished = {end.walk.key for end in record.ends if end.walk and end.status is WalkStatus.FINISHED}
    for effort in efforts(record.states, record.speeches):
        key = (effort.scenario, effort.rendition, effort.modality.value)
        if key in finished:
            yield key, effort

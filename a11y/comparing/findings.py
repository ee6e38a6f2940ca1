"""The findings of two records of one target: new, mended, unchanged, moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from a11y.comparing.groups import Group, groups
from a11y.facts.record import Record
from a11y.words.errors import RecordError
from a11y.words.finding import Finding
from a11y.words.run import WalkStatus

_CUT_SHORT = frozenset({WalkStatus.BROKEN, WalkStatus.UNTESTED})


class Moved(msgspec.Struct, frozen=True):
    """One fault that stands in another place than before."""

    before: Group
    """In the base."""
    after: Group
    """In the head."""


class FindingChanges(msgspec.Struct, frozen=True):
    """What became of the faults between base and head."""

    new: tuple[Group, ...]
    """In the head alone."""
    mended: tuple[Group, ...]
    """In the base alone, although the head looked where it was."""
    unchanged: tuple[Group, ...]
    """In both, at a step in common."""
    moved: tuple[Moved, ...]
    """In both, at other steps or in another place of the page."""
    not_looked: tuple[Group, ...]
    """In the base, where the head did not look."""
    unknown: frozenset[str] = frozenset()
    """Fingerprints of new faults that stand where the base did not look: they may be old."""

    @property
    def known(self) -> frozenset[str]:
        """Fingerprints, in the head, of faults that were there before."""
        still = {group.fingerprint for group in self.unchanged}
        return frozenset(still | {moved.after.fingerprint for moved in self.moved})


def require_comparable(base: Record, head: Record) -> None:
    """Raise `RecordError` unless both are of one target (its profile: the address of a test server changes)."""
    if base.run.profile != head.run.profile:
        raise RecordError(
            f"{base.folder} is of another target ({base.run.profile}) than {head.folder} ({head.run.profile}); "
            "compare two runs of one target"
        )


def compare_findings(
    base: Record, head: Record, before: Iterable[Finding], after: Iterable[Finding]
) -> FindingChanges:
    """The changes between the base's findings `before` and the head's findings `after`."""
    old = {group.fingerprint: (group, found) for group, found in _with_places(base, before)}
    new = {group.fingerprint: (group, found) for group, found in _with_places(head, after)}
    lost = {f: group for f, (group, _) in old.items() if f not in new}
    come = {f: group for f, (group, _) in new.items() if f not in old}
    steps = {(state.scenario, state.step) for state in head.states}
    # a fault that is met elsewhere has not moved when the head did not look where it was
    moved = [
        Moved(old[f][0], group)
        for f, (group, places) in new.items()
        if f in old and not places & old[f][1] and old[f][1] & steps
    ]
    pairs = list(_same_elsewhere(lost.values(), come.values()))
    for pair in pairs:
        del lost[pair.before.fingerprint], come[pair.after.fingerprint]
    in_place = {pair.after.fingerprint for pair in moved}
    looked_before, looked = _walks(base), _walks(head)
    return FindingChanges(
        new=tuple(come.values()),
        mended=tuple(group for group in lost.values() if _looked_at(group, looked)),
        unchanged=tuple(group for f, (group, _) in new.items() if f in old and f not in in_place),
        moved=(*moved, *pairs),
        not_looked=tuple(group for group in lost.values() if not _looked_at(group, looked)),
        unknown=frozenset(f for f, group in come.items() if not _looked_at(group, looked_before)),
    )


def _with_places(record: Record, findings: Iterable[Finding]) -> Iterator[tuple[Group, set[tuple[str, str]]]]:
    """Each group with the scenarios and steps it was seen in."""
    kept = tuple(findings)
    places: dict[str, set[tuple[str, str]]] = {}
    for finding in kept:
        places.setdefault(finding.fingerprint, set()).add((finding.scenario, finding.step))
    for group in groups(record, kept):
        yield group, places[group.fingerprint]


def _same_elsewhere(lost: Iterable[Group], come: Iterable[Group]) -> Iterator[Moved]:
    """A fault that went and one that came are one that moved when no other of either looks like them."""
    before, after = _by_looks(lost), _by_looks(come)
    for looks, groups_before in before.items():
        groups_after = after.get(looks, [])
        if len(groups_before) == len(groups_after) == 1:
            yield Moved(groups_before[0], groups_after[0])


def _by_looks(found: Iterable[Group]) -> dict[tuple[str, ...], list[Group]]:
    looks: dict[tuple[str, ...], list[Group]] = {}
    for group in found:
        target = group.example.target
        # an element without words of its own is too like others to be known again
        if target.name:
            source = re.sub(r'\s(?:class|id|style|aria-\w+)="[^"]*"|\d+', "", target.html)
            key = (group.rule, group.example.rendition.label, target.role, target.name, source)
            looks.setdefault(key, []).append(group)
    return looks


def _walks(record: Record) -> set[tuple[str, str, str]]:
    """Scenario, rendition and modality of all that was looked at to the end."""
    whole = {e.walk.scenario for e in record.ends if e.walk and e.status is WalkStatus.FINISHED}
    # one walk of a scenario that broke may be the one that would have met the fault
    whole -= {e.walk.scenario for e in record.ends if e.walk and e.status in _CUT_SHORT}
    return {(s.scenario, s.rendition.label, s.modality.value) for s in record.states if s.scenario in whole}


def _looked_at(group: Group, looked: set[tuple[str, str, str]]) -> bool:
    """Whether the fault would have been met there; a walk of machines does not tell what people would have met."""
    return not group.example.of_people and _key(group.example) in looked


def _key(finding: Finding) -> tuple[str, str, str]:
    return (finding.scenario, finding.rendition.label, finding.modality.value)

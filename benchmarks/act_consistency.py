"""How the W3C counts what a tool says of an ACT rule: `getConsistency` and `findProcedureSet` in `act-rules/act-tools`.

Each rule of the tool is counted by itself; those that do best are put together. A rule that names a criterion that the
ACT rule has not, or leaves one out that it has, is not complete, whatever it finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from a11y.words.finding import OutcomeValue

_SOFT = {OutcomeValue.PASSED, OutcomeValue.INAPPLICABLE}
_SILENT = {*_SOFT, OutcomeValue.UNTESTED}


class Level(StrEnum):
    """How far a tool follows an ACT rule."""

    COMPLETE = "complete"
    """Every failed example is failed or asked about, at least one failed; no other is failed; the criteria are its."""
    PARTIAL = "partial"
    """No passed example is failed, and some failed one is."""
    NONE = ""
    """It fails a passed example, or no failed one."""


class Said(msgspec.Struct, frozen=True):
    """What one rule says of one example."""

    expected: OutcomeValue
    outcomes: frozenset[OutcomeValue]


class Procedure(msgspec.Struct, frozen=True):
    """One rule of the tool, or several together."""

    name: str
    criteria: frozenset[str]
    """Those of what it fails or asks."""
    said: tuple[Said, ...]
    """In the order of the examples."""


class Requirements(msgspec.Struct, frozen=True):
    """The criteria of an ACT rule."""

    needed: frozenset[str]
    allowed: frozenset[str]

    @classmethod
    def of(cls, told: Mapping[str, Mapping[str, object]] | None) -> Requirements:
        """From `ruleAccessibilityRequirements`: criteria of WCAG alone, the secondary ones allowed and not needed."""
        criteria = {key.partition(":")[2]: what for key, what in (told or {}).items() if _is_criterion(key)}
        needed = frozenset(key for key, what in criteria.items() if "secondary" not in what)
        return cls(needed, frozenset(criteria))


def _is_criterion(key: str) -> bool:
    return key.lower().startswith("wcag2") and key[5:7] in {"0:", "1:", "2:"}


def counted(procedures: Sequence[Procedure], requirements: Requirements) -> tuple[Level, tuple[str, ...]]:
    """The level of the rules that do best, together; and which they are."""
    levels = {one.name: level(one, requirements) for one in procedures}
    for best in (Level.COMPLETE, Level.PARTIAL):
        chosen = [one for one in procedures if levels[one.name] is best]
        if chosen:
            together = best if best is Level.COMPLETE else level(_joined(chosen), requirements)
            return together, tuple(one.name for one in chosen)
    return Level.NONE, ()


def level(procedure: Procedure, requirements: Requirements) -> Level:
    """How far one rule follows."""
    failed = [one.outcomes for one in procedure.said if one.expected is OutcomeValue.FAILED]
    others = [one for one in procedure.said if one.expected is not OutcomeValue.FAILED]
    if any(OutcomeValue.FAILED in one.outcomes for one in others):
        return Level.NONE
    found = any(OutcomeValue.FAILED in one for one in failed)
    untested = any(not one.outcomes or OutcomeValue.UNTESTED in one.outcomes for one in procedure.said)
    missed = any(one <= _SILENT for one in failed)
    mapped = requirements.needed <= procedure.criteria <= requirements.allowed
    if found:
        return Level.COMPLETE if mapped and not untested and not missed else Level.PARTIAL
    asked = any(OutcomeValue.CANT_TELL in one.outcomes for one in procedure.said)
    quiet = all(one.outcomes <= _SOFT for one in others if one.expected is OutcomeValue.INAPPLICABLE)
    return Level.PARTIAL if asked and quiet else Level.NONE


def _joined(procedures: Iterable[Procedure]) -> Procedure:
    several = list(procedures)
    said = tuple(
        Said(together[0].expected, frozenset().union(*(one.outcomes for one in together)))
        for together in zip(*(one.said for one in several), strict=True)
    )
    return Procedure(
        "+".join(one.name for one in several),
        frozenset().union(*(one.criteria for one in several)),
        said,
    )

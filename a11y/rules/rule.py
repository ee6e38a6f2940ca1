"""What a rule is: metadata, and a pure function from a page state to outcomes (ACT Rules Format 1.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

import msgspec

from a11y.words.finding import Engine, Impact, Outcome
from a11y.words.message import Sighting
from a11y.words.state import PageState

Kept = TypeVar("Kept")


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What every rule tells of itself."""

    id: str
    """`family/name`, as findings and policies name it."""
    title: str
    """What it asks for, one sentence in English; its msgid in the harness's own catalogs."""
    criteria: tuple[str, ...]
    """WCAG 2.2 success criteria by number; empty for what WCAG does not ask."""
    impact: Impact
    """How hard a failure hits, unless the outcome says otherwise."""
    needs: tuple[str, ...] = ()
    """Probes whose observation it reads (`dom`, `tree`…): untested when one of them could not look."""
    reads: tuple[str, ...] = ()
    """Further probes whose observation it reads where they could look, and does without where they could not."""
    help_url: str = ""
    """Where the rule is explained."""
    instead_of: tuple[str, ...] = ()
    """Rules of guest engines that say less of the same fault: where this one fails, they are not told again.

    What they say of an element is settled where this one passes and gives the element's number: it has seen more."""
    act_rules: tuple[str, ...] = ()
    """The W3C's ACT rules whose examples it answers (`oj04fd`): it fails none that should not fail."""


class Rule(Question, frozen=True, kw_only=True):
    """One question asked of every page state."""

    judge: Callable[[PageState], Iterator[Outcome]]
    """Pure: the same page state has the same outcomes. No outcome at all means that it does not apply."""


class MessageRule(Question, frozen=True, kw_only=True):
    """One question asked of every page state and the messages met on it."""

    judge: Callable[[PageState, Sequence[Sighting]], Iterator[Outcome]]
    """Pure, as a rule's."""


class Compared(StrEnum):
    """What a page state is held against by a rule that looks across several."""

    LOCALES = "locales"
    """The same step of the same task in the source locale, otherwise shown alike."""
    STEPS = "steps"
    """The steps before it in its walk."""
    SITE = "site"
    """All pages of the run on the same host that were shown alike, its own among them; equal looks once."""


class AcrossRule(Question, Generic[Kept], frozen=True, kw_only=True):
    """One question asked of a page state beside others of the run, when all of them are there."""

    compared: Compared
    """Which others."""
    keep: Callable[[PageState], Kept]
    """What it wants to know of another page state; this alone stays in memory. With `SITE` it can be hashed."""
    judge: Callable[[PageState, Sequence[Sighting], Sequence[Kept]], Iterator[Outcome]]
    """Pure. What was kept of the others comes last: of one state in the source locale, of each step in order, or of
    the site in the order of the record."""


class Assertion(msgspec.Struct, frozen=True):
    """Who says what of a page state (EARL's word): one rule's one outcome."""

    rule: str
    """The rule's `id`."""
    criteria: tuple[str, ...]
    """The criteria that it is about."""
    impact: Impact
    """How hard it hits."""
    help_url: str
    """Where it is explained."""
    engine: Engine
    """Who says so."""
    outcome: Outcome
    """What."""
    also: tuple[Engine, ...] = ()
    """Other engines that say the same."""
    translatable: bool = True
    """The message is a msgid of our own catalogs; not so for a guest engine's words."""

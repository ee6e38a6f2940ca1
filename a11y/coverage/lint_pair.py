"""One translation beside its source text, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from a11y.words.catalog_finding import Severity


@dataclass(frozen=True, slots=True)
class Pair:
    """One form of a translation."""

    sources: tuple[str, ...]
    """The msgid, and the msgid_plural where there is one: a form may follow either."""
    translation: str
    """The words of this form, never empty."""
    flags: frozenset[str]
    """The message's `#,` flags."""
    one_number: bool = False
    """This plural form is of one number alone, which it may say in words."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check found; where it stands is added by who asked."""

    check: str
    """Its name."""
    severity: Severity
    """How bad it is."""
    message: str
    """The sentence, a msgid of ours."""
    params: Mapping[str, str] = field(default_factory=dict)
    """What fills it."""

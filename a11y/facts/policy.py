"""What the gate lets pass: impacts, selections, budgets; and `KEY=VALUE` for one of them on the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

import msgspec

from a11y.facts.nearest import unknown
from a11y.words.errors import ConfigurationError
from a11y.words.finding import Finding, Impact

UP_TO = " > "
"""Between a scenario and its step in the name of a budget for keystrokes."""


class Selection(msgspec.Struct, frozen=True):
    """Findings by where and what they are. Every key that is given must fit; an empty one fits all."""

    rule: str = ""
    """A rule's id, `axe/region`, or a family of them, `axe/*`."""
    criterion: str = ""
    """A success criterion of WCAG 2.2 by number, `4.1.2`."""
    scenario: str = ""
    """A scenario's identifier or title."""
    locale: str = ""
    """The locale of the page (BCP 47)."""

    def fits(self, finding: Finding, title: str) -> bool:
        """Whether a finding, met in the scenario of this title, is one of those meant."""
        family = self.rule.removesuffix("*") if self.rule.endswith("/*") else ""
        return (
            (self.rule in {"", finding.rule} or bool(family and finding.rule.startswith(family)))
            and (not self.criterion or self.criterion in finding.criteria)
            and self.scenario in {"", finding.scenario, title}
            and self.locale in {"", finding.rendition.locale}
        )


class Budgets(msgspec.Struct, frozen=True):
    """How much is let pass. A budget for an impact takes the place of `fail_on` for that impact."""

    minor: int | None = None
    """Faults at most; none for no budget."""
    moderate: int | None = None
    """Faults at most."""
    serious: int | None = None
    """Faults at most."""
    critical: int | None = None
    """Faults at most."""
    coverage: dict[str, float] = {}
    """By locale: per cent of the messages that were met which must be translated."""
    keystrokes: dict[str, int] = {}
    """By scenario (identifier or title): keystrokes at most to get about and operate, from its start to its end.

    `SCENARIO > STEP` is up to the end of that step. Characters of typed text do not count: no page can spare them.
    """

    announcements: dict[str, int] = {}
    """By scenario (identifier or title): announcements at most that are heard on the way, by keyboard alone."""

    @property
    def faults(self) -> dict[Impact, int]:
        """The budgets for impacts."""
        found = {impact: getattr(self, impact.value) for impact in Impact}
        return {impact: most for impact, most in found.items() if most is not None}


class Policy(msgspec.Struct, frozen=True):
    """What the gate lets pass."""

    fail_on: Impact = Impact.MINOR
    """A failed finding of this impact or a greater one closes the gate."""
    cant_tell: bool = False
    """What only a person can decide closes the gate as well."""
    only: tuple[Selection, ...] = ()
    """Findings that count; empty for all."""
    ignore: tuple[Selection, ...] = ()
    """Findings that do not count, whatever else is said."""
    budgets: Budgets = Budgets()
    """How much is let pass."""


_LISTS = ("only", "ignore")
_ALIASES = (*(impact.value for impact in Impact), "coverage", "keystrokes", "announcements")


def with_changes(table: Mapping[str, Any], changes: Iterable[str]) -> dict[str, Any]:
    """The `[policy]` table with `KEY=VALUE` changes made; an empty value takes a key out.

    `fail_on=serious`, `moderate=5`, `coverage.fr=95`, `"keystrokes.test_totp::test_sign_in=30"`, `only.locale=he`;
    `ignore.rule=axe/region` adds an entry. ConfigurationError when a change is not of that form.
    """
    changed: dict[str, Any] = deepcopy(dict(table))
    for change in changes:
        key, equals, text = (part.strip() for part in change.partition("="))
        if not equals or not key:
            raise ConfigurationError(
                f"--policy {change}: not KEY=VALUE; write it as --policy fail_on=serious"
            )
        first, rest = _parts(change, key)
        if first in _LISTS:
            if rest and text:
                changed[first] = [*_entries(changed.get(first)), {rest[0]: text}]
            elif text:
                raise ConfigurationError(
                    f"--policy {change}: say what, as in --policy {first}.rule=axe/region"
                )
            else:
                changed.pop(first, None)
            continue
        at = changed.setdefault("budgets", {}) if first in _ALIASES else changed
        if rest:
            at = at.setdefault(first, {})
        if not isinstance(at, dict):
            raise ConfigurationError(f"--policy {change}: the configuration's '{first}' is no table")
        name = rest[0] if rest else first
        if text:
            at[name] = _value(text)
        else:
            at.pop(name, None)
    return changed


def _parts(change: str, key: str) -> tuple[str, list[str]]:
    """The policy's key or the budget's, and what stands behind its dot, if anything."""
    first, *rest = key.removeprefix("policy.").split(".", 1)
    if first == "budgets" and rest:
        first, *rest = rest[0].split(".", 1)
    known = {*Policy.__struct_fields__, *_ALIASES}
    if first not in known:
        raise ConfigurationError(f"--policy {change}: {unknown('key', first, known)}")
    return first, rest


def _entries(given: object) -> list[Any]:
    return [given] if isinstance(given, dict) else list(given) if isinstance(given, list | tuple) else []


def _value(text: str) -> object:
    """A number, true or false as TOML has them; else the words themselves."""
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
    return value if isinstance(value, bool | int | float) else text

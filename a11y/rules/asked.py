"""Which rules a run asks, and what they need to be seen: what nobody asks for is not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from a11y.rules.axe import PREFIX
from a11y.rules.every import every_rule
from a11y.words.wcag import BY_NUMBER, Level


class Asked(msgspec.Struct, frozen=True):
    """A choice of rules."""

    patterns: tuple[str, ...] = ()
    """Rules by id, `axe/label`, or families of them, `focus/*`; empty for all."""
    aaa: bool = True
    """Whether rules that are about criteria of level AAA alone are asked without being named."""

    def wants(self, rule: str) -> bool:
        """Whether the rule with this id is asked."""
        if not self.aaa and rule in _beyond() and rule not in self.patterns:
            return False
        return not self.patterns or any(
            rule == pattern or (pattern.endswith("/*") and rule.startswith(pattern[:-1]))
            for pattern in self.patterns
        )

    @property
    def parts(self) -> frozenset[str]:
        """The probes that rules of ours need, by their names in `PageState.timing`."""
        if self.axe_alone:
            return frozenset()
        return frozenset(
            part for rule in every_rule() if self.wants(rule.id) for part in (*rule.needs, *rule.reads)
        )

    @property
    def axe_alone(self) -> bool:
        """Whether no rule but axe's is asked."""
        return bool(self.patterns) and all(pattern.startswith(PREFIX) for pattern in self.patterns)

    @property
    def axe(self) -> bool:
        """Whether axe is to look."""
        return not self.patterns or any(pattern.startswith(PREFIX) for pattern in self.patterns)


@cache
def _beyond() -> frozenset[str]:
    """Rules of ours that are about criteria of level AAA alone."""
    return frozenset(
        rule.id
        for rule in every_rule()
        if rule.criteria and all(BY_NUMBER[number].level is Level.AAA for number in rule.criteria)
    )


def of_engines(engines: Sequence[str]) -> Asked:
    """The rules of these engines, `axe` and `a11y` (ours); all when none is named."""
    ours = (
        dict.fromkeys(f"{rule.id.partition('/')[0]}/*" for rule in every_rule()) if "a11y" in engines else ()
    )
    return Asked((*ours, *((f"{PREFIX}*",) if "axe" in engines else ())))

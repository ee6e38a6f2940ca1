"""A rule that breaks on a page says nothing of it, and is told as untested there: every other rule judges on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from a11y.rules.rule import Question

Answer = TypeVar("Answer")

BROKE = "the rule broke on this page"
"""How the reason begins: always a fault of ours, and never of the page."""


class RuleError(Exception):
    """A rule raised an exception; its message is the reason that a record keeps, in one sentence."""


def guarded(rule: Question, ask: Callable[[], Answer]) -> Answer:
    """What `ask` answers for the rule. Raises `RuleError` in place of whatever it raises."""
    try:
        return ask()
    except Exception as error:  # what a rule did not think of can be anything
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise RuleError(f"{BROKE} ({what}); please report it as a fault of {rule.id}") from error

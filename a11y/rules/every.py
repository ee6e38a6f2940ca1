"""Every rule of ours, loaded when one is first asked: what asks axe alone begins the sooner."""

from __future__ import annotations

from functools import cache
from typing import Any

from a11y.rules.rule import AcrossRule, MessageRule, Question, Rule


@cache
def every_rule() -> tuple[Question, ...]:
    """All that can have a finding in a record, guest engines apart."""
    from a11y.rules.registry import EVERY_RULE  # a third of a process's start

    return EVERY_RULE


@cache
def page_rules() -> tuple[Rule | MessageRule, ...]:
    """Those that judge a page state, in the order in which they judge."""
    from a11y.rules.registry import MESSAGE_RULES, RULES  # as above

    return (*RULES, *MESSAGE_RULES)


@cache
def across_rules() -> tuple[AcrossRule[Any], ...]:
    """Those that look across page states; they judge when the records are combined."""
    from a11y.rules.registry import ACROSS_RULES  # as above

    return ACROSS_RULES

"""What a rule says that it reads is all that it reads: asked for alone, it sees as much as with the others."""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from a11y.browser.probes.acting import ACTING
from a11y.rules.registry import MESSAGE_RULES, RULES
from a11y.rules.rule import MessageRule, Rule

_READ = re.compile(rf"\bstate\.({'|'.join(probe.name for probe in ACTING)})\b")


def names_in(code: types.CodeType) -> Iterator[str]:
    """The names that a function uses, and those of the functions in it."""
    yield from code.co_names
    for one in code.co_consts:
        if inspect.iscode(one):
            yield from names_in(one)


def functions(judge: Callable[..., Any]) -> Iterator[types.FunctionType]:
    """A rule's function, and those of the harness that it comes to."""
    seen: set[types.FunctionType] = set()
    todo: list[Any] = [judge]
    while todo:
        one = todo.pop()
        one = inspect.unwrap(getattr(one, "func", one)) if callable(one) else one
        if inspect.isclass(one) and one.__module__.startswith("a11y.rules"):
            todo += [part for part in vars(one).values() if inspect.isfunction(part)]
        elif inspect.isfunction(one) and one.__module__.startswith("a11y.") and one not in seen:
            seen.add(one)
            yield one
            todo += [one.__globals__[name] for name in names_in(one.__code__) if name in one.__globals__]


@pytest.mark.parametrize("rule", [*RULES, *MESSAGE_RULES], ids=lambda rule: rule.id)
def test_a_rule_names_every_acting_probe_that_it_reads(rule: Rule | MessageRule) -> None:
    """`--rule` lets only those probes act that the rules asked for name: one that is not named is never seen."""
    read = {name for one in functions(rule.judge) for name in _READ.findall(inspect.getsource(one))}
    assert read <= {*rule.needs, *rule.reads}

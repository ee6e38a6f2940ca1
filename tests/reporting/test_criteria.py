from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python

from a11y.reporting.views.criteria import criteria_of

_RULE = re.compile(r'\{id:"([a-z0-9-]+)",(?:(?!\{id:").)*?tags:\[([^\]]*)\]')
_CRITERION = re.compile(r'"wcag(\d)(\d)(\d+)"')


def test_the_criteria_of_axe_are_those_of_the_axe_that_runs() -> None:
    """Every rule of the installed axe-core has the criteria that its own tags name."""
    (script,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
    rules = {
        name: tuple(".".join(parts) for parts in _CRITERION.findall(tags))
        for name, tags in _RULE.findall(script.read_text(encoding="utf-8"))
        if '"cat.' in tags
    }
    assert len(rules) > 90
    assert {name: criteria_of(f"axe/{name}") for name in rules} == rules


def test_an_unknown_rule_asks_about_nothing() -> None:
    """Nothing is claimed for a rule that nobody knows."""
    assert criteria_of("axe/no-such-rule") == ()

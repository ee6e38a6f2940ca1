"""Which of the W3C's ACT rules are answered by which rule."""

from __future__ import annotations

import re

from playwright.sync_api import Browser

from a11y.browser.probes.axe import axe_source
from a11y.rules.act_rules import AXE, act_rules
from a11y.rules.registry import EVERY_RULE

ADDED = {"list", "summary-name"}
"""axe's rules that axe names no ACT rule for."""


def test_axe_s_rules_answer_what_axe_says(browser: Browser) -> None:
    """The table is axe's own, but for what axe leaves out, experimental and deprecated rules apart."""
    page = browser.new_page()
    page.evaluate(axe_source())
    told = page.evaluate("axe.getRules().map((rule) => [rule.ruleId, rule.actIds || []])")
    page.close()
    names = {name: tuple(ids) for name, ids in told}
    assert set(AXE) <= set(names)
    assert {name: ids for name, ids in AXE.items() if name not in ADDED} == {
        name: names[name] for name in AXE if name not in ADDED
    }


def test_act_rules_are_named_by_their_identifiers() -> None:
    """Six letters or digits; what a rule of ours answers is found by the rule's name."""
    for rule in EVERY_RULE:
        assert all(re.fullmatch(r"[a-z0-9]{6}", one) for one in rule.act_rules)
        assert act_rules(rule.id) == rule.act_rules
    assert act_rules("axe/label") == ("e086e5",)
    assert act_rules("axe/region") == ()

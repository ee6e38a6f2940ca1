"""Does the page go away by itself? (WCAG 2.2, 2.2.4 Interruptions, 3.2.5 Change on Request)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_TIME = re.compile(r"\s*(?P<seconds>\d+)[\d.]*(?:\s*[;,]|\s|$)")
"""As HTML reads `content`: "Shared declarative refresh steps"."""
_DAY = 72_000
"""Seconds above which 2.2.1 has no objection (20 hours)."""


def judge_refresh(state: PageState) -> Iterator[Outcome]:
    """Applies to the first `meta` that reloads the page or goes to another. Expects it to be done at once.

    A time that is no number is no refresh, and what follows the first one is not read. Source: ACT rule bisz58.
    """
    for node in state.nodes:
        attributes = node.attributes
        if node.frame or node.tag != "meta" or attributes.get("http-equiv", "").lower() != "refresh":
            continue
        found = _TIME.match(attributes.get("content", ""))
        if found is None:
            continue
        seconds = int(found["seconds"])
        value, message = (OutcomeValue.PASSED, AT_ONCE) if not seconds else (OutcomeValue.FAILED, LATER)
        criteria = ("2.2.1", "2.2.4", "3.2.5") if seconds <= _DAY else ("2.2.4", "3.2.5")
        params = {"seconds": str(seconds)}
        target = node_target(state, node)
        yield Outcome(value, message, params, target, criteria=criteria, node=node.id)
        return


REFRESH = Rule(
    id="page/refresh",
    title=N_("The page goes away only when its user asks for it."),
    criteria=("2.2.4", "3.2.5"),
    impact=Impact.CRITICAL,
    judge=judge_refresh,
    needs=("dom",),
    instead_of=("axe/meta-refresh",),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/failures/F41",
    act_rules=("bisz58",),
)

AT_ONCE = N_("The page goes on to another at once, before anybody reads it.")
LATER = N_(
    "The page is loaded anew, or another one comes, after %(seconds)s seconds, wherever its user is in it. Let users "
    "ask for it, or answer with a redirect of the server."
)

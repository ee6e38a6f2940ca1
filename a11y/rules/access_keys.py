"""Do keys that a page claims for itself take something away from its users? (`accesskey`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_MOST = 12
_TOLD = re.compile(
    r"access ?-?keys?\b|keyboard shortcuts?|zugriffstaste|tastenkürzel|raccourcis? clavier|touches? d.accès|"
    r"atajos? de teclado|teclas? de acceso|atalhos? de teclado|scorciatoi|sneltoets|горячие клавиши|"
    r"アクセスキー|ショートカット|快捷键|קיצורי מקלדת",
    re.IGNORECASE,
)
"""Words by which a page says which keys it has."""


def judge_access_key(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with elements that have an `accesskey`, once each.

    Which keys browsers, screen readers and speech software need differs from one to the other, so that nobody can
    tell whether one is free: a question, unless the page speaks of its keys. Two elements with one key are axe's.
    """
    found = [
        node
        for node in state.nodes
        if node.attributes.get("accesskey", "").strip() and node.box is not None and not node.frame
    ]
    if found:
        keys = list(dict.fromkeys(node.attributes["accesskey"].strip() for node in found))
        params = {"keys": ", ".join(keys[:_MOST])}
        shown = any(node.tag == "kbd" and node.box is not None for node in state.nodes)
        if shown and any(_TOLD.search(run.text) for run in state.runs):
            yield Outcome(OutcomeValue.PASSED, EXPLAINED)
            return
        yield Outcome(OutcomeValue.CANT_TELL, CLAIMED, params, node_target(state, found[0]), node=found[0].id)


ACCESS_KEY = Rule(
    id="keyboard/access-key",
    title=N_("A page leaves the keys of its users alone."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_access_key,
    needs=("dom",),
)

EXPLAINED = N_("The page speaks of the keys that it has.")
CLAIMED = N_(
    "The page claims keys for itself (accesskey: %(keys)s), which may be keys of the browser or of a screen reader, "
    "and differ on every system. Does somebody use them, and is it said which they are? If not, take them away."
)

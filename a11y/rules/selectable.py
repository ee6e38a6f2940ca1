"""Can what must be typed elsewhere be copied? (WCAG 2.2, criterion 3.3.8 Accessible Authentication)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_CODES = frozenset(
    {"code", "pre", "kbd", "samp", "output", "td", "li", "dd", "p", "span", "div", "strong", "b"}
)
_MARKED = frozenset({"code", "pre", "kbd", "samp", "output"})
_CONTROLS = frozenset({"button", "a", "summary", "label"})
_GROUP = r"(?:[A-Z0-9]{2,}|(?=[a-z]*\d)[a-z0-9]{3,})"
_SECRET = re.compile(rf"(?=.*\d){_GROUP}(?:[- ]?{_GROUP}){{1,15}}")
"""Letters and digits in groups, as a code, a key or a token has them."""
_LEAST = 6


def judge_selectable(state: PageState) -> Iterator[Outcome]:
    """Applies to codes, keys and commands that are shown. Expects that they can be selected with the pointer or keys.

    A question, asked once: a button may copy them. Sources: WCAG 2.2, 3.3.8, failure F109 by analogy.
    """
    reading = reading_of(state)
    passed = told = False
    for node in reading.nodes:
        words = reading.own_words.get(node.id, "").strip()
        if node.tag not in _CODES or node.box is None or sum(map(str.isalnum, words)) < _LEAST:
            continue
        code = node.tag in _MARKED or _SECRET.fullmatch(words)
        around = list(reading.around(node))
        if not code or any(one.tag in _CONTROLS for one in around) or node.id in reading.unheard:
            continue
        if not any(one.style.get("user-select") == "none" for one in around):
            passed = True
        elif not told:
            told = True
            yield Outcome(OutcomeValue.CANT_TELL, KEPT, {}, node_target(state, node), node=node.id)
    if passed and not told:
        yield Outcome(OutcomeValue.PASSED, COPIED)


SELECTABLE = Rule(
    id="text/selectable",
    title=N_("Codes and commands can be selected and copied."),
    criteria=("3.3.8",),
    impact=Impact.SERIOUS,
    judge=judge_selectable,
    needs=("dom", "text"),
)

COPIED = N_("Codes and commands can be selected.")
KEPT = N_(
    "This looks like a code or a command, and its style keeps it from being selected (user-select: none). Can who "
    "cannot remember or type it copy it in another way? Let it be selected, or offer a button that copies it."
)

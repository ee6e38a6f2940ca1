"""Are Latin words drawn as they are written, in lines from right to left? (WCAG 2.2, 1.3.2 Meaningful Sequence)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_MOST = 60
"""Signs of a word that a message gives."""


def judge_displaced(state: PageState) -> Iterator[Outcome]:
    """Applies to Latin words and numbers in lines that run from right to left. Expects their signs in their places.

    A sign without a direction of its own at the end of such a word goes where the line goes: `57+` is read as `+57`,
    and the parts of `2.1.0-beta` change places. It is measured where each letter was drawn. Names that somebody chose
    can hold any sign, so that they are isolated whatever is in them. Source: Unicode UAX 9; WCAG 2.2, technique H34.
    """
    if state.eyes is None or state.direction != "rtl":
        return
    judged: set[int] = set()
    for one in state.eyes.displaced:
        if one.node in judged:
            continue
        judged.add(one.node)
        node = state.nodes[one.node]
        params = {"written": one.written[:_MOST], "drawn": one.drawn[:_MOST]}
        yield Outcome(OutcomeValue.FAILED, DISPLACED, params, node_target(state, node), node=node.id)
    if not judged and state.eyes.texts:
        yield Outcome(OutcomeValue.PASSED, IN_PLACE)


DISPLACED_SIGN = Rule(
    id="locale/displaced-sign",
    title=N_("Latin words and numbers are drawn as they are written, on pages that run from right to left."),
    criteria=("1.3.2",),
    impact=Impact.MODERATE,
    judge=judge_displaced,
    needs=("dom", "facts"),
    reads=("eyes",),
    help_url="https://www.w3.org/International/articles/inline-bidi-markup/",
)

IN_PLACE = N_("All signs are drawn where they are written.")
DISPLACED = N_(
    "“%(written)s” is drawn as “%(drawn)s”, since the line runs from right to left: people read another name or "
    "number. Put it into bdi, or an element with dir=“ltr”."
)

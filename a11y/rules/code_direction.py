"""Does code keep its own direction in a page that runs from right to left? (WCAG 2.2, criterion 1.3.2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from a11y.facts.scripts import leftward_letters
from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_CODE = frozenset({"pre", "code", "kbd", "samp"})
_STRONG = frozenset({"L", "R", "AL", "EN", "AN"})


def judge_code_direction(state: PageState) -> Iterator[Outcome]:
    """Applies to code that runs from right to left, whose letters all run the other way. Expects the same at both ends.

    A browser lays a dot, slash or dash at the beginning or the end of such a line out as the page runs: `./build` is
    read as `build/.`. Only what a style says of single lines (`unicode-bidi: plaintext`) keeps them.
    """
    page = reading_of(state)
    inner: set[int] = set()
    for node in state.nodes:
        if node.parent in inner:
            inner.add(node.id)
            continue
        if node.tag not in _CODE or node.box is None:
            continue
        inner.add(node.id)
        if "unicode-bidi" in node.style or state.direction != "rtl":
            continue
        inside = (node, *page.inside(node))
        # what has a direction of its own in it keeps that
        run = [
            one
            for one in inside
            if one.style.get("direction") == "rtl" and page.own_words.get(one.id, "").strip()
        ]
        words = "\n".join(page.own_words.get(one.id, "") for one in run or inside)
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        leftward, letters = leftward_letters("".join(lines))
        if not letters or leftward:
            continue
        if not run:
            yield Outcome(OutcomeValue.PASSED, OWN)
            continue
        torn = next((line for line in lines if _is_torn(line)), "")
        if torn:
            params = {"code": torn[:80]}
            yield Outcome(OutcomeValue.FAILED, TORN, params, node_target(state, node), node=node.id)


def _is_torn(line: str) -> bool:
    """Whether signs without a direction of their own stand at its ends, and other ones than at the other end.

    Brackets are mirrored where they run from right to left: `__token__` and `(x)` look the same either way.
    """
    strong = [at for at, letter in enumerate(line) if unicodedata.bidirectional(letter) in _STRONG]
    if not strong:
        return False
    opening, closing = line[: strong[0]], line[strong[-1] + 1 :]
    return opening != closing[::-1].translate(_MIRRORED)


_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")
"""The brackets of code, each with the one that is drawn in its place (Unicode, Bidi_Mirroring_Glyph)."""

CODE_DIRECTION = Rule(
    id="locale/code-direction",
    title=N_("Code keeps its direction in a page that runs from right to left."),
    criteria=("1.3.2",),
    impact=Impact.SERIOUS,
    judge=judge_code_direction,
    needs=("dom", "text", "facts"),
    help_url="https://www.w3.org/International/articles/inline-bidi-markup/",
)

OWN = N_("The code runs from left to right.")
TORN = N_(
    "“%(code)s” runs from right to left with the page: signs at its ends are drawn at the other end, and who copies "
    "by eye gets another command. Put dir=“ltr” at code."
)

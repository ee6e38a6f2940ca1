"""Does a picture that says of itself that it only decorates tell something? (WCAG 2.2, 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_WIDTH, _HEIGHT = 60.0, 24.0
"""CSS pixels of a picture in which there may be something to see: icons and lines are smaller."""
_NAMING = frozenset({"label", "figure"})
"""What has words of its own that name the picture in it."""
_CONTROLS = frozenset({"a", "button", "summary"})
"""Whose name is asked for by other rules."""
_BACKDROP = frozenset({"absolute", "fixed"})


def judge_decorative(state: PageState) -> Iterator[Outcome]:
    """Applies to pictures in the content with an empty `alt` that are large enough to show something, once.

    Pictures in links and buttons, in figures with words, behind words, and in the frame of the page are left out. What
    a picture tells is for eyes to judge: a question about the largest. Source: technique H67, failure F38.
    """
    reading = reading_of(state)
    found = [node for node in state.nodes if node.tag == "img" and _may_tell(reading, node)]
    if found:
        largest = max(found, key=lambda one: one.box.width * one.box.height if one.box else 0.0)
        params = {"count": str(len(found))} if found[1:] else {}
        message = EMPTY if found[1:] else EMPTY_ONE
        yield Outcome(OutcomeValue.CANT_TELL, message, params, node_target(state, largest), node=largest.id)
    elif any(node.tag == "img" and node.attributes.get("alt") == "" and node.box for node in state.nodes):
        yield Outcome(OutcomeValue.PASSED, SMALL)


def _may_tell(reading: Reading, node: Node) -> bool:
    box = node.box
    if (
        node.attributes.get("alt") != ""
        or box is None
        or node.frame
        or node.attributes.get("title", "").strip()
    ):
        return False
    if box.width < _WIDTH or box.height < _HEIGHT or node.attributes.get("aria-hidden") == "true":
        return False
    for one in reading.around(node):
        if one.tag in _CONTROLS or (one.tag in _NAMING and reading.words_in(one).strip()):
            return False
        if one.tag in {"header", "footer", "nav", "aside"} or one.style.get("position") in _BACKDROP:
            return False
        if one.attributes.get("aria-hidden") == "true":
            return False
    return not reading.role(node)


DECORATIVE = Rule(
    id="image/decorative",
    title=N_("Pictures without a text alternative only decorate."),
    criteria=("1.1.1",),
    impact=Impact.MODERATE,
    judge=judge_decorative,
    needs=("dom", "tree", "text"),
    act_rules=("e88epe",),
)

SMALL = N_("Pictures with an empty alt are small, or stand beside words.")
EMPTY_ONE = N_(
    "This picture of the content has an empty alt, so that a screen reader passes over it. Does who cannot see it miss "
    "nothing? If it shows something, write that into alt."
)
EMPTY = N_(
    "%(count)s pictures of the content have an empty alt, so that a screen reader passes over them, this one the "
    "largest. Does who cannot see them miss nothing? If they show something, write that into alt."
)

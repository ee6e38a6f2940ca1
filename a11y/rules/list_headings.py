"""Are headings in lists headings of something? (WCAG 2.2, 1.3.1; technique H69)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_LISTS = frozenset(["ul", "ol", "menu"])
_SEVERAL = 2
_PLAIN = frozenset(["span", "b", "strong", "em", "i", "small", "br", "a"])
"""What an item may hold beside its heading and still be nothing but a heading."""


def judge_list_headings(state: PageState) -> Iterator[Outcome]:
    """Applies to lists of two items or more, each with a heading. Expects something under the headings.

    A heading that opens a part is found by who goes from heading to heading; where each item is a heading and nothing
    else, seen or not, it may be there for its looks alone. Links that are headings of news elsewhere are let pass.
    """
    reading = reading_of(state)
    for node in reading.nodes:
        if node.tag not in _LISTS or node.box is None or node.id in reading.unheard:
            continue
        items = [one for one in reading.children.get(node.id, ()) if one.tag == "li" and one.box is not None]
        headings = [_headings(reading, item) for item in items]
        if len(items) < _SEVERAL or not all(headings):
            continue
        bare = all(_is_bare(reading, item, found) for item, found in zip(items, headings, strict=True))
        if bare:
            params = {"words": reading.words_in(headings[0][0]).strip()[:80]}
            place = headings[0][0]
            yield Outcome(OutcomeValue.CANT_TELL, BARE, params, node_target(state, place), node=place.id)
        else:
            yield Outcome(OutcomeValue.PASSED, HEADS)


def _headings(reading: Reading, item: Node) -> list[Node]:
    return [one for one in reading.inside(item) if reading.role(one) == "heading"]


def _is_bare(reading: Reading, item: Node, headings: list[Node]) -> bool:
    """Whether an item is one heading of words, without a link, a control, or anything else in it, hidden or not."""
    if len(headings) != 1:
        return False
    heading = headings[0]
    inside = reading.inside(heading)
    if any(one.tag not in _PLAIN - {"a"} for one in inside):
        return False
    known = {heading.id, *(one.id for one in inside)}
    others = [one for one in reading.inside(item) if one.id not in known]
    around = {one.id for one in reading.around(heading)}
    if any(one.id not in around or one.tag == "a" for one in others):
        return False
    # the sign or number of an item is among its words
    return not any(sum(map(str.isalpha, reading.own_words.get(one.id, ""))) > 1 for one in (item, *others))


LIST_HEADINGS = Rule(
    id="structure/list-heading",
    title=N_("Headings in a list head something."),
    criteria=("1.3.1",),
    impact=Impact.MINOR,
    judge=judge_list_headings,
    needs=("dom", "tree", "text"),
)

HEADS = N_("Under the headings of the list stands what they are headings of.")
BARE = N_(
    "Every item of the list is a heading, as “%(words)s”, with nothing under it. Are they headings, or only to look "
    "like ones? Who goes from heading to heading is stopped by each; write plain words and let the style sheet make "
    "them large."
)

"""Can somebody go from result to result by headings? (WCAG 2.2, 1.3.1 and 2.4.10; technique H69)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from a11y.rules.reading import Block, Reading, is_bold, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FEWEST = 3
_LARGER = 1.15
"""Times the size of the words under it, from which on a name is drawn as a title."""
_APART = frozenset({"nav", "footer", "header", "aside", "table", "dl", "form", "select", "details", "dialog"})
_ITEMS = frozenset({"li", "div", "article", "section"})
_SHORT = 100


def judge_items(state: PageState) -> Iterator[Outcome]:
    """Applies to three items or more beside each other that begin alike, with a link drawn larger than what follows.

    Expects that the link stands in a heading. A list alone tells how many there are, so that it is a question, asked
    once. Navigations, tables and items with nothing but the link are left out.
    """
    reading = reading_of(state)
    blocks = _blocks(reading)
    asked: list[Block] = []
    for items in _siblings(reading, blocks):
        titles = [_title(reading, blocks[item.id]) for item in items]
        found = [one for one in titles if one is not None]
        headed = sum(_has_heading(reading, item) for item in items)
        if headed == len(items):
            yield Outcome(OutcomeValue.PASSED, HEADED)
        elif len(found) == len(items) and not headed and not asked:
            asked = found
    if asked:
        yield _asked(state, asked)


def _blocks(reading: Reading) -> dict[int, list[Block]]:
    """By `Node.id`, the blocks of words in each item, its sign or number left out."""
    blocks: dict[int, list[Block]] = {}
    for block in reading.blocks_of_words:
        if any(map(str.isalpha, block.run.text)):
            for one in reading.around(block.node):
                if one.tag in _ITEMS:
                    blocks.setdefault(one.id, []).append(block)
    return blocks


def _siblings(reading: Reading, blocks: Mapping[int, Sequence[Block]]) -> Iterator[list[Node]]:
    """Three items or more of one kind in one element of the page's own content."""
    siblings: dict[int, list[Node]] = {}
    for node in reading.nodes:
        if node.tag in _ITEMS and node.id in blocks:
            siblings.setdefault(node.parent, []).append(node)
    for items in siblings.values():
        alike = len({(one.tag, one.attributes.get("class")) for one in items}) == 1
        if len(items) >= _FEWEST and alike and not any(one.tag in _APART for one in reading.around(items[0])):
            yield items


def _asked(state: PageState, titles: Sequence[Block]) -> Outcome:
    first = titles[0]
    params = {"count": str(len(titles)), "words": first.run.text[:80]}
    return Outcome(OutcomeValue.CANT_TELL, PLAIN, params, node_target(state, first.node), node=first.node.id)


def _title(reading: Reading, blocks: Sequence[Block]) -> Block | None:
    """The words that an item begins with, when they hold a link and are drawn as the title of the rest."""
    first, rest = blocks[0], blocks[1:]
    if not rest or len(first.run.text) > _SHORT:
        return None
    carriers = [reading.by_id[one] for one in first.run.carriers or (first.node.id,) if one in reading.by_id]
    linked = [
        one
        for one in carriers
        if any(at.tag == "a" and "href" in at.attributes for at in reading.around(one))
    ]
    if not linked or linked[0] is not next(iter(one for one in carriers if one.tag != "li"), None):
        return None
    larger = _size(linked[0]) >= _LARGER * max(one.size for one in rest)
    return first if larger or (is_bold(linked[0]) and not rest[0].bold) else None


def _size(node: Node) -> float:
    size = node.style.get("font-size", "").removesuffix("px")
    return float(size) if size.replace(".", "", 1).isdigit() else 16.0


def _has_heading(reading: Reading, item: Node) -> bool:
    return any(reading.role(one) == "heading" for one in (item, *reading.inside(item)))


ITEMS = Rule(
    id="structure/item-heading",
    title=N_("Items of a list that have titles have headings."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_items,
    needs=("dom", "tree", "text"),
)

HEADED = N_("The titles of the items are headings.")
PLAIN = N_(
    "%(count)s items begin with a title, as “%(words)s”, that is drawn as one and is no heading: who goes from heading "
    "to heading does not come from item to item. Would headings help here? As a rule they do in lists of results."
)

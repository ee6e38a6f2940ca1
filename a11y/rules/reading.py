"""A page as somebody reads it: blocks of words in their order, and how each of them looks."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

import msgspec

from a11y.rules.outline import Outline
from a11y.rules.remembered import remembered
from a11y.words.message import Channel
from a11y.words.state import Node, PageState, TextRun

CODE = frozenset({"code", "pre", "kbd", "samp", "var"})
"""Elements whose words belong to no language."""
BOLD = 600
"""The least weight that looks bold beside 400."""
_BODY = 16.0
"""CSS pixels of letters, where a page has no words to tell."""
_LEAST = 8
"""Letters of a block that count as its page's ordinary ones from which on: labels and numbers tell little."""


class Block(msgspec.Struct, frozen=True):
    """Words that stand together in one element, and how they look."""

    run: TextRun
    node: Node
    size: float
    """CSS pixels; of the smallest letters in it."""
    bold: bool
    """All of it."""


class Reading(Outline):
    """The blocks of the page that can be seen, in document order."""

    def __init__(self, state: PageState) -> None:
        super().__init__(state)
        self.children: dict[int, list[Node]] = {}
        for node in state.nodes:
            self.children.setdefault(node.parent, []).append(node)

    @property
    def first_heading(self) -> str:
        """The words of the only heading of level one; empty where there are several, or none."""
        found = [one for one in self.nodes if one.tag == "h1" and self.role(one) == "heading"]
        return self.exposed[found[0].id].name.strip() if len(found) == 1 else ""

    @cached_property
    def blocks_of_words(self) -> tuple[Block, ...]:
        """What is seen as words, top document and frames alike, options of lists left out."""
        found = []
        for run in self.state.runs:
            node = self.by_id.get(run.node)
            if run.channel is not Channel.VISIBLE or node is None or run.box is None:
                continue
            carriers = [self.by_id[one] for one in run.carriers if one in self.by_id] or [node]
            found.append(
                Block(
                    run,
                    node,
                    min(_pixels(one) for one in carriers),
                    all(is_bold(one) for one in carriers),
                )
            )
        return tuple(found)

    @cached_property
    def body_size(self) -> float:
        """The size of most letters on the page, in CSS pixels."""
        sizes: Counter[float] = Counter()
        for block in self.blocks_of_words:
            if len(block.run.text) >= _LEAST:
                sizes[block.size] += len(block.run.text)
        return sizes.most_common(1)[0][0] if sizes else _BODY

    @cached_property
    def unheard(self) -> frozenset[int]:
        """By `Node.id`, what assistive technology is kept from by `aria-hidden`, with all that is in it."""
        found: set[int] = set()
        for node in self.state.nodes:
            if node.parent in found or node.attributes.get("aria-hidden") == "true":
                found.add(node.id)
        return frozenset(found)

    def inside(self, node: Node) -> list[Node]:
        """The elements in this one, at any depth, in document order."""
        found: list[Node] = []
        waiting = list(reversed(self.children.get(node.id, ())))
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(reversed(self.children.get(at.id, ())))
        return found

    def holds_code(self, node: Node) -> bool:
        """Whether the element is code, or holds some."""
        return any(one.tag in CODE for one in (node, *self.inside(node)))

    def words_in(self, node: Node) -> str:
        """The visible words in the element, at any depth."""
        around = [node, *self.inside(node)]
        return " ".join(self.own_words[one.id] for one in around if one.id in self.own_words)


def is_current(node: Node) -> bool:
    """Whether an element says that it leads to the page that is open (`aria-current`)."""
    return node.attributes.get("aria-current") in {"page", "location", "true"}


def is_bold(node: Node) -> bool:
    """Whether the letters of an element are bold."""
    weight = node.style.get("font-weight", "400")
    return weight.isdigit() and int(weight) >= BOLD


def _pixels(node: Node) -> float:
    try:
        return float(node.style.get("font-size", "").removesuffix("px"))
    except ValueError:
        return _BODY


@remembered
def reading_of(state: PageState) -> Reading:
    """The page as somebody reads it; every rule of a family asks for the same one."""
    return Reading(state)

"""The parts of a page that rules of structure ask about: blocks that pages of a site share, and its own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from a11y.rules.remembered import remembered
from a11y.words.message import Channel
from a11y.words.state import AxNode, Node, PageState

_BLOCKS = {"navigation", "complementary", "banner", "contentinfo", "search"}
_SENTENCE = 5
"""Words of a text from which on it is no label."""


def drawn_texts(state: PageState) -> Iterator[tuple[int, str]]:
    """The visible text nodes of every frame, in the order of reading, with the `Node.id` that each stands in."""
    for run in state.runs:
        if run.channel is Channel.VISIBLE:
            pieces = run.pieces or (run.text,)
            yield from zip(run.carriers or (run.node,) * len(pieces), pieces, strict=False)


@remembered
def own_words(state: PageState) -> dict[int, str]:
    """By `Node.id`, the visible words that stand in an element itself, of every frame."""
    found: dict[int, str] = {}
    for carrier, piece in drawn_texts(state):
        found[carrier] = f"{found[carrier]} {piece}" if carrier in found else piece
    return found


class Outline:
    """What stands where in the top document of a page state."""

    def __init__(self, state: PageState) -> None:
        self.state = state
        self.nodes = [node for node in state.nodes if not node.frame]
        self.by_id = {node.id: node for node in state.nodes}
        self.place = {node.id: place for place, node in enumerate(self.nodes)}
        self.exposed: dict[int, AxNode] = {one.id: one for one in state.tree if one.id}

    @cached_property
    def own_words(self) -> dict[int, str]:
        """By `Node.id`, the visible words that stand in an element itself, of every frame."""
        return own_words(self.state)

    def role(self, node: Node) -> str:
        """The computed role, in lower case; empty for what is not exposed."""
        exposed = self.exposed.get(node.id)
        return exposed.role.lower() if exposed else ""

    def name(self, node: Node) -> str:
        """The accessible name; empty for what is not exposed."""
        exposed = self.exposed.get(node.id)
        return exposed.name if exposed else ""

    def around(self, node: Node) -> Iterator[Node]:
        """The element and those around it, from the inside out."""
        at: Node | None = node
        while at is not None:
            yield at
            at = self.by_id.get(at.parent)

    @cached_property
    def blocks(self) -> tuple[Node, ...]:
        """Landmarks beside the page's own content, and lists of links."""
        return tuple(
            node for node in self.nodes if self.role(node) in _BLOCKS or node.id in self._lists_of_links
        )

    @cached_property
    def lists_of_links(self) -> tuple[Node, ...]:
        """Lists in which every item is a link, in landmarks or not."""
        return tuple(node for node in self.nodes if node.id in self._lists_of_links)

    @cached_property
    def waits(self) -> bool:
        """Whether a modal dialog is open, behind which screen readers find nothing of the page."""
        return any(one.properties.get("modal") == "true" for one in self.state.tree)

    @cached_property
    def landmarks(self) -> tuple[Node, ...]:
        """Those of the blocks that are landmarks."""
        return tuple(node for node in self.blocks if node.id not in self._lists_of_links)

    @cached_property
    def _lists_of_links(self) -> frozenset[int]:
        """Lists of two items or more that are a link each, at least one of which leads somewhere.

        The words of an item may begin with its number.
        """
        items: dict[int, list[Node]] = {}
        for node in self.nodes:
            if node.tag == "li" and node.box is not None:
                items.setdefault(node.parent, []).append(node)
        own: dict[int, list[Node]] = {}
        for node in self.nodes:
            own.setdefault(node.parent, []).append(node)
        found = set()
        for parent, inside in items.items():
            links = [
                [child for child in own.get(item.id, ()) if child.tag == "a"]
                for item in inside
                if not any(letter.isalpha() for letter in self.own_words.get(item.id, ""))
            ]
            leads = any("href" in link.attributes for one in links for link in one)
            if len(inside) > 1 and len(links) == len(inside) and all(links) and leads:
                found.add(parent)
        return frozenset(found)

    def is_inside(self, node: Node, blocks: tuple[Node, ...]) -> bool:
        """Whether the element is one of these, or stands in one."""
        ids = {block.id for block in blocks}
        return any(one.id in ids for one in self.around(node))

    @cached_property
    def sentences(self) -> tuple[Node, ...]:
        """Elements outside of all blocks that carry a sentence of the page's own."""
        return tuple(
            node
            for node in self.nodes
            if node.lines
            and len(self.own_words.get(node.id, "").split()) >= _SENTENCE
            and not self.is_inside(node, self.blocks)
            and not any(
                one.tag in ("a", "button", "label", "noscript", "footer") for one in self.around(node)
            )
        )

    def starts_after(self, blocks: tuple[Node, ...]) -> bool:
        """Whether one of the blocks stands before the page's own first sentence."""
        if not blocks or not self.sentences:
            return False
        return self.place[blocks[0].id] < self.place[self.sentences[0].id]

    @cached_property
    def has_siblings(self) -> bool:
        """Whether a link leads to another page of the same site."""
        here = urlsplit(self.state.url)
        for node in self.nodes:
            if node.tag not in ("a", "area") or "href" not in node.attributes:
                continue
            there = urlsplit(urljoin(self.state.url, node.attributes["href"]))
            if there.netloc == here.netloc and there.scheme == here.scheme and there.path != here.path:
                return True
        return False

    def targets(self) -> Iterator[tuple[Node, Node | None]]:
        """Links to a place in this page, each with the element that it leads to."""
        by_name = {
            node.attributes[key]: node
            for node in reversed(self.nodes)
            for key in ("name", "id")
            if node.attributes.get(key) and (key == "id" or node.tag == "a")
        }
        here = urldefrag(self.state.url).url
        for node in self.nodes:
            if node.tag not in ("a", "area") or "#" not in node.attributes.get("href", ""):
                continue
            address, fragment = urldefrag(urljoin(self.state.url, node.attributes["href"]))
            if address == here:
                yield node, by_name.get(fragment)


outline_of = remembered(Outline)
"""The outline of a page state; rules that ask for it one after the other are given the same one."""

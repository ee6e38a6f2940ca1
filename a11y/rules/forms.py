"""What stands in the forms of a page: fields, their labels, the words and the messages beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from a11y.rules.outline import drawn_texts
from a11y.rules.remembered import remembered
from a11y.words.state import AxNode, Node, PageState

TEXT_TYPES = frozenset({"text", "email", "tel", "url", "password", "search", "number"})
"""Types of `input` that somebody types words or figures into."""
_OTHER_TYPES = frozenset(
    ["checkbox", "radio", "file", "range", "color", "date", "time", "datetime-local", "month", "week"]
)
_BUTTON_TYPES = frozenset(["submit", "button", "reset", "image"])
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN_SIZE = 2
"""CSS pixels: what is smaller was made invisible for eyes on purpose."""
_GROUPS = frozenset(["group", "radiogroup"])


def input_type(node: Node) -> str:
    """The type of an `input` as the browser takes it: `text` where unknown; empty for other elements."""
    if node.tag != "input":
        return ""
    said = node.attributes.get("type", "").strip().lower()
    return said if said in TEXT_TYPES | _OTHER_TYPES | _BUTTON_TYPES | {"hidden"} else "text"


def is_text_field(node: Node) -> bool:
    """Whether somebody types words or figures into it."""
    return node.tag == "textarea" or input_type(node) in TEXT_TYPES


def is_field(node: Node) -> bool:
    """Whether it is a field of HTML that somebody fills in or chooses from."""
    return node.tag in {"select", "textarea"} or (
        node.tag == "input" and input_type(node) not in _BUTTON_TYPES | {"hidden"}
    )


def sends(node: Node) -> bool:
    """Whether it sends its form when it is pressed."""
    kind = node.attributes.get("type", "").strip().lower()
    return (node.tag == "button" and kind not in {"button", "reset"}) or (
        node.tag == "input" and kind in {"submit", "image"}
    )


UNSAID_PURPOSES = frozenset(["", "on"])
"""Values of `autocomplete` that say nothing of what a field is for."""


def purpose_of(field: Node) -> str:
    """What its `autocomplete` says, in lower case."""
    return field.attributes.get("autocomplete", "").strip().lower()


def name_words(node: Node, *attributes: str) -> frozenset[str]:
    """The words that a class, an id or a name is made of, in lower case."""
    said = " ".join(node.attributes.get(name, "") for name in attributes or ("id", "class", "name"))
    return _split(said)


@lru_cache(maxsize=4096)
def _split(said: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(said))


def plain_words(text: str) -> list[str]:
    """The words of a sentence in lower case, without signs."""
    return re.findall(r"[^\W_]+", text.casefold())


class Forms:
    """The elements of a page by what forms need to know of them."""

    def __init__(self, state: PageState) -> None:
        self.nodes = state.nodes
        self.by_id = {node.id: node for node in state.nodes}
        self.position = {node.id: number for number, node in enumerate(state.nodes)}
        self.exposed: dict[int, AxNode] = {}
        for one in state.tree:
            if one.id and one.role != "StaticText":
                self.exposed.setdefault(one.id, one)
        self._end = list(range(len(state.nodes)))
        for number in range(len(state.nodes) - 1, -1, -1):
            node = state.nodes[number]
            above = self.position.get(node.parent, -1)
            if above >= 0 and state.nodes[above].frame == node.frame:
                self._end[above] = max(self._end[above], self._end[number])
        self._ids: dict[tuple[int, str], Node] = {}
        self._labels: dict[tuple[int, str], list[Node]] = {}
        for node in state.nodes:
            if identity := node.attributes.get("id", ""):
                self._ids.setdefault((node.frame, identity), node)
            if node.tag == "label" and (meant := node.attributes.get("for", "")):
                self._labels.setdefault((node.frame, meant), []).append(node)
        self._pieces = sorted(_pieces(state, self.position), key=_place)
        self._senders = [node for node in state.nodes if node.box is not None and sends(node)]
        self.fields = [node for node in state.nodes if is_field(node) and node.box is not None]
        """The fields that are there for the user, in document order."""

    def under(self, node: Node) -> tuple[Node, ...]:
        """The elements inside an element, in document order."""
        at = self.position[node.id]
        return self.nodes[at + 1 : self._end[at] + 1]

    def around(self, node: Node) -> Iterator[Node]:
        """The elements around an element, from the inside out."""
        at = self.by_id.get(node.parent)
        while at is not None:
            yield at
            at = self.by_id.get(at.parent)

    def holds(self, outer: Node, inner: Node) -> bool:
        """Whether `inner` is `outer` or stands in it."""
        at = self.position[outer.id]
        return at <= self.position[inner.id] <= self._end[at]

    def beside(self, node: Node) -> list[Node]:
        """The elements with the same parent, itself among them."""
        above = self.by_id.get(node.parent)
        return [one for one in self.under(above) if one.parent == above.id] if above else [node]

    def before(self, node: Node) -> list[Node]:
        """Those of them that stand before it."""
        return [one for one in self.beside(node) if self.position[one.id] < self.position[node.id]]

    def text(self, node: Node) -> str:
        """The words that are drawn in an element."""
        at = self.position[node.id]
        first = bisect_left(self._pieces, at, key=_place)
        last = bisect_right(self._pieces, self._end[at], key=_place)
        read = sorted((order, text) for _, order, text in self._pieces[first:last])
        return " ".join(" ".join(text for _, text in read).split())

    def own_text(self, node: Node) -> str:
        """The words that are drawn in an element itself, those of the elements in it left out."""
        at = self.position[node.id]
        first = bisect_left(self._pieces, at, key=_place)
        last = bisect_right(self._pieces, at, key=_place)
        return " ".join(text for _, _, text in self._pieces[first:last])

    def named(self, node: Node, attribute: str) -> list[Node]:
        """The elements that an attribute of ids leads to."""
        found = (self._ids.get((node.frame, one)) for one in node.attributes.get(attribute, "").split())
        return [one for one in found if one is not None]

    def form_of(self, node: Node) -> Node | None:
        """The form that an element belongs to."""
        if "form" in node.attributes:
            return next(iter(self.named(node, "form")), None)
        return next((one for one in self.around(node) if one.tag == "form"), None)

    def fields_of(self, form: Node) -> list[Node]:
        """The fields of a form that are there for the user."""
        return [field for field in self.fields if self.form_of(field) is form]

    def senders_of(self, form: Node) -> list[Node]:
        """The buttons that send a form and are there for the user."""
        return [one for one in self._senders if self.form_of(one) is form]

    def labels(self, field: Node) -> list[Node]:
        """The label elements of a field."""
        around = [one for one in self.around(field) if one.tag == "label"]
        identity = field.attributes.get("id", "")
        named = self._labels.get((field.frame, identity), []) if identity else []
        return [*named, *(one for one in around if one.attributes.get("for", identity) == identity)]

    def led(self, label: Node) -> Node | None:
        """The field that a label's for attribute leads to."""
        found = self._ids.get((label.frame, label.attributes.get("for", "")))
        return found if found is not None and is_field(found) else None

    def label_text(self, field: Node) -> str:
        """The words of a field's labels that are drawn."""
        meant = [*self.labels(field), *self.named(field, "aria-labelledby")]
        return " ".join(self.text(one) for one in meant)

    def groups(self, field: Node) -> Iterator[Node]:
        """The groups that a field is in, from the inside out."""
        for one in self.around(field):
            if one.tag == "fieldset" or one.attributes.get("role", "") in _GROUPS:
                yield one

    def name(self, node: Node) -> str:
        """The accessible name, empty for an element that is not exposed."""
        exposed = self.exposed.get(node.id)
        return exposed.name if exposed else ""

    def description(self, node: Node) -> str:
        """The accessible description."""
        exposed = self.exposed.get(node.id)
        return exposed.description if exposed else ""

    def seen(self, node: Node) -> bool:
        """Whether eyes can find it: it has a box of some size in reach, and is not clear as glass."""
        box = node.box
        if box is None or box.width < _HIDDEN_SIZE or box.height < _HIDDEN_SIZE:
            return False
        if box.x + box.width <= 0 or box.y + box.height <= 0 or node.style.get("visibility", "") == "hidden":
            return False
        return all(one.style.get("opacity", "1") != "0" for one in (node, *self.around(node)))

    def hidden_from_tree(self, node: Node) -> bool:
        """Whether assistive technology is kept from it (`aria-hidden`)."""
        return any(one.attributes.get("aria-hidden") == "true" for one in (node, *self.around(node)))


def _pieces(state: PageState, position: dict[int, int]) -> Iterator[tuple[int, int, str]]:
    """The drawn text nodes: the position of the element that each stands in, its place in reading, and its words."""
    for order, (carrier, text) in enumerate(drawn_texts(state), start=1):
        if carrier in position:
            yield position[carrier], order, text


def _place(piece: tuple[int, int, str]) -> int:
    return piece[0]


@remembered
def forms_of(state: PageState) -> Forms:
    """The forms of a page state; each rule about forms asks for them."""
    return Forms(state)

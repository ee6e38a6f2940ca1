"""A page read from its top to its end, as in a screen reader's browse mode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from a11y.facts.sets import SIZE, end_of, parents, places_in_sets, size_of
from a11y.speech import lexicon
from a11y.speech.elements import item, spoken
from a11y.speech.lexicon import canonical
from a11y.speech.tongue import Tongue
from a11y.words.speech import Part, Utterance
from a11y.words.state import AxNode, Node

LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
)
"""The landmark roles of WAI-ARIA 1.2."""
NEEDS_NAME = frozenset(
    {"form", "region", "group", "article", "figure", "frame", "radiogroup", "tabpanel", "document"}
)
"""Roles that are told only with a name."""
CONTAINERS = LANDMARKS | frozenset(
    [
        *("list", "table", "grid", "treegrid", "tree", "dialog", "alertdialog", "group"),
        *("radiogroup", "article", "figure", "blockquote", "menu", "menubar", "toolbar", "tablist"),
        *("tabpanel", "frame", "document", "feed"),
    ]
)
"""What is told when one comes into it and leaves it."""
ITEMS = frozenset(
    [
        *("heading", "link", "button", "togglebutton", "checkbox", "radio", "switch", "textbox"),
        *("searchbox", "combobox", "listbox", "spinbutton", "slider", "date", "datetime"),
        *("inputtime", "image", "progressbar", "meter", "tab", "menuitem", "menuitemcheckbox"),
        *("menuitemradio", "treeitem", "option", "separator", "scrollbar", "video", "audio", "math"),
        *("application", "password"),
    ]
)
"""What is told by name and role."""
_INLINE = frozenset(
    [
        *("emphasis", "strong", "code", "mark", "time", "abbr", "subscript", "superscript"),
        *("insertion", "deletion", "statictext", "generic", "labeltext"),
    ]
)
_BLOCKS = frozenset({"paragraph", "labeltext", "legend", "figcaption", "caption", "term", "pre"})
"""What holds one piece of text, however many elements mark parts of it."""
_UNSAID_TEXT = frozenset({"listmarker"})
_CLOSING = frozenset(".,;:!?)]}\u2026\u3002\u3001")
"""Signs that stand right behind a word."""


class Tree:
    """The accessibility tree of a page state, with what its flat list does not say."""

    def __init__(self, nodes: Sequence[AxNode], elements: Mapping[int, Node]) -> None:
        self.nodes = nodes
        self.elements = elements
        self.above = parents(nodes)
        self.places = places_in_sets(nodes, self.above)

    def end(self, place: int) -> int:
        """The place after all that is inside the node at this place."""
        return end_of(self.nodes, place)

    def place_in_set(self, place: int) -> tuple[int, int]:
        """Position and size: the author's own, else as counted; of the list that an item of it begins."""
        own = self.elements.get(self.nodes[place].id)
        if own is not None and "aria-posinset" in own.attributes:
            given = tuple(own.attributes.get(name, "0") for name in ("aria-posinset", "aria-setsize"))
            position, size = (int(one) if one.isascii() and one.isdigit() else 0 for one in given)
            return position, size
        if place in self.places:
            return self.places[place]
        over = self.above[place]
        # what begins an item of a list has the item's place
        if over >= 0 and over == place - 1 and canonical(self.nodes[over].role) == "listitem":
            return self.places.get(over, (0, 0))
        return 0, 0

    def entering(self, place: int, tongue: Tongue) -> Utterance | None:
        """What is said where a container begins; None for what is none, or goes without saying."""
        node = self.nodes[place]
        role = canonical(node.role)
        if role not in CONTAINERS or (role in NEEDS_NAME and not node.name) or (place == 0):
            return None
        size, columns = self._size(place)
        if role == "list" and not size:
            return None
        made = Utterance(
            part=Part.ENTER, text="", role=role, name=node.name, size=size, columns=columns, node=node.id,
            description="" if node.description == node.name else node.description,
        )  # fmt: skip
        return spoken(made, tongue, node.properties.get("roledescription", ""))

    def _size(self, place: int) -> tuple[int, int]:
        """As the author says, else as counted: where only the way to an element is known, by whoever knew all."""
        given = self.nodes[place].properties.get(SIZE, "").partition(" ")
        if given[0].isdecimal():
            return int(given[0]), int(given[2] or 0)
        return size_of(self.nodes, self.above, place)


def read_page(tree: Tree, title: str, tongue: Tongue) -> tuple[Utterance, ...]:
    """Everything that is heard from the top of a page to its end, in reading order."""
    return tuple(_joined(_read(tree, title, tongue)))


def _read(tree: Tree, title: str, tongue: Tongue) -> Iterator[tuple[int, Utterance]]:
    """Utterances with the block that a text belongs to, -1 for what is no text."""
    yield -1, spoken(Utterance(part=Part.PAGE, text="", role="document", name=title), tongue)
    inside: list[tuple[int, Utterance]] = []
    place = 0
    while place < len(tree.nodes):
        node = tree.nodes[place]
        while inside and inside[-1][0] <= place:
            yield -1, _leaving(inside.pop()[1], tongue)
        role = canonical(node.role)
        entered = tree.entering(place, tongue)
        if entered is not None:
            yield -1, entered
            inside.append((tree.end(place), entered))
        elif role in ITEMS or (role not in _PASSED and _is_told(node)):
            held, own = _held(tree, place, role), tree.elements.get(node.id)
            yield -1, item(node, tongue, tree.place_in_set(place), own, inside=held)
            place = tree.end(place)
            continue
        elif role == "statictext" and node.name:
            text = Utterance(part=Part.TEXT, text=node.name, name=node.name, node=_element(tree, place))
            yield _block(tree, place), spoken(text, tongue)
        elif role in _UNSAID_TEXT:
            place = tree.end(place)
            continue
        place += 1
    while inside:
        yield -1, _leaving(inside.pop()[1], tongue)


_PASSED = frozenset(
    [
        *("none", "generic", "paragraph", "labeltext", "legend", "rowgroup", "listitem", "row"),
        *("cell", "gridcell", "columnheader", "rowheader", "caption", "figcaption", "term"),
        *("definition", "emphasis", "strong", "code", "mark", "time", "abbr", "subscript"),
        *("superscript", "insertion", "deletion", "statictext", "listmarker", "rootwebarea"),
        *("document", "status", "alert", "log", "timer", "marquee", "note", "pre", "section", "ruby"),
        *("form", "region", "group", "article", "figure", "frame", "radiogroup", "tabpanel", "list"),
        *("directory", "suggestion", "comment", "linebreak", "inlinetextbox", "tooltip"),
        *("menulistpopup",),
    ]
)
"""Roles that are not told: what is in them is."""


def _is_told(node: AxNode) -> bool:
    """Whether a role that we do not know is told: somebody can use it, or it has a name."""
    return bool(node.name) or "focusable" in node.properties


def _held(tree: Tree, place: int, role: str) -> tuple[str, ...]:
    """A heading in a link and a link in a heading are told in one breath."""
    if role not in {"heading", "link"}:
        return ()
    name = tree.nodes[place].name
    for at in range(place + 1, tree.end(place)):
        inner = tree.nodes[at]
        if canonical(inner.role) == "link" and role == "heading" and inner.name == name:
            return (lexicon.A_LINK,)
    return ()


def _leaving(entered: Utterance, tongue: Tongue) -> Utterance:
    return spoken(entered, tongue, part=Part.LEAVE, size=0, columns=0, description="")


def _element(tree: Tree, place: int) -> int:
    """The `Node.id` of the nearest element around a text."""
    at = place
    while at >= 0 and tree.nodes[at].id not in tree.elements:
        at = tree.above[at]
    return tree.nodes[at].id if at >= 0 else 0


def _block(tree: Tree, place: int) -> int:
    """The place of the block whose one piece of text this is a part of; that of the text itself when it has none."""
    at = tree.above[place]
    while at >= 0:
        role = canonical(tree.nodes[at].role)
        if role in _BLOCKS:
            return at
        if role not in _INLINE:
            break
        at = tree.above[at]
    return place


def _joined(told: Iterator[tuple[int, Utterance]]) -> Iterator[Utterance]:
    """Texts of one block that follow each other are one utterance."""
    before: tuple[int, Utterance] | None = None
    for block, one in told:
        if before is not None and block >= 0 and before[0] == block:
            words = f"{before[1].name}{'' if one.name[0] in _CLOSING else ' '}{one.name}"
            before = (block, Utterance(part=Part.TEXT, text=words, name=words, node=before[1].node))
            continue
        if before is not None:
            yield before[1]
        before = (block, one)
    if before is not None:
        yield before[1]

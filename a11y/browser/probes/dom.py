"""The DOM probe: elements of every frame and shadow tree, their boxes and styles, in one answer of the browser.

Source: Chrome DevTools Protocol, `DOMSnapshot.captureSnapshot`. It is taken in the browser's own code, so that a page
cannot disturb it, and costs about a tenth of an axe run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from a11y.browser.probes import boxes
from a11y.browser.probes.arrowheads import pointing
from a11y.browser.probes.lettering import words_in_address
from a11y.browser.probes.scripted_words import scripted_words
from a11y.browser.probes.timers import leaving
from a11y.browser.probes.vanishing import vanishing
from a11y.browser.world import Asked, World
from a11y.words.finding import Box
from a11y.words.state import Node

STYLES = (
    "display", "visibility", "opacity", "color", "background-color", "font-size", "font-weight", "text-transform",
    "direction", "position", "overflow-x", "overflow-y", "text-overflow", "cursor", "float", "text-align",
    "padding-left", "padding-right", "margin-left", "margin-right", "transform", "scale", "background-image",
    "font-family", "text-shadow", "unicode-bidi", "user-select", "font-style",
)  # fmt: skip
"""The computed properties that rules may read."""
FEW_STYLES = ("display", "visibility", "background-image")
"""Those without which the words of a page and what axe says of it cannot be read."""

_DEFAULTS = {
    "visibility": "visible", "opacity": "1", "font-weight": "400", "text-transform": "none", "direction": "ltr",
    "position": "static", "overflow-x": "visible", "overflow-y": "visible", "text-overflow": "clip",
    "cursor": "auto", "float": "none", "background-color": "rgba(0, 0, 0, 0)", "text-align": "start",
    "padding-left": "0px", "padding-right": "0px", "margin-left": "0px", "margin-right": "0px",
    "transform": "none", "scale": "none", "background-image": "none", "text-shadow": "none", "font-style": "normal",
}  # fmt: skip
"""Values that go without saying."""

_ELEMENT, _TEXT, _FRAGMENT = 1, 3, 11
_STEP = re.compile(r"^(?P<tag>[^:\s]+)(?::nth-child\((?P<index>\d+)\))?")
_SECRET_TYPES = {"hidden", "password"}
_DATA = re.compile(r"(data:[a-z+./-]+)[;,].{40,}", re.IGNORECASE | re.DOTALL)
_ICONS = re.compile(r"^[^,]*(?:icon|symbol|glyph|awesome|dingbat)", re.IGNORECASE)
"""Fonts whose letters are pictures, the first of their list: the only ones of which the name is kept."""
_ANY = re.compile("")
_TELLS = {"font-family": _ICONS, "unicode-bidi": re.compile("plaintext"), "user-select": re.compile("none")}
"""Properties of which only some values are kept: others tell no rule anything, and most elements have one."""
_NO_SCRIPT = {
    "application/json",
    "application/ld+json",
    "importmap",
    "speculationrules",
    "text/template",
    "text/html",
}
_PASSING = re.compile(r"[A-Za-z0-9+/=_-]{24,}|\d+")
"""What differs in a script from load to load: tokens, and numbers."""
_CODES = re.compile(r"[!-~]*\d[!-~]*|[!-~]{24,}|\b[A-Z]{8,}\b")
"""Numbers, tokens and codes: another one each time, and a hash of them could be undone. The words of many languages
stand beside them without a space."""
_TELLING = {"script", "style"}
"""Elements whose words nobody reads: they say what the page does, and how it looks once somebody does something."""
_DRAWING_WORDS = {"title", "desc", "text", "tspan", "a", "image", "foreignobject", "svg"}


_ICON = 64.0
"""CSS pixels of a drawing that is an icon at most."""
_PAINTS = frozenset(
    {"fill", "stroke", "opacity", "fill-opacity", "stroke-opacity", "stroke-width", "class", "style"}
)
"""What of a stroke tells how it looks, and not what it draws."""


class TextPiece:
    """A rendered text node."""

    __slots__ = ("box", "parent", "text")

    def __init__(self, parent: int, text: str, box: Box) -> None:
        self.parent = parent
        self.text = text
        self.box = box


class Dom:
    """The page's elements, and what joins the other probes' answers to them."""

    def __init__(self, snapshot: dict[str, Any], styles: Sequence[str] = STYLES) -> None:
        """`styles` are the properties that were asked for."""
        self._properties = styles
        self.nodes: list[Node] = []
        self.by_id: dict[int, Node] = {}
        self.children: dict[int, list[int]] = {}
        self.texts: list[TextPiece] = []
        self.frame_roots: dict[int, int] = {}
        """The root element of the document inside a frame element."""
        self.frames: list[str] = []
        """The browser's frame identifiers, in the order of `Node.frame`."""
        self.frame_elements: dict[int, int] = {}
        """The frame's number inside a frame element."""
        self.sources: dict[int, str] = {}
        """The address of what each picture shows."""
        self._strings: list[str] = snapshot["strings"]
        self._styles: dict[tuple[int, ...], dict[str, str]] = {}
        self._roots: dict[int, int] = {}
        self._owners: dict[int, int] = {}
        self._strokes: dict[int, int] = {}
        self._inside: dict[int, Node | None] = {}
        self._drawings: dict[int, list[list[tuple[str, str]]]] = {}
        self._lines: dict[int, list[str]] = {}
        self._turned: set[int] = set()
        self._unseen: dict[int, list[str]] = {}
        for number, document in enumerate(snapshot["documents"]):
            self.frames.append(self._string(document["frameId"]))
            self._read(number, document)
        self.nodes = [self._with_unseen(self._with_drawing(node)) for node in self.nodes]

    def _string(self, index: int) -> str:
        return self._strings[index] if index >= 0 else ""

    def _read(self, frame: int, document: dict[str, Any]) -> None:
        nodes = document["nodes"]
        layout = document["layout"]
        layout_of = {node: position for position, node in enumerate(layout["nodeIndex"])}
        ids: list[int] = nodes["backendNodeId"]
        parents: list[int] = nodes["parentIndex"]
        kinds: list[int] = nodes["nodeType"]
        pseudo = set(nodes.get("pseudoType", {}).get("index", ()))
        shadowed = set(nodes.get("shadowRootType", {}).get("index", ()))
        clickable = set(nodes.get("isClickable", {}).get("index", ()))
        dx, dy = self._offset(frame)
        owner = self._owners.get(frame, 0)
        lines = boxes.lines(document, dx, dy)
        self.sources |= self._sources(nodes)
        for index, kind in enumerate(kinds):
            parent, shadow = self._parent(index, parents, kinds, ids, owner)
            parent = self._strokes.get(parent, parent)
            # the snapshot leaves shadow roots out, and says which elements are inside one
            shadow = shadow or (index in shadowed and parents[index] not in shadowed)
            position = layout_of.get(index)
            box = None
            if position is not None:
                x, y, width, height = layout["bounds"][position]
                box = Box(round(x + dx, 1), round(y + dy, 1), round(width, 1), round(height, 1))
            if kind == _TEXT and (inside := self.by_id.get(parent)) is not None and inside.tag in _TELLING:
                self._acts(inside, self._string(nodes["nodeValue"][index]))
                continue
            if kind == _TEXT or index in pseudo:
                text = self._string(layout["text"][position]) if position is not None else ""
                raw = text or (self._string(nodes["nodeValue"][index]) if kind == _TEXT else "")
                if box is not None and text.strip():
                    self.texts.append(TextPiece(parent, text, box))
                elif raw.strip() and kind == _TEXT:
                    self.texts.append(TextPiece(parent, raw, Box(0, 0, 0, 0)))
                    self._unseen.setdefault(parent, []).append(raw)
                continue
            if kind != _ELEMENT or self._is_stroke(ids[index], parent, nodes, index):
                continue
            style = self._style(layout, position) if position is not None else {}
            node = Node(
                id=ids[index],
                parent=parent,
                tag=self._string(nodes["nodeName"][index]).lower(),
                attributes=self._attributes(nodes["attributes"][index]),
                box=box,
                style=style,
                frame=frame,
                shadow=shadow,
                clickable=index in clickable,
                overflow=boxes.overflow(layout, position) if position is not None else (0.0, 0.0),
                lines=lines.get(index, ()),
                text=words_in_address(self.sources.get(ids[index], "")),
            )
            if parent == owner and frame not in self._roots:
                self._roots[frame] = node.id
                self.frame_roots[owner] = node.id
            self._add(node)
        for index, number in zip(
            *nodes.get("contentDocumentIndex", {"index": (), "value": ()}).values(), strict=True
        ):
            self._owners[number] = ids[index]
            self.frame_elements[ids[index]] = number

    def _sources(self, nodes: dict[str, Any]) -> dict[int, str]:
        """By `Node.id`, the address of what a picture shows."""
        shown = nodes.get("currentSourceURL", {"index": (), "value": ()})
        ids = (nodes["backendNodeId"][index] for index in shown["index"])
        return dict(zip(ids, map(self._string, shown["value"]), strict=True))

    def _offset(self, frame: int) -> tuple[float, float]:
        owner = self.by_id.get(self._owners.get(frame, 0))
        return (owner.box.x, owner.box.y) if owner and owner.box else (0.0, 0.0)

    @staticmethod
    def _parent(
        index: int, parents: Sequence[int], kinds: Sequence[int], ids: Sequence[int], owner: int
    ) -> tuple[int, bool]:
        """The parent element's id, seen through shadow roots; and whether there was one between."""
        at = parents[index]
        shadow = False
        while at >= 0 and kinds[at] != _ELEMENT:
            shadow = shadow or kinds[at] == _FRAGMENT
            at = parents[at]
        return (ids[at], shadow) if at >= 0 else (owner, shadow)

    def _attributes(self, flat: Sequence[int]) -> dict[str, str]:
        pairs = {self._string(flat[i]): self._string(flat[i + 1]) for i in range(0, len(flat), 2)}
        if pairs.get("type", "").lower() in _SECRET_TYPES:
            pairs.pop("value", None)
        return {name: _DATA.sub(r"\1…", value) for name, value in pairs.items()}

    def _is_stroke(self, number: int, parent: int, nodes: dict[str, Any], index: int) -> bool:
        """Whether this is a stroke of a drawing: nothing that rules read, and a QR code's strokes hold its secret.

        What tells it from another is noted: in an icon all of it, in a larger drawing its colours.
        """
        if self._string(nodes["nodeName"][index]).lower() in _DRAWING_WORDS:
            return False
        drawing = self._drawing(parent)
        if drawing is None:
            return False
        self._strokes[number] = drawing.id
        icon = drawing.box is not None and max(drawing.box.width, drawing.box.height) <= _ICON
        told = self._attributes(nodes["attributes"][index])
        self._drawings.setdefault(drawing.id, []).append(
            sorted((k, v) for k, v in told.items() if icon or k in _PAINTS)
        )
        if icon and "transform" not in told:
            points = f"M{told['points']}" if "points" in told else ""
            self._lines.setdefault(drawing.id, []).append(told.get("d", points))
        elif icon:
            self._turned.add(drawing.id)
        return True

    def _drawing(self, element: int) -> Node | None:
        """The drawing that an element is, or stands in: the one that its parent stands in, which came before it."""
        way = []
        at = element
        while at not in self._inside:
            node = self.by_id.get(at)
            if node is None or node.tag == "svg":
                self._inside[at] = node
            else:
                way.append(at)
                at = node.parent
        self._inside |= dict.fromkeys(way, self._inside[at])
        return self._inside[at]

    def _with_drawing(self, node: Node) -> Node:
        strokes = self._drawings.get(node.id)
        if strokes is None:
            return node
        told = hashlib.sha256(repr(strokes).encode("utf-8", "replace")).hexdigest()[:16]
        points = "" if node.id in self._turned else pointing(self._lines.get(node.id, ()))
        noted = self.by_id[node.id] = msgspec.structs.replace(node, text=told, points=points)
        return noted

    def _with_unseen(self, node: Node) -> Node:
        """Note what words an element holds that are not drawn: they may come when somebody acts."""
        words = _CODES.sub(" ", " ".join(self._unseen.get(node.id, ()))).split()
        if not words or node.text or node.box is not None:
            return node
        told = hashlib.sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:16]
        noted = self.by_id[node.id] = msgspec.structs.replace(node, text=told)
        return noted

    def _style(self, layout: dict[str, Any], position: int) -> dict[str, str]:
        # most elements look like others
        told = tuple(layout["styles"][position])
        if told not in self._styles:
            pairs = zip(self._properties, map(self._string, told), strict=False)
            self._styles[told] = {
                name: _DATA.sub(r"\1…", value)
                for name, value in pairs
                if value and _DEFAULTS.get(name) != value and _TELLS.get(name, _ANY).search(value)
            }
        return self._styles[told]

    def _acts(self, script: Node, source: str) -> None:
        """Note what a script or a style sheet in the page is: pages that differ in what they do are not the same."""
        if script.attributes.get("type", "").lower() in _NO_SCRIPT or not source.strip():
            return
        styles = script.tag == "style"
        lasting = source if styles else _PASSING.sub("0", source)
        told = hashlib.sha256(lasting.encode("utf-8", "replace")).hexdigest()[:16]
        noted = (
            msgspec.structs.replace(script, text=told)
            if styles
            else msgspec.structs.replace(
                script,
                text=told,
                leaving=leaving(source),
                vanishing=vanishing(source),
                writes=scripted_words(source),
            )
        )
        self.by_id[script.id] = noted
        self.nodes[self.nodes.index(script, max(0, len(self.nodes) - 8))] = noted

    def note(self, words: Mapping[int, str]) -> None:
        """Note the words that pictures draw, by `Node.id`."""
        if words:
            self.nodes = [
                msgspec.structs.replace(node, text=words[node.id]) if node.id in words else node
                for node in self.nodes
            ]
            self.by_id = {node.id: node for node in self.nodes}

    def _add(self, node: Node) -> None:
        self.nodes.append(node)
        self.by_id[node.id] = node
        self.children.setdefault(node.parent, []).append(node.id)

    def resolve(self, ancestry: Sequence[str]) -> int:
        """The `Node.id` of axe's `ancestry` paths (one for each document and shadow tree), 0 when it is gone."""
        at = 0
        for number, path in enumerate(ancestry):
            found = self._descend(at, path, into=number > 0)
            if not found:
                return 0
            at = found
        return at

    def _descend(self, root: int, path: str, *, into: bool) -> int:
        shadow = into and root not in self.frame_roots
        at = self.frame_roots.get(root, 0) if into and not shadow else root
        for position, step in enumerate(path.split(" > ")):
            matched = _STEP.match(step)
            if matched is None:
                return 0
            if position == 0 and not shadow:
                at = at if into else self._roots.get(0, 0)
                continue
            children = [
                c for c in self.children.get(at, ()) if self.by_id[c].shadow == (shadow and position == 0)
            ]
            # axe counts no head or body: those are found by their names
            index = int(matched["index"]) - 1 if matched["index"] else 0
            if not matched["index"]:
                children = [c for c in children if self.by_id[c].tag == matched["tag"].lower()]
            if index >= len(children):
                return 0
            at = children[index]
        return at

    def ancestors(self, node: int) -> list[Node]:
        """The element and the elements around it, from the inside out, through shadow roots and frames."""
        chain: list[Node] = []
        at = self.by_id.get(node)
        while at is not None:
            chain.append(at)
            at = self.by_id.get(at.parent)
        return chain


def ask_for_dom(world: World, styles: Sequence[str] = STYLES) -> Asked:
    """Have the browser take its snapshot of the page, for `Dom` to read. Raises `ProbeError`."""
    return world.ask(
        "DOMSnapshot.captureSnapshot", computedStyles=list(styles), includeDOMRects=styles is STYLES
    )

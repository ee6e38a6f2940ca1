"""What stays the same of an element when the page around it, its language or its dress change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from a11y.rules.msgids import Words
from a11y.words.state import Node, PageState

_WRAPPERS = {"div", "span", "tbody", "b", "i", "em", "strong", "font", "center", "wbr"}
"""Elements that are there for the looks: one more or less makes no other place."""
_SHARED = {"header", "footer", "nav"}
"""Parts that every page of a site has."""
_OWN = {"main", "article", "section", "dialog"}
"""Parts that belong to their page, whatever stands in them."""
_PLAIN = ("name", "type", "autocomplete", "rel", "hreflang", "role")
"""Attributes that say what an element is for and do not change with the language."""
_ADDRESSES = ("href", "action", "formaction", "src")
_CHOSEN = {"submit", "button", "radio", "checkbox", "image", "reset"}
"""Types of a control whose `value` is the developer's, not the user's."""
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary"}
_TITLED = {"section", "article", "fieldset", "form", "table", "details", "dialog", "figure"}
"""Parts that a heading among their children names."""
_ITEMS = {"tr", "li", "option"}
_ITEM_ROLES = {"row", "listitem", "option"}
_KEY = re.compile(r"(?:^|[&;])([A-Za-z_-]{1,24})=")
"""A key of a query; a token is none."""
_ROWS = {"tbody", "thead", "tfoot"}


class Identities:
    """The elements of a page state by what they are; `words` are the messages on it."""

    def __init__(self, state: PageState, words: Words) -> None:
        self._state = state
        self._words = words
        self._by_id = {node.id: node for node in state.nodes}
        self.order = {node.id: number for number, node in enumerate(state.nodes)}
        self._known: dict[int, tuple[str, ...]] = {}

    def of(self, node: int) -> tuple[str, ...]:
        """Page or site, way from the root, and what the element tells of itself. Empty when it is not there."""
        if node not in self._known:
            element = self._by_id.get(node)
            self._known[node] = self._read(element) if element else ()
        return self._known[node]

    def items(self, node: int) -> tuple[int, tuple[int, ...]]:
        """The outermost list or table that the element stands in, and the items or rows in it, from the outside in.

        Zero and none when it stands in no list.
        """
        found = [one for one in self._way(node) if self._is_item(one)]
        if not found:
            return 0, ()
        around = self._by_id.get(found[0].parent)
        while around is not None and around.tag in _ROWS:
            around = self._by_id.get(around.parent)
        return (around.id if around else 0), tuple(one.id for one in found)

    @staticmethod
    def _is_item(node: Node) -> bool:
        return node.tag in _ITEMS or node.attributes.get("role") in _ITEM_ROLES

    @cached_property
    def _names(self) -> dict[int, str]:
        return {one.id: one.name for one in self._state.tree if one.id and one.name}

    @cached_property
    def _children(self) -> dict[int, list[Node]]:
        children: dict[int, list[Node]] = {}
        for node in self._state.nodes:
            children.setdefault(node.parent, []).append(node)
        return children

    @cached_property
    def _by_html_id(self) -> dict[str, Node]:
        return {node.attributes["id"]: node for node in self._state.nodes if "id" in node.attributes}

    @cached_property
    def _runs(self) -> dict[int, list[str]]:
        runs: dict[int, list[str]] = {}
        for run in self._state.runs:
            runs.setdefault(run.node, []).append(run.text)
        return runs

    @cached_property
    def _around_main(self) -> set[int]:
        """The main part of the page and the elements around it; none when there is no main part."""
        main = next((node for node in self._state.nodes if _is_main(node)), None)
        return {node.id for node in self._way(main.id)} if main else set()

    def _way(self, node: int) -> list[Node]:
        """The elements from the root to this one."""
        way = []
        at = self._by_id.get(node)
        while at is not None:
            way.append(at)
            at = self._by_id.get(at.parent)
        return way[::-1]

    def _read(self, node: Node) -> tuple[str, ...]:
        way = self._way(node.id)
        steps = [self._step(one) for one in way[:-1] if one.tag not in _WRAPPERS or "role" in one.attributes]
        telling = list(self._telling(node))
        if not any(one.partition("=")[0] not in _PLAIN[1:] for one in telling):
            telling.append(self._message(node))
        return (self._scope(way), ">".join(steps), node.tag, *telling)

    def _scope(self, way: list[Node]) -> str:
        """`site` for what other pages have too, so that a fault in it is one fault wherever it was met."""
        kinds = [one.tag for one in way]
        if any(_is_main(one) or one.tag in _OWN or one.attributes.get("role") == "dialog" for one in way):
            return self._state.page
        beside_main = bool(self._around_main) and way[-1].id not in self._around_main
        return "site" if beside_main or _SHARED & set(kinds) else self._state.page

    def _step(self, node: Node) -> str:
        """An element on the way: its kind, and what names it."""
        told = [*self._telling(node), self._carried(node, whole=True)]
        if node.tag in _TITLED:
            told.append(self._title(node))
        elif "aria-label" in node.attributes or "aria-labelledby" in node.attributes:
            told.append(self._words.msgid(self._names.get(node.id, "")))
        return " ".join((node.tag, *(one for one in told if one)))

    def _column(self, cell: Node) -> int:
        cells = [one.id for one in self._children.get(cell.parent, ()) if one.tag in ("td", "th")]
        return cells.index(cell.id) + 1

    def _telling(self, node: Node) -> Iterator[str]:
        """Attributes as `name=value`, without what is counted, generated or in the user's words."""
        for name in _PLAIN:
            if value := node.attributes.get(name, ""):
                yield f"{name}={_plain(value)}"
        if node.attributes.get("type", "submit" if node.tag == "button" else "") in _CHOSEN and (
            value := node.attributes.get("value", "")
        ):
            yield f"value={self._words.msgid(value) or _plain(value)}"
        labelled = self._by_html_id.get(node.attributes.get("for", ""))
        if labelled is not None and "name" in labelled.attributes:
            yield f"for={_plain(labelled.attributes['name'])}"
        for name in _ADDRESSES:
            if (value := node.attributes.get(name, "")) and (short := self._address(value)):
                yield f"{name}={short}"
        if node.tag in ("td", "th"):
            yield f"column={self._column(node)}"

    def _message(self, node: Node) -> str:
        """The msgid of the element's words: they are the same fault's in every language. Empty when it has none."""
        name = self._title(node) or self._words.msgid(self._names.get(node.id, "")) or self._carried(node)
        if name:
            return name
        inside = {self._words.said(one) for one in self._said_inside(node)}
        return inside.pop() if len(inside) == 1 else ""

    def _title(self, node: Node) -> str:
        """What the heading of a part says: it stays when a reference to it breaks."""
        if node.tag not in _TITLED:
            return ""
        titles = (one for one in self._children.get(node.id, ()) if one.tag in _HEADINGS)
        return next((self._message(one) for one in titles), "")

    def _carried(self, node: Node, *, whole: bool = False) -> str:
        """What the words say that the element itself carries; `whole` leaves out those that only hold a message."""
        if any(one.tag == "time" for one in (node, *self._children.get(node.id, ()))):
            return ""  # scripts word it anew, by the minute and in every language
        said = self._words.whole if whole else self._words.said
        return next((found for one in self._runs.get(node.id, ()) if (found := said(one))), "")

    def _said_inside(self, node: Node) -> Iterator[str]:
        for child in self._children.get(node.id, ()):
            yield from self._runs.get(child.id, ())
            yield from self._said_inside(child)

    def _address(self, address: str) -> str:
        """Where it leads, without what is counted, generated, the language's or the user's."""
        if address.startswith("data:"):
            return "data:"
        try:
            parts, page = urlsplit(address), urlsplit(self._state.url)
        except ValueError:
            return ""
        host = parts.hostname or ""
        path = "/".join(self._segment(one) for one in parts.path.split("/"))
        keys = "&".join(sorted(set(_KEY.findall(parts.query))))
        return f"{host if host != page.hostname else ''}{path}{'?' if keys else ''}{keys}"

    def _segment(self, segment: str) -> str:
        locales = {self._state.rendition.locale.lower(), self._state.language.lower()}
        if segment.lower().replace("_", "-") in locales or re.search(r"\d|\[masked\]", segment):
            return "*"
        return segment


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.attributes.get("role") == "main"


def _plain(value: str) -> str:
    """A value without counts; what looks generated goes whole."""
    return re.sub(r"[0-9a-f]{8,}(-[0-9a-f]{4,})*|\d+", "N", value)

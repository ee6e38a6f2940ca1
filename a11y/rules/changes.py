"""What somebody's act changed in a page: new words, and where the focus is now."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

import msgspec

from a11y.facts.plain_text import fold
from a11y.rules.forms import Forms, forms_of
from a11y.rules.outline import drawn_texts
from a11y.rules.site_pages import heading_of
from a11y.words.state import Act, AxNode, Node, PageState

_ACTS = frozenset({"activate", "press", "choose", "fill", "send_empty", "send_wrong"})
_WHOLE = frozenset({"html", "body"})
_OPENS = ("aria-expanded", "aria-haspopup", "aria-controls", "aria-pressed")
_DIALOGS = frozenset({"dialog", "alertdialog"})


class Before(msgspec.Struct, frozen=True):
    """What a page state was before somebody acted."""

    path: str
    """The path of its address."""
    title: str
    """The document's title."""
    heading: str
    """Its main heading."""
    document: tuple[int, ...]
    """The numbers of its first elements, by which another document is told."""
    texts: frozenset[str]
    """The words that were drawn, folded, each text node by itself."""
    carrying: frozenset[int]
    """The numbers of the elements with words of their own."""
    controls: frozenset[tuple[str, str]]
    """Role and name of what is exposed."""


def keep_before(state: PageState) -> Before:
    """What the next page state is held against."""
    return Before(
        path=urlsplit(state.url).path,
        title=state.title,
        heading=heading_of(state),
        document=_document(state),
        texts=frozenset(fold(text) for _, text in drawn_texts(state)),
        carrying=frozenset(one for one, _ in drawn_texts(state)),
        controls=frozenset((one.role, one.name) for one in state.tree if one.id),
    )


def _document(state: PageState) -> tuple[int, ...]:
    return tuple(node.id for node in state.nodes if node.tag in {"html", "head", "body"} and not node.frame)


class Change:
    """A page state beside the one before it."""

    def __init__(self, state: PageState, before: Before) -> None:
        self.state = state
        self.before = before
        self._old = before.texts
        self.acts = [act for act in state.acts if act.verb in _ACTS]
        """What somebody did that may change a page."""
        opened = any(act.verb == "open" for act in state.acts)
        self.sent = bool(self.acts) and not opened and not state.same_document
        """Another document, or another address, came by an act."""
        self.same_elements = bool(before.document) and before.document == _document(state)
        """The elements are those that were there before, as far as they were not changed."""
        self.same_document = state.same_document or (not opened and self.same_elements)
        """The elements are those of the document that was there, whatever its address is now."""
        self.other_address = urlsplit(state.url).path != before.path
        """Another path than before."""

    @cached_property
    def page(self) -> Forms:
        """The elements by what is around them."""
        return forms_of(self.state)

    @cached_property
    def heading(self) -> str:
        """The main heading."""
        return heading_of(self.state)

    @property
    def other_view(self) -> bool:
        """Whether the page is about something else now."""
        return bool(self.heading and self.before.heading and self.heading != self.before.heading)

    @cached_property
    def new(self) -> tuple[tuple[Node, str], ...]:
        """The words that were not drawn before, each with the element whose own they are; frames left out."""
        found = (
            (self.page.by_id.get(one), text)
            for one, text in drawn_texts(self.state)
            if fold(text) not in self._old
        )
        return tuple((node, text) for node, text in found if node is not None and not node.frame)

    @cached_property
    def carrying(self) -> frozenset[int]:
        """The numbers of the elements with words of their own."""
        return frozenset(one for one, _ in drawn_texts(self.state))

    def focused(self) -> list[Node]:
        """What has the focus; none when it is the page as a whole."""
        at = [
            self.page.by_id[one.id]
            for one in self.state.tree
            if _has_focus(one) and one.id in self.page.by_id
        ]
        return [node for node in at if node.tag not in _WHOLE]

    def has_focus(self, node: Node) -> bool:
        """Whether the focus is in an element, around it, or on what it describes."""
        words = fold(self.page.text(node))
        return any(
            self.page.holds(node, one)
            or (self.page.holds(one, node) and one.tag != "main")
            or (words and words in fold(f"{self.page.name(one)} {self.page.description(one)}"))
            for one in self.focused()
        )

    def acted(self, act: Act) -> Node | None:
        """The control that was operated, where it is still there under its name."""
        for one in self.state.tree:
            if one.role == act.role and one.name == act.name and one.id in self.page.by_id:
                return self.page.by_id[one.id]
        return None

    def opens(self, act: Act) -> bool:
        """Whether the control says that it opens, shows or switches something: what comes was asked for."""
        node = self.acted(act)
        if act.role in {
            "tab",
            "menuitem",
            "DisclosureTriangle",
            "combobox",
            "option",
            "switch",
            "checkbox",
            "radio",
        }:
            return True
        return node is not None and (node.tag == "summary" or any(name in node.attributes for name in _OPENS))

    def in_dialog(self, node: Node) -> bool:
        """Whether it stands in a dialog, which is told by taking the focus."""
        around = (node, *self.page.around(node))
        return any(one.tag == "dialog" or one.attributes.get("role") in _DIALOGS for one in around)


def _has_focus(one: AxNode) -> bool:
    return one.properties.get("focused") == "true" and one.role != "RootWebArea"

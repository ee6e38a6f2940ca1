"""What axe says too much: findings of its that are no faults, each left out under a condition that is stated here.

A condition holds for any page; where a rule of ours asks the same and better, axe's rule is not told at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from a11y.rules.locale import XML_VIEWER
from a11y.rules.outline import own_words
from a11y.rules.remembered import remembered
from a11y.words.state import AxeNode, Node, PageState

ASKED_BETTER: Mapping[str, str] = {
    "avoid-inline-spacing": "spacing/*",
}
"""axe's rules that ours take the place of: those read which words a declaration reaches."""
_EDGE = 1 / 6
"""Share of a box up to which its content may be longer in one font and not in another."""
_FEW_WORDS = 40
_SEEN_WITHOUT_WORDS = {
    "img",
    "svg",
    "canvas",
    "video",
    "audio",
    "iframe",
    "object",
    "embed",
    "input",
    "select",
} | {
    "textarea",
    "button",
    "progress",
    "meter",
}


class Refined(StrEnum):
    """What becomes of a finding."""

    DROPPED = "dropped"
    """It is no fault."""
    ASKED = "asked"
    """It may be one: a person is asked."""


def refined(state: PageState, rule: str, node: AxeNode) -> Refined | None:
    """What becomes of what axe's rule fails; None when it is told as it is."""
    if rule in ASKED_BETTER or any(one.attributes.get("id") == XML_VIEWER for one in state.nodes[:8]):
        return Refined.DROPPED
    known = NO_FAULT.get(rule)
    element = _element(state, node) if known else None
    return known(state, element) if known is not None and element is not None else None


def _element(state: PageState, node: AxeNode) -> Node | None:
    return _by_id(state).get(node.node)


@remembered
def _by_id(state: PageState) -> dict[int, Node]:
    return {one.id: one for one in state.nodes}


def _inert(state: PageState, element: Node) -> Refined | None:
    """A frame that is `inert`, or behind a modal dialog, is no fault: nobody comes to it by any means."""
    if element.tag == "html":
        element = _by_id(state).get(element.parent, element)  # axe names the document in the frame
    return Refined.DROPPED if all(one.id != element.id for one in state.tree) else None


def _shows_nearly_all(state: PageState, element: Node) -> Refined | None:
    """A box that scrolls over its own padding alone is no fault: all that there is to read or see is in sight.

    Where only the edge of the content is out of sight, another font may be enough to bring it in: a question.
    """
    if element.box is None:
        return None
    parents = {one.id: one.parent for one in state.nodes}
    inside = [one for one in state.nodes if _stands_in(one.id, element.id, parents)]
    seen = [line for one in inside for line in one.lines]
    seen += [one.box for one in inside if one.box is not None and _is_seen_without_words(one)]
    if not seen:
        return None
    box = element.box
    below = max(one.y + one.height for one in seen) - (box.y + box.height)
    beyond = max(one.x + one.width for one in seen) - (box.x + box.width)
    before = max(box.x - min(one.x for one in seen), box.y - min(one.y for one in seen))
    if max(below, beyond, before) <= 1:
        return Refined.DROPPED
    edge = max(below / box.height if box.height else 1.0, beyond / box.width if box.width else 1.0)
    return Refined.ASKED if before <= 1 and edge < _EDGE else None


def _is_seen_without_words(node: Node) -> bool:
    return node.tag in _SEEN_WITHOUT_WORDS or "background-image" in node.style


def _stands_in(node: int, element: int, parents: Mapping[int, int]) -> bool:
    at = parents.get(node, 0)
    while at and at != element:
        at = parents.get(at, 0)
    return at == element


def _wordless(state: PageState, element: Node) -> Refined | None:
    """Strokes and signs without a letter or a digit are no words in any language: 1.4.3 does not ask for them."""
    text = own_words(state).get(element.id, "")
    return Refined.DROPPED if len(text) > 1 and not any(letter.isalnum() for letter in text) else None


def _sign(state: PageState, element: Node) -> Refined | None:
    """A link that is a sign alone, as the # or ¶ behind a heading, is told from the words before it by being one."""
    text = own_words(state).get(element.id, "")
    return Refined.DROPPED if text and not any(letter.isalnum() for letter in text) else None


def _named(state: PageState, element: Node) -> Refined | None:
    """A header without words that is drawn, and with a name by `aria-label`, is announced: nobody misses it."""
    named = any(one.id == element.id and one.name.strip() for one in state.tree)
    return Refined.DROPPED if named else None


def _beside_main(state: PageState, element: Node) -> Refined | None:
    """A few words beside the main landmark, as a link back or a banner of a test phase, may be found well enough.

    No criterion of WCAG asks for landmarks: a question, as long as the page has a main one.
    """
    if not any(one.role.lower() == "main" for one in state.tree):
        return None
    words = own_words(state)
    parents = {one.id: one.parent for one in state.nodes}
    inside = [
        one.id for one in state.nodes if one.id == element.id or _stands_in(one.id, element.id, parents)
    ]
    count = sum(len(words.get(one, "").split()) for one in inside)
    return Refined.ASKED if 0 < count <= _FEW_WORDS else None


NO_FAULT: Mapping[str, Callable[[PageState, Node], Refined | None]] = {
    "frame-focusable-content": _inert,
    "scrollable-region-focusable": _shows_nearly_all,
    "color-contrast": _wordless,
    "link-in-text-block": _sign,
    "empty-table-header": _named,
    "region": _beside_main,
}
"""By axe's rule, when what it fails is no fault, or a question."""

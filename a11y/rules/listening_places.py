"""Whether a script hears what somebody does to an element: itself, around it, or anywhere on the page."""

from __future__ import annotations

from a11y.rules.forms import Forms
from a11y.words.listening import WINDOW
from a11y.words.state import Node, PageState

_CLICKS = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"})
_KEYS = frozenset({"keydown", "keyup", "keypress"})


def hears_clicks(state: PageState, page: Forms, node: Node) -> bool:
    """Whether anything hears a click or a press there, as far as listeners were read."""
    if state.listeners is None:
        return True
    places = {one.node for one in state.listeners.all if one.event in _CLICKS}
    return WINDOW in places or any(page.position[one.id] in places for one in (node, *page.around(node)))


def hears_keys_itself(state: PageState, node: Node) -> bool:
    """Whether a script hears keys on the element itself, as far as listeners were read whole."""
    heard = state.listeners
    if heard is None or not heard.complete:
        return False
    return any(one.event in _KEYS and one.node >= 0 and state.nodes[one.node] is node for one in heard.all)

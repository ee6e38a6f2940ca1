"""Which buttons send a form to a script, and what stands within what a script hears of."""

from __future__ import annotations

from a11y.words.listening import WINDOW
from a11y.words.state import Node, PageState

_MOST = 60
"""Buttons of which the page is asked."""


def senders(state: PageState) -> list[tuple[str, float, float]]:
    """Where buttons stand that send a form of which a script hears that."""
    sends = set(state.listeners.sends) if state.listeners is not None else set()
    if not sends:
        return []
    by_id = {node.id: node for node in state.nodes}
    everywhere = WINDOW in sends
    found = [
        (node.tag, node.box.x, node.box.y)
        for node in state.nodes
        if _is_sender(node)
        and node.box is not None
        and not node.frame
        and (everywhere or within(node, sends, state, by_id))
    ]
    return found[:_MOST]


def _is_sender(node: Node) -> bool:
    kind = node.attributes.get("type", "").lower()
    return (node.tag == "button" and kind not in {"button", "reset"}) or (
        node.tag == "input" and kind == "submit"
    )


def within(node: Node, hearing: set[int], state: PageState, by_id: dict[int, Node]) -> bool:
    """Whether it, or something around it, is among these positions."""
    ids = {state.nodes[one].id for one in hearing if one != WINDOW}
    at: Node | None = node
    while at is not None:
        if at.id in ids:
            return True
        at = by_id.get(at.parent)
    return False

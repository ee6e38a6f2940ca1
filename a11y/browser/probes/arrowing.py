"""Arrow keys on what is operated by them: whether a drawn slider answers, and whether the page is left.

The latter is asked where a script hears them on the whole page.
"""

from __future__ import annotations

from contextlib import suppress

from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.keys import press
from a11y.browser.world import ProbeError, World
from a11y.words.listening import WINDOW
from a11y.words.state import Node, PageState

_KEYS = frozenset(["keydown", "keyup"])
_BY_ARROWS = frozenset(["tab", "slider", "radio", "menuitem", "option", "treeitem", "gridcell"])
_MOST = 2
_WAYS = ("ArrowRight", "ArrowLeft")
_VALUES = frozenset(["slider", "spinbutton"])
_ALL_WAYS = (*_WAYS, "ArrowUp", "ArrowDown")
_MOST_VALUES = 3


def look_at_arrows(world: World, state: PageState) -> tuple[int, ...]:
    """Positions of what is operated by arrow keys, and on which one of them would have left the page.

    Nothing is left. Raises `ProbeError` when the page goes away meanwhile.
    """
    heard = state.listeners.all if state.listeners is not None else ()
    everywhere = {WINDOW} | {at for at, node in enumerate(state.nodes) if node.tag in {"html", "body"}}
    if not any(one.arrows and one.event in _KEYS and one.node in everywhere for one in heard):
        return ()
    tried = [at for at, node in enumerate(state.nodes) if _is_by_arrows(node)][:_MOST]
    if not tried:
        return ()
    with held_back(world):
        return tuple(at for at in tried if _leaves(world, state.nodes[at]))


def _is_by_arrows(node: Node) -> bool:
    if node.box is None or node.frame or "disabled" in node.attributes:
        return False
    native = node.tag == "input" and node.attributes.get("type", "").lower() in {"radio", "range"}
    stop = node.attributes.get("role", "") in _BY_ARROWS and not node.attributes.get(
        "tabindex", "-1"
    ).startswith("-")
    own = node.attributes.get("role") == "tab" and node.tag == "button" and "tabindex" not in node.attributes
    return native or stop or own


def _leaves(world: World, node: Node) -> bool:
    try:
        world.send("DOM.focus", backendNodeId=node.id)
    except ProbeError:
        return False  # it does not take the focus now
    world.call("a11yUndo.begin")
    world.call("a11yGuard.arm")
    try:
        for key in _WAYS:
            press(world, key)
            if "leaves" in world.call("a11yGuard.take"):
                return True
        return False
    finally:
        with suppress(ProbeError):
            world.call("a11yGuard.disarm")
            world.call("a11yUndo.back")


def look_at_values(world: World, state: PageState) -> dict[int, bool]:
    """By the positions of drawn sliders and the like that take the focus: whether an arrow key does anything there.

    Nothing is left, and what changed is put back. Raises `ProbeError` when the page goes away meanwhile.
    """
    tried = [at for at, node in enumerate(state.nodes) if _is_drawn_value(node)][:_MOST_VALUES]
    if not tried:
        return {}
    answers = {}
    with held_back(world):
        for at in tried:
            answered = _answers(world, state.nodes[at])
            if answered is not None:
                answers[at] = answered
    return answers


def _is_drawn_value(node: Node) -> bool:
    given = node.attributes
    return (
        given.get("role", "").strip().lower() in _VALUES
        and node.box is not None
        and not node.frame
        and node.tag not in {"input", "textarea"}
        and given.get("tabindex", "-1").strip().isdigit()
        and given.get("contenteditable", "false") == "false"
        and "true" not in {given.get("aria-disabled"), given.get("aria-readonly")}
        and given.get("aria-valuemin", "") != given.get("aria-valuemax", "100")
    )


def _answers(world: World, node: Node) -> bool | None:
    """Whether something changed by one of the arrow keys; None when it does not keep the focus."""
    try:
        world.send("DOM.focus", backendNodeId=node.id)
    except ProbeError:
        return None
    try:
        if not world.call("a11yArrowing.begin"):
            return None
        for key in _ALL_WAYS:
            press(world, key)
            if world.call("a11yArrowing.changed"):
                return True
        return False
    finally:
        with suppress(ProbeError):
            world.call("a11yArrowing.end")

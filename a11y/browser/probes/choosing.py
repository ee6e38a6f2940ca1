"""Whether the focus stays where something is chosen in a list, a radio button or a box to tick."""

from __future__ import annotations

from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.senders import within
from a11y.browser.world import World
from a11y.words.listening import WINDOW
from a11y.words.pressed import Thrown
from a11y.words.state import Node, PageState

_MOST = 6
_KINDS = frozenset(["radio", "checkbox"])


def choose_each(world: World, state: PageState) -> tuple[tuple[Thrown, ...], int]:
    """Choose where a script hears that which speaks of the focus; how many fields were tried.

    Everything is put back. Raises `ProbeError` when the page goes away meanwhile.
    """
    places = _places(state)
    if not places:
        return (), 0
    position = {node.id: number for number, node in enumerate(state.nodes)}
    with held_back(world):
        told = world.call("a11yChoosing.each", places)
        if not told["left"]:
            return (), told["tried"]
        fields = world.numbers("a11yChoosing.fields")
        targets = world.numbers("a11yChoosing.targets")
    thrown = tuple(
        Thrown(position[field], position.get(to, -1))
        for field, to in zip(fields, targets, strict=False)
        if field in position
    )
    return thrown, told["tried"]


def _places(state: PageState) -> list[tuple[str, float, float]]:
    """Where fields stand that something is chosen in, and of which such a script hears."""
    heard = state.listeners.all if state.listeners is not None else ()
    moving = [one for one in heard if one.focuses]
    if not moving:
        return []
    itself = {one.node for one in moving}
    # clicks of everything are heard for other reasons
    around = {one.node for one in moving if one.event != "click"}
    by_id = {node.id: node for node in state.nodes}
    places = [
        (node.tag, node.box.x, node.box.y)
        for number, node in enumerate(state.nodes)
        if node.box is not None
        and not node.frame
        and _is_choice(node)
        and (number in itself or WINDOW in around or within(node, around, state, by_id))
    ]
    return places[:_MOST]


def _is_choice(node: Node) -> bool:
    return node.tag == "select" or (node.tag == "input" and node.attributes.get("type", "").lower() in _KINDS)

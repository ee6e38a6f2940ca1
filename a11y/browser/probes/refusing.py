"""Sends forms empty that a script refuses, and looks whether words say what is wrong; nothing leaves the page."""

from __future__ import annotations

from a11y.browser.probes.guarding import held_back
from a11y.browser.world import World
from a11y.words.state import PageState


def refuse_forms(world: World, state: PageState) -> tuple[tuple[int, ...], int]:
    """Positions of fields that only look otherwise since their form was refused; forms that did more or nothing.

    Raises `ProbeError`.
    """
    if not any(node.tag == "form" for node in state.nodes) or not world.call("a11yRefusing.begin"):
        return (), 0
    position = {node.id: number for number, node in enumerate(state.nodes)}
    with held_back(world):
        told = world.call("a11yRefusing.each")
        marked = world.numbers("a11yRefusing.marked") if told["marked"] else []
    return tuple(position[one] for one in marked if one in position), told["refused"]

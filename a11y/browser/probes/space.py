"""Whether links with the role of a button answer to the Space key, as buttons do."""

from __future__ import annotations

from a11y.browser.probes.guarding import held_back
from a11y.browser.probes.keys import press
from a11y.browser.world import World
from a11y.words.pressed import Pressed
from a11y.words.state import PageState


def look_at_space(world: World, state: PageState) -> Pressed:
    """Press Space on a few of them, where nobody goes on from the page; nothing leaves it. Raises `ProbeError`."""
    if not world.free or not any(
        node.tag == "a" and node.attributes.get("role") == "button" for node in state.nodes
    ):
        return Pressed()
    count = world.call("a11ySpace.begin")
    if not count:
        return Pressed()
    numbers = world.numbers("a11ySpace.elements")
    position = {node.id: number for number, node in enumerate(state.nodes)}
    answers: dict[int, bool] = {}
    with held_back(world):
        try:
            for number in range(count):
                if numbers[number] not in position or not world.call("a11ySpace.aim", number):
                    continue
                press(world, "Space")
                answered = world.call("a11ySpace.answered")
                if answered is not None:
                    answers[position[numbers[number]]] = answered
        finally:
            world.call("a11ySpace.end")
    return Pressed(
        answered=tuple(node for node, told in answers.items() if told),
        unanswered=tuple(node for node, told in answers.items() if not told),
    )

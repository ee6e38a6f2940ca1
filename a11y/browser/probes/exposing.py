"""What one element is to assistive technology, while it is there."""

from __future__ import annotations

from collections.abc import Mapping

from a11y.browser.world import World
from a11y.words.finding import Box
from a11y.words.openings import Thing
from a11y.words.state import Facts


def exposed(world: World, node: int) -> tuple[str, str]:
    """The computed role and name of the element with this `Node.id`. Raises `ProbeError`."""
    answer = world.send("Accessibility.getPartialAXTree", backendNodeId=node, fetchRelatives=False)
    found: Facts = next((one for one in answer["nodes"] if not one.get("ignored")), {})
    role, name = (str(found.get(part, {}).get("value", "")) for part in ("role", "name"))
    return role, name


def thing(position: Mapping[int, int], node: int, told: Facts, role: str = "", name: str = "") -> Thing:
    """The element with this `Node.id` as a finding names it.

    `position` has where it stands in `PageState.nodes`, `told` what `a11yProbe.describe` says of it.
    """
    return Thing(position.get(node, -1), role, name, told["selector"], told["html"], Box(**told["box"]))


def exposed_thing(world: World, position: Mapping[int, int], node: int, told: Facts) -> Thing:
    """The same with its computed role and name. Raises `ProbeError`."""
    return thing(position, node, told, *exposed(world, node))

"""What one element is to assistive technology, while it is there."""

from __future__ import annotations

from a11y.browser.world import World
from a11y.words.state import Facts


def exposed(world: World, node: int) -> tuple[str, str]:
    """The computed role and name of the element with this `Node.id`. Raises `ProbeError`."""
    answer = world.send("Accessibility.getPartialAXTree", backendNodeId=node, fetchRelatives=False)
    found: Facts = next((one for one in answer["nodes"] if not one.get("ignored")), {})
    role, name = (str(found.get(part, {}).get("value", "")) for part in ("role", "name"))
    return role, name

"""From the numbers in an observation to the element that a finding names."""

from __future__ import annotations

import msgspec

from a11y.words.finding import Outcome, OutcomeValue, Target
from a11y.words.openings import Thing
from a11y.words.state import Act, Node, PageState

_OPENING = 300
"""Characters of an element's source."""


def element_target(state: PageState, node: int, selector: str, html: str) -> Target:
    """The element with this `Node.id`, with the role, name and place that the browser gives it."""
    exposed = next((one for one in state.tree if one.id == node and node), None)
    element = next((one for one in state.nodes if one.id == node and node), None)
    return Target(
        role=exposed.role if exposed else "",
        name=exposed.name if exposed else "",
        selector=selector,
        html=html,
        box=element.box if element else None,
    )


def node_target(state: PageState, node: Node) -> Target:
    """An element that a rule of ours found among the page's elements."""
    attributes = "".join(f' {name}="{value}"' for name, value in node.attributes.items())
    carried = next((run.selector for run in state.runs if run.node == node.id and run.selector), "")
    return element_target(
        state, node.id, carried or _selector(state, node), f"<{node.tag}{attributes}>"[:_OPENING]
    )


def thing_target(state: PageState, thing: Thing) -> Target:
    """Something that came into view when somebody acted: it need not have been there when the page was looked at."""
    if not 0 <= thing.node < len(state.nodes):
        return Target(
            role=thing.role, name=thing.name, selector=thing.selector, html=thing.html, box=thing.box
        )
    place = node_target(state, state.nodes[thing.node])
    return msgspec.structs.replace(
        place, role=place.role or thing.role, name=place.name or thing.name, box=thing.box or place.box
    )


def _selector(state: PageState, node: Node) -> str:
    """A CSS selector of an element of the page: its path from the root."""
    by_id = {one.id: one for one in state.nodes}
    steps: list[str] = []
    at: Node | None = node
    while at is not None:
        parent = by_id.get(at.parent)
        twins = [one.id for one in state.nodes if one.parent == at.parent and one.tag == at.tag and parent]
        steps.append(f"{at.tag}:nth-of-type({twins.index(at.id) + 1})" if len(twins) > 1 else at.tag)
        if parent is not None:
            steps.append(" >>> " if at.shadow or at.frame != parent.frame else " > ")
        at = parent
    return "".join(reversed(steps))


def act_outcome(act: Act, value: OutcomeValue, message: str, params: dict[str, str]) -> Outcome:
    """An outcome about a control that the user acted on, which may stand on the page before this one."""
    target = Target(
        role=act.role,
        name=act.name,
        selector=act.selector,
        html=act.html,
        box=act.box if act.state else None,
    )
    return Outcome(value, message, params, target, subject=act.control, shown=act.state)

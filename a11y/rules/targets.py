"""From the numbers in an observation to the element that a finding names."""

from __future__ import annotations

import msgspec

from a11y.rules.remembered import remembered
from a11y.words.finding import Outcome, OutcomeValue, Target
from a11y.words.openings import Thing
from a11y.words.state import Act, Node, PageState

_OPENING = 300
"""Characters of an element's source."""


class _Places:
    """The elements of a page state by what findings ask for; made once for a page state."""

    def __init__(self, state: PageState) -> None:
        self.elements = {one.id: one for one in state.nodes}
        self.exposed = {one.id: one for one in reversed(state.tree) if one.id}
        self.carried = {one.node: one.selector for one in reversed(state.runs) if one.selector}
        self._steps: dict[int, str] = {}
        twins: dict[tuple[int, str], list[int]] = {}
        for one in state.nodes:
            twins.setdefault((one.parent, one.tag), []).append(one.id)
        for (parent, tag), alike in twins.items():
            numbered = len(alike) > 1 and parent in self.elements
            for number, node in enumerate(alike, start=1):
                self._steps[node] = f"{tag}:nth-of-type({number})" if numbered else tag

    def selector(self, node: Node) -> str:
        """A CSS selector of an element of the page: its path from the root."""
        steps: list[str] = []
        at: Node | None = node
        while at is not None:
            parent = self.elements.get(at.parent)
            steps.append(self._steps.get(at.id, at.tag))
            if parent is not None:
                steps.append(" >>> " if at.shadow or at.frame != parent.frame else " > ")
            at = parent
        return "".join(reversed(steps))


_places_of = remembered(_Places)


def element_target(state: PageState, node: int, selector: str, html: str) -> Target:
    """The element with this `Node.id`, with the role, name and place that the browser gives it."""
    places = _places_of(state)
    exposed = places.exposed.get(node) if node else None
    element = places.elements.get(node) if node else None
    return Target(
        role=exposed.role if exposed else "",
        name=exposed.name if exposed else "",
        selector=selector,
        html=html,
        box=element.box if element else None,
    )


def node_target(state: PageState, node: Node) -> Target:
    """An element that a rule of ours found among the page's elements."""
    places = _places_of(state)
    attributes = "".join(f' {name}="{value}"' for name, value in node.attributes.items())
    selector = places.carried.get(node.id) or places.selector(node)
    return element_target(state, node.id, selector, f"<{node.tag}{attributes}>"[:_OPENING])


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

"""From the numbers in an observation to the element that a finding names."""

from __future__ import annotations

from a11y.words.finding import Outcome, OutcomeValue, Target
from a11y.words.state import Act, PageState


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

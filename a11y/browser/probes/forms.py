"""The forms probe: pastes into fields for passwords and codes, and sees which refuse it."""

from __future__ import annotations

from a11y.browser.examining import ActingProbe
from a11y.browser.world import World
from a11y.words.forms import FieldTrials
from a11y.words.state import PageState

_KINDS = frozenset(["", "text", "tel", "number", "password", "email"])


def look_at_fields(world: World, state: PageState) -> FieldTrials:
    """Paste one character into each field that a sign-in needs, without a word to the server.

    Raises `ProbeError` when the page goes away meanwhile.
    """
    if not any(
        node.tag == "input" and node.attributes.get("type", "").lower() in _KINDS for node in state.nodes
    ):
        return FieldTrials()
    told = world.call("a11yForms.paste")
    if not told["asked"]:
        return FieldTrials()
    position = {node.id: number for number, node in enumerate(state.nodes)}

    def positions(function: str) -> tuple[int, ...]:
        return tuple(position[node] for node in world.numbers(function) if node in position)

    refused = positions("a11yForms.refused") if told["refused"] else ()
    return FieldTrials(pasted=positions("a11yForms.asked"), refused=refused)


FORMS = ActingProbe("forms", FieldTrials, look_at_fields, wordless=True)

"""The forms probe: pastes into fields, presses the page's own keys in them, and reads what buttons do when clicked."""

from __future__ import annotations

import re

import msgspec

from a11y.browser.examining import ActingProbe
from a11y.browser.world import World
from a11y.words.forms import FormTrials
from a11y.words.listening import WINDOW
from a11y.words.state import Node, PageState

_KINDS = frozenset(["", "text", "tel", "number", "password", "email"])
_STATES = frozenset(
    ["aria-pressed", "aria-expanded", "aria-checked", "aria-selected", "aria-haspopup", "aria-controls"]
)
_MOST_BUTTONS = 10
_MOST_CHARACTERS = 8
_LONGEST_SCRIPT = 5000
"""Characters of a listener; what is longer does more than turn a class on and off."""
_TOGGLES = re.compile(
    r"\b(?:currentTarget|this|target|btn|button|toggle)\s*\.\s*classList\s*\.\s*toggle\s*\(", re.IGNORECASE
)
_TELLS = re.compile(
    r"aria|checked|textContent|inner(?:Text|HTML)|\.title\b|\.value\b|setAttribute|\.hidden\b|fetch\s*\("
)
_CALL = re.compile(r"[\w$]\s*\(")
_BODY = re.compile(r"^.*?(?:=>\s*\{?|\)\s*\{)", re.DOTALL)


def look_at_forms(world: World, state: PageState) -> FormTrials:
    """Paste one character into each field that a sign-in needs, without a word to the server; read buttons' scripts.

    Nothing is clicked. Raises `ProbeError` when the page goes away meanwhile.
    """
    position = {node.id: number for number, node in enumerate(state.nodes)}

    def positions(function: str) -> tuple[int, ...]:
        return tuple(position[node] for node in world.numbers(function) if node in position)

    asked, toggles, only = _buttons(world, state)
    characters = _shortcuts(state)
    thrown = world.call("a11yForms.write", characters) if characters else 0
    trials = FormTrials(
        asked=tuple(position[node.id] for node in asked),
        toggles=tuple(position[node.id] for node in toggles),
        only_toggles=tuple(position[node.id] for node in only),
        thrown=positions("a11yForms.thrown") if thrown else (),
    )
    if not any(
        node.tag == "input" and node.attributes.get("type", "").lower() in _KINDS for node in state.nodes
    ):
        return trials
    told = world.call("a11yForms.paste")
    if not told["asked"]:
        return trials
    return msgspec.structs.replace(
        trials,
        pasted=positions("a11yForms.asked"),
        refused=positions("a11yForms.refused") if told["refused"] else (),
    )


FORMS = ActingProbe("forms", FormTrials, look_at_forms, wordless=True, reads=("listeners",))


def _shortcuts(state: PageState) -> str:
    """Characters that a script hears anywhere on the page."""
    heard = state.listeners.all if state.listeners is not None else ()
    everywhere = (one for one in heard if one.node == WINDOW or state.nodes[one.node].tag in {"html", "body"})
    return "".join(dict.fromkeys("".join(one.characters for one in everywhere)))[:_MOST_CHARACTERS]


def _buttons(world: World, state: PageState) -> tuple[list[Node], list[Node], list[Node]]:
    """Buttons without a state that listen to clicks; those that turn a class on and off; those that do only that."""
    asked = [node for node in state.nodes if _may_toggle(node)][:_MOST_BUTTONS]
    scripts = {node.id: _scripts(world, node) for node in asked}
    toggles = [
        node
        for node in asked
        if any(map(_TOGGLES.search, scripts[node.id])) and not any(map(_TELLS.search, scripts[node.id]))
    ]
    only = [node for node in toggles if len(scripts[node.id]) == 1 and _does_one_thing(scripts[node.id][0])]
    return asked, toggles, only


def _may_toggle(node: Node) -> bool:
    if node.box is None or not node.clickable or _STATES & node.attributes.keys() or node.frame:
        return False
    role = node.attributes.get("role", "")
    return role == "button" or (not role and node.tag == "button" and node.attributes.get("type") == "button")


def _scripts(world: World, node: Node) -> list[str]:
    """The sources of what listens to clicks on an element itself."""
    found = world.send("DOM.resolveNode", backendNodeId=node.id, objectGroup="a11yForms")["object"]
    heard = world.send("DOMDebugger.getEventListeners", objectId=found["objectId"])["listeners"]
    sources = [one.get("handler", {}).get("description", "") for one in heard if one["type"] == "click"]
    world.send("Runtime.releaseObjectGroup", objectGroup="a11yForms")
    return [source for source in sources if len(source) <= _LONGEST_SCRIPT]


def _does_one_thing(script: str) -> bool:
    """Whether a listener calls nothing but that, and what keeps the event to itself."""
    body = _BODY.sub("", script, count=1)
    rest = re.sub(r"\b(?:toggle|preventDefault|stopPropagation)\s*\(", "", body)
    return not _CALL.search(rest) and "=" not in rest

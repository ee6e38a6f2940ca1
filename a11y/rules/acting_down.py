"""Does a button do its work when it is let go, and not when it is pressed? (WCAG 2.2, criterion 2.5.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of, input_type
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import WINDOW
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_DOWN = frozenset(["mousedown", "pointerdown", "touchstart"])
_CLICKS = frozenset(["click", "dblclick"])
_UP = frozenset(["mouseup", "pointerup", "touchend"])
_AWAY = frozenset(["leaves", "submits"])
_ROLES = frozenset(["button", "link", "checkbox", "switch"])
_OPENERS = frozenset(
    ["aria-haspopup", "aria-expanded", "popovertarget", "commandfor", "draggable", "aria-grabbed"]
)
"""What opens a list under the pointer may do so at once: it is chosen from by moving on."""
_TOLD = 3


def judge_down(state: PageState) -> Iterator[Outcome]:
    """Applies to each button of scripts that hears a press. Expects that it, or something around it, hears clicks.

    Where it hears none, the press alone may do the work. What hears that it is let go, itself or anywhere on the page,
    may be dragged or held, and is left alone, as is what keeps the browser from taking the focus away. Source: WCAG
    2.2, technique G212.
    """
    heard = state.listeners
    if heard is None or not heard.complete:
        return
    places: dict[str, set[int]] = {}
    for one in heard.all:
        places.setdefault(one.event, set()).add(one.node)
    clicked = set().union(*(places.get(event, set()) for event in _CLICKS))
    let_go = set().union(*(places.get(event, set()) for event in _UP))
    pressed = [one for one in heard.all if one.event in _DOWN and one.node != WINDOW]
    page = forms_of(state) if pressed else None
    if page is None:
        return
    told = 0
    for one in pressed:
        node = state.nodes[one.node]
        if one.leads in _AWAY or not _is_button(node) or node.box is None or page.form_of(node) is not None:
            continue
        around = {page.position[at.id] for at in (node, *page.around(node)) if at.tag not in {"body", "html"}}
        if around & clicked or "onclick" in node.attributes:
            yield Outcome(OutcomeValue.PASSED, ON_CLICK)
            continue
        if one.prevents or WINDOW in let_go or around & let_go:
            continue
        told += 1
        if told > _TOLD:
            return
        params = {"name": page.name(node) or page.text(node)}
        yield Outcome(OutcomeValue.CANT_TELL, ON_PRESS, params, node_target(state, node), node=node.id)


def _is_button(node: Node) -> bool:
    if _OPENERS & node.attributes.keys():
        return False
    if node.tag == "button" or (node.tag == "input" and input_type(node) == "button"):
        return node.attributes.get("role", "button") in _ROLES
    return node.attributes.get("role", "") in _ROLES and "href" not in node.attributes


ACTS_DOWN = Rule(
    id="pointer/button-on-press",
    title=N_("A button does its work when it is let go, not when it is pressed."),
    criteria=("2.5.2",),
    impact=Impact.SERIOUS,
    judge=judge_down,
    needs=("dom", "tree", "listeners"),
)

ON_CLICK = N_("The button hears clicks.")
ON_PRESS = N_(
    "A script hears that “%(name)s” is pressed, and none hears a click on it. Is it done as soon as the pointer goes "
    "down? Who slipped could not think again by moving away before letting go: do it on click."
)

"""Do arrow keys change what a drawn slider is set to? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, is_field, sends
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import WINDOW
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_KEYS = frozenset(["keydown", "keyup", "keypress"])
_NEAR = 3
_WHOLE = frozenset(["form", "main", "body", "dialog", "article", "section"])


def judge_value_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to each slider and spin button of a script that takes the focus, and on which arrow keys were pressed.

    Expects that one of them changes something. Fails where nothing hears arrow keys there, and no other control near
    it could set the same. Source: ARIA Authoring Practices, slider and spinbutton.
    """
    if state.pressed is None or state.listeners is None:
        return
    for _ in state.pressed.moved_by_arrows:
        yield Outcome(OutcomeValue.PASSED, MOVES)
    if not state.pressed.unmoved_by_arrows:
        return
    page = forms_of(state)
    hearing = {one.node for one in state.listeners.all if one.event in _KEYS and one.arrows}
    for position in state.pressed.unmoved_by_arrows:
        node = state.nodes[position]
        parts = (node, *page.under(node), *page.around(node))
        heard = WINDOW in hearing or any(page.position[one.id] in hearing for one in parts)
        certain = state.listeners.complete and not heard and not _is_set_beside(page, node)
        yield Outcome(
            OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL,
            STAYS if certain else PERHAPS,
            {"name": page.name(node) or node.attributes["role"]},
            node_target(state, node),
            node=node.id,
        )


def _is_set_beside(page: Forms, node: Node) -> bool:
    """Whether a button or a field stands near it, which may set the same."""
    for steps, outer in enumerate(page.around(node)):
        if steps >= _NEAR or outer.tag in _WHOLE:
            return False
        if any(
            one.box is not None and not sends(one) and (is_field(one) or _is_button(one))
            for one in page.under(outer)
            if one.id != node.id
        ):
            return True
    return False


def _is_button(node: Node) -> bool:
    return node.tag == "button" or node.attributes.get("role") == "button"


VALUE_KEYS = Rule(
    id="keyboard/values",
    title=N_("Arrow keys change what a slider is set to."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_value_keys,
    needs=("dom", "tree", "text", "listeners", "pressed"),
)

MOVES = N_("An arrow key changes something there.")
STAYS = N_(
    "“%(name)s” takes the focus as something that is set by arrow keys (role), and none of them changes anything: only "
    "who has a mouse can set it. Let it hear the arrow keys, Home and End, or use an input of the type “range”."
)
PERHAPS = N_(
    "“%(name)s” takes the focus as something that is set by arrow keys (role), and none of them changed anything. Can "
    "who uses a keyboard set the same value, here or by a control beside it?"
)

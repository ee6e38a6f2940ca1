"""Does the focus stay where something is chosen? (WCAG 2.2, criterion 3.2.2 On Input)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of
from a11y.rules.rule import Rule
from a11y.rules.scripts import may_warn
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_NEAR = 3
_WHOLE = frozenset(["form", "main", "body", "html", "dialog"])


def judge_thrown(state: PageState) -> Iterator[Outcome]:
    """Applies to lists, radio buttons and boxes to tick in which something was chosen, and a script may move the focus.

    Expects the focus to stay. Fails where arrow keys choose and the focus goes to something that was there before and
    is no part of the same group, without a word of it: who goes through the choices never comes to the others.
    Source: WCAG 2.2, 3.2.2, change of context.
    """
    if state.pressed is None or not state.pressed.chosen:
        return
    page = forms_of(state)
    for one in state.pressed.thrown:
        field = state.nodes[one.field]
        to = state.nodes[one.to] if one.to >= 0 else None
        by_arrows = field.tag == "select" or field.attributes.get("type", "").lower() == "radio"
        certain = (
            by_arrows
            and to is not None
            and to.box is not None
            and not may_warn(state, field)
            and not set(_group(page, field)) & set(_group(page, to))
        )
        yield Outcome(
            OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL,
            THROWN if certain else PERHAPS,
            {"next": node_target(state, to).selector if to is not None else ""},
            node_target(state, field),
            node=field.id,
        )
    if not state.pressed.thrown:
        yield Outcome(OutcomeValue.PASSED, STAYS)


def _group(page: Forms, node: Node) -> list[int]:
    """The element and what is closely around it."""
    found = [node.id]
    for steps, outer in enumerate(page.around(node)):
        if steps >= _NEAR or outer.tag in _WHOLE:
            break
        found.append(outer.id)
    return found


THROWN_FOCUS = Rule(
    id="input/keeps-focus",
    title=N_("The focus stays where something is chosen."),
    criteria=("3.2.2",),
    impact=Impact.SERIOUS,
    judge=judge_thrown,
    needs=("dom", "tree", "text", "pressed"),
)

STAYS = N_("Something was chosen, and the focus stayed.")
THROWN = N_(
    "As soon as something is chosen here, the focus goes to %(next)s by itself: who goes through the choices with the "
    "arrow keys is led away in their midst, and who does not see it does not notice. Leave the focus where it is."
)
PERHAPS = N_(
    "When something is chosen here, the focus goes to another element by itself (%(next)s). Does who uses a keyboard "
    "or a screen reader know that before, and is nothing missed?"
)

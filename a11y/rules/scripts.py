"""What do scripts do at a key, a press or a choice? (WCAG 2.2, criteria 2.1.4, 2.5.2 and 3.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of
from a11y.rules.handlers import words_by_element
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import WINDOW, Listener
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_KEYS = {"keydown", "keyup", "keypress"}
_PRESSES = {"mousedown", "pointerdown", "touchstart"}
_CHANGES = {"change", "input"}
_AWAY = {"leaves", "submits"}
_ROOMY = 40
"""Characters of a label or a text in which a warning has room."""
_TRIED_LATER = {"file", "search", "text", "email", "tel", "url", "number", "date"}
"""Fields whose change may be meant to be the end of a task."""


def _listeners(state: PageState, events: set[str]) -> Iterator[Listener]:
    if state.listeners is not None:
        yield from (one for one in state.listeners.all if one.event in events)


def _heard_everywhere(state: PageState) -> Iterator[Listener]:
    """What hears keys wherever the focus is."""
    for one in _listeners(state, _KEYS):
        if one.node == WINDOW or state.nodes[one.node].tag in {"html", "body"}:
            yield one


def judge_shortcut(state: PageState) -> Iterator[Outcome]:
    """Applies to each function that hears keys anywhere on the page. Expects that no character alone is a shortcut.

    A source that looks at Ctrl, Alt or Meta, or at a setting, is believed to need it. Source: WCAG 2.2, failure F99.
    """
    for one in _heard_everywhere(state):
        alone = bool(one.characters) and not one.modified
        yield Outcome(
            OutcomeValue.FAILED if alone else OutcomeValue.PASSED,
            SHORTCUT if alone else NO_SHORTCUT,
            {"characters": " ".join(one.characters)} if alone else {},
            None,
        )


def judge_typed(state: PageState) -> Iterator[Outcome]:
    """Applies where a character is a shortcut for the whole page. Expects that it can be typed into every field."""
    if state.forms is None or not any(one.characters for one in _heard_everywhere(state)):
        return
    for position in state.forms.thrown:
        yield Outcome(OutcomeValue.FAILED, THROWN, {}, node_target(state, state.nodes[position]))
    if not state.forms.thrown:
        yield Outcome(OutcomeValue.PASSED, TYPED, {}, None)


def judge_press(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that hears a press. Expects that the press alone does not leave or send anything."""
    for one in _listeners(state, _PRESSES):
        acts = one.leads in _AWAY
        yield Outcome(
            OutcomeValue.FAILED if acts else OutcomeValue.PASSED,
            (SENDS_ON_PRESS if one.leads == "submits" else LEAVES_ON_PRESS) if acts else NOT_ON_PRESS,
            {},
            node_target(state, state.nodes[one.node]) if acts and one.node != WINDOW else None,
        )


def judge_input(state: PageState) -> Iterator[Outcome]:
    """Applies to each field, or form, that hears changes. Expects that a change neither leaves the page nor sends it.

    A label, a description or a text before it with room for a warning makes it a question for a person. Sources:
    failures F36 and F37 of WCAG 2.2.
    """
    seen: set[int] = set()
    for one in _listeners(state, _CHANGES):
        if one.node == WINDOW or one.node in seen:
            continue
        node = state.nodes[one.node]
        if one.leads not in {*_AWAY, "window"}:
            if node.tag == "select" and not one.plain and _is_alone(state, node):
                seen.add(one.node)
                yield Outcome(OutcomeValue.CANT_TELL, NO_BUTTON, {}, node_target(state, node))
            else:
                yield Outcome(OutcomeValue.PASSED, STAYS, {}, None)
            continue
        seen.add(one.node)
        sure = (
            not may_warn(state, node)
            and node.attributes.get("type", "text" if node.tag == "input" else "") not in _TRIED_LATER
        )
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            CHANGES_CONTEXT if sure else PERHAPS_WARNED,
            {},
            node_target(state, node),
        )


def _is_alone(state: PageState, node: Node) -> bool:
    """Whether it is the only field of a form that no button sends: then choosing is all there is to do."""
    page = forms_of(state)
    form = page.form_of(node)
    return form is not None and page.fields_of(form) == [node] and not page.senders_of(form)


def may_warn(state: PageState, node: Node) -> bool:
    """Whether a label, a description or a text before a field has room for a warning."""
    exposed = next((one for one in state.tree if one.id == node.id), None)
    if exposed is not None and (exposed.description or len(exposed.name) > _ROOMY):
        return True
    return any(len(text) > _ROOMY for text in _before(state, node))


def _before(state: PageState, node: Node) -> Iterator[str]:
    """The texts of the form, or of the parts around, that come before the field."""
    by_id = {one.id: one for one in state.nodes}
    holder: Node | None = node
    for _ in range(3):
        holder = by_id.get(holder.parent) if holder is not None else None
        if holder is None or holder.tag in {"form", "main", "body"}:
            break
    inside = {holder.id} if holder is not None else set()
    words = words_by_element(state)
    for one in state.nodes:
        if one.id == node.id:
            return
        if one.parent in inside:
            inside.add(one.id)
            yield words.get(one.id, "")


SHORTCUT_RULE = Rule(
    id="keyboard/character-shortcut",
    title=N_("No letter, digit or sign alone is a shortcut for the whole page."),
    criteria=("2.1.4",),
    impact=Impact.SERIOUS,
    judge=judge_shortcut,
    needs=("dom", "listeners"),
)
TYPED_RULE = Rule(
    id="keyboard/shortcut-in-field",
    title=N_("A shortcut of the page does not take characters away from who is writing."),
    criteria=("2.1.4", "3.2.2"),
    impact=Impact.SERIOUS,
    judge=judge_typed,
    needs=("dom", "listeners", "forms"),
)
PRESS = Rule(
    id="pointer/acts-on-press",
    title=N_("A press can be taken back before it is let go."),
    criteria=("2.5.2",),
    impact=Impact.SERIOUS,
    judge=judge_press,
    needs=("dom", "listeners"),
)
INPUT = Rule(
    id="input/context-change",
    title=N_("Choosing or typing something neither leaves the page nor sends it."),
    criteria=("3.2.2",),
    impact=Impact.SERIOUS,
    judge=judge_input,
    needs=("dom", "tree", "listeners"),
)

NO_SHORTCUT = N_("Scripts hear keys, and no character alone is a shortcut.")
SHORTCUT = N_(
    "A script answers to these characters wherever the focus is, without another key: %(characters)s. Who speaks to "
    "the computer, or slips, sets off what they do not want. Ask for Ctrl or Alt as well, or let users switch it off."
)
TYPED = N_("Characters that are shortcuts of the page can be typed into its fields.")
THROWN = N_(
    "A character that is typed here is taken for a shortcut of the page, and throws the focus out of the field: nobody "
    "can write it, and what follows lands elsewhere. Leave all fields out, text areas and what can be edited as well."
)
NOT_ON_PRESS = N_("What hears a press does not act on it alone.")
SENDS_ON_PRESS = N_(
    "A form is sent as soon as the pointer is pressed here: who slipped cannot think again by moving away before "
    "letting go. Send it on click."
)
LEAVES_ON_PRESS = N_(
    "Another page is opened as soon as the pointer is pressed here: who slipped cannot think again by moving away "
    "before letting go. Open it on click."
)
STAYS = N_("A change in a field neither leaves the page nor sends anything.")
CHANGES_CONTEXT = N_(
    "As soon as something else is chosen here, the page is left or a form is sent: who goes through the choices with a "
    "keyboard is led away by the first. Let a button do it, or say so in the label."
)
NO_BUTTON = N_(
    "A script hears what is chosen here, and no button sends the form. Does choosing lead to another page, or change "
    "this one as a whole? Who goes through the choices with a keyboard would be led away by the first."
)
PERHAPS_WARNED = N_(
    "As soon as something changes here, the page is left or a form is sent. Is that said before the field, or what "
    "everybody expects of it?"
)

"""Does a button in a form say that it does not send it? (HTML, the button element's default type; best practice)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, is_text_field, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import Listener
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_OWN_VALUE = frozenset(
    {"name", "value", "formaction", "formmethod", "formnovalidate", "form", "popovertarget"}
)
_STATES = frozenset({"aria-expanded", "aria-haspopup", "aria-pressed", "aria-controls"})
_ACTS = frozenset(
    {
        *(
            "copy",
            "clipboard",
            "toggle",
            "toggler",
            "show",
            "hide",
            "reveal",
            "peek",
            "eye",
            "cancel",
            "close",
        ),
        *(
            "dismiss",
            "expand",
            "collapse",
            "dropdown",
            "menu",
            "help",
            "tooltip",
            "popover",
            "info",
            "generate",
            "clear",
        ),
    }
)
"""What authors call a button that does something in the page."""
_SENDS = frozenset(
    {"submit", "save", "send", "primary", "create", "login", "signin", "search", "continue", "next"}
)


def judge_button_type(state: PageState) -> Iterator[Outcome]:
    """Applies to each button without a type in a form with another button that sends it.

    Expects none: such a button sends the form as well. One with a name, a value or a form address of its own is taken
    to be meant so, and so is one whose script keeps the form from being sent. Where no button of the form has a type,
    one with a state, or called a button that copies, shows or cancels, fails if its own script does not keep the form,
    and is a question where nobody knows.
    """
    page = forms_of(state)
    heard = _heard(state)
    for form in (node for node in state.nodes if node.tag == "form"):
        if form.attributes.get("method", "").strip().lower() == "dialog":
            continue  # every button of it closes the dialog
        senders = page.senders_of(form)
        typed = [one for one in senders if one.attributes.get("type", "").strip()]
        said = {page.text(one) for one in typed}
        others = [one for one in senders if not _is_act(one)]
        for one in senders if typed or len(senders) > 1 else ():
            if one in typed or _OWN_VALUE & one.attributes.keys() or page.text(one) in said:
                value = OutcomeValue.PASSED
            elif typed:
                value = _value(heard, page, one, OutcomeValue.FAILED)
            elif _is_act(one) and others and any(map(is_text_field, page.fields_of(form))):
                own = any(each.plain for each in heard.get(one.id, ()))
                value = _value(heard, page, one, OutcomeValue.FAILED if own else OutcomeValue.CANT_TELL)
            elif len(senders) > 1 and _may_act(heard, one) and any(each.id not in heard for each in senders):
                value = _value(heard, page, one, OutcomeValue.CANT_TELL)
            else:
                value = OutcomeValue.PASSED
            told = value is not OutcomeValue.PASSED
            message = UNTYPED if value is OutcomeValue.FAILED else PERHAPS if told else TYPED
            yield Outcome(
                value,
                message,
                {"words": page.text(one) or page.name(one)} if told else {},
                node_target(state, one) if told else None,
            )


def _heard(state: PageState) -> dict[int, list[Listener]]:
    """By `Node.id`, what hears clicks, and whether a form is sent."""
    found: dict[int, list[Listener]] = {}
    for one in state.listeners.all if state.listeners is not None else ():
        if one.event == "click" and 0 <= one.node < len(state.nodes):
            found.setdefault(state.nodes[one.node].id, []).append(one)
    return found


def _value(
    heard: dict[int, list[Listener]], page: Forms, button: Node, otherwise: OutcomeValue
) -> OutcomeValue:
    """Passed where a script keeps the form from being sent by it; a question where one around it may."""
    onclick = button.attributes.get("onclick", "")
    if (
        any(one.prevents for one in heard.get(button.id, ()))
        or "return false" in onclick
        or "prevent" in onclick
    ):
        return OutcomeValue.PASSED
    around = any(one.prevents for outer in page.around(button) for one in heard.get(outer.id, ()))
    return OutcomeValue.CANT_TELL if around else otherwise


def _may_act(heard: dict[int, list[Listener]], button: Node) -> bool:
    """Whether a script of its own hears its clicks, and does not seem to send the form or to lead elsewhere."""
    own = heard.get(button.id, ())
    return bool(own) and all(one.plain and not one.leads for one in own)


def _is_act(button: Node) -> bool:
    """Whether its state, or what it is called in the source, says that it does something in the page."""
    words = name_words(button, "class", "id") | name_words(
        button, "data-action", "data-toggle", "data-bs-toggle"
    )
    called = words & _ACTS and not words & _SENDS
    return (
        bool(called) or bool(_STATES & button.attributes.keys()) or "data-clipboard-text" in button.attributes
    )


BUTTON_TYPE = Rule(
    id="form/button-type",
    title=N_("A button in a form says whether it sends it."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_button_type,
    needs=("dom",),
    reads=("listeners",),
)

TYPED = N_("The button says whether it sends the form, or is the one that does.")
UNTYPED = N_(
    "The button “%(words)s” has no type, so it sends the form although another button is there for that, and "
    'Enter in a field may press it. Write type="button".'
)
PERHAPS = N_(
    "The button “%(words)s” has no type, so that it sends the form unless a script keeps it from that, and Enter in a "
    "field may press it. Is it meant to send it? If not, write type=“button”."
)

"""Do buttons do what they say, and are they buttons? (WCAG 2.2, criterion 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, input_type, is_text_field, name_words, sends
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import WINDOW
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset(["a", "button", "input", "select", "textarea", "label", "summary", "option", "iframe"])
_BUTTON_LOOK = frozenset({"btn", "button", "btns", "buttons"})
_UP = frozenset({"top", "totop", "up", "scroll", "anchor"})
_SENT = frozenset(["email", "password", "search"])
_ASKED = frozenset(["q", "query", "search"])
_UNSENT = frozenset(
    ["copy", "clipboard", "show", "hide", "toggle", "clear", "reset", "close", "generate", "reveal"]
)
_APART = frozenset(["grid", "toolbar", "table", "dialog", "alertdialog"])
_LONGEST_LABEL = 40
"""Characters: what is longer is no button's label."""


def judge_acting_link(state: PageState) -> Iterator[Outcome]:
    """Applies to each link that leads nowhere, and to each element without a role that listens to clicks.

    Expects no link that looks like a button or sends a form, and no plain element that is drawn as a button. What
    may be a shortcut of the pointer to something that can be had otherwise is left to the rules of the keyboard.
    """
    page = forms_of(state)
    heard = state.listeners.all if state.listeners is not None else ()
    leading = {one.node for one in heard if one.event == "click" and one.leads == "leaves"}
    leaving = {state.nodes[one].id for one in leading if one >= 0}
    for node in state.nodes:
        if node.id in leaving:
            continue  # it leads to another page by script: a link, as it says
        if node.box is None or "role" in node.attributes or not page.seen(node):
            continue
        found = _link(page, node) if node.tag == "a" else _plain(page, node)
        if found is None:
            continue
        value, message = found
        failed = value is not OutcomeValue.PASSED
        yield Outcome(
            value,
            message,
            {"words": page.text(node) or page.name(node)},
            node_target(state, node) if failed else None,
        )


def _link(page: Forms, node: Node) -> tuple[OutcomeValue, str] | None:
    href = node.attributes.get("href")
    if href is None:
        return (OutcomeValue.FAILED, NO_ROLE) if _drawn_as_button(page, node) and node.clickable else None
    words = name_words(node)
    nowhere = href.strip() in {"#", "#!", ""} or href.strip().lower().startswith("javascript:")
    if not nowhere or not (page.text(node) or page.name(node)) or words & _UP:
        return (OutcomeValue.PASSED, LEADS) if href.strip() and not nowhere else None
    if words & _BUTTON_LOOK or _only_sender(page, node):
        return OutcomeValue.FAILED, LINK_ACTS
    if href.strip().lower().startswith("javascript:") or "onclick" in node.attributes:
        return OutcomeValue.CANT_TELL, MAY_ACT
    return None


def _only_sender(page: Forms, node: Node) -> bool:
    """Whether it stands in a form with fields for text that nothing else sends."""
    form = page.form_of(node)
    return form is not None and not page.senders_of(form) and any(map(is_text_field, page.fields_of(form)))


def _plain(page: Forms, node: Node) -> tuple[OutcomeValue, str] | None:
    """A span or div that acts; none for what has a role or holds something that has."""
    if node.tag not in {"span", "div", "b", "i", "em", "strong", "p"} or not node.clickable:
        return None
    return (OutcomeValue.FAILED, NO_ROLE) if _drawn_as_button(page, node) else None


def _drawn_as_button(page: Forms, node: Node) -> bool:
    around = list(page.around(node))
    if any(one.tag in _CONTROLS or one.attributes.get("role") for one in (*page.under(node), *around[:3])):
        return False
    words = page.text(node)
    if not words or len(words) > _LONGEST_LABEL or page.hidden_from_tree(node):
        return False
    if any(one.tag in _CONTROLS - {"iframe"} for one in around):
        return False
    pressed = node.style.get("cursor") == "pointer"
    return bool(name_words(node, "class") & _BUTTON_LOOK) or (pressed and "tabindex" in node.attributes)


def judge_field_outside(state: PageState) -> Iterator[Outcome]:
    """Applies to each field for text with a button beside it, and to each password field.

    Expects a form around a field whose button would send one. Best practice: without a form the Enter key sends
    nothing, and password managers do not see what belongs together. Where a script hears keys it may send: a question.
    """
    page = forms_of(state)
    opened = state.openings.openings if state.openings is not None else ()
    openers = {state.nodes[one.opener].id for one in opened if one.opener >= 0}
    listening = [one for one in (state.listeners.all if state.listeners else ()) if one.event in _KEYS]
    keys = {state.nodes[one.node].id for one in listening if one.node >= 0}
    everywhere = any(one.node == WINDOW and not one.plain for one in listening)
    for field in page.fields:
        if not is_text_field(field) or {"readonly", "disabled", "role"} & field.attributes.keys():
            continue
        button = _button_beside(page, field)
        if button is None or button.id in openers or _OPENS & button.attributes.keys():
            continue
        alone = page.form_of(field) is None and page.form_of(button) is None
        said = page.name(field) or page.label_text(field)
        plain = not sends(button)
        shows = _UNSENT & name_words(button, "class", "id") or input_type(field) == "search"
        if plain and (shows or not page.label_text(field)):
            continue  # it shows, clears or copies what is there, or filters as somebody types
        heard = bool(keys & {field.id, *(one.id for one in page.around(field))}) or everywhere
        certain = (
            not plain
            and not heard
            and (
                input_type(field) in _SENT
                or name_words(field, "id", "name") & _ASKED
                or "required" in field.attributes
            )
        )
        told = OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL
        yield Outcome(
            told if alone else OutcomeValue.PASSED,
            (OUTSIDE if certain else MAYBE_OUTSIDE) if alone else INSIDE,
            {"field": said, "button": page.text(button) or page.name(button)} if alone else {},
            node_target(state, field) if alone else None,
        )


_KEYS = frozenset(["keydown", "keypress", "keyup"])
"""A script may send the field when it hears Enter in it."""
_OPENS = frozenset({"aria-haspopup", "aria-expanded", "popovertarget"})


def _button_beside(page: Forms, field: Node) -> Node | None:
    """The one button that would send a form, in the smallest part of the page with this field and a button."""
    for outer in page.around(field):
        if outer.tag in {"body", "html", "main", "dialog"} or outer.attributes.get("role") in _APART:
            return None
        inside = page.under(outer)
        if any(one.tag == "button" or one.attributes.get("role") == "button" for one in inside):
            found = [one for one in inside if sends(one) and one.box is not None]
            found = found or [one for one in inside if one.tag == "button" and one.box is not None]
            return found[0] if len(found) == 1 and _is_said(page, found[0]) else None
    return None


def _is_said(page: Forms, button: Node) -> bool:
    """Whether words say what the button does, or nothing does: a sign alone folds, closes or turns pages."""
    words = page.text(button)
    return not words or any(letter.isalpha() for letter in words)


LINK_AS_BUTTON = Rule(
    id="form/link-as-button",
    title=N_("What acts as a button is a button."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_acting_link,
    needs=("dom",),
    reads=("listeners",),
)
FIELD_OUTSIDE = Rule(
    id="form/field-outside",
    title=N_("Fields and the button that sends them stand in a form."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_field_outside,
    needs=("dom",),
    reads=("listeners", "openings"),
)

LEADS = N_("The link leads somewhere.")
LINK_ACTS = N_(
    "“%(words)s” looks like a button, does something on this page, and is announced as a link: who hears it "
    "expects to come to another page, and the Space key does nothing. Make it a button."
)
MAY_ACT = N_(
    "The link “%(words)s” leads nowhere. Does it do something on this page instead of leading to another? Then "
    "it should be a button."
)
NO_ROLE = N_(
    "“%(words)s” acts as a button and has no role, so a screen reader reads it as plain text and does not say "
    "that it can be pressed. Make it a button."
)
INSIDE = N_("The field and its button stand in a form.")
OUTSIDE = N_(
    "The field “%(field)s” and the button “%(button)s” stand in no form: Enter in the field sends nothing, and "
    "password managers do not see what belongs together. Put a form around them."
)
MAYBE_OUTSIDE = N_(
    "The field “%(field)s” and the button “%(button)s” stand in no form. Is what is typed there sent by that "
    "button? Then put a form around them, so that Enter in the field sends it too."
)

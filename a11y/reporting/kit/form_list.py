"""The forms of a page: each field as it is named, described and asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.reporting.kit.role_words import role_word
from a11y.reporting.views.words import Said, Words, from_target
from a11y.rules.forms import Forms, forms_of, is_field
from a11y.speech import lexicon
from a11y.speech.elements import is_password, name_source, states_of
from a11y.speech.lexicon import canonical
from a11y.words.marking import N_
from a11y.words.speech import NameSource
from a11y.words.state import AxNode, Node, PageState

_FIELDS = frozenset(
    [
        *(
            "textbox",
            "searchbox",
            "combobox",
            "listbox",
            "spinbutton",
            "slider",
            "checkbox",
            "radio",
            "switch",
        ),
        *("date", "datetime", "inputtime"),
    ]
)
"""Roles that authors give to fields of their own making, and the browser to its own."""
_INNER = frozenset({"select", "datalist"})
"""Elements whose own parts are no fields."""
_TOLD_BESIDE = frozenset({lexicon.REQUIRED, lexicon.INVALID})


class FormField(msgspec.Struct, frozen=True):
    """A field."""

    role: Said
    """What it is."""
    name: Words
    """Its accessible name; may be empty."""
    source: Said | None
    """Where the name comes from; none when there is no name, or the browser does not tell."""
    group: Words
    """The name of the group that it stands in; may be empty."""
    description: Words
    """Its accessible description; may be empty."""
    required: bool
    """It says that it must be filled in."""
    invalid: bool
    """It says that what it holds is wrong."""
    error: Words
    """The message that it names as its error (`aria-errormessage`); may be empty."""
    states: tuple[str, ...]
    """Its other states, in English; msgids of our catalogs."""
    purpose: Words
    """What the browser may fill in (`autocomplete`), as written; may be empty."""


class PageForm(msgspec.Struct, frozen=True):
    """A form, or the fields that stand in none."""

    name: Words
    """Its accessible name; may be empty."""
    stray: bool
    """The fields stand in no form."""
    fields: tuple[FormField, ...]
    """In the order of the page; empty for a form of buttons alone."""
    buttons: tuple[Words, ...]
    """The names of the buttons that send it."""


def form_list(state: PageState) -> tuple[PageForm, ...]:
    """The forms of a page state that has its elements, in the order of the page."""
    forms = forms_of(state)
    fields = [node for node in state.nodes if _is_there(node, forms)]
    told = [(field, forms.form_of(field)) for field in fields]
    filled = {form.id for _, form in told if form is not None}
    owners: dict[int, list[Node]] = {
        node.id: []
        for node in state.nodes
        if node.id in filled or (node.tag == "form" and forms.senders_of(node))
    }
    stray: list[Node] = []
    for field, form in told:
        (owners[form.id] if form is not None else stray).append(field)
    return tuple(_forms(state, forms, owners, stray))


def _forms(
    state: PageState, forms: Forms, owners: dict[int, list[Node]], stray: Sequence[Node]
) -> Iterator[PageForm]:
    language = state.rendition.locale
    for number, fields in owners.items():
        form = forms.by_id[number]
        yield PageForm(
            from_target(forms.name(form), language),
            stray=False,
            fields=tuple(_field(state, forms, one) for one in fields),
            buttons=tuple(from_target(forms.name(one), language) for one in forms.senders_of(form)),
        )
    if stray:
        nothing = from_target("")
        yield PageForm(
            nothing, stray=True, fields=tuple(_field(state, forms, one) for one in stray), buttons=()
        )


def _is_there(node: Node, forms: Forms) -> bool:
    """Whether it is a field that eyes or assistive technology can come to."""
    exposed = forms.exposed.get(node.id)
    if is_field(node):
        return node.box is not None and (exposed is not None or forms.seen(node))
    role = canonical(exposed.role) if exposed else ""
    own = "role" in node.attributes or "contenteditable" in node.attributes
    return own and role in _FIELDS and not any(one.tag in _INNER for one in forms.around(node))


def _field(state: PageState, forms: Forms, node: Node) -> FormField:
    language = state.rendition.locale
    exposed = forms.exposed.get(node.id) or AxNode(id=node.id, depth=0, role=node.tag)
    role = "password" if is_password(exposed, node) else exposed.role
    states = states_of(exposed, node)
    group = next((forms.name(one) for one in forms.groups(node) if forms.name(one)), "")
    errors = " ".join(forms.text(one) for one in forms.named(node, "aria-errormessage"))
    source = _SOURCES.get(name_source(exposed.name_from)) if exposed.name else None
    return FormField(
        role=role_word(role),
        name=from_target(exposed.name, language),
        source=Said(source) if source else None,
        group=from_target(group, language),
        description=from_target("" if exposed.description == exposed.name else exposed.description, language),
        required=lexicon.REQUIRED in states,
        invalid=lexicon.INVALID in states,
        error=from_target(errors, language),
        states=tuple(one for one in states if one not in _TOLD_BESIDE),
        purpose=from_target(node.attributes.get("autocomplete", "")),
    )


_SOURCES = {
    NameSource.CONTENT: N_("the words in it"),
    NameSource.ARIA_LABEL: N_("an aria-label, which nobody sees"),
    NameSource.LABELLED_BY: N_("words elsewhere on the page (aria-labelledby)"),
    NameSource.LABEL: N_("its label"),
    NameSource.ALT: N_("alternative text"),
    NameSource.TITLE: N_("a title attribute"),
    NameSource.PLACEHOLDER: N_("its placeholder, which goes when somebody types"),
    NameSource.VALUE: N_("its value"),
    NameSource.IMPLICIT: N_("the browser"),
}
"""Where a name comes from, in words."""

"""Has each field a name by what the browser computes? (WCAG 2.2, criteria 4.1.2 and 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_ROLES = frozenset(
    {"textbox", "searchbox", "combobox", "listbox", "spinbutton", "checkbox", "radio", "slider"}
)
_TOLD_BY = frozenset({"label", "select-name", "aria-input-field-name", "aria-toggle-field-name"})
"""axe's rules, which take a label for a field's by its for attribute alone."""


def judge_field_name(state: PageState) -> Iterator[Outcome]:
    """Applies to each field in view. Expects a name.

    Where two fields have one id, a label that leads to it names the first of them alone; axe counts it for both. What
    axe tells is left to it. Source: HTML, "labeled control"; WCAG 2.2, failure F68.
    """
    page = forms_of(state)
    told = {
        node.node
        for result in state.axe.violations
        if result.id in _TOLD_BY
        for node in result.nodes
        if node.node
    }
    for field in page.fields:
        exposed = page.exposed.get(field.id)
        if exposed is None or exposed.role.lower() not in _ROLES or field.id in told or not page.seen(field):
            continue
        named = bool(exposed.name.strip() or exposed.description.strip())
        twin = not named and bool(page.labels(field))
        yield Outcome(
            OutcomeValue.PASSED if named else OutcomeValue.FAILED,
            NAMED if named else SAME_ID if twin else NAMELESS,
            {"id": field.attributes.get("id", "")} if twin else {},
            None if named else node_target(state, field),
            node=0 if named else field.id,
        )


FIELD_NAME = Rule(
    id="form/field-name",
    title=N_("Every field has a name."),
    criteria=("4.1.2", "1.3.1"),
    impact=Impact.SERIOUS,
    judge=judge_field_name,
    needs=("dom", "tree"),
)

NAMED = N_("The field has a name.")
SAME_ID = N_(
    "A label leads to the id “%(id)s”, which another element has as well, and the browser gives it to that one: a "
    "screen reader says this field without a name. Give each field an id of its own."
)
NAMELESS = N_(
    "The field has no name by anything that the page says: a screen reader tells only that there is one. Write a label "
    "and tie it to the field."
)

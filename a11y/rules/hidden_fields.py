"""Can a field that is switched by its label alone be come to with keys? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, input_type, is_field, sends
from a11y.rules.rule import Rule
from a11y.rules.tabbing import CONTROLS
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SWITCHED = frozenset({"checkbox", "radio", "file"})
"""Fields that a click on their label operates, also where they are not drawn."""
_PARTS = frozenset({"form", "main", "body", "html"})


def judge_hidden_field(state: PageState) -> Iterator[Outcome]:
    """Applies to each label in view whose box to tick, choice or file field is not rendered (`display: none`).

    Expects something beside it that takes the focus, which may do the same: that is a question. Where nothing does, a
    click on the label is the only way. Source: WCAG 2.2, technique H91 and failure F54 by analogy.
    """
    page = forms_of(state)
    for label in state.nodes:
        if label.tag != "label" or not page.seen(label) or page.hidden_from_tree(label):
            continue
        field = _switched(page, label)
        if field is None or "disabled" in field.attributes or _may_be_drawn(field):
            continue
        if _takes_focus(label) or any(_takes_focus(one) for one in page.under(label) if one is not field):
            yield Outcome(OutcomeValue.PASSED, BY_LABEL)
            continue
        sure = not any(_takes_focus(one) and not sends(one) for one in _beside(page, label, field))
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            BY_POINTER if sure else PERHAPS_BY_POINTER,
            {},
            node_target(state, label),
            node=label.id,
        )


def _switched(page: Forms, label: Node) -> Node | None:
    """The field that a label operates, by its for attribute or because it stands in it."""
    if label.attributes.get("for", ""):
        field = page.led(label)
    else:
        field = next((one for one in page.under(label) if is_field(one)), None)
    return field if field is not None and input_type(field) in _SWITCHED else None


def _may_be_drawn(field: Node) -> bool:
    return field.box is not None and field.style.get("visibility", "visible") == "visible"


def _takes_focus(node: Node) -> bool:
    if node.box is None or "disabled" in node.attributes:
        return False
    tabindex = node.attributes.get("tabindex", "").strip()
    if tabindex:
        return not tabindex.startswith("-")
    native = node.tag in {"button", "summary", "select", "textarea"} or (
        node.tag == "input" and input_type(node) != "hidden"
    )
    return native or node.attributes.get("role", "").lower() in CONTROLS


def _beside(page: Forms, label: Node, field: Node) -> Iterator[Node]:
    """What stands with the label and its field in the smallest part of the page that holds both, and around that."""
    for up, outer in enumerate(one for one in page.around(label) if page.holds(one, field)):
        if up and outer.tag in _PARTS:
            return
        yield from page.under(outer)
        if up:
            return


HIDDEN_FIELD = Rule(
    id="keyboard/hidden-field",
    title=N_("A field that its label stands for can be come to with the Tab key."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_hidden_field,
    needs=("dom", "tree"),
)

BY_LABEL = N_("The label of a field that is not drawn takes the focus, or something in it does.")
BY_POINTER = N_(
    "This label works a field that is not there for keys and screen readers (display: none): only a click on the label "
    "does it. Make the field invisible in another way, as by opacity or clip-path, and show the focus on its label."
)
PERHAPS_BY_POINTER = N_(
    "This label works a field that is not there for keys and screen readers (display: none). Does what stands beside "
    "it do the same for somebody who has no pointer?"
)

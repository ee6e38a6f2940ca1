"""Does each field have words that eyes find too, and each label its field? (WCAG 2.2, 1.3.1, 3.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, input_type, is_field, is_text_field
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_APART = frozenset(["form", "main", "body", "html", "tr", "tbody", "table"])


_PARTS = frozenset(["section", "article", "header", "footer", "aside", "nav", "fieldset", "dialog"])


_NAMES = frozenset({"aria-label", "aria-labelledby", "title"})


def judge_label_tied(state: PageState) -> Iterator[Outcome]:
    """Applies to each label element with drawn words.

    Expects it to be tied to something where it stands alone beside one field that no label of its own has, and not
    to a field elsewhere, which has a label already. Source: WCAG 2.2, technique H44.
    """
    page = forms_of(state)
    for label in state.nodes:
        if label.tag != "label" or not page.seen(label) or not page.text(label):
            continue
        field = forsaken(page, label)
        yield Outcome(
            OutcomeValue.FAILED if field is not None else OutcomeValue.PASSED,
            (LABEL_ASTRAY if _meets(page, label) else LABEL_UNTIED) if field is not None else LABEL_TIED,
            {"label": page.text(label)} if field is not None else {},
            node_target(state, field) if field is not None else None,
        )


def forsaken(page: Forms, label: Node) -> Node | None:
    """The field that a drawn label is meant for, where it is not tied to it."""
    field = _forsaken(page, label) if _meets(page, label) else _lone_field(page, label)
    return field if field and not page.labels(field) and page.text(label) not in page.name(field) else None


def _meets(page: Forms, label: Node) -> bool:
    """Whether a label leads to an element, or holds a field."""
    meant = label.attributes.get("for", "")
    there = any(node.attributes.get("id") == meant for node in page.nodes) if meant else False
    return there or any(is_field(one) for one in page.under(label))


def _lone_field(page: Forms, label: Node) -> Node | None:
    """The one field beside a label, in the smallest part of the page that holds both and no other label."""
    row = page.beside(label)
    at = next(number for number, one in enumerate(row) if one is label)
    for outer in page.around(label):
        inside = page.under(outer)
        if outer.tag in _APART or outer.tag in _PARTS:
            inside = tuple(row[max(0, at - 1) : at + 2]) if outer.id == label.parent else ()
        fields = [one for one in inside if is_field(one) and one.box is not None]
        if sum(one.tag == "label" for one in inside) > 1 or len(fields) > 1:
            return None
        if fields:
            return fields[0]
        if outer.tag in _APART or outer.tag in _PARTS:
            return None
    return None


def _forsaken(page: Forms, label: Node) -> Node | None:
    """The field without a label that a label stands beside, while it leads to a field elsewhere that has another."""
    led = page.led(label)
    same = led is not None and page.form_of(led) is page.form_of(label)
    if led is None or page.form_of(label) is None or page.labels(led)[0] is label:
        return None
    for outer in page.around(label):
        if page.holds(outer, led):
            return None
        if outer.tag in _APART or outer.tag in _PARTS:
            return None
        all_fields = [one for one in page.under(outer) if is_field(one) and one.box is not None]
        fields = [one for one in all_fields if not page.labels(one)]
        labels = [one for one in page.under(outer) if _is_astray(page, one, all_fields)]
        if len(labels) > 1 or len(fields) > 1:
            return None
        if fields:
            # a field that names itself may have the words of two labels around it
            return None if same and _NAMES & fields[0].attributes.keys() else fields[0]
    return None


def judge_visible_label(state: PageState) -> Iterator[Outcome]:
    """Applies to each field for text in a form with several of them.

    Expects drawn words that stay there when something is typed: a label, or any words beside the field. Fields of
    search and fields in tables, whose headers are their labels, are left out. Source: WCAG 2.2, 3.3.2, and
    technique H44; a placeholder is gone when it would help.
    """
    page = forms_of(state)
    for form in (node for node in state.nodes if node.tag == "form"):
        fields = [one for one in page.fields_of(form) if _wants_label(page, one)]
        alone = len(fields) < _SEVERAL
        if alone and not any(one.tag == "select" and page.seen(one) for one in page.fields_of(form)):
            continue
        for field in fields:
            placeholder = field.attributes.get("placeholder", "").strip()
            labelled = bool(page.label_text(field).strip()) or _has_words_beside(page, field)
            labelled = labelled or _is_piece(page, field)
            if not labelled and not placeholder and page.name(field) == "":
                continue  # nothing names it at all: axe tells that
            sentence = BY_PLACEHOLDER if placeholder else UNSEEN_LABEL
            if alone and not labelled:
                # beside a choice it may be a filter, which its button and what it filters explain
                params = {"name": placeholder or page.name(field)}
                yield Outcome(
                    OutcomeValue.CANT_TELL, PERHAPS_UNSEEN, params, node_target(state, field), node=field.id
                )
                continue
            yield Outcome(
                OutcomeValue.PASSED if labelled else OutcomeValue.FAILED,
                SEEN_LABEL if labelled else sentence,
                {} if labelled else {"name": placeholder or page.name(field)},
                None if labelled else node_target(state, field),
            )


_SEVERAL = 2


def _wants_label(page: Forms, field: Node) -> bool:
    if not is_text_field(field) or input_type(field) == "search" or not page.seen(field):
        return False
    around = list(page.around(field))
    boxed = any(
        one.tag in {"td", "th", "search"} or one.attributes.get("role") in _SELF_SAID for one in around
    )
    return not boxed and field.attributes.get("maxlength") != "1" and not page.hidden_from_tree(field)


def _is_piece(page: Forms, field: Node) -> bool:
    """Whether a narrow field is a part of what the drawn words of its group ask for: a digit of a code, a year."""
    narrow = field.box is not None and field.box.width <= _NARROW
    return narrow and any(
        one.tag == "legend" or one.attributes.get("id") in group.attributes.get("aria-labelledby", "").split()
        for group in page.groups(field)
        for one in page.nodes
        if page.seen(one) and page.text(one).strip() and (one.tag != "legend" or one.parent == group.id)
    )


_NARROW = 80
"""CSS pixels: four digits in a font of ordinary size."""

_SELF_SAID = frozenset(["search", "grid", "gridcell", "toolbar", "combobox"])


def _has_words_beside(page: Forms, field: Node) -> bool:
    """Whether drawn words stand in the smallest part of the form around a field, where no other field is."""
    inner = field
    for outer in page.around(field):
        fields = [one for one in page.under(outer) if is_field(one) and one.box is not None]
        row = page.beside(inner)
        at = next(number for number, one in enumerate(row) if one is inner)
        for one in (*row[max(0, at - 1) : at], *row[at + 1 : at + 2]):
            parts = (one, *page.under(one))
            others = [part for part in parts if is_field(part)]
            if (
                not others
                and page.text(one).strip()
                and not any(part.tag in {"a", "button"} for part in parts)
            ):
                return True
            if any(_is_astray(page, part, others) for part in parts):
                return True
        if len(fields) > 1 or outer.tag in _APART:
            return bool(page.own_text(outer).strip())
        controls = any(one.tag in {"button", "a"} for one in page.under(outer))
        if page.text(outer).strip() and not controls:
            return True
        inner = outer
    return False


def _is_astray(page: Forms, label: Node, fields: list[Node]) -> bool:
    """Whether a drawn label is that of none of the fields beside it: eyes take it for the next field's."""
    if label.tag != "label" or not page.text(label).strip():
        return False
    return not any(label in page.labels(field) for field in fields)


def judge_same_label(state: PageState) -> Iterator[Outcome]:
    """Applies to the fields for text of each form, tables and fields with a group or a description left out.

    Expects no two with the same name where neither a heading nor other words stand between. Source: WCAG 2.2, 2.4.6.
    """
    page = forms_of(state)
    for form in (node for node in state.nodes if node.tag == "form"):
        known: dict[str, Node] = {}
        told = False
        fields = [one for one in page.fields_of(form) if _wants_label(page, one) and page.name(one).strip()]
        for field in fields:
            if page.description(field) or any(True for _ in page.groups(field)):
                continue
            name = " ".join(page.name(field).casefold().split())
            first = known.setdefault(name, field)
            if first is not field and not _is_parted(page, first, field):
                told = True
                params = {"name": page.name(field)}
                yield Outcome(
                    OutcomeValue.CANT_TELL, SAME_NAME, params, node_target(state, field), node=field.id
                )
        if len(fields) >= _SEVERAL and not told:
            yield Outcome(OutcomeValue.PASSED, OWN_NAME)


_PARTED_BY = frozenset(
    ["h1", "h2", "h3", "h4", "h5", "h6", "legend", "fieldset", "hr", "summary", "section", "article", "li"]
)


def _is_parted(page: Forms, one: Node, other: Node) -> bool:
    """Whether a heading, a part of the form or an item of a list begins between two fields."""
    between = page.nodes[page.position[one.id] + 1 : page.position[other.id]]
    return any(node.tag in _PARTED_BY for node in between)


LABEL_TIED_RULE = Rule(
    id="form/label-tied",
    title=N_("A label beside a field is tied to it."),
    criteria=("1.3.1", "3.3.2"),
    impact=Impact.SERIOUS,
    judge=judge_label_tied,
    needs=("dom", "tree", "text"),
)
VISIBLE_LABEL = Rule(
    id="form/visible-label",
    title=N_("A field has a label that everybody sees, also when something is typed."),
    criteria=("3.3.2",),
    impact=Impact.MODERATE,
    judge=judge_visible_label,
    needs=("dom", "tree", "text"),
)
SAME_LABEL = Rule(
    id="form/same-label",
    title=N_("Fields of one form are told apart by their names."),
    criteria=("2.4.6",),
    impact=Impact.MODERATE,
    judge=judge_same_label,
    needs=("dom", "tree", "text"),
)

LABEL_TIED = N_("The label is tied to its field.")
LABEL_UNTIED = N_(
    "The label “%(label)s” stands beside the field and is not tied to it: a screen reader does not say it, and "
    "a click on it does nothing. Give it a for attribute with the id of the field."
)
LABEL_ASTRAY = N_(
    "The label “%(label)s” stands beside the field and leads to another one, which has a label already: a screen "
    "reader says it there, and this field goes without. Give its for attribute the id of the field beside it."
)
SEEN_LABEL = N_("The field has words that everybody sees.")
BY_PLACEHOLDER = N_(
    "The field is labelled by its placeholder “%(name)s” alone, which is gone as soon as somebody types: then "
    "nobody sees what the field is for. Write a label beside it."
)
UNSEEN_LABEL = N_(
    "The field is named “%(name)s” for screen readers alone; nobody sees what it is for. Write a label beside it."
)
PERHAPS_UNSEEN = N_(
    "Nothing that is seen beside this field says what belongs into it; “%(name)s” is for screen readers, or goes as "
    "soon as somebody types. Does everybody know what the field is for? A label beside it would settle it."
)
OWN_NAME = N_("Each field has a name of its own.")
SAME_NAME = N_(
    "Another field of this form is named “%(name)s” as well, and nothing stands between them that says what they "
    "differ in. Can somebody who hears one field at a time tell which one they are in?"
)

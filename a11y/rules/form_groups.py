"""Is each choice tied to its question, and each group named? (WCAG 2.2, criterion 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.forms import Forms, forms_of, input_type, is_field
from a11y.rules.reading import is_bold
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_APART = frozenset(["form", "main", "body", "html", "tr", "tbody", "table"])
_CELLS = frozenset(["td", "th"])
_CHOICES = frozenset(["radio", "checkbox"])
_PARTS = frozenset({"div", "section", "li", "dd", "fieldset"})
_SEVERAL, _FEWEST = 2, 3
_ASKS = ("?", "\u061f", "\uff1f")


def judge_group(state: PageState) -> Iterator[Outcome]:
    """Applies to each set of radio buttons, or of several checkboxes, of one name.

    Boxes of several names that have a part of the form for themselves are a set as well. Expects a fieldset with a
    legend, or a group with a name, around it where a question stands before it. A question that is a heading is found
    by who goes from heading to heading, so that it is asked about. Where no question can be made out, labels may say
    enough. Source: WCAG 2.2, techniques H71 and ARIA17.
    """
    page = forms_of(state)
    sets: dict[tuple[int, str, str], list[Node]] = {}
    for field in page.fields:
        if input_type(field) in _CHOICES and field.attributes.get("name"):
            form = page.form_of(field)
            key = form.id if form else 0, field.attributes["name"], input_type(field)
            sets.setdefault(key, []).append(field)
    for radios in (*sets.values(), *_boxes_of_one_part(page)):
        if len(radios) < _SEVERAL:
            continue
        if any(_is_named(page, one) for one in page.groups(radios[0])) or any(
            radio.attributes.get("aria-describedby") or radio.attributes.get("aria-labelledby")
            for radio in radios
        ):
            yield Outcome(OutcomeValue.PASSED, GROUPED, {})
            continue
        if any(one.tag in _CELLS for one in page.around(radios[0])):
            continue  # the boxes of the rows of a table are named by its headers
        answers = _answers(page, radios)
        # “Everything” and “Nothing” twice in one form say nothing of what they answer
        alike = any(other is not radios and _answers(page, other) == answers for other in sets.values())
        question, doubtful = _question(page, radios, alike=bool(answers) and alike)
        if question:
            boxes = input_type(radios[0]) == "checkbox" and not question.rstrip(" *").endswith(_ASKS)
            value, sentence = (
                (OutcomeValue.CANT_TELL, BY_HEADING)
                if doubtful or boxes
                else (OutcomeValue.FAILED, UNGROUPED)
            )
            yield Outcome(value, sentence, {"words": question}, node_target(state, radios[0]))


def _boxes_of_one_part(page: Forms) -> list[list[Node]]:
    """Checkboxes of several names that have a part of a form for themselves, each with a label of its own."""
    found: dict[tuple[int, ...], list[Node]] = {}
    boxes = [one for one in page.fields if input_type(one) == "checkbox" and page.seen(one)]
    for outer in {one.id: one for box in boxes for one in page.around(box)}.values():
        held = [one for one in page.fields if page.holds(outer, one) and input_type(one) != "hidden"]
        names = {one.attributes.get("name", "") for one in held}
        whole = outer.tag in _PARTS and len(held) >= _FEWEST and len(names) == len(held)
        if whole and all(input_type(one) == "checkbox" and page.labels(one) for one in held):
            found[tuple(one.id for one in held)] = held
    return list(found.values())


def _is_named(page: Forms, group: Node) -> bool:
    legends = [one for one in page.under(group) if one.tag == "legend" and page.text(one)]
    return bool(legends or page.name(group) or {"aria-label", "aria-labelledby"} & group.attributes.keys())


def _answers(page: Forms, radios: list[Node]) -> list[str]:
    return sorted(fold(page.text(label)) for radio in radios for label in page.labels(radio))


def _question(page: Forms, radios: list[Node], *, alike: bool) -> tuple[str, bool]:
    """The words right before a set of choices that belong to none of them, and whether that is in doubt.

    Empty when there are none for sure.
    """
    labels = [label for radio in radios for label in page.labels(radio)]
    inner = radios[0]
    for outer in page.around(radios[0]):
        together = all(page.holds(outer, radio) for radio in radios)
        if together:
            row = page.beside(inner)
            at = next(number for number, one in enumerate(row) if one is inner)
            before = [
                one for one in row[:at] if one.tag not in {"br", "script", "style"} and one.box is not None
            ]
            while before and any(page.holds(label, before[-1]) for label in labels):
                before.pop()
            if before:
                return _as_question(page, before[-1], radios, alike=alike)
            if outer.tag in _APART:
                return "", False
        inner = outer
    return "", False


def _as_question(page: Forms, node: Node, radios: list[Node], *, alike: bool) -> tuple[str, bool]:
    inside = (node, *page.under(node))
    heading = node.tag in _HEADINGS
    if any(is_field(one) or one.tag in _HEADINGS or one.tag == "a" for one in inside[1:]):
        return "", False
    words = page.text(node)
    short = 0 < len(words) <= _LONGEST_QUESTION
    asked = words.rstrip(" *").endswith(_ASKS)
    if heading:
        return words if short and asked else "", heading
    asks = (
        asked
        or alike
        or _is_bold_alone(page, node)
        or _is_bolder(page, node, radios)
        or words.rstrip(" *").endswith((":", "\uff1a"))
        or node.tag
        in {
            "label",
            "legend",
            "strong",
            "b",
        }
    )
    if short and asks:
        return words, False
    # words alone in a paragraph before radio buttons, as their name stands there
    plain = node.tag in {"p", "div", "span"} and input_type(radios[0]) == "radio" and words[-1:].isalnum()
    return (words, True) if plain and 0 < len(words) <= _LONGEST_NAME else ("", False)


def _is_bold_alone(page: Forms, node: Node) -> bool:
    """Whether a paragraph has bold words and no others."""
    bold = [one for one in page.under(node) if one.tag in {"b", "strong"} and one.parent == node.id]
    return node.tag in {"p", "div", "span"} and len(bold) == 1 and page.text(bold[0]) == page.text(node)


def _is_bolder(page: Forms, node: Node, radios: list[Node]) -> bool:
    """Whether a style makes all its words bold, and not those of the answers."""
    answers = [label for radio in radios for label in page.labels(radio)]
    return is_bold(node) and bool(answers) and not any(is_bold(one) for one in answers)


_LONGEST_QUESTION = 120
_SENTENCE = frozenset({".", "!", "\u3002"})
_LONGEST_NAME = 40
"""Letters of what may be the name of a group."""


def judge_fieldset(state: PageState) -> Iterator[Outcome]:
    """Applies to each fieldset that holds several choices or words. Expects a legend with words, or a name.

    A fieldset may also be there for its looks or to be disabled as a whole: that is a person's question. Where it
    begins with a short title that is no legend, its choices are drawn as a group and not said as one. Source: WCAG 2.2,
    technique H71.
    """
    page = forms_of(state)
    for node in state.nodes:
        if node.tag != "fieldset" or node.box is None or node.attributes.get("role", "group") != "group":
            continue
        if page.hidden_from_tree(node) or not page.seen(node):
            continue  # a library of components draws the borders of fields by it; or it waits in a dialog
        inside = page.under(node)
        choices = [one for one in inside if is_field(one) and input_type(one) in _CHOICES]
        legend = next((one for one in inside if one.tag == "legend" and one.parent == node.id), None)
        if legend is None and len(choices) < _SEVERAL and not page.own_text(node).strip():
            continue
        if _is_named(page, node):
            yield Outcome(OutcomeValue.PASSED, GROUP_NAMED)
        else:
            title = _title(page, node, choices) if legend is None else ""
            sentence = LEGEND_EMPTY if legend is not None else TITLED if title else GROUP_NAMELESS
            value = OutcomeValue.FAILED if title else OutcomeValue.CANT_TELL
            params = {"words": title} if title else {}
            yield Outcome(value, sentence, params, node_target(state, node), node=node.id)


def _title(page: Forms, group: Node, choices: list[Node]) -> str:
    """The words that a fieldset of choices alone begins with, in a block of their own; empty for none."""
    fields = [one for one in page.under(group) if is_field(one) and input_type(one) != "hidden"]
    first = next((one for one in page.under(group) if one.parent == group.id and page.seen(one)), None)
    if first is None or len(choices) < _SEVERAL or fields != choices or first.tag in _HEADINGS | {"label"}:
        return ""
    inside = (first, *page.under(first))
    if any(is_field(one) or one.tag in {"a", "button", "label", *_HEADINGS} for one in inside):
        return ""
    words = page.text(first)
    return words if 0 < len(words) <= _LONGEST_NAME and words[-1:] not in _SENTENCE else ""


GROUP = Rule(
    id="form/group",
    title=N_("A question is tied to the radio buttons that answer it."),
    criteria=("1.3.1",),
    impact=Impact.SERIOUS,
    judge=judge_group,
    needs=("dom", "tree", "text"),
)
FIELDSET = Rule(
    id="form/fieldset-name",
    title=N_("A group of fields says what it asks for."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_fieldset,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/html/H71",
)

GROUPED = N_("The question is tied to its radio buttons.")
UNGROUPED = N_(
    "The question “%(words)s” is not tied to its radio buttons: a screen reader says the answers without it. "
    "Put them into a fieldset with the question as its legend."
)
BY_HEADING = N_(
    "“%(words)s” stands before the choices that it is about, and is not tied to them: who goes from field to "
    "field does not hear it. Do the answers say enough alone? Otherwise make it the legend of a fieldset around them."
)
GROUP_NAMED = N_("The group of fields has a name.")
GROUP_NAMELESS = N_(
    "These fields are grouped and the group has no name: a screen reader says “group”, and not of what. Is there a "
    "question that they answer? Then make it the legend of the fieldset."
)
TITLED = N_(
    "“%(words)s” stands over the choices of this group and is no legend: a screen reader says “group”, and not of "
    "what. Make it the legend of the fieldset."
)
LEGEND_EMPTY = N_(
    "The legend of this group has no words: a screen reader says “group”, and not of what. Write the question into it, "
    "or leave the fieldset out."
)

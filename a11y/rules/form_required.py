"""Is it said which fields must be filled in? (WCAG 2.2, criterion 3.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, input_type, is_text_field, plain_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SEVERAL = 2


def judge_required_said(state: PageState) -> Iterator[Outcome]:
    """Applies to each form that is posted, with several fields for words and none for a password.

    Expects that who fills it in can tell which fields must be filled in. Where some must and others need not, and the
    labels of both look alike and are all that is said, nobody can. Where nothing is said at all, neither in the page's
    source nor in its words, a person has to look. Source: WCAG 2.2, technique H90.
    """
    page = forms_of(state)
    for form in (node for node in state.nodes if node.tag == "form"):
        fields = [one for one in page.fields_of(form) if is_text_field(one) or one.tag == "select"]
        if len(fields) < _SEVERAL or form.attributes.get("method", "get").lower() != "post":
            continue
        if not any(is_text_field(one) for one in fields) or not page.senders_of(form):
            continue
        if any(input_type(one) in {"password", "search"} for one in page.fields_of(form)):
            continue
        must = [one for one in fields if _must(one)]
        value, sentence, field = _verdict(page, form, fields, must)
        told = value is not OutcomeValue.PASSED
        yield Outcome(
            value,
            sentence,
            {"field": page.name(field) or page.label_text(field)} if told else {},
            node_target(state, field) if told else None,
        )


def _must(field: Node) -> bool:
    return "required" in field.attributes or field.attributes.get("aria-required") == "true"


def _verdict(page: Forms, form: Node, fields: list[Node], must: list[Node]) -> tuple[OutcomeValue, str, Node]:
    if _says_something(page, form, fields):
        return OutcomeValue.PASSED, SAID, fields[0]
    if not must:
        return OutcomeValue.CANT_TELL, NOTHING_SAID, fields[0]
    if len(must) == len(fields):
        return OutcomeValue.PASSED, SAID, fields[0]
    return OutcomeValue.FAILED, UNSEEN, must[0]


def _says_something(page: Forms, form: Node, fields: list[Node]) -> bool:
    """Whether anything in a form, its labels' own words apart, may say which fields must be filled in."""
    for field in fields:
        for label in page.labels(field):
            words = page.text(label)
            signs = [one for one in words if not one.isalnum() and one not in " -'\u2019/.,:?"]
            parts = [
                one
                for one in page.under(label)
                if one.tag not in {"input", "select", "textarea", "br", "option"}
            ]
            if signs or parts or _SAYS & set(plain_words(words)) or "background-image" in label.style:
                return True
        if not page.labels(field) or field.attributes.get("placeholder") or page.description(field):
            return True
    known = " ".join(page.text(one) for field in fields for one in page.labels(field))
    buttons = " ".join(
        page.text(one) for one in page.under(form) if one.tag in {"button", "a", "option", "legend"}
    )
    # what else stands in the form or right before it may be the sentence that says it
    rest = set(plain_words(page.text(form))) - set(plain_words(known)) - set(plain_words(buttons))
    before = [one for one in page.beside(form) if page.position[one.id] < page.position[form.id]]
    said = " ".join(page.text(one) for one in before[-3:])
    return bool(rest) or "*" in said or bool(_SAYS & set(plain_words(said)))


_SAYS = frozenset(
    [
        *("required", "optional", "mandatory", "obligatory", "must", "requis", "obligatoire", "obligatoires"),
        *(
            "facultatif",
            "optionnel",
            "erforderlich",
            "pflichtfeld",
            "pflichtfelder",
            "freiwillig",
            "optionale",
        ),
        *(
            "obligatorio",
            "obligatorios",
            "opcional",
            "obbligatorio",
            "facoltativo",
            "obrigatório",
            "verplicht",
        ),
        *(
            "optioneel",
            "wymagane",
            "opcjonalne",
            "обязательно",
            "необязательно",
            "必須",
            "任意",
            "必填",
            "可选",
        ),
    ]
)
"""Words that say so, in some of the languages of the catalogs."""

REQUIRED_SAID = Rule(
    id="form/required-said",
    title=N_("It is said which fields must be filled in."),
    criteria=("3.3.2",),
    impact=Impact.MODERATE,
    judge=judge_required_said,
    needs=("dom", "tree", "text"),
)

SAID = N_("It is said which fields must be filled in, or all of them must.")
UNSEEN = N_(
    "The field “%(field)s” must be filled in and others need not, and nothing that can be seen tells them "
    "apart: people learn it only when the form comes back. Write it into the label."
)
NOTHING_SAID = N_(
    "Neither the words nor the source of this form say which fields must be filled in. Must some of them? Then "
    "say so in the label, and set required."
)

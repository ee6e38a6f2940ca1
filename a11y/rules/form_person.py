"""Does a form that asks for somebody's own details say what its fields are for? (WCAG 2.2, criterion 1.3.5)."""

# ruff: noqa: RUF001  # Cyrillic and Greek letters are meant

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.forms import UNSAID_PURPOSES, Forms, forms_of, input_type, name_words, purpose_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_GIVEN = re.compile(
    r"\b(?:given|first|fore)[ -]?names?\b|\bvornamen?\b|\bprénoms?\b|\bnombre de pila\b|\bnome próprio\b|\bvoornaam\b|"
    r"\bförnamn\b|\bfornavn\b|\betunimi\b|\bimię\b|\bимя\b|\bім’?'?я\b|שם פרטי|^名$|名（|名前",
    re.IGNORECASE,
)
_FAMILY = re.compile(
    r"\b(?:family|last|sur)[ -]?names?\b|\bsurname\b|\b(?:nach|familien)namen?\b|\bnom de famille\b|\bapellidos?\b|"
    r"\bsobrenome\b|\bapelido\b|\bcognome\b|\bachternaam\b|\befternamn\b|\betternavn\b|\befternavn\b|\bsukunimi\b|"
    r"\bnazwisko\b|\bfamilia\b|\bфамилия\b|\bпрізвище\b|επώνυμο|שם משפחה|^姓|姓氏|苗字",
    re.IGNORECASE,
)
_NAMES = {
    "given-name": frozenset(["given", "firstname", "fname", "forename", "vorname", "prenom"]),
    "family-name": frozenset(["lastname", "surname", "lname", "nachname", "apellidos", "familyname"]),
    "email": frozenset(["email", "courriel"]),
    "tel": frozenset(["phone", "telephone", "mobile"]),
    "postal-code": frozenset(["zip", "postcode", "postal", "zipcode", "plz"]),
    "street-address": frozenset(["street", "address1", "streetaddress"]),
}
_SAID = ("given-name", "family-name")
_NO_LETTER = re.compile(r"[^a-z]+")
_FEWEST = 2
_TEXT = frozenset(["text", "email", "tel"])
_SHORTEST_NUMBER = 9
"""Digits: what takes fewer is a code, and no telephone number."""


def judge_person(state: PageState) -> Iterator[Outcome]:
    """Applies to each form without a password with two fields for different details of a person.

    Expects `autocomplete` on them; whether they are about the user or about somebody else is a question for a person.
    `off` is let pass: it is a decision. Source: WCAG 2.2, 1.3.5 and section 7, technique H98.
    """
    page = forms_of(state)
    for form in (node for node in state.nodes if node.tag == "form"):
        fields = [one for one in page.fields_of(form) if page.seen(one) and "readonly" not in one.attributes]
        if any(input_type(one) == "password" for one in fields):
            continue
        found: dict[str, Node] = {}
        for one in fields:
            if (purpose := _purpose(page, one)) and purpose not in found:
                found[purpose] = one
        if len(found) < _FEWEST or purpose_of(form) == "off":
            continue
        unsaid = [(purpose, one) for purpose, one in found.items() if purpose_of(one) in UNSAID_PURPOSES]
        if not unsaid:
            yield Outcome(OutcomeValue.PASSED, SAID)
            continue
        purpose, field = unsaid[0]
        params = {"field": page.name(field) or page.label_text(field), "purpose": purpose}
        yield Outcome(OutcomeValue.CANT_TELL, UNSAID, params, node_target(state, field), node=field.id)


def _purpose(page: Forms, field: Node) -> str:
    """Which detail of a person a field asks for; empty where that is not told."""
    kind = input_type(field)
    if kind not in _TEXT:
        return ""
    if kind == "email":
        return "email"
    if kind == "tel":
        short = field.attributes.get("maxlength", "").isdigit()
        return "" if short and int(field.attributes["maxlength"]) < _SHORTEST_NUMBER else "tel"
    named = name_words(field, "id", "name")
    words = page.label_text(field) or page.name(field)
    for purpose, pattern in zip(_SAID, (_GIVEN, _FAMILY), strict=True):
        if pattern.search(words):
            return purpose
    joined = {_NO_LETTER.sub("", field.attributes.get(one, "").lower()) for one in ("id", "name")}
    return next((purpose for purpose, one in _NAMES.items() if (named | joined) & one), "")


PERSON = Rule(
    id="form/own-details",
    title=N_("Fields for somebody's own details say what they are for."),
    criteria=("1.3.5",),
    impact=Impact.MODERATE,
    judge=judge_person,
    needs=("dom", "tree", "text"),
)

SAID = N_("The fields for details of a person say what they are for.")
UNSAID = N_(
    "“%(field)s” and other fields of this form ask for details of a person, and do not say so to browsers. Is that "
    'the user? Then write autocomplete="%(purpose)s" and the like, so that the fields can be filled in for those who '
    "find it hard to remember or to type."
)

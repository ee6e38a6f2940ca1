"""What the fields of a page ask for: the same question again has the same key. For WCAG 2.2, 3.3.7 Redundant Entry."""

# ruff: noqa: RUF001  # Cyrillic letters are meant

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from a11y.rules.forms import Forms, input_type, is_field, name_words, plain_words
from a11y.words.state import Node

PERSONAL = frozenset(
    [
        *("name", "given-name", "additional-name", "family-name", "nickname", "honorific-prefix"),
        *("organization", "organization-title", "street-address", "address-line1", "address-line2"),
        *("address-line3", "address-level1", "address-level2", "postal-code", "country", "country-name"),
        *("bday", "bday-day", "bday-month", "bday-year", "sex", "language", "url", "email", "tel"),
        *("tel-national", "tel-local", "username"),
    ]
)
"""Purposes of HTML's `autocomplete` that ask for something about somebody which stays the same."""
_WHOSE = re.compile(r"section-.*|shipping|billing|home|work|mobile|fax|pager")
_OTHER_TYPES = frozenset(["checkbox", "radio", "file", "range", "color", "search", "password"])
_SECRET = frozenset(
    ["otp", "totp", "code", "pin", "captcha", "token", "search", "query", "q", "password", "tan", "mfa"]
)
_SAME = re.compile(
    r"\bsame\b|\bidentical\b|\bas above\b|identique|m[êe]mes?\b|gleich|identisch|übereinstimm|mism[oa]s?\b|igual|"
    r"mesm[oa]s?\b|stess[oaie]\b|zelfde|samma|samme|sama\b|takie? sam|совпада|т[ао]т? же|так[ао]й же|те же|збіга|"
    r"так[аи]й самий|той самий|ίδι[αοε]|זהה|אותו|אותה|同じ|同一|相同|同上|동일|같은",
    re.IGNORECASE,
)
"""What a control is called that takes over what was given before."""


class Asked(msgspec.Struct, frozen=True):
    """A question of a form."""

    key: str
    """A purpose and whose it is, `shipping postal-code`; else the label's words and the field's name."""
    name: str
    """What the field is called."""
    personal: bool
    """It says by its purpose that it asks for something about somebody."""
    empty: bool
    """Nothing is filled in."""
    offered: bool
    """What was given before can be taken over by another control of its form."""


def asked(page: Forms) -> Iterator[tuple[Node, Asked]]:
    """The questions of a page's forms, secrets, searches, codes and choices of two or three left out.

    Forms that somebody signs in by are left out: what they ask for again is for security.
    """
    offers: dict[int, bool] = {}
    secrets: dict[int, int] = {}
    forms = {field.id: form for field in page.fields if (form := page.form_of(field)) is not None}
    for field in page.fields:
        if input_type(field) == "password" and field.id in forms:
            secrets[forms[field.id].id] = secrets.get(forms[field.id].id, 0) + 1
    for field in page.fields:
        form = forms.get(field.id)
        if form is None or secrets.get(form.id, 0) == 1 or not _is_question(page, field):
            continue
        if form.id not in offers:
            offers[form.id] = _offers(page, form)
        purpose, whose = _purpose(field)
        name = page.name(field) or page.label_text(field)
        if purpose:
            key = f"{whose} {purpose}".strip()
        elif words := plain_words(page.label_text(field) or name):
            key = f"{' '.join(words)}: {field.attributes.get('name', '')}"
        else:
            continue
        yield field, Asked(key, name, bool(purpose), not value_of(page, field), offers[form.id])


def value_of(page: Forms, field: Node) -> str:
    """What is filled in or chosen, as far as it is told."""
    exposed = page.exposed.get(field.id)
    told = exposed.value if exposed else ""
    return (told or field.attributes.get("value", "")).strip()


def _is_question(page: Forms, field: Node) -> bool:
    if input_type(field) in _OTHER_TYPES or not page.seen(field):
        return False
    if {"readonly", "disabled", "list"} & field.attributes.keys():
        return False
    return bool(_purpose(field)[0]) or not name_words(field, "id", "name") & _SECRET


def _purpose(field: Node) -> tuple[str, str]:
    """The purpose of a field about somebody, and whose it is; empty where it says none."""
    tokens = field.attributes.get("autocomplete", "").lower().split()
    purpose = next((one for one in reversed(tokens) if one in PERSONAL), "")
    return purpose, " ".join(one for one in tokens if _WHOSE.fullmatch(one))


def _offers(page: Forms, form: Node) -> bool:
    for node in page.under(form):
        role = page.exposed[node.id].role.lower() if node.id in page.exposed else ""
        controls = is_field(node) or node.tag in {"button", "a", "summary"} or role in {"button", "switch"}
        if controls and _SAME.search(f"{page.name(node)} {page.label_text(node)}"):
            return True
    return False

"""Is it said how a date is to be typed? (WCAG 2.2, criteria 3.3.2 and 3.3.3)."""

# ruff: noqa: RUF001  # Cyrillic and Greek letters are meant

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.forms import Forms, forms_of, input_type, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_DATE = re.compile(
    r"\bdate\b|\bdatum\w*|\bfecha\b|\bdato\b|\bpäivä(?:määrä|ys)?\b|\bдата\b|ημερομηνία|תאריך|日付|年月日|日期|날짜|"
    r"\btarih\w*|\w(?:datum|dato)\b|\bngày\b|تاريخ",
    re.IGNORECASE,
)
_DATA = re.compile(r"\bdat[ay]\b", re.IGNORECASE)
"""A date in some languages, and something else in English."""
_DATA_LANGUAGES = frozenset(["ca", "gl", "it", "pl", "pt", "ro", "sk"])
_NAMED = frozenset(["date", "dob", "birthday", "birthdate", "datepicker"])
_MANNER = re.compile(
    r"\d|\b(?:dd|mm|y{2,4}|j{2,4}|tt|a{2,4}|å{2,4}|r{2,4}|дд|мм|г{2,4}|ηη|ε{4})\b|"
    r"\byears?\b|année|\bjahr|\baño|\banno\b|\bano\b|\bjaar\b|\bår\b|\brok\b|\bгод|\bрік|\bέτος\b|שנה|年|년|\biso\b",
    re.IGNORECASE,
)
"""An example, letters that stand for figures, or words for the parts of a date."""
_HELPED = frozenset(["readonly", "disabled", "list", "pattern", "aria-haspopup", "aria-controls"])


def judge_date_fields(state: PageState) -> Iterator[Outcome]:
    """Applies to each field for a date that is typed, by its label. Expects that an example or a pattern is told.

    A field of the type `date` and one that opens a calendar are left out. It may be told in words that are not known
    here, or be taken in any manner: a person is asked. Source: WCAG 2.2, techniques G89 and G177.
    """
    page = forms_of(state)
    language = primary_language(state.language or "")
    for field in page.fields:
        if input_type(field) not in {"text", "tel"} or _HELPED & field.attributes.keys():
            continue
        if not page.seen(field) or not _is_date(page, field, language):
            continue
        told = any(map(_MANNER.search, _said(page, field)))
        params = {"field": page.name(field) or page.label_text(field)}
        yield Outcome(
            OutcomeValue.PASSED if told else OutcomeValue.CANT_TELL,
            MANNER_TOLD if told else MANNER_UNTOLD,
            {} if told else params,
            None if told else node_target(state, field),
            node=0 if told else field.id,
        )


def _is_date(page: Forms, field: Node, language: str) -> bool:
    label = f"{page.name(field)} {page.label_text(field)}"
    if _DATE.search(label) or (language in _DATA_LANGUAGES and _DATA.search(label)):
        return True
    return bool(name_words(field, "id", "name") & _NAMED)


def _said(page: Forms, field: Node) -> Iterator[str]:
    """What is said of a field: its label and description, and what stands around it and no other field."""
    yield page.name(field)
    yield page.label_text(field)
    yield page.description(field)
    yield from (field.attributes.get(name, "") for name in ("placeholder", "title", "value"))
    for around in page.around(field):
        if (
            around.tag in {"form", "main", "body", "html"}
            or sum(page.holds(around, one) for one in page.fields) > 1
        ):
            return
        yield page.text(around)


DATE_FIELDS = Rule(
    id="form/date-manner",
    title=N_("It is said how a date is to be typed."),
    criteria=("3.3.2", "3.3.3"),
    impact=Impact.MODERATE,
    judge=judge_date_fields,
    needs=("dom", "tree", "text"),
)

MANNER_TOLD = N_("An example or a pattern says how to type the date.")
MANNER_UNTOLD = N_(
    "“%(field)s” is typed, and nothing near it says in which manner. Is every common manner taken? If not, give an "
    "example beside the field and in the message about a wrong one, or use a field of the type “date”."
)

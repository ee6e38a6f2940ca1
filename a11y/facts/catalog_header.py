"""The header of a catalog: its fields, and the plural forms that it promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from gettext import c2py

from a11y.facts.catalog_problems import Problems
from a11y.words.catalog_finding import Severity
from a11y.words.marking import N_

_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(?P<number>\d+)\s*;\s*plural\s*=\s*(?P<rule>[^;]+);?")
_NUMBERS = (*range(1001), 10_000, 100_000, 1_000_000)

NO_HEADER = N_("The file has no header: neither its charset nor its plural forms are known.")
NOT_A_RULE = N_("Plural-Forms cannot be read: %(value)s")
OUT_OF_RANGE = N_("Plural-Forms gives the number %(number)s the form %(form)s, and there are only %(forms)s.")


def header_fields(text: str) -> dict[str, str]:
    """`Plural-Forms: …` by line; names in small letters."""
    fields = {}
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip():
            fields[name.strip().lower()] = value.strip()
    return fields


def plural_rule(fields: Mapping[str, str]) -> tuple[int, Callable[[int], int]] | None:
    """How many forms there are, and which one a number has; None when the header does not say it."""
    found = _PLURAL_FORMS.search(fields.get("plural-forms", ""))
    if found is None:
        return None
    try:
        return int(found["number"]), c2py(found["rule"])
    except (ValueError, RecursionError):
        return None


def judge_header(fields: Mapping[str, str], problems: Problems) -> Callable[[int], int]:
    """The plural rule, English's where there is none that works; problems of the header are told."""
    if not fields:
        if not problems.found:
            problems.add("header", Severity.WARNING, NO_HEADER)
        return _english
    value = fields.get("plural-forms", "")
    rule = plural_rule(fields)
    if rule is None:
        if value:
            problems.add("plural-forms", Severity.ERROR, NOT_A_RULE, value=value)
        return _english
    forms, form_of = rule
    for number in _NUMBERS:
        form = _form(form_of, number)
        if form is None or form >= forms:
            problems.add(
                "plural-forms",
                Severity.ERROR,
                OUT_OF_RANGE,
                number=str(number),
                form=str(form),
                forms=str(forms),
            )
            return _english
    return form_of


def _form(form_of: Callable[[int], int], number: int) -> int | None:
    try:
        return int(form_of(number))
    except (ArithmeticError, ValueError):
        return None


def _english(number: int) -> int:
    return int(number != 1)

"""Does `autocomplete` fit what the field itself is for? (WCAG 2.2, criterion 1.3.5)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of, input_type, purpose_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_OF_ANOTHER_KIND = {
    "email": frozenset({"tel", "tel-national", "bday", "postal-code", "country-name", "url"}),
    "tel": frozenset({"email", "url"}),
    "url": frozenset({"email", "tel", "tel-national", "bday"}),
}
"""By type of field, purposes whose values such a field refuses or shows no keys for."""


def judge_fit(state: PageState) -> Iterator[Outcome]:
    """Applies to fields for an e-mail address, a telephone number or a web address that say a purpose.

    Expects none whose values are of another kind: a browser would fill in what the field refuses. Source: HTML,
    autofill; WCAG 2.2, 1.3.5.
    """
    page = forms_of(state)
    for field in page.fields:
        kind = input_type(field)
        purpose = (purpose_of(field).split() or [""])[-1]
        if kind not in _OF_ANOTHER_KIND or not purpose or not page.seen(field):
            continue
        other = purpose in _OF_ANOTHER_KIND[kind]
        yield Outcome(
            OutcomeValue.FAILED if other else OutcomeValue.PASSED,
            MISFIT if other else FITS,
            {"field": page.name(field) or page.label_text(field), "type": kind, "purpose": purpose}
            if other
            else {},
            node_target(state, field) if other else None,
            node=field.id,
        )


FIT = Rule(
    id="form/purpose-fits",
    title=N_("The purpose that a field says fits its type."),
    criteria=("1.3.5",),
    impact=Impact.MODERATE,
    judge=judge_fit,
    needs=("dom", "tree", "text"),
)

FITS = N_("The purpose fits the type of the field.")
MISFIT = N_(
    "“%(field)s” is a field of the type “%(type)s” and says that it is for another thing (autocomplete="
    "“%(purpose)s”): browsers and helps that fill in for people put in the wrong value. Write the purpose that it has."
)

"""Does the button of a search say that it searches? (WCAG 2.2, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.forms import Forms, forms_of, input_type
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SENDS = frozenset(
    map(
        fold,
        (
            *("submit", "send", "submit form", "submit query", "button", "ok", "enter", "icon", "apply"),
            *("absenden", "senden", "abschicken", "envoyer", "soumettre", "valider", "enviar", "invia"),
            *(
                "verzenden",
                "versturen",
                "skicka",
                "wyślij",
                "odeslat",
                "gönder",
                "küldés",
                "trimite",
                "kirim",
            ),
            *(
                "отправить",
                "надіслати",
                "υποβολή",
                "lähetä",
                "שלח",
                "שליחה",
                "إرسال",
                "送信",
                "提交",
                "전송",
                "제출",
            ),
        ),
    )
)
"""What a button says that sends any form."""


def judge_search_button(state: PageState) -> Iterator[Outcome]:
    """Applies to the buttons that send a search, as its landmark or the type of its field tells.

    Expects another name than one that any form's button has: who goes from button to button does not hear the field.
    A question. Source: WCAG 2.2, 2.4.6 Headings and Labels.
    """
    page = forms_of(state)
    for form in state.nodes:
        if form.tag != "form" or not _searches(page, form):
            continue
        for button in page.senders_of(form):
            name = page.name(button)
            if not name.strip():
                continue
            if fold(name) not in _SENDS:
                yield Outcome(OutcomeValue.PASSED, SAID)
                continue
            params = {"name": name.strip()}
            yield Outcome(OutcomeValue.CANT_TELL, UNSAID, params, node_target(state, button), node=button.id)


def _searches(page: Forms, form: Node) -> bool:
    if form.tag == "search" or form.attributes.get("role") == "search":
        return True
    if any(one.tag == "search" or one.attributes.get("role") == "search" for one in page.around(form)):
        return True
    fields = page.fields_of(form)
    return len(fields) == 1 and input_type(fields[0]) == "search"


SEARCH_BUTTON = Rule(
    id="name/search-button",
    title=N_("The button of a search says that it searches."),
    criteria=("2.4.6",),
    impact=Impact.MODERATE,
    judge=judge_search_button,
    needs=("dom", "tree", "text"),
)

SAID = N_("The button of the search has a name of its own.")
UNSAID = N_(
    "The button of this search is called “%(name)s”, as that of any form may be: who goes from button to button, or "
    "speaks to the computer, does not learn that it searches. Should it not say so, in its words or its aria-label?"
)

"""Can a password or a code be pasted? (WCAG 2.2, criterion 3.3.8)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of, input_type
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_paste(state: PageState) -> Iterator[Outcome]:
    """Applies to each field for a password, a code, or a name that goes with them. Expects it to take what is pasted.

    Where a password is chosen and not asked for, the criterion does not apply, and the barrier is the same. Source:
    WCAG 2.2, understanding 3.3.8, and failure F109.
    """
    trials = state.forms
    if trials is None:
        return
    page = forms_of(state)
    for position in trials.pasted:
        field = state.nodes[position]
        if position not in trials.refused:
            yield Outcome(OutcomeValue.PASSED, TAKEN, {})
            continue
        form = page.form_of(field)
        secrets = [one for one in page.fields_of(form) if input_type(one) == "password"] if form else []
        yield Outcome(
            OutcomeValue.FAILED,
            REFUSED,
            {"field": page.name(field) or page.label_text(field)},
            node_target(state, field),
            criteria=() if len(secrets) > 1 else None,
        )


PASTE = Rule(
    id="form/paste",
    title=N_("A password or code can be pasted."),
    criteria=("3.3.8",),
    impact=Impact.SERIOUS,
    judge=judge_paste,
    needs=("dom", "forms"),
)

TAKEN = N_("The field takes what is pasted.")
REFUSED = N_(
    "The field “%(field)s” takes nothing that is pasted: who cannot keep it in mind or type it without a "
    "mistake, and who has a password manager, cannot get in. Let the field take it."
)

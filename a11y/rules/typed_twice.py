"""Has one answer to be typed twice in one form? (WCAG 2.2, criterion 3.3.7 Redundant Entry)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from a11y.rules.asked_fields import Asked, asked
from a11y.rules.forms import Forms, forms_of, input_type, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SEVERAL = 2
_AGAIN = frozenset(
    ["confirm", "confirmation", "repeat", "again", "verify", "retype", "reenter", "confirmed", "repeated"]
)
"""What a second field for the same is called by who wrote the page."""
_SAID = re.compile(
    r"\b(?:confirm|re-?enter|re-?type|repeat|again|verify|wiederhol|bestätig|erneut|confirm[eoa]|répét|ressais|"
    r"de nouveau|confirmar|repet|repit|otra vez|novamente|conferma|ripet|bevestig|herhaal|bekräfta|gentag|bekreft|"
    r"potwierd|powtórz|подтверд|повтор|ещё раз|підтверд|ще раз|επιβεβα|επαναλ|ξανά)|אימות|שוב|חזר[הו]|確認|再入力|"
    r"もう一度|确认|確認|再次|重复|다시|확인",
    re.IGNORECASE,
)
"""What its label says, in the languages of the catalogs and some more."""
_TEXT = frozenset(["text", "email", "tel", "url", "number", "date"])


def judge_typed_twice(state: PageState) -> Iterator[Outcome]:
    """Applies to forms with two questions that are answered by typing. Expects that each is another one.

    A second field that says it confirms the first, or has the same purpose for the same person, is a question: only
    what is essential or for security has to be typed twice, and passwords are left out.
    """
    page = forms_of(state)
    by_form: dict[int, list[tuple[Node, Asked]]] = {}
    for field, question in asked(page):
        form = page.form_of(field)
        if form is not None and input_type(field) in _TEXT:
            by_form.setdefault(form.id, []).append((field, question))
    for questions in by_form.values():
        if len(questions) < _SEVERAL:
            continue
        told = False
        for number, (field, question) in enumerate(questions):
            if question.empty and _is_second(page, field, question, questions[:number]):
                told = True
                params = {"field": question.name}
                yield Outcome(OutcomeValue.CANT_TELL, TWICE, params, node_target(state, field), node=field.id)
        if not told:
            yield Outcome(OutcomeValue.PASSED, ONCE)


def _is_second(page: Forms, field: Node, question: Asked, before: Sequence[tuple[Node, Asked]]) -> bool:
    if not before:
        return False
    if any(question.personal and question.key == one.key for _, one in before):
        return not question.offered
    last, _ = before[-1]
    called = name_words(field, "id", "name")
    said = _SAID.search(page.label_text(field) or question.name)
    if input_type(last) != input_type(field) or not (called & _AGAIN or said):
        return False
    same = called - _AGAIN & name_words(last, "id", "name")
    return input_type(field) == "email" or bool(same and name_words(last, "id", "name") <= called)


TYPED_TWICE = Rule(
    id="form/typed-twice",
    title=N_("No answer has to be typed twice in one form."),
    criteria=("3.3.7",),
    impact=Impact.MINOR,
    judge=judge_typed_twice,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html",
)

ONCE = N_("Each answer is typed once.")
TWICE = N_(
    "“%(field)s” seems to ask for what was typed in the same form before. Is that needed? Typing twice is hard for "
    "many; show what was typed, so that everybody can check it."
)

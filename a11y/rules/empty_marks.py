"""Is there anything in the mark that says that a field must be filled in? (WCAG 2.2, criterion 3.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_MARKS = frozenset(
    {"required", "mandatory", "asterisk", "obligatoire", "pflicht", "requerido", "obligatorio"}
)
_DRAWN = frozenset({"svg", "img", "i", "canvas", "use"})


def judge_marks(state: PageState) -> Iterator[Outcome]:
    """Applies to elements in the labels of fields that must be filled in and that their authors call a mark of that.

    Fails where one holds neither words nor a sign or picture: its words are missing in this locale.
    """
    page = forms_of(state)
    for field in (one for one in state.nodes if one.tag in {"input", "select", "textarea"}):
        must = "required" in field.attributes or field.attributes.get("aria-required") == "true"
        if not must or not page.seen(field):
            continue
        for label in page.labels(field):
            marks = [one for one in page.under(label) if name_words(one, "class", "id") & _MARKS]
            if not marks or not page.seen(label):
                continue
            if any(not _is_empty(page, one) for one in marks):
                yield Outcome(OutcomeValue.PASSED, FULL)
                continue
            params = {"label": page.text(label)[:80]}
            target = node_target(state, marks[0])
            yield Outcome(OutcomeValue.FAILED, EMPTY, params, target, node=marks[0].id)


def _is_empty(page: Forms, mark: Node) -> bool:
    inside = (mark, *page.under(mark))
    drawn = any(one.tag in _DRAWN or "background-image" in one.style for one in inside)
    return not drawn and not page.text(mark) and (mark.box is None or mark.box.width == 0)


EMPTY_MARKS = Rule(
    id="form/required-mark",
    title=N_("The mark of a field that must be filled in has words or a sign."),
    criteria=("3.3.2",),
    impact=Impact.MODERATE,
    judge=judge_marks,
    needs=("dom", "text", "tree"),
)

FULL = N_("The mark has words or a sign.")
EMPTY = N_(
    "The label “%(label)s” has a place for the mark that the field must be filled in, and nothing stands there: "
    "who sees the page does not learn it before the form comes back. Give it words in this locale."
)

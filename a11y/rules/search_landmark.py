"""Is a search found among the landmarks? (WAI-ARIA 1.2, role search; HTML, the search element)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, input_type, is_text_field, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_ASKED = frozenset({"q", "query", "search"})
_APART = frozenset({"dialog", "alertdialog", "combobox", "listbox", "menu"})


def judge_search(state: PageState) -> Iterator[Outcome]:
    """Applies to forms with one field for text, which is one of search, and to such fields without a form. Expects the
    landmark around, or on it.

    Best practice, so that it is a question, and asked once. Fields in tables, dialogs and menus are left out.
    """
    page = forms_of(state)
    told = False
    forms = [(node, _field(page, node)) for node in state.nodes if node.tag == "form" and not node.frame]
    bare = [one for one in page.fields if input_type(one) == "search" and page.form_of(one) is None]
    for form, field in (*forms, *((one, one) for one in bare if not one.frame)):
        if field is None or not page.seen(field):
            continue
        around = (*page.around(field),)
        if any(one.tag in {"table", "dialog"} or one.attributes.get("role") in _APART for one in around):
            continue
        if any(one.tag == "search" or one.attributes.get("role") == "search" for one in around):
            yield Outcome(OutcomeValue.PASSED, MARKED)
        elif not told:
            told = True
            name = (page.name(field) or page.label_text(field)).strip()[:80]
            sentence = UNMARKED if name else UNMARKED_UNNAMED
            target = node_target(state, form)
            yield Outcome(
                OutcomeValue.CANT_TELL, sentence, {"field": name} if name else {}, target, node=form.id
            )


def _field(page: Forms, form: Node) -> Node | None:
    """The one field for text of a form that searches."""
    if form.attributes.get("method", "get").strip().lower() != "get":
        return None
    fields = [one for one in page.fields_of(form) if is_text_field(one)]
    if len(fields) != 1:
        return None
    called = name_words(fields[0], "name", "id") & _ASKED
    return fields[0] if input_type(fields[0]) == "search" or called else None


SEARCH = Rule(
    id="structure/search",
    title=N_("A search is one of the landmarks."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_search,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/ARIA/apg/patterns/landmarks/examples/search.html",
)

MARKED = N_("The search is one of the landmarks.")
UNMARKED = N_(
    "The field “%(field)s” is there to search, and is not among the landmarks: who jumps from one to the next does "
    "not find the search. Is it the search of this site or page? Put a search element around it, or write "
    "role=“search”."
)
UNMARKED_UNNAMED = N_(
    "A field here is there to search, and is not among the landmarks: who jumps from one to the next does not find the "
    "search. Is it the search of this site or page? Put a search element around it, or write role=“search”."
)

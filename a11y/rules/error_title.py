"""Does the title of a page say that its form came back with errors? (WCAG 2.2, 2.4.2 and 3.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.form_messages import field_of, is_summary, messages, says_error
from a11y.rules.forms import Forms, forms_of, is_field
from a11y.rules.locale import document_target
from a11y.rules.rule import Rule
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

# Cyrillic and Greek letters are meant

_SAID = re.compile(
    r"\d+ |^\W*\d|erro|erreur|fehler|fout|virhe|hiba|eroare|błąd|chyb|hata|xəta|\bfel\b|fejl|\bfeil|viga|kļūd|klaid|"
    r"\blỗi|kesalahan|galat|eraro|greš|napak|villa|problem|invalid|ungültig|incorrect|wrong|failed|correct|fix|issue|"
    r"try again|mistake|ошиб|помил|грешк|қате|памылк|προβλ|σφάλμα|λάθος|エラー|問題|错误|錯誤|问题|오류|שגיא|בעי|خطأ|"
    r"مشكل|خطا|त्रुटि|ข้อผิดพลาด|შეცდომ|սխալ",
    re.IGNORECASE,
)
"""That something is wrong, or how many things, in the languages of the catalogs and some others."""
_KNOWN = frozenset(
    {
        *(
            "en",
            "fr",
            "de",
            "nl",
            "fi",
            "hu",
            "ro",
            "pl",
            "cs",
            "sk",
            "tr",
            "az",
            "sv",
            "da",
            "nb",
            "no",
            "et",
            "lv",
            "lt",
        ),
        *(
            "vi",
            "id",
            "eo",
            "hr",
            "sl",
            "is",
            "es",
            "pt",
            "it",
            "ca",
            "gl",
            "eu",
            "ru",
            "uk",
            "bg",
            "sr",
            "mk",
            "kk",
            "be",
        ),
        *("el", "ja", "zh", "ko", "he", "ar", "fa", "hi", "th", "ka", "hy"),
    }
)
_MARKED = frozenset({"true", "spelling", "grammar"})


def judge_error_title(state: PageState) -> Iterator[Outcome]:
    """Applies to pages that were loaded with a field marked as wrong, or with a message of error at a field.

    Expects a title with a word for that, or the number of errors: it is the first thing that is read. A question, as no
    criterion asks for it. Pages that changed in place are left out, as nobody reads their title again.
    """
    if state.same_document or primary_language(state.language) not in _KNOWN:
        return
    if not any(one.tag == "form" and _is_posted(one) for one in state.nodes):
        return
    page = forms_of(state)
    wrong = next(
        (
            one
            for one in state.nodes
            if is_field(one) and one.attributes.get("aria-invalid", "").lower() in _MARKED and page.seen(one)
        ),
        None,
    ) or next((one for one, _ in messages(page, says_error) if field_of(page, one) is not None), None)
    form = page.form_of(wrong) if wrong is not None else _summed_up(page)
    if form is None or not state.title.strip():
        return
    if not _is_posted(form):
        return
    said = bool(_SAID.search(state.title))
    yield Outcome(
        OutcomeValue.PASSED if said else OutcomeValue.CANT_TELL,
        SAYS_SO if said else SILENT,
        {} if said else {"title": state.title[:80]},
        None if said else document_target(state),
    )


def _is_posted(form: Node) -> bool:
    return form.attributes.get("method", "get").strip().lower() == "post"


def _summed_up(page: Forms) -> Node | None:
    """The one form of a page that lists what is wrong in it, as links to its fields."""
    forms = [one for one in page.nodes if one.tag == "form" and page.fields_of(one)]
    for node in page.nodes:
        if says_error(node) and is_summary(page, node) and page.seen(node):
            leading = [one.attributes.get("href", "")[1:] for one in page.under(node) if one.tag == "a"]
            held = [
                one
                for one in forms
                if any(each.attributes.get("id") in leading for each in page.fields_of(one))
            ]
            return held[0] if held else None
    return None


ERROR_TITLE = Rule(
    id="title/error",
    title=N_("The title of a page says that its form came back with errors."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_error_title,
    needs=("dom", "text"),
)

SAYS_SO = N_("The title says that something is wrong.")
SILENT = N_(
    "The form came back with errors, and the title, “%(title)s”, is that of a page without: who hears it first takes "
    "it for the same page, or believes that all went well. Is it said at once otherwise? Begin the title with a word "
    "such as “Error”."
)

"""Where a form says that something is wrong, does it say what? (WCAG 2.2, criterion 3.3.1 Error Identification)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.form_messages import says_error
from a11y.rules.forms import Forms, forms_of, is_field, name_words, plain_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SUMMARY = frozenset(["error", "errors", "errornote", "errorlist", "validation", "invalid", "alert"])
"""What authors call the place where a form says that it was refused."""
_WRONG = frozenset(
    [
        *(
            "error",
            "errors",
            "problem",
            "problems",
            "wrong",
            "invalid",
            "mistakes",
            "erreur",
            "erreurs",
            "fehler",
        ),
        *(
            "errores",
            "error",
            "erros",
            "erro",
            "errori",
            "fouten",
            "fejl",
            "fel",
            "błędy",
            "błąd",
            "chyby",
            "ошибки",
        ),
        *("ошибка", "помилки", "помилка", "σφάλματα", "σφάλμα", "שגיאות", "שגיאה"),
    ]
)
_FILLING = frozenset(
    [
        *(
            "you",
            "we",
            "need",
            "to",
            "fix",
            "the",
            "on",
            "this",
            "page",
            "before",
            "continuing",
            "continue",
            "there",
        ),
        *(
            "is",
            "are",
            "was",
            "were",
            "a",
            "an",
            "with",
            "your",
            "form",
            "please",
            "correct",
            "below",
            "following",
        ),
        *(
            "and",
            "try",
            "again",
            "in",
            "some",
            "fields",
            "field",
            "check",
            "submission",
            "submitting",
            "highlighted",
        ),
        *(
            "marked",
            "red",
            "has",
            "have",
            "must",
            "be",
            "corrected",
            "it",
            "contains",
            "found",
            "of",
            "saved",
            "not",
        ),
        *(
            "can",
            "cannot",
            "proceed",
            "prevented",
            "from",
            "being",
            "entries",
            "entry",
            "data",
            "input",
            "could",
        ),
        *(
            "merci",
            "veuillez",
            "corriger",
            "les",
            "le",
            "la",
            "des",
            "ci",
            "dessous",
            "dans",
            "formulaire",
            "avant",
        ),
        *(
            "de",
            "continuer",
            "cette",
            "votre",
            "contient",
            "il",
            "y",
            "bitte",
            "korrigieren",
            "sie",
            "die",
            "den",
        ),
        *("das", "formular", "enthält", "folgenden", "unten", "es", "gibt", "beheben", "diese", "seite"),
        *("por", "favor", "corrija", "los", "hay", "en", "el", "formulario", "página", "esta"),
        *("há", "no", "os", "formulário", "corregir", "corriga", "siguientes", "seguintes"),
        *(
            "исправьте",
            "пожалуйста",
            "форме",
            "форма",
            "содержит",
            "в",
            "на",
            "есть",
            "эти",
            "ниже",
            "следующие",
        ),
    ]
)
_MEND = frozenset(
    [
        *("fix", "correct", "corrected", "below", "following", "highlighted", "marked", "fields", "entries"),
        *("corriger", "dessous", "korrigieren", "unten", "beheben", "corrija", "corregir", "corriga"),
        *("siguientes", "seguintes", "исправьте", "ниже"),
    ]
)
"""Words by which it speaks of what somebody filled in, and not of the server."""
_NAMES = frozenset(["aria-describedby", "aria-errormessage", "aria-invalid"])
_FEWEST = 2
_MOST_WORDS = 200


def judge_identified(state: PageState) -> Iterator[Outcome]:
    """Applies to a message that says no more than that something in a form of several fields is wrong.

    Expects that the form says what: by a message beside a field, or by fields marked as invalid. Applies as well to
    a form that marks a field as invalid: words must say what is wrong. Failed where the form
    has no words but those of its labels and buttons; else it is a question whether one of its words is a message.
    Sources: WCAG 2.2, techniques G83 and G85; failure of 1.4.1 and 3.3.1 where colour alone tells.
    """
    page = forms_of(state)
    for message in state.nodes:
        words = _vague(page, message)
        form = _form(page, message) if words else None
        if form is None:
            continue
        fields = page.fields_of(form)
        if len(fields) < _FEWEST:
            continue
        others = [one for one in page.nodes if says_error(one) and _is_about(page, one, message)]
        marked = any(
            _NAMES & one.attributes.keys() and one.attributes.get("aria-invalid") != "false" for one in fields
        )
        if others or marked:
            yield Outcome(OutcomeValue.PASSED, TOLD)
            continue
        sure = not _has_other_words(page, form, message)
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            UNTOLD if sure else PERHAPS_UNTOLD,
            {"words": words[:_MOST_WORDS]},
            node_target(state, message),
            node=message.id,
        )
        return
    yield from _marked_alone(state, page)


def _marked_alone(state: PageState, page: Forms) -> Iterator[Outcome]:
    """A form whose fields are marked as invalid, and that has no words but those of its labels and buttons."""
    for form in (node for node in page.nodes if node.tag == "form"):
        marked = [one for one in page.fields_of(form) if one.attributes.get("aria-invalid") == "true"]
        if not marked or any(one.box is not None and not page.seen(one) for one in marked):
            continue
        tied = any(page.description(one) or page.named(one, "aria-errormessage") for one in marked)
        labelled = all(page.labels(one) for one in marked)
        before = page.before(form)
        others = [one for one in page.nodes if says_error(one) and any(map(str.isalpha, page.text(one)))]
        worded = any(one.tag not in _KNOWN and page.text(one) for one in before)
        if tied or not labelled or others or worded or _has_other_words(page, form, None):
            yield Outcome(OutcomeValue.PASSED, TOLD)
            continue
        params = {"field": page.name(marked[0])}
        yield Outcome(OutcomeValue.FAILED, WORDLESS, params, node_target(state, marked[0]), node=marked[0].id)


def _vague(page: Forms, node: Node) -> str:
    """The words of a message that says only that something is wrong; empty for all else."""
    alert = node.attributes.get("role") == "alert"
    if not alert and not name_words(node, "class", "id") & _SUMMARY:
        return ""
    if node.tag in {"form", "body", "html", "main"} or is_field(node) or not page.seen(node):
        return ""
    inside = page.under(node)
    if any(is_field(one) or one.tag in {"a", "button", "li"} for one in inside):
        return ""
    words = page.text(node)
    told = plain_words(words)
    wrong = any(one in _WRONG for one in told) and any(one in _MEND for one in told)
    return (
        words
        if wrong and not [one for one in told if one not in _WRONG | _FILLING and not one.isdigit()]
        else ""
    )


def _form(page: Forms, message: Node) -> Node | None:
    """The form that a message is about: around it, or the only one of the page with several fields, after it."""
    around = page.form_of(message)
    if around is not None:
        return around
    forms = [one for one in page.nodes if one.tag == "form" and len(page.fields_of(one)) >= _FEWEST]
    after = [one for one in forms if page.position[one.id] > page.position[message.id]]
    return after[0] if len(forms) == len(after) == 1 else None


def _is_about(page: Forms, node: Node, message: Node) -> bool:
    """Whether it is another message, with words."""
    if is_field(node) or node.tag == "label" or page.holds(message, node) or page.holds(node, message):
        return False
    if any(is_field(one) for one in page.under(node)):
        return False
    return any(letter.isalpha() for letter in page.text(node))


def _has_other_words(page: Forms, form: Node, message: Node | None) -> bool:
    """Whether words stand in the form, the message apart, that are no label, legend, heading, choice or button."""
    for node in page.under(form):
        if not any(letter.isalpha() for letter in page.own_text(node)):
            continue
        if message is not None and page.holds(message, node):
            continue
        around = (node, *page.around(node))
        if not any(one.tag in _KNOWN for one in around):
            return True
    return False


_KNOWN = frozenset(
    [
        "label",
        "legend",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "button",
        "option",
        "select",
        "textarea",
        "a",
        "summary",
    ]
)

IDENTIFIED = Rule(
    id="form/error-identified",
    title=N_("A form that was refused says what is wrong."),
    criteria=("3.3.1",),
    impact=Impact.SERIOUS,
    judge=judge_identified,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html",
)

TOLD = N_("The form says where something is wrong.")
UNTOLD = N_(
    "“%(words)s” says that something is wrong, and no words say in which field: who does not see colours, or sees the "
    "page at all, cannot find it. Name the fields in the message, and write beside each what is wrong with it."
)
WORDLESS = N_(
    "The field “%(field)s” is marked as wrong (aria-invalid), and no words of the form say so or say why: who does not "
    "see its looks learns nothing, and nobody learns what to change. Write beside it what is wrong."
)
PERHAPS_UNTOLD = N_(
    "“%(words)s” says that something is wrong. Do other words of the form say in which field, and are they tied to it?"
)

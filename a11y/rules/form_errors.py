"""Is it said beside each field what is wrong with it, and how to mend it? (WCAG 2.2, 1.3.1, 3.3.1, 3.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.form_messages import field_of, is_live, messages, says_error, says_hint, tied
from a11y.rules.forms import Forms, forms_of, input_type, name_words, plain_words
from a11y.rules.pressed import says_wrong
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Came, Press
from a11y.words.state import Node, PageState

_WRONG = frozenset(
    [
        *(
            "error",
            "errors",
            "invalid",
            "valid",
            "wrong",
            "incorrect",
            "incorrectly",
            "correct",
            "correctly",
            "failed",
        ),
        *("erreur", "invalide", "incorrecte", "fehler", "ungültig", "ungültige", "falsch", "fehlerhaft"),
        *(
            "inválido",
            "inválida",
            "incorrecto",
            "incorrecta",
            "errore",
            "invalido",
            "invalida",
            "errato",
            "erro",
        ),
        *("ongeldig", "ongeldige", "fout", "ошибка", "неверно", "שגיאה", "エラー"),
    ]
)
"""Words that say no more than that something is wrong; some of the languages of the catalogs."""
_FILLING = frozenset(
    [
        *("a", "an", "the", "this", "that", "your", "is", "are", "was", "it", "in", "for", "of", "at", "to"),
        *(
            "please",
            "not",
            "fill",
            "enter",
            "give",
            "provide",
            "field",
            "fields",
            "value",
            "values",
            "input",
            "entry",
            "data",
        ),
        *("form", "here", "there", "has", "have", "an", "text", "format", "and", "try", "again", "be"),
        *(
            "le",
            "la",
            "les",
            "ce",
            "cette",
            "est",
            "champ",
            "valeur",
            "der",
            "die",
            "das",
            "ist",
            "feld",
            "wert",
        ),
        *("el", "este", "es", "campo", "valor", "il", "lo", "o", "é", "valore", "dit", "veld", "waarde"),
    ]
)
_SECRET = frozenset(
    ["password", "passwort", "otp", "totp", "code", "pin", "captcha", "token", "username", "login"]
)


def says_only_wrong(words: str) -> bool:
    """Whether words say that something is wrong and no more than that."""
    told = set(plain_words(_MARK.sub(_without_mark, words)) or plain_words(words))
    return bool(_WRONG & told) and not told - _WRONG - _FILLING


def judge_error_tied(state: PageState) -> Iterator[Outcome]:
    """Applies to each message that its author calls an error and that stands beside one field.

    Expects the field to lead to it (`aria-describedby`, `aria-errormessage`, its label), and the message not to be
    hidden from assistive technology. The same of what comes up beside a field when a script refuses the form, where
    that is called an error or the field is marked as wrong. Source: WCAG 2.2, techniques ARIA1 and ARIA21.
    """
    page = forms_of(state)
    told: set[int] = set()
    for message, words in messages(page, says_error):
        field = field_of(page, message)
        if field is None:
            continue
        value, sentence = OutcomeValue.FAILED, ERROR_UNTIED
        if tied(page, field, message, words):
            value, sentence = OutcomeValue.PASSED, ERROR_TIED
        elif page.hidden_from_tree(message):
            sentence = ERROR_UNHEARD
        elif is_live(page, message):
            value, sentence = OutcomeValue.CANT_TELL, ERROR_ONCE
        told.add(field.id)
        yield _outcome(state, field, (value, sentence), words)
    for press in state.pressed.presses if state.pressed is not None else ():
        yield from _came_beside(state, press, told)


def _came_beside(state: PageState, press: Press, told: set[int]) -> Iterator[Outcome]:
    """What came up beside a field when its form was sent and refused; of fields of which nothing is told yet."""
    for came in press.came if press.sends else ():
        if came.beside < 0 or not _is_error(came):
            continue
        field = state.nodes[came.beside]
        if field.id in told:
            continue
        told.add(field.id)
        verdict = (OutcomeValue.FAILED, ERROR_CAME_UNTIED)
        if came.described:
            verdict = (OutcomeValue.PASSED, ERROR_TIED)
        elif came.focused or came.politeness in _SPOKEN or any(came.words in said for said in press.said):
            verdict = (OutcomeValue.CANT_TELL, ERROR_ONCE)
        yield _outcome(state, field, verdict, came.words)


_SPOKEN = frozenset(["polite", "assertive"])
_MOST_SAID = 40
"""Words of a message about a field."""


def _is_error(came: Came) -> bool:
    """Whether it says what is wrong, rather than how far somebody has come or what there is besides."""
    other = came.styled or came.own or came.controls or came.counted
    said = any(map(str.isalpha, came.words)) and len(came.words.split()) <= _MOST_SAID
    return said and not other and (came.invalid or says_wrong(came))


def judge_hint_tied(state: PageState) -> Iterator[Outcome]:
    """Applies to each text that its author calls a hint and that stands beside one field.

    Expects the field to lead to it. Source: WCAG 2.2, technique ARIA1.
    """
    page = forms_of(state)
    for message, words in messages(page, says_hint):
        field = field_of(page, message)
        if field is None or len(words.split()) < _FEWEST_WORDS or _is_all_link(page, message, words):
            continue
        if _is_measure(page, message):
            continue
        there = tied(page, field, message, words)
        verdict = (OutcomeValue.PASSED, HINT_TIED) if there else (OutcomeValue.FAILED, HINT_UNTIED)
        yield _outcome(state, field, verdict, words)


_FEWEST_WORDS = 3
"""A hint of fewer words is a mark or the name of a help page."""


def _is_measure(page: Forms, message: Node) -> bool:
    """Whether it says how far somebody has come with typing, and not what to type: it is a status, if anything."""
    return any(
        one.tag in {"meter", "progress", "output"} or name_words(one, "class", "id") & _MEASURES
        for one in (message, *page.under(message))
    )


_MEASURES = frozenset(["gauge", "meter", "strength", "counter", "progress", "remaining"])


def _is_all_link(page: Forms, message: Node, words: str) -> bool:
    return (
        any(
            one.tag in {"a", "summary", "details"} or one.attributes.get("role") in {"tooltip", "button"}
            for one in (message, *page.under(message))
        )
        or not words
    )


def judge_error_help(state: PageState) -> Iterator[Outcome]:
    """Applies to each message in a form that its author calls an error.

    Expects more words than that something is wrong, and where; what asks to fill the field in says enough. Messages
    about names, passwords and codes are left out: to say more would help those who guess. One that asks for a right one
    of what the field is called (“Enter a valid address”) may be enough, and is where the field has a hint besides.
    Source: WCAG 2.2, 3.3.1 and 3.3.3; ACT rule 36b590.
    """
    page = forms_of(state)
    told_of = list(messages(page, says_error))
    for message, words in told_of:
        form = page.form_of(message)
        if form is None or _is_about_secrets(page, form, message):
            continue
        labels = [word for one in page.fields_of(form) for word in plain_words(page.label_text(one))]
        told = plain_words(_MARK.sub(_without_mark, words)) or plain_words(words)
        vague = bool(_WRONG & set(told)) and not set(told) - _WRONG - _FILLING - set(labels)
        field = field_of(page, message)
        # what is said of a whole form may be said of each field as well
        vague = vague and (field is not None or len(told_of) == 1)
        verdict = (OutcomeValue.FAILED, VAGUE) if vague else (OutcomeValue.PASSED, TELLING)
        if vague and field and _ASKING & set(told) and set(told) & set(labels) - _FILLING - _WRONG:
            hint = set(plain_words(page.description(field))) - set(told) - _WRONG
            verdict = (OutcomeValue.PASSED, TELLING) if hint else (OutcomeValue.CANT_TELL, PERHAPS_VAGUE)
        yield _outcome(state, field or message, verdict, words)


_ASKING = frozenset(["enter", "give", "provide", "fill", "type", "write", "choose", "select"])
_MARK = re.compile(r"(\w+)\s*[:\uff1a]")
"""Before or behind a message, what kind of message it is: “Error:”."""


def _without_mark(found: re.Match[str]) -> str:
    return "" if found[1].casefold() in _WRONG else found[0]


def _is_about_secrets(page: Forms, form: Node, message: Node) -> bool:
    field = field_of(page, message)
    if field is None:
        return any(input_type(one) == "password" for one in page.fields_of(form))
    return input_type(field) == "password" or bool(name_words(field) & _SECRET)


def _outcome(state: PageState, field: Node, verdict: tuple[OutcomeValue, str], words: str) -> Outcome:
    value, sentence = verdict
    page = forms_of(state)
    params = {"field": page.name(field) or page.label_text(field), "words": words[:_MOST_WORDS]}
    return Outcome(
        value, sentence, params, None if value is OutcomeValue.PASSED else node_target(state, field)
    )


_MOST_WORDS = 200

ERROR_TIED_RULE = Rule(
    id="form/error-tied",
    title=N_("A field leads to the message that says what is wrong with it."),
    criteria=("1.3.1", "3.3.1"),
    impact=Impact.SERIOUS,
    judge=judge_error_tied,
    needs=("dom", "tree", "text"),
    reads=("pressed",),
)
HINT_TIED_RULE = Rule(
    id="form/hint-tied",
    title=N_("A field leads to the hint beside it."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_hint_tied,
    needs=("dom", "tree", "text"),
)
ERROR_HELP = Rule(
    id="form/error-help",
    title=N_("A message about a field says what is wrong and how to mend it."),
    criteria=("3.3.1", "3.3.3"),
    impact=Impact.SERIOUS,
    judge=judge_error_help,
    needs=("dom", "text"),
)

ERROR_TIED = N_("The field leads to its error message.")
ERROR_UNTIED = N_(
    "The message “%(words)s” stands beside the field “%(field)s”, and nothing in the page ties them: who comes "
    "to the field with a screen reader does not hear what is wrong. Give the message an id, name it in the "
    "field's aria-describedby, and set aria-invalid to true."
)
ERROR_CAME_UNTIED = N_(
    "The message “%(words)s” comes up beside the field “%(field)s” when the form is refused, and nothing in the page "
    "ties them: who comes to the field with a screen reader does not hear what is wrong. Give the message an id, name "
    "it in the field's aria-describedby, and set aria-invalid to true."
)
ERROR_UNHEARD = N_(
    "The message “%(words)s” beside the field “%(field)s” is hidden from screen readers (aria-hidden), so "
    "nobody hears what is wrong. Take aria-hidden away, and name the message in the field's aria-describedby."
)
ERROR_ONCE = N_(
    "The message “%(words)s” is announced when it comes up; who comes back to the field “%(field)s” does not "
    "hear it again. Is it heard in time by everybody? It is safer to name it in the field's aria-describedby."
)
HINT_TIED = N_("The field leads to its hint.")
HINT_UNTIED = N_(
    "The hint “%(words)s” stands beside the field “%(field)s”, and nothing in the page ties them: who goes "
    "from field to field with a screen reader never hears it. Give the hint an id and name it in the field's "
    "aria-describedby."
)
TELLING = N_("The message says more than that something is wrong.")
PERHAPS_VAGUE = N_(
    "The message “%(words)s” asks for a right value, and does not say what one looks like. Does everybody know? An "
    "example would tell."
)
VAGUE = N_(
    "The message “%(words)s” says that something is wrong, and not what or how to mend it. Say what is "
    "expected, with an example where that helps."
)

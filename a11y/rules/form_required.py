"""Is it said which fields must be filled in? (WCAG 2.2, criterion 3.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from a11y.facts.locale_names import primary_language
from a11y.rules.forms import Forms, forms_of, input_type, is_text_field, name_words, plain_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SEVERAL, _MORE = 2, 3
"""Fields that are told apart, and more than a name and a password."""


def judge_required_said(state: PageState) -> Iterator[Outcome]:
    """Applies to each form that is posted, with several fields for words; where somebody signs in only to its stars.

    A list of which something is chosen from the start is no such field: it cannot be left empty. Expects that who
    fills it in can tell which fields must be filled in. Where some must and others need not, and the labels of both
    look alike and are all that is said, nobody can. Where nothing is said at all, neither in the page's source nor in
    its words, a person has to look, if it is more than the parts of one answer; so has one where all fields must be
    filled in to have a password. A star alone must be heard as well, or the field be marked as required (1.3.1).
    Source: WCAG 2.2, techniques H90 and ARIA2.
    """
    page = forms_of(state)
    for form in (node for node in state.nodes if node.tag == "form"):
        fields = [one for one in page.fields_of(form) if is_text_field(one) or one.tag == "select"]
        secret = [one for one in page.fields_of(form) if input_type(one) == "password"]
        if len(fields) + len(secret) < _SEVERAL or not _is_posted(form, (*fields, *secret)):
            continue
        # what a form that is not open yet says can be read when it is
        if not any(page.seen(one) for one in page.fields_of(form)):
            continue
        if not any(is_text_field(one) for one in (*fields, *secret)) or not page.senders_of(form):
            continue
        every = page.fields_of(form)
        if any(input_type(one) == "search" for one in every):
            continue
        unheard = next((one for one in (*fields, *secret) if _has_unheard_star(page, one)), None)
        if unheard is not None:
            params = {"field": page.name(unheard)}
            yield Outcome(OutcomeValue.FAILED, UNHEARD, params, node_target(state, unheard), node=unheard.id)
            continue
        if secret and not (_makes_password(secret) and len(fields) + len(secret) >= _MORE):
            continue
        fields = [one for one in (*fields, *secret) if not _is_chosen(page, one)]
        if len(fields) < _SEVERAL:
            continue
        must = [one for one in fields if _must(one)]
        value, sentence, field = _verdict(page, form, fields, must, primary_language(state.language))
        told = value is not OutcomeValue.PASSED
        yield Outcome(
            value,
            sentence,
            {"field": page.name(field) or page.label_text(field)} if told else {},
            node_target(state, field) if told else None,
        )


def judge_optional(state: PageState) -> Iterator[Outcome]:
    """Applies to fields whose label, or English hint, says that they may be left empty. Expects no mark of the
    contrary.

    Source: WCAG 2.2, 1.3.1 and 3.3.2; WAI-ARIA 1.2, aria-required.
    """
    page = forms_of(state)
    for field in page.fields:
        labelled = any(_says_optional(page.text(one)) for one in page.labels(field))
        if not page.seen(field) or not (labelled or _MAY_BE_EMPTY.search(page.description(field))):
            continue
        wrong = _must(field)
        yield Outcome(
            OutcomeValue.FAILED if wrong else OutcomeValue.PASSED,
            MUST_AND_NEED_NOT if wrong else OPTIONAL,
            {"field": page.label_text(field)[:80]} if wrong else {},
            node_target(state, field) if wrong else None,
            node=field.id,
        )


def _says_optional(label: str) -> bool:
    found = _IN_BRACKETS.search(label)
    return found is not None and bool(_OPTIONAL & set(plain_words(found[1])))


_IN_BRACKETS = re.compile(r"[(\[\uff08]([^()\uff08\uff09]{2,40})[)\]\uff09]\s*:?\s*$")
_MAY_BE_EMPTY = re.compile(
    r"\b(?:can|may) (?:be left|leave (?:this|it)(?: field)?) (?:empty|blank)\b|^optional\b", re.IGNORECASE
)
_OPTIONAL = frozenset(
    [
        *(
            "optional",
            "facultatif",
            "facultative",
            "optionnel",
            "optionnelle",
            "opcional",
            "opzionale",
            "facoltativo",
        ),
        *(
            "optioneel",
            "valgfri",
            "valgfritt",
            "valfritt",
            "opcjonalne",
            "nieobowiązkowe",
            "nepovinné",
            "isteğe",
        ),
        *(
            "необязательно",
            "необов'язково",
            "任意",
            "可选",
            "选填",
            "選填",
            "선택",
            "선택사항",
            "אופציונלי",
            "רשות",
        ),
        *("اختياري", "اختیاری", "προαιρετικό", "valinnainen"),
    ]
)


def _is_posted(form: Node, fields: Iterable[Node]) -> bool:
    """Whether what is filled in changes something: it says so, or it asks somebody for what is theirs."""
    method = form.attributes.get("method", "").lower()
    personal = any(one.attributes.get("autocomplete", "off") not in {"", "on", "off"} for one in fields)
    return method == "post" or (not method and personal)


def _makes_password(fields: Iterable[Node]) -> bool:
    return any(one.attributes.get("autocomplete") == "new-password" for one in fields)


def _must(field: Node) -> bool:
    return "required" in field.attributes or field.attributes.get("aria-required") == "true"


def _is_chosen(page: Forms, field: Node) -> bool:
    """Whether it is a list of which something is chosen from the start: it cannot be left empty."""
    if field.tag != "select" or "multiple" in field.attributes or _must(field):
        return False
    first = next((one for one in page.under(field) if one.tag == "option"), None)
    return first is not None and first.attributes.get("value", "its words").strip() != ""


def _verdict(
    page: Forms, form: Node, fields: list[Node], must: list[Node], language: str
) -> tuple[OutcomeValue, str, Node]:
    if _SAYS & set(plain_words(_around_text(page, form))) or any(_has_sign(page, one) for one in fields):
        return OutcomeValue.PASSED, SAID, fields[0]
    if len(must) == len(fields):
        asked = _makes_password(fields) and not _may_be_said(
            page, form, fields, understood=language in _UNDERSTOOD
        )
        value, sentence = (OutcomeValue.CANT_TELL, ALL_UNSAID) if asked else (OutcomeValue.PASSED, SAID)
        return value, sentence, fields[0]
    if not must and _are_pieces(page, fields):
        return OutcomeValue.PASSED, SAID, fields[0]
    if not must:
        return OutcomeValue.CANT_TELL, NOTHING_SAID, fields[0]
    if _may_be_said(page, form, fields, understood=language in _UNDERSTOOD):
        return OutcomeValue.PASSED, SAID, fields[0]
    return OutcomeValue.FAILED, UNSEEN, must[0]


def _are_pieces(page: Forms, fields: list[Node]) -> bool:
    """Whether narrow fields of one group are one answer, as the day, month and year of a date."""
    narrow = all(one.box is not None and one.box.width <= _NARROW for one in fields)
    return narrow and any(all(page.holds(group, one) for one in fields) for group in page.groups(fields[0]))


_NARROW = 100
"""CSS pixels: four digits in a large font."""


def _has_unheard_star(page: Forms, field: Node) -> bool:
    """Whether a star that `aria-hidden` hides is all that says that the field must be filled in."""
    name = page.name(field)
    if _must(field) or not name or set(name) & _STARS or page.description(field):
        return False
    stars = [
        one
        for label in page.labels(field)
        for one in page.under(label)
        if page.seen(one) and page.text(one).strip() in _STARS and page.hidden_from_tree(one)
    ]
    return bool(stars) and not _SAYS & set(plain_words(name))


_STARS = frozenset("*\u2217\u2731\uff0a")


def _has_sign(page: Forms, field: Node) -> bool:
    """Whether the label of a field has more than words: a star, brackets, a picture."""
    for label in page.labels(field):
        signs = [one for one in page.text(label) if not one.isalnum() and one not in _PLAIN]
        parts = [one for one in page.under(label) if one.tag not in _NO_SIGN]
        if signs or parts or "background-image" in label.style:
            return True
    return False


_PLAIN = " -'\u2019/.,:?"
_NO_SIGN = frozenset(["input", "select", "textarea", "br", "option", "optgroup"])


def _around_text(page: Forms, form: Node) -> str:
    """The words of a form, and of what stands right before it."""
    before = page.before(form)
    return " ".join(page.text(one) for one in (*before[-3:], form))


def _looks(page: Forms, field: Node) -> tuple[str, ...]:
    """What the label of a field looks like: bold ones may be those that count."""
    label = next(iter(page.labels(field)), field)
    told = ("font-weight", "font-size", "color", "background-color", "text-transform")
    return tuple(label.style.get(name, "") for name in told)


def _is_called_so(page: Forms, field: Node) -> bool:
    """Whether a class of a field, its label or what is around it speaks of it: a style may draw a sign."""
    around = (one for one in page.around(field) if one.tag in {"div", "p", "li", "td"})
    return any(_SAYS & name_words(one, "class") for one in (field, *page.labels(field), *around))


def _may_be_said(page: Forms, form: Node, fields: list[Node], *, understood: bool) -> bool:
    """Whether anything but labels and buttons may say it; hints as well, where they are not `understood`."""
    if len({_looks(page, one) for one in fields}) > 1 or any(_is_called_so(page, one) for one in fields):
        return True
    hints = [] if understood else [one for one in fields if page.description(one)]
    if hints or any(not page.labels(one) or one.attributes.get("placeholder") for one in fields):
        return True
    known = [page.text(one) for field in fields for one in page.named(field, "aria-describedby")]
    known += [page.text(one) for field in fields for one in page.labels(field)]
    known += [page.text(one) for one in page.under(form) if one.tag in {"button", "a", "option", "legend"}]
    return bool(set(plain_words(page.text(form))) - set(plain_words(" ".join(known)))) or "*" in _around_text(
        page, form
    )


_UNDERSTOOD = frozenset({"en", "fr", "de", "es", "it", "pt", "nl"})
"""Languages of which the words are known well enough that a hint without them says nothing of it."""
_SAYS = frozenset(
    [
        *(
            "needed",
            "necessary",
            "compulsory",
            "blank",
            "empty",
            "nécessaire",
            "vide",
            "notwendig",
            "nötig",
            "leer",
        ),
        *(
            "muss",
            "müssen",
            "doit",
            "debe",
            "deve",
            "vuoto",
            "vacío",
            "vazio",
            "leeg",
            "moet",
            "needs",
            "need",
        ),
        *("required", "optional", "mandatory", "obligatory", "must", "requis", "obligatoire", "obligatoires"),
        *(
            "facultatif",
            "optionnel",
            "erforderlich",
            "pflichtfeld",
            "pflichtfelder",
            "freiwillig",
            "optionale",
        ),
        *(
            "obligatorio",
            "obligatorios",
            "opcional",
            "obbligatorio",
            "facoltativo",
            "obrigatório",
            "verplicht",
        ),
        *(
            "optioneel",
            "wymagane",
            "opcjonalne",
            "обязательно",
            "необязательно",
            "必須",
            "任意",
            "必填",
            "可选",
        ),
    ]
)
"""Words that say so, in some of the languages of the catalogs."""

OPTIONAL_RULE = Rule(
    id="form/optional-required",
    title=N_("A field that is called optional does not say that it must be filled in."),
    criteria=("1.3.1", "3.3.2"),
    impact=Impact.SERIOUS,
    judge=judge_optional,
    needs=("dom", "tree", "text"),
)
OPTIONAL = N_("The field is called optional, and nothing says otherwise.")
MUST_AND_NEED_NOT = N_(
    "“%(field)s” says that the field may be left empty, and its source that it must be filled in (required, "
    "aria-required): a screen reader says so. Take away what is wrong."
)
REQUIRED_SAID = Rule(
    id="form/required-said",
    title=N_("It is said which fields must be filled in."),
    criteria=("3.3.2",),
    impact=Impact.MODERATE,
    judge=judge_required_said,
    needs=("dom", "tree", "text"),
)

SAID = N_("It is said which fields must be filled in, or all of them must.")
UNSEEN = N_(
    "The field “%(field)s” must be filled in and others need not, and nothing that can be seen tells them "
    "apart: people learn it only when the form comes back. Write it into the label."
)
UNHEARD = N_(
    "A star says to eyes that the field “%(field)s” must be filled in, and nothing says it to a screen reader: the "
    "star is hidden from it, and the field has no required. Set required, or aria-required, on the field."
)
ALL_UNSAID = N_(
    "All fields of this form must be filled in, the first is “%(field)s”, and no label or sentence says so. Do people "
    "know before they send it? Write it into the labels, or before the form."
)
NOTHING_SAID = N_(
    "Neither the words nor the source of this form say which fields must be filled in. Must some of them? Then "
    "say so in the label, and set required."
)

"""Can what a QR code says be had without a camera and eyes? (WCAG 2.2, criterion 1.1.1 Non-text Content)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, name_words, sends
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_PICTURES = frozenset(["img", "svg", "canvas", "picture", "object"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LEAST = 60.0
"""CSS pixels: what is smaller is a sign for a QR code."""
_QR = re.compile(r"\bqr\b|qr-?code", re.IGNORECASE)
_ONCE = frozenset(["otp", "totp", "2fa", "mfa"])
_APP = re.compile(r"\b(?:scan|authenticat\w*|two-factor|2fa|totp)\b", re.IGNORECASE)
_PERHAPS = re.compile(
    r"secret|\bkeys?\b|manual|can.?t\b|cannot|could not|unable|trouble|instead|without|otherwise|alternativ|download",
    re.IGNORECASE,
)
"""Words by which a page may offer the same in another way."""
_OTHER_WAY = re.compile(
    r"\b(?:can.?t|cannot|could not|unable to|trouble|problems?|without|instead of) (?:\w+ ){0,3}scan|\bmanual|"
    r"\bsecret\b|\bset-?up key|without (?:a )?camera|"
    r"\b(?:enter|type|copy|show) (?:in )?(?:this|the) (?:\w+ )?(?:key|secret|text)\b",
    re.IGNORECASE,
)
"""Words that surely do."""
_KEY = re.compile(r"(?:[A-Z2-7]{4}[ -]?){4}|\b(?=[a-z]*[2-7])[a-z2-7]{16,}\b")
"""What a key in letters looks like (RFC 4648, base32)."""


def judge_qr_code(state: PageState) -> Iterator[Outcome]:
    """Applies to each QR code of a page that sets up codes from an application.

    Expects the key as words, or anything that may lead to it: a link of `otpauth:`, a field that holds it, words that
    speak of another way, or a link or a button near the code. Where the page has none of all that, who cannot scan
    cannot go on. Words are read in English alone; where there are none in other languages, or such as may be about
    something else, it is asked.
    """
    page = forms_of(state)
    english = state.language.lower().startswith("en")
    for node in state.nodes:
        if node.tag not in _PICTURES or not _is_qr(page, node):
            continue
        part = next((one for one in page.around(node) if one.tag in {"main", "body"}), None)
        if part is None or not (_sets_up(page, part) if english else _code_field(page, part)):
            continue
        told = _has_other_way(page, part, _OTHER_WAY if english else None) or _leads_on(page, part, node)
        # words that may be about something else leave it to a person
        sure = english and not _PERHAPS.search(page.text(part))
        missing = (OutcomeValue.FAILED, NO_OTHER_WAY) if sure else (OutcomeValue.CANT_TELL, ALONE)
        value, message = (OutcomeValue.PASSED, OTHER_WAY) if told else missing
        yield Outcome(
            value,
            message,
            {},
            None if told else node_target(state, node),
            node=node.id,
        )
        return


def _is_qr(page: Forms, node: Node) -> bool:
    box = node.box
    if (
        box is None
        or box.width < _LEAST
        or abs(box.width - box.height) > box.width / 10
        or not page.seen(node)
    ):
        return False
    said = " ".join(
        (page.name(node), *(node.attributes.get(one, "") for one in ("alt", "class", "id", "src")))
    )
    return bool(_QR.search(said.partition("data:")[0]))


def _sets_up(page: Forms, part: Node) -> bool:
    """Whether it asks to scan, and has a field for what the application shows then."""
    fields = [one for one in page.fields if page.holds(part, one)]
    coded = any(
        one.attributes.get("autocomplete") == "one-time-code"
        or one.attributes.get("inputmode") == "numeric"
        or name_words(one, "id", "name") & _ONCE
        for one in fields
    )
    return coded and bool(_APP.search(page.text(part)))


def _code_field(page: Forms, part: Node) -> Node | None:
    """The field for a code of six figures, which no words need to tell."""
    for one in page.fields:
        figures = (
            one.attributes.get("maxlength") == "6" or re.search(r"\{6\}", one.attributes.get("pattern", ""))
        ) and one.attributes.get("inputmode") == "numeric"
        coded = one.attributes.get("autocomplete") == "one-time-code" or name_words(one, "id", "name") & _ONCE
        if page.holds(part, one) and (figures or coded):
            return one
    return None


def _leads_on(page: Forms, part: Node, picture: Node) -> bool:
    """Whether a link, a button or a field for an address stands between the heading above a code and its field."""
    field = _code_field(page, part)
    if field is None:
        return True
    ends = sorted([page.position[picture.id], page.position[field.id]])
    around = page.form_of(field) or field
    last = max(ends[1], page.position[around.id] + len(page.under(around)))
    first = ends[0]
    while first > page.position[part.id] and page.nodes[first].tag not in _HEADINGS:
        first -= 1
    return any(
        one.attributes.get("role") in {"button", "link", "tab"}
        or one.tag == "summary"
        or (one.tag == "a" and "href" in one.attributes)
        or (one.tag in {"button", "input"} and (not sends(one) if one.tag == "button" else _asks_who(one)))
        for one in page.nodes[first : last + 1]
    )


def _asks_who(field: Node) -> bool:
    return field.attributes.get("type", "").lower() in {"tel", "email", "button"}


def _has_other_way(page: Forms, part: Node, words_for_it: re.Pattern[str] | None) -> bool:
    inside = page.under(part)
    words = page.text(part)
    if (
        (words_for_it is not None and words_for_it.search(words))
        or _KEY.search(words)
        or any(one.tag in {"details", "iframe", "code", "kbd"} for one in inside)
    ):
        return True
    if any(one.attributes.get("href", "").lower().startswith("otpauth:") for one in inside):
        return True
    return any({"readonly", "disabled"} & one.attributes.keys() for one in page.fields)


QR_CODE = Rule(
    id="image/qr-code",
    title=N_("What a QR code says can be had without scanning it."),
    criteria=("1.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_qr_code,
    needs=("dom", "tree", "text", "facts"),
)

OTHER_WAY = N_("The page has words beside the QR code that may do the same.")
NO_OTHER_WAY = N_(
    "The page asks to scan this QR code and offers nothing else: who does not see it, or has the application on this "
    "very device, cannot go on. Write the key beside it as text."
)
ALONE = N_(
    "This QR code stands before a field for a code, with no key in letters, no link and no button beside it. Can who "
    "does not see it, or has the application on this very device, go on? Write the key beside it as text."
)

"""Can what a QR code says be had without a camera and eyes? (WCAG 2.2, criterion 1.1.1 Non-text Content)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, name_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_PICTURES = frozenset(["img", "svg", "canvas", "picture", "object"])
_LEAST = 60.0
"""CSS pixels: what is smaller is a sign for a QR code."""
_QR = re.compile(r"\bqr\b|qr-?code", re.IGNORECASE)
_ONCE = frozenset(["otp", "totp", "2fa", "mfa"])
_APP = re.compile(r"\b(?:scan|authenticat\w*|two-factor|2fa|totp)\b", re.IGNORECASE)
_ELSE = re.compile(
    r"secret|\bkeys?\b|manual|can.?t\b|cannot|could not|unable|trouble|problem|instead|without|otherwise|alternativ|"
    r"another|\btype\b|\bcopy\b|\bopen\b|download|show|help|\blink\b",
    re.IGNORECASE,
)
"""Words by which a page may offer the same in another way."""
_KEY = re.compile(r"(?:[A-Z2-7]{4}[ -]?){4}|\b(?=[a-z]*[2-7])[a-z2-7]{16,}\b")
"""What a key in letters looks like (RFC 4648, base32)."""


def judge_qr_code(state: PageState) -> Iterator[Outcome]:
    """Applies to each QR code of a page in English that sets up codes from an application.

    Expects the key as words, or anything that may lead to it: a link of `otpauth:`, a field that holds it, words that
    speak of another way. Where the page has none of all that, who cannot scan cannot go on.
    """
    page = forms_of(state)
    if not state.language.lower().startswith("en"):
        return
    for node in state.nodes:
        if node.tag not in _PICTURES or not _is_qr(page, node):
            continue
        part = next((one for one in page.around(node) if one.tag in {"main", "body"}), None)
        if part is None or not _sets_up(page, part):
            continue
        told = _has_other_way(page, part)
        yield Outcome(
            OutcomeValue.PASSED if told else OutcomeValue.FAILED,
            OTHER_WAY if told else NO_OTHER_WAY,
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


def _has_other_way(page: Forms, part: Node) -> bool:
    inside = page.under(part)
    words = page.text(part)
    if (
        _ELSE.search(words)
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

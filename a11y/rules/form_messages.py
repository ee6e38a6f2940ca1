"""The messages of a form that say what is wrong, and the hints beside fields: whose they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from a11y.rules.forms import Forms, is_field, name_words
from a11y.words.state import Node

_WRONG = frozenset(
    [
        *("error", "errors", "errorlist", "erreur", "erreurs", "fehler", "errore", "errori", "fout", "blad"),
        *("err", "errs", "errmsg", "errortext", "fielderror"),
    ]
)
"""What authors call an element that says what is wrong with a field."""
_BEGINS = re.compile(
    r"(?:error|erreur|fehler|errore|erro|fout|fel|fejl|feil|virhe|błąd|chyba|hata|hiba|eroare|ошибка|помилка|שגיאה|خطأ|"
    r"エラー|错误|錯誤|오류|σφάλμα|lỗi)\s*[:\uff1a]",
    re.IGNORECASE,
)
"""How a message begins that says itself what it is."""
_HINT = frozenset(["hint", "hints", "helptext", "help", "helper", "instruction", "instructions"])
_NOT_A_MESSAGE = frozenset(["summary", "page", "count", "counter", "icon", "boundary", "log"])
_APART = frozenset(["form", "main", "body", "html", "table", "tbody"])
"""What holds several fields and their messages: from here on nothing tells which belong together."""
_WELL = frozenset(["valid", "success", "ok", "correct"])
"""What they call one when nothing is wrong any more."""
_FEWEST_LETTERS = 3
_LIVE = frozenset(["alert", "status", "log"])


def says_error(node: Node) -> bool:
    """Whether its author calls it an error message."""
    words = name_words(node, "class", "id")
    return bool(words & _WRONG or {"invalid", "feedback"} <= words)


def _says_well(node: Node) -> bool:
    words = name_words(node, "class")
    return bool(words & _WELL) and "not" not in words


def says_hint(node: Node) -> bool:
    """Whether its author calls it a hint for a field."""
    words = name_words(node, "class", "id")
    named = words & _HINT or {"form", "text"} <= words or {"field", "description"} <= words
    return bool(named) and not says_error(node)


def messages(page: Forms, calls: Callable[[Node], bool]) -> Iterator[tuple[Node, str]]:
    """The elements with drawn words that are called so and hold no field or control, the outermost of several."""
    told: Node | None = None
    for node in page.nodes:
        if told is not None and page.holds(told, node):
            continue
        begins = calls is says_error and _BEGINS.match(page.own_text(node)) is not None
        if not (begins or calls(node)) or not page.seen(node):
            continue
        if name_words(node, "class", "id") & _NOT_A_MESSAGE or node.tag in {"body", "html", "main", "form"}:
            continue
        inside = (node, *page.under(node))
        if any(is_field(one) or one.tag in {"button", "label", "h1", "h2", "h3", "legend"} for one in inside):
            continue
        if any(one.attributes.get("href", "").startswith("#") for one in inside):
            continue  # a list of what is wrong in the whole form
        if says_error(node) and any(_says_well(one) and page.text(one) for one in inside):
            continue
        words = page.text(node)
        if sum(letter.isalpha() for letter in words) < _FEWEST_LETTERS or words.startswith("*"):
            continue
        told = node
        yield node, words


def is_summary(page: Forms, node: Node) -> bool:
    """Whether it lists what is wrong in a whole form."""
    links = any(one.attributes.get("href", "").startswith("#") for one in page.under(node))
    words = name_words(node, "class", "id")
    return node.tag not in {"body", "html", "main", "form"} and (
        bool(words & _WRONG) or (links and node.attributes.get("role") == "alert")
    )


def field_of(page: Forms, message: Node) -> Node | None:
    """The one field that a message stands beside; none when it is about several, or nothing tells."""
    inner = message
    for outer in page.around(message):
        if outer.tag in _APART:
            return _next_to(page, inner)
        fields = [one for one in page.under(outer) if is_field(one) and one.box is not None]
        if fields:
            if _is_of_another(page, inner, message, fields[0]):
                return None
            alone = _is_one(fields) and _is_near(page, outer, inner, fields[0])
            return fields[0] if alone else _next_to(page, inner)
        inner = outer
    return None


def _is_of_another(page: Forms, part: Node, message: Node, field: Node) -> bool:
    """Whether the part of the page that holds a message names something else: a value that is only shown."""
    own = page.labels(field)
    return any(
        one.tag in _NAMES_A_PART and one not in own and not page.holds(message, one) and page.text(one)
        for one in page.under(part)
    )


_NAMES_A_PART = {"label", "legend", "dt", "th", "h2", "h3", "h4", "h5", "h6"}


def _is_near(page: Forms, outer: Node, message: Node, field: Node) -> bool:
    """Whether a message and a field stand close to each other in the same form."""
    form = page.form_of(field)
    if form is not None and not page.holds(form, message):
        return False  # it is about the form
    row = [
        one for one in page.under(outer) if one.parent == outer.id and one.box is not None and one.tag != "br"
    ]
    if not row or message not in row:
        return True
    at = next((number for number, one in enumerate(row) if page.holds(one, field)), None)
    return at is not None and abs(row.index(message) - at) <= _NEAR


_NEAR = 2
"""Elements: a label or another message may stand between a message and its field."""


def _is_one(fields: list[Node]) -> bool:
    """One field, or the buttons of one choice."""
    names = {(one.attributes.get("name", ""), one.attributes.get("type", "")) for one in fields}
    choice = fields[0].attributes.get("type", "") in {"radio", "checkbox"} and fields[0].attributes.get(
        "name"
    )
    return len(fields) == 1 or (bool(choice) and len(names) == 1)


def _next_to(page: Forms, message: Node) -> Node | None:
    """The field beside a message that stands in a row of labels, fields and messages.

    It is the one right before, or the one right after where its label stands before the message.
    """
    row = [one for one in page.beside(message) if one.tag not in {"br", "script", "style"}]
    at = next(number for number, one in enumerate(row) if one is message)
    before = row[at - 1] if at else None
    after = row[at + 1] if at + 1 < len(row) else None
    if after is not None and is_field(after):
        # between a label and its field: it is about this one
        own = before is not None and before.tag == "label" and before in page.labels(after)
        return after if own and after.box is not None else None
    if before is None:
        return None
    return before if is_field(before) and before.box is not None else None


def tied(page: Forms, field: Node, message: Node, words: str) -> bool:
    """Whether a field leads assistive technology to a message: by its name, description or error message."""
    for one in (field, *page.groups(field)):
        for attribute in ("aria-describedby", "aria-errormessage", "aria-labelledby", "aria-details"):
            meant = page.named(one, attribute)
            if any(page.holds(end, message) or page.holds(message, end) for end in meant):
                return True
        if " ".join(words.split()) in f"{page.name(one)} {page.description(one)}":
            return True
    return any(page.holds(label, message) for label in page.labels(field)) or any(
        one.tag == "legend" for one in page.around(message)
    )


def is_live(page: Forms, message: Node) -> bool:
    """Whether a message is announced when it comes up, or holds what is."""
    return any(map(is_region, (message, *page.under(message), *page.around(message))))


def is_region(node: Node) -> bool:
    """Whether it is a live region."""
    return (
        node.attributes.get("role") in _LIVE
        or node.attributes.get("aria-live", "off") != "off"
        or node.tag == "output"
    )

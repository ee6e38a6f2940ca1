"""Do numbers, items and notes say in words what a picture beside them tells? (WCAG 2.2, criterion 1.1.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_DRAWN = frozenset({"svg", "img", "i", "canvas"})
_LEAST, _MOST = 8.0, 48.0
"""CSS pixels of a sign."""
_SEVERAL = 2
_TOLD = 2
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*(?:[kKmMbB]\b[\W\d]*)?")
_ITEMS = frozenset({"li", "dd", "td", "p", "div", "span"})
_WORDS = 6
"""Of a note, from which on it is more than a label."""
_LABEL = re.compile(r"^\W*\w+(?:\s\w+){0,2}\s?[:\uff1a!]")
_LEADS = frozenset({"strong", "b", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "label"})
_ELSEWHERE = frozenset(
    {"nav", "header", "footer", "button", "a", "li", "label", "summary", "td", "th", "form"}
)
_CLEAR = ("rgba(0, 0, 0, 0)", "transparent", "")


def judge_bare_numbers(state: PageState) -> Iterator[Outcome]:
    """Applies to parts that stand side by side, each a small picture without a name and a number without a word.

    A question: what the numbers are is told by the pictures alone. Source: WCAG 2.2, failure F65 by analogy.
    """
    reading = reading_of(state)
    told = 0
    for parent, children in reading.children.items():
        if parent not in reading.by_id or parent in reading.unheard or len(children) < _SEVERAL:
            continue
        signed = [one for one in children if one.tag in _ITEMS and _sign(reading, one) is not None]
        if len(signed) < _SEVERAL:
            continue
        bare = [one for one in signed if _is_bare(reading, one)]
        if len(bare) < _SEVERAL:
            yield Outcome(OutcomeValue.PASSED, SAID)
        elif told < _TOLD:
            told += 1
            params = {"text": reading.words_in(bare[0]).strip()[:20]}
            yield Outcome(
                OutcomeValue.CANT_TELL, NUMBER, params, node_target(state, bare[0]), node=bare[0].id
            )


def judge_silent_items(state: PageState) -> Iterator[Outcome]:
    """Applies to items of lists with a drawn sign (emoji) in them. Expects something in each that is heard.

    A question where all that an item shows is hidden from assistive technology. Source: WCAG 2.2, technique F65.
    """
    reading = reading_of(state)
    told = 0
    for node in reading.nodes:
        if node.tag not in {"li", "td", "dd"} or node.box is None:
            continue
        words = reading.words_in(node).strip()
        if not words or not any(map(_is_emoji, words)):
            continue
        if _is_heard(reading, node) or "title" in node.attributes or any(map(str.isalnum, words)):
            yield Outcome(OutcomeValue.PASSED, HEARD)
        elif told < _TOLD:
            told += 1
            yield Outcome(
                OutcomeValue.CANT_TELL, SILENT, {"sign": words[:8]}, node_target(state, node), node=node.id
            )


def judge_notes(state: PageState) -> Iterator[Outcome]:
    """Applies to paragraphs, and to boxes with a ground of their own, that begin with a small picture.

    Expects the picture to have a name, a word that says what kind of note it is, or a role. A question, asked once.
    Source: WCAG 2.2, 1.1.1; technique G196 by analogy.
    """
    reading = reading_of(state)
    told = False
    for node in reading.nodes:
        if (
            node.tag not in {"p", "div", "aside"}
            or node.box is None
            or not (node.tag == "p" or _is_box(node))
        ):
            continue
        sign = _leading_sign(reading, node)
        if sign is None or any(one.tag in _ELSEWHERE for one in reading.around(node)):
            continue
        words = reading.words_in(node).strip()
        if len(words.split()) < _WORDS:
            continue
        led = _LABEL.match(words) or any(one.tag in _LEADS for one in reading.inside(node))
        said = led or "role" in node.attributes or "title" in sign.attributes
        if said or any("aria-label" in one.attributes for one in (node, *reading.inside(node))):
            yield Outcome(OutcomeValue.PASSED, KIND)
        elif not told:
            told = True
            yield Outcome(
                OutcomeValue.CANT_TELL, NOTE, {"text": words[:60]}, node_target(state, sign), node=sign.id
            )


def _is_box(node: Node) -> bool:
    """Whether it is set off from the page by a ground of its own."""
    return node.style.get("background-color", "") not in _CLEAR


def _leading_sign(reading: Reading, box: Node) -> Node | None:
    """The small picture without a name that a box begins with."""
    children = reading.children.get(box.id, ())
    if not children:
        return None
    first = children[0]
    # a picture may stand in an element of its own
    inner = reading.children.get(first.id, ())
    if len(inner) == 1 and not reading.own_words.get(first.id, "").strip():
        first = inner[0]
    return first if _is_sign(reading, first) else None


def _sign(reading: Reading, part: Node) -> Node | None:
    return next((one for one in reading.inside(part) if _is_sign(reading, one)), None)


def _is_sign(reading: Reading, one: Node) -> bool:
    box = one.box
    if one.tag not in _DRAWN or box is None:
        return False
    if not (_LEAST <= box.width <= _MOST and _LEAST <= box.height <= _MOST):
        return False
    exposed = reading.exposed.get(one.id)
    return (
        not (exposed is not None and exposed.name.strip()) and not reading.own_words.get(one.id, "").strip()
    )


def _is_bare(reading: Reading, part: Node) -> bool:
    """Whether a number is all that is heard of a part, or shown under the pointer."""
    around = (part, *reading.inside(part))
    if any(name in one.attributes for one in around for name in ("title", "aria-label", "aria-labelledby")):
        return False
    return bool(_NUMBER.fullmatch(reading.words_in(part).strip()))


def _is_heard(reading: Reading, node: Node) -> bool:
    around = (node, *reading.inside(node))
    if any(one.id not in reading.unheard and _says(reading.own_words.get(one.id, "")) for one in around):
        return True
    return any(
        reading.exposed[one.id].name.strip()
        for one in around
        if one.id in reading.exposed and reading.role(one) not in {"none", "generic"}
    )


def _says(words: str) -> bool:
    """Whether there is something to say in them: the bullet of a list is nothing."""
    return any(one.isalnum() or _is_emoji(one) for one in words)


def _is_emoji(sign: str) -> bool:
    return unicodedata.category(sign) == "So"


BARE_NUMBERS = Rule(
    id="image/bare-number",
    title=N_("What a number is, words say, and not a picture alone."),
    criteria=("1.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_bare_numbers,
    needs=("dom", "tree", "text"),
)
SILENT_ITEMS = Rule(
    id="image/silent-item",
    title=N_("What an item of a list shows by a sign is heard."),
    criteria=("1.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_silent_items,
    needs=("dom", "tree", "text"),
)
NOTES = Rule(
    id="image/note-sign",
    title=N_("A note says what kind of note it is."),
    criteria=("1.1.1",),
    impact=Impact.MODERATE,
    judge=judge_notes,
    needs=("dom", "tree", "text"),
)

SAID = N_("Words stand with the pictures.")
NUMBER = N_(
    "“%(text)s” and other numbers stand here with a picture each that has no name, and no word says what they are: a "
    "screen reader reads bare numbers. Write what each of them is, at least for screen readers."
)
HEARD = N_("What the item shows is heard.")
SILENT = N_(
    "“%(sign)s” is all that this item shows, and it is hidden from screen readers: they say nothing here. Does it tell "
    "something, such as a state? Say it in words, at least for screen readers."
)
KIND = N_("The note says what kind of note it is.")
NOTE = N_(
    "The note “%(text)s” begins with a picture that has no name, and no word says what kind of note it is. Does the "
    "picture say so, as a sign for a warning does? Give it an alternative, or begin with that word."
)

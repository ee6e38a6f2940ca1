"""Is what a background picture tells told in words as well? (WCAG 2.2, 1.1.1; failure F3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_TELLING = {
    "warning": ("warning", "caution", "careful", "attention", "danger"),
    "caution": ("caution", "warning", "careful"),
    "alert": ("alert", "warning", "attention", "problem", "error"),
    "error": ("error", "problem", "wrong", "invalid", "fail", "sorry", "cannot", "must"),
    "danger": ("danger", "warning", "risk"),
    "success": ("success", "done", "thank", "saved", "complete", "sent"),
    "important": ("important", "note", "attention"),
    "required": ("required", "must", "mandatory"),
}
"""What names of classes and files say that a picture tells, and words that tell the same (in English)."""
_PARTS = re.compile(r"[A-Z]?[a-z]+")
_ADDRESS = re.compile(r'url\("?([^")]*)')
_DRAWS = {"icon", "ico", "image", "img", "picture", "symbol", "sign", "badge", "flag", "mark"}


def judge_background(state: PageState) -> Iterator[Outcome]:
    """Applies to elements whose background picture is named for a warning, an error, success or the like.

    Expects a word for it in the element or its name. Whether the picture only repeats what is clear without it, and
    what words of other languages say, is a person's question.
    """
    reading = reading_of(state)
    for node in state.nodes:
        address = _ADDRESS.search(node.style.get("background-image", ""))
        if address is None or node.box is None or node.id in reading.unheard:
            continue
        told = _told(node, address[1])
        if not told:
            continue
        said = _said(node, reading)
        if not said and not _stands_for_words(node):
            continue
        known = any(word in said for word in _TELLING[told])
        yield Outcome(
            OutcomeValue.PASSED if known else OutcomeValue.CANT_TELL,
            SAID if known else DRAWN,
            {"name": told},
            None if known else node_target(state, node),
            node=0 if known else node.id,
        )


def _told(node: Node, address: str) -> str:
    """What the names of the file, or of a class or id that says that there is a picture, tell; empty for nothing."""
    file = "" if address.startswith("data:") else address.rpartition("/")[2]
    for names, sure in (
        (file, True),
        (node.attributes.get("class", ""), False),
        (node.attributes.get("id", ""), False),
    ):
        words = {part.lower() for part in _PARTS.findall(names)}
        found = next((word for word in _TELLING if word in words), "")
        if found and (sure or words & _DRAWS):
            return found
    return ""


def _said(node: Node, reading: Reading) -> str:
    names = [
        reading.exposed[one.id].name for one in (node, *reading.inside(node)) if one.id in reading.exposed
    ]
    return fold(" ".join([reading.words_in(node), *names]))


def _stands_for_words(node: Node) -> bool:
    """An element without words that is drawn for its picture alone."""
    return node.box is not None and 0 < node.box.width <= 100 and 0 < node.box.height <= 100


BACKGROUND = Rule(
    id="image/background",
    title=N_("What a background picture tells is told in words as well."),
    criteria=("1.1.1",),
    impact=Impact.MODERATE,
    judge=judge_background,
    needs=("dom", "tree", "text"),
)

SAID = N_("The words say what the background picture tells.")
DRAWN = N_(
    "A picture in the background seems to tell “%(name)s”, and no word here does: who cannot see it does not learn of "
    "it. Is it clear without? If not, begin the text with that word; it may be hidden from eyes alone."
)

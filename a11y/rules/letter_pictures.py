"""Are there pictures that are made of letters and signs? (WCAG 2.2, 1.1.1; failure F72)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SIGNS = 20
_SHARE = 0.6
"""Of all that is no space: programs and tables of numbers have fewer signs."""
_CODE = frozenset({"code", "kbd", "samp", "var", "math", "span"})
"""What a highlighter or an author puts into a `pre` that holds a program."""


def judge_letter_picture(state: PageState) -> Iterator[Outcome]:
    """Applies to texts whose spaces and lines are kept (`pre`). Expects words, not signs that draw something.

    Those that say what they are (`role=img`), and programs that are marked as such, are left out: a question.
    """
    reading = reading_of(state)
    for node in state.nodes:
        if node.tag != "pre" or node.box is None or not _is_plain(reading, node):
            continue
        signs = [letter for letter in reading.words_in(node) if not letter.isspace()]
        drawn = [letter for letter in signs if not letter.isalnum()]
        picture = len(drawn) >= _SIGNS and len(drawn) >= _SHARE * len(signs)
        yield Outcome(
            OutcomeValue.CANT_TELL if picture else OutcomeValue.PASSED,
            PICTURE if picture else WORDS,
            {},
            node_target(state, node) if picture else None,
            node=node.id if picture else 0,
        )


def _is_plain(reading: Reading, node: Node) -> bool:
    if node.attributes.get("role") or node.id in reading.unheard or node.attributes.get("aria-label"):
        return False
    around = any(one.tag == "figure" and "aria-label" in one.attributes for one in reading.around(node))
    return not around and not any(one.tag in _CODE for one in reading.inside(node))


LETTER_PICTURE = Rule(
    id="image/of-letters",
    title=N_("Pictures made of letters and signs have a text alternative."),
    criteria=("1.1.1",),
    impact=Impact.MODERATE,
    judge=judge_letter_picture,
    needs=("dom", "text"),
)

WORDS = N_("The text holds words.")
PICTURE = N_(
    "Signs and spaces seem to draw something here, and a screen reader reads out each of them. Is it a picture? Give "
    "it role=“img” and an aria-label that says what it shows."
)

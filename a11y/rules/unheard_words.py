"""Do words reach nobody, hidden from eyes and from screen readers? (WCAG 2.2, 1.3.1; ARIA, aria-hidden)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CLIPPED = 2.0
"""CSS pixels: what is not larger is kept for screen readers."""
_WHOLE = 600
"""Characters of a hidden part from which on it is a part of the page that comes up later, or a copy."""
_SIGN = 64.0
"""CSS pixels: the width and height of a sign at most."""
_CONTROLS = frozenset({"link", "button", "tab", "menuitem", "checkbox", "radio", "switch"})
_MOST = 2


def judge_unheard(state: PageState) -> Iterator[Outcome]:
    """Applies to words that are drawn too small to be seen, as words for screen readers are.

    Expects that they are not in `aria-hidden`, where nobody gets them. Fails where they are the words of a sign, and
    nothing around it says the same; else it is a question.
    """
    reading = reading_of(state)
    asked = 0
    for node in reading.nodes:
        box = node.box
        words = reading.own_words.get(node.id, "").strip()
        if box is None or box.width > _CLIPPED or box.height > _CLIPPED or sum(map(str.isalpha, words)) < 2:
            continue
        hidden = _hidden_in(reading, node)
        if hidden is None:
            yield Outcome(OutcomeValue.PASSED, HEARD)
        elif asked < _MOST and not _is_said_beside(reading, hidden, words):
            asked += 1
            sure = _is_sign(reading, hidden, node)
            yield Outcome(
                OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
                SIGN if sure else NOBODY,
                {"words": words[:80]},
                node_target(state, node),
                node=node.id,
            )


def _hidden_in(reading: Reading, node: Node) -> Node | None:
    """The element with `aria-hidden` around it that is small and can be seen; a large one may be a closed menu."""
    if node.id not in reading.unheard:
        return None
    return next((one for one in reading.around(node) if one.attributes.get("aria-hidden") == "true"), None)


def _is_said_beside(reading: Reading, hidden: Node, words: str) -> bool:
    if len(reading.words_in(hidden)) > _WHOLE or hidden.box is None:
        return True
    around = list(reading.around(hidden))[1:]
    controls = (one for one in around if reading.role(one) in _CONTROLS)
    if any(reading.exposed[one.id].name.strip() for one in controls):
        return True  # the control has a name without the sign
    beside = around[0] if around else hidden
    if words.casefold() in reading.words_in(beside).replace(words, "", 1).casefold():
        return True
    named = (exposed.name for one in around[:4] if (exposed := reading.exposed.get(one.id)) is not None)
    return any(words.casefold() in name.casefold() for name in named)


def _is_sign(reading: Reading, hidden: Node, node: Node) -> bool:
    """Whether what is hidden is a sign with these words for screen readers in it, and nothing else to read."""
    if hidden is node or hidden.box is None or max(hidden.box.width, hidden.box.height) > _SIGN:
        return False
    inside = {node.id, *(one.id for one in reading.inside(node))}
    parts = [one for one in (hidden, *reading.inside(hidden)) if one.id not in inside]
    return not any(any(map(str.isalnum, reading.own_words.get(one.id, ""))) for one in parts)


UNHEARD = Rule(
    id="name/for-nobody",
    title=N_("Words for screen readers are not kept from them."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_unheard,
    needs=("dom", "tree", "text"),
)

HEARD = N_("The words that eyes do not see are there for screen readers.")
SIGN = N_(
    "“%(words)s” is written for screen readers and stands in the sign that is hidden from them by aria-hidden, so that "
    "it reaches nobody. Write it behind the sign, or take aria-hidden away."
)
NOBODY = N_(
    "“%(words)s” is made invisible for eyes, as words for screen readers are, and stands in aria-hidden, so that no "
    "screen reader says it. Is it said elsewhere? Put it outside of what is hidden."
)

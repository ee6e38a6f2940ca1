"""Is a heading the title of what follows, or does it hold a whole part of the page? (WCAG 2.2, 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset({"button", "textbox", "searchbox", "combobox", "checkbox", "switch", "listbox"})
_PARTS = frozenset({"pre", "ul", "ol", "dl", "table", "form"})
_FEWEST = 8
"""Words of a heading that has more in it than a title and a button beside it."""
_LONG = 40
"""Words of a heading that is no title any more: those of articles and of questions have fewer."""
_DENSE = 3
"""Letters of a word, where words are written without spaces between them."""


def judge_heading_words(state: PageState) -> Iterator[Outcome]:
    """Applies to each heading that is heard. Expects the words of a title, with a button beside them at most.

    Asks where a button or a field, or a block of its own, stands among many words of a heading, and where a heading has
    as many words as a paragraph. Source: WCAG 2.2, 2.4.6; the whole heading is read in every list of headings.
    """
    reading = reading_of(state)
    passed = False
    for node in reading.state.nodes:
        if reading.role(node) != "heading":
            continue
        name = reading.exposed[node.id].name
        count = max(len(name.split()), sum(not one.isascii() for one in name) // _DENSE)
        if count < _FEWEST:
            passed = passed or bool(count)
            continue
        part = _part(reading, node, name)
        if part is None and count < _LONG:
            passed = True
            continue
        params = {"text": name[:80], "count": str(count)}
        sentence = LONG if part is None else HOLDS
        yield Outcome(OutcomeValue.CANT_TELL, sentence, params, node_target(state, node), node=node.id)
    if passed:
        yield Outcome(OutcomeValue.PASSED, TITLE)


def _part(reading: Reading, heading: Node, name: str) -> Node | None:
    """What is in a heading and no title: a control beside other words, or a block of its own."""
    for one in reading.inside(heading):
        control = reading.role(one) in _CONTROLS
        if not control and one.tag not in _PARTS:
            continue
        own = reading.exposed[one.id].name if control else ""
        # a heading that is a button opens what it heads
        if len(name.split()) - len(own.split()) >= _FEWEST // 2:
            return one
    return None


HEADING_WORDS = Rule(
    id="structure/heading-words",
    title=N_("A heading has the words of a title."),
    criteria=("2.4.6", "1.3.1"),
    impact=Impact.MODERATE,
    judge=judge_heading_words,
    needs=("dom", "tree", "text"),
)

TITLE = N_("The headings have the words of titles.")
HOLDS = N_(
    "The heading that begins “%(text)s” holds controls or whole blocks, and has %(count)s words: all of it is read in "
    "a list of headings. Is all of it the title? Put what is not behind the heading."
)
LONG = N_(
    "The heading that begins “%(text)s” has %(count)s words: all of it is read in a list of headings. Is it a title, "
    "or a paragraph that was marked as one?"
)

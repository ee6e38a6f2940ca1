"""Is a long text divided so that somebody finds a place in it? (WCAG 2.2, 2.4.10 Section Headings; level AAA)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import Outline
from a11y.rules.reading import Block, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_LONG = 500
"""Words in a row, of blocks of text alone, without a heading, a list or a table."""
_BLOCK = 15
"""Words of a block of text; shorter ones are labels."""
_DIVIDE = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "hr", "summary", "figure"}
)
_LEFT_OUT = frozenset({"li", "td", "th", "dd", "dt", "pre", "code", "blockquote", "nav", "footer", "header"})


def judge_long(state: PageState) -> Iterator[Outcome]:
    """Applies to texts of 500 words and more. Expects headings, lists or tables that divide them.

    A poem, a letter or a chapter need none: a question. Source: WCAG 2.2, technique G141.
    """
    reading = reading_of(state)
    words, first, longest = 0, None, 0
    told: Block | None = None
    blocks = {block.node.id: block for block in reading.blocks_of_words}
    for node in state.nodes:
        if node.frame or node.box is None:
            continue
        if node.tag in _DIVIDE or reading.role(node) in {"heading", "list", "table"}:
            words, first = 0, None
        block = blocks.get(node.id)
        if block is None or _is_apart(reading, node):
            continue
        number = len(block.run.text.split())
        if number < _BLOCK:
            continue
        first = first or block
        words += number
        if words > longest:
            longest, told = words, first
    if told is not None and longest >= _LONG:
        params = {"count": str(longest)}
        yield Outcome(
            OutcomeValue.CANT_TELL, UNDIVIDED, params, node_target(state, told.node), node=told.node.id
        )
    elif told is not None:
        yield Outcome(OutcomeValue.PASSED, DIVIDED)


def _is_apart(outline: Outline, node: Node) -> bool:
    return any(one.tag in _LEFT_OUT for one in outline.around(node))


LONG_TEXT = Rule(
    id="structure/long-text",
    title=N_("Headings divide long texts."),
    criteria=("2.4.10",),
    impact=Impact.MINOR,
    judge=judge_long,
    needs=("dom", "tree", "text"),
)

DIVIDED = N_("No long text is without headings.")
UNDIVIDED = N_(
    "%(count)s words stand here in a row, without a heading or a list (level AAA): who cannot skim with the eyes has "
    "to read all of it to find a place. Are there parts that could have headings?"
)

"""Are letters large enough to be read as they are? Asked of a person, since WCAG names no size."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Block, Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_SMALLEST = 9.0
"""CSS pixels of letters that few read without enlarging the page."""
_WORDS = 3
"""Of a text that is there to be read: signs and labels of pictures have fewer."""
_LEFT_OUT = frozenset({"sup", "sub", "rt", "rp", "code", "svg", "text", "tspan"})


def judge_small(state: PageState) -> Iterator[Outcome]:
    """Applies to texts of three words and more. Expects letters of nine CSS pixels at least.

    WCAG asks that they can be enlarged, and for no size: the first is told once a page, as a question.
    """
    reading = reading_of(state)
    texts = [
        block
        for block in reading.blocks_of_words
        if len(block.run.text.split()) >= _WORDS
        and block.node.tag not in _LEFT_OUT
        and block.node.id not in reading.unheard
    ]
    small = next((block for block in texts if block.size < _SMALLEST and _is_small(reading, block)), None)
    if small is not None:
        params = {"size": f"{small.size:g}", "text": small.run.text[:80]}
        yield Outcome(
            OutcomeValue.CANT_TELL, SMALL, params, node_target(state, small.node), node=small.node.id
        )
    elif texts:
        yield Outcome(OutcomeValue.PASSED, LARGE)


def _is_small(reading: Reading, block: Block) -> bool:
    """Whether all of it is, and not a sign or a part of it alone."""
    sizes = [
        reading.by_id[one].style.get("font-size", "") for one in block.run.carriers if one in reading.by_id
    ]
    sizes = sizes or [block.node.style.get("font-size", "")]
    return all(0 < float(one.removesuffix("px") or 0) < _SMALLEST for one in sizes)


SMALL_TEXT = Rule(
    id="text/small",
    title=N_("Words are large enough to be read."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_small,
    needs=("dom", "text"),
)

LARGE = N_("No text is smaller than nine pixels.")
SMALL = N_(
    "“%(text)s” is written in letters of %(size)s pixels, which many people cannot read. Does everybody who needs it "
    "know how to enlarge the page? Make it as large as the other words."
)

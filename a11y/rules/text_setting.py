"""Are long texts set so that their words keep their shapes and their lines their distance? (WCAG 2.2, 1.4.8, AAA)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from a11y.rules.reading import Block, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_LONG = 20
"""Words of a text that is there to be read."""
_LINE, _MANY = 8, 3
"""Words of a text that is read and not glanced at, and texts of a page that lean."""
_QUOTED = frozenset({"blockquote", "q", "cite", "em", "dfn", "address"})
_TIGHT = 1.1
"""Distance of lines in sizes of their letters: browsers take 1.15 and more by themselves."""


def judge_capitals(state: PageState) -> Iterator[Outcome]:
    """Applies to texts of twenty words and more. Expects capitals only where the language has them.

    The first is told once a page, as a question: who knows words by their shapes reads each letter then.
    """
    texts = _texts(state)
    found = next((block for block in texts if _is_capital(block)), None)
    if found is not None:
        yield _asked(state, found, CAPITALS)
    elif texts:
        yield Outcome(OutcomeValue.PASSED, ORDINARY)


def judge_lines(state: PageState) -> Iterator[Outcome]:
    """Applies to texts of twenty words and several lines. Expects some room between the lines.

    Level AAA asks for a way to have one and a half; the first text whose lines nearly touch is a question.
    """
    texts = [block for block in _texts(state) if _pitch(block)]
    found = next((block for block in texts if _pitch(block) < _TIGHT * block.size), None)
    if found is not None:
        yield _asked(state, found, TIGHT)
    elif texts:
        yield Outcome(OutcomeValue.PASSED, APART)


def judge_italics(state: PageState) -> Iterator[Outcome]:
    """Applies to texts of eight words and more. Expects italics for a few of them at most.

    Letters that lean are harder to tell apart for people with dyslexia and low vision. Asked once a page, where three
    such texts and more lean that are no quotation. Source: British Dyslexia Association, Dyslexia Style Guide 2023.
    """
    reading = reading_of(state)
    texts = [
        block
        for block in reading.blocks_of_words
        if len(block.run.text.split()) >= _LINE and block.node.id not in reading.unheard
    ]
    leaning = [
        block for block in texts if block.node.style.get("font-style", "").startswith(("italic", "oblique"))
    ]
    leaning = [
        block for block in leaning if not any(one.tag in _QUOTED for one in reading.around(block.node))
    ]
    if len(leaning) >= _MANY:
        yield _asked(state, leaning[0], ITALICS)
    elif texts:
        yield Outcome(OutcomeValue.PASSED, UPRIGHT)


def _texts(state: PageState) -> list[Block]:
    reading = reading_of(state)
    return [
        block
        for block in reading.blocks_of_words
        if len(block.run.text.split()) >= _LONG and block.node.id not in reading.unheard
    ]


def _asked(state: PageState, block: Block, message: str) -> Outcome:
    return Outcome(OutcomeValue.CANT_TELL, message, {}, node_target(state, block.node), node=block.node.id)


def _is_capital(block: Block) -> bool:
    text = block.run.text
    cased = [letter for letter in text if letter.lower() != letter.upper()]
    drawn = block.node.style.get("text-transform") == "uppercase" or all(map(str.isupper, cased))
    return drawn and len(cased) * 2 > len(text)


def _pitch(block: Block) -> float:
    """CSS pixels from line to line; 0 where there are not several."""
    tops = sorted({round(line.y, 1) for line in block.node.lines})
    steps = [other - one for one, other in itertools.pairwise(tops)]
    return min(steps) if steps and min(steps) > block.size / 2 else 0.0


CAPITALS_RULE = Rule(
    id="text/capitals",
    title=N_("Long texts are not written in capitals."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_capitals,
    needs=("dom", "text"),
)
ITALICS_RULE = Rule(
    id="text/italics",
    title=N_("Texts are not set in italics throughout."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_italics,
    needs=("dom", "text"),
)
LINES_RULE = Rule(
    id="text/tight-lines",
    title=N_("The lines of long texts stand apart."),
    criteria=("1.4.8",),
    impact=Impact.MINOR,
    judge=judge_lines,
    needs=("dom", "text"),
)

ORDINARY = N_("No long text is written in capitals alone.")
CAPITALS = N_(
    "This text is written in capitals from beginning to end: words lose their shapes, and people who read with effort "
    "are slow in it. Is it meant to be read? Write it in ordinary letters, and mark what matters in another way."
)
APART = N_("The lines of long texts stand apart.")
TIGHT = N_(
    "The lines of this text nearly touch (level AAA asks for half a line between them): the eye slips from one to the "
    "next. Can it be read with effort only? Set line-height to 1.5."
)
UPRIGHT = N_("The texts stand upright.")
ITALICS = N_(
    "This text and others like it are in italics: leaning letters are hard to tell apart for people with dyslexia or "
    "little sight. Is another style possible, which leaves italics for single words?"
)

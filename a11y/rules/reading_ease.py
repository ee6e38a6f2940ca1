"""Are long texts set so that they can be read, and abbreviations explained? (WCAG 2.2, 1.4.8, 3.1.4; level AAA)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import Block, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import PageState

_LONG = 20
"""Words of a block of text; shorter ones are no blocks to read."""
_LINES = 2
_WIDE, _WIDE_WITHOUT_SPACES = 80, 40
"""Characters of a line (1.4.8), of scripts with and without spaces between words."""
_INITIALS = re.compile(r"[\w.]{2,12}")


def judge_block(state: PageState) -> Iterator[Outcome]:
    """Applies to texts of several lines. Expects them not justified, and no line longer than 80 characters (40 in CJK).

    Each fault is told once a page, of its first text. Source: failure F88; technique C20. A window made narrower makes
    lines shorter, so that a long line is a question.
    """
    reading = reading_of(state)
    texts = [block for block in reading.blocks_of_words if _is_long(block)]
    justified = next((one for one in texts if one.node.style.get("text-align") == "justify"), None)
    wide = next((one for one in texts if _line(one) > _most(one)), None)
    if justified is not None:
        target = node_target(state, justified.node)
        yield Outcome(OutcomeValue.FAILED, JUSTIFIED, {}, target, node=justified.node.id)
    if wide is not None:
        count = {"count": str(round(_line(wide)))}
        yield Outcome(OutcomeValue.CANT_TELL, WIDE, count, node_target(state, wide.node), node=wide.node.id)
    if texts and justified is None and wide is None:
        yield Outcome(OutcomeValue.PASSED, READABLE)


def _is_long(block: Block) -> bool:
    words = len(block.run.text.split())
    return (
        len(block.node.lines) >= 1 and _height(block) >= _LINES and (words >= _LONG or _without_spaces(block))
    )


def _height(block: Block) -> int:
    """Lines that the text takes."""
    return len({round(line.y) for line in block.node.lines})


def _line(block: Block) -> float:
    """Characters of an average line, the last one left out."""
    return len(block.run.text) / max(_height(block) - 0.5, 1)


def _without_spaces(block: Block) -> bool:
    return sum(ord(one) > 0x2E80 for one in block.run.text) * 2 > len(block.run.text)


def _most(block: Block) -> int:
    return _WIDE_WITHOUT_SPACES if _without_spaces(block) else _WIDE


def judge_abbreviation(state: PageState) -> Iterator[Outcome]:
    """Applies to `abbr`. Expects its long form: a title, or words in brackets beside it, once on the page.

    Whether it is a word that everybody knows is a person's question. Source: techniques G97, H28.
    """
    reading = reading_of(state)
    whole = " ".join(run.text for run in state.runs if run.channel is Channel.VISIBLE)
    explained = {
        fold(reading.words_in(node))
        for node in state.nodes
        if node.tag in ("abbr", "acronym", "dfn") and node.attributes.get("title", "").strip()
    }
    asked: set[str] = set()
    for node in state.nodes:
        short = reading.words_in(node).strip() if node.tag in ("abbr", "acronym") else ""
        if not _INITIALS.fullmatch(short) or fold(short) in asked:
            continue
        asked.add(fold(short))
        bare = re.escape(short)
        told = fold(short) in explained or bool(
            re.search(rf"{bare}\s?[(\uff08]|[(\uff08]{bare}[)\uff09]", whole)
        )
        yield Outcome(
            OutcomeValue.PASSED if told else OutcomeValue.CANT_TELL,
            EXPLAINED if told else SHORT,
            {"text": short},
            None if told else node_target(state, node),
            node=0 if told else node.id,
        )


BLOCK = Rule(
    id="text/block",
    title=N_("Long texts are set so that lines can be followed."),
    criteria=("1.4.8",),
    impact=Impact.MINOR,
    judge=judge_block,
    needs=("dom", "text"),
)
ABBREVIATION = Rule(
    id="words/abbreviation",
    title=N_("Abbreviations are explained."),
    criteria=("3.1.4",),
    impact=Impact.MINOR,
    judge=judge_abbreviation,
    needs=("dom", "text"),
)

READABLE = N_("Long texts are not justified, and their lines are short enough.")
JUSTIFIED = N_(
    "The text is set to both edges (level AAA): gaps between words run down through the lines, and people who read "
    "with effort get lost in them. Set text-align to start."
)
WIDE = N_(
    "Lines of about %(count)s characters (level AAA asks for 80 at most, 40 in Chinese, Japanese and Korean). Do they "
    "get shorter in a narrower window? A max-width would settle it."
)
EXPLAINED = N_("Abbreviations that are marked are explained.")
SHORT = N_(
    "“%(text)s” is marked as an abbreviation, and its long form stands nowhere on the page (level AAA). Does everybody "
    "know it? Write it in full where it comes first."
)

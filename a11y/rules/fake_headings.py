"""Do words that look like a heading say that they are one? (WCAG 2.2, 1.3.1; failure F2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from a11y.rules.reading import Block, Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_BLOCKS = {"p", "div", "span", "b", "strong", "font", "center", "section", "article", "main", "body", "big"}
"""Elements that say nothing of what their words are."""
_ELSEWHERE = {
    *(
        "table",
        "label",
        "legend",
        "caption",
        "figcaption",
        "figure",
        "summary",
        "button",
        "a",
        "nav",
        "dt",
        "dd",
    ),
    *(
        "blockquote",
        "address",
        "menu",
        "option",
        "pre",
        "code",
        "aside",
        "header",
        "footer",
        "li",
        "noscript",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "dialog", "form", "fieldset", "hgroup"),
}
"""Elements in which bold words are not a heading, or are one already."""
_ROLES = {
    *(
        "heading",
        "button",
        "link",
        "tab",
        "alert",
        "status",
        "log",
        "dialog",
        "alertdialog",
        "tooltip",
        "menu",
    ),
    *(
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "listitem",
        "cell",
        "columnheader",
        "rowheader",
    ),
    *("note", "form", "search", "toolbar", "tabpanel", "img", "image", "marquee", "timer"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SAYS_SO = re.compile(r"(?:^|[\s_-])(?:heading|headline|title|h[1-6])(?:$|[\s_-])", re.IGNORECASE)
_ENDS = tuple(".!?:;,/|*\u3002\uff01\uff1f\u061f\uff1a\uff1b\uff0c\u060c\u2026\u00b7\u00bb\u203a>")
"""Signs that end a sentence or lead to what follows: no heading ends with one of them for certain."""
_NO_HEADING = re.compile(r"(?:\d|[$€£¥₪%+#@~=/\\])")
_SENTENCE = (".", "!", "?", "\u3002", "\uff01", "\uff1f", "\u061f", "\u0964")
_SERIES = 3
"""Lines of one look that make a series."""
_WORDS, _LETTERS, _LEAST = 10, 70, 3
_LARGER, _MUCH_LARGER = 1.2, 1.5
"""Times the size of ordinary words on the page."""
_PARAGRAPH = 8
"""Words of what follows from which on it is a text."""
_NEAR = 2.5
"""Sizes of the heading's letters that may lie between it and what follows."""


def judge_fake_heading(state: PageState) -> Iterator[Outcome]:
    """Applies to a short line that stands out over the text that follows it, by weight or size. Expects a heading.

    Failed where it looks as the page's own headings do, or is bold, much larger and named as one, or one of three and
    more of one look that lie between the texts of one part; else a person is asked. What is part of a list, table,
    form, quotation, link or landmark beside the content is left out, and so is a second line of a heading.
    """
    reading = reading_of(state)
    looks = {
        (round(block.size), block.bold)
        for block in reading.blocks_of_words
        if block.node.tag in _HEADINGS or reading.role(block.node) == "heading"
    }
    if looks:
        yield Outcome(OutcomeValue.PASSED, MARKED)
    several = _several(reading)
    before: Block | None = None
    for block, after in pairwise(reading.blocks_of_words):
        last, before = before, block
        if not _stands_out(block, reading.body_size) or not _is_short(block.run.text):
            continue
        named = bool(_SAYS_SO.search(block.node.attributes.get("class", "")))
        alike = (round(block.size), block.bold) in looks
        repeated = block.node.id in several
        if not _heads(block, after, repeated or (alike and named)) or _is_elsewhere(block, reading):
            continue
        second = last is not None and _is_heading(last, reading) and _lies_below(last, block)
        strong = block.size >= _LARGER * reading.body_size and (
            block.bold or block.size >= _MUCH_LARGER * reading.body_size
        )
        sure = strong and (repeated or ((alike or named) and not second))
        sure = sure and not _NO_HEADING.search(block.run.text)
        if not strong and second:
            continue
        value, message = (OutcomeValue.FAILED, FAKE) if sure else (OutcomeValue.CANT_TELL, PERHAPS)
        yield Outcome(
            value, message, {"text": block.run.text[:80]}, node_target(state, block.node), node=block.node.id
        )


def _several(reading: Reading) -> set[int]:
    """The `Node.id` of bold, larger lines of one look, three and more in one part, each over a text of its own."""
    found: dict[tuple[object, ...], dict[str, int]] = {}
    for block, after in pairwise(reading.blocks_of_words):
        node, text = block.node, after.run.text
        if not block.bold or block.size < _LARGER * reading.body_size or not _is_short(block.run.text):
            continue
        beside = any(one.parent == node.parent and one.id != node.id for one in reading.around(after.node))
        is_text = _is_long(text) or (len(text.split()) >= _LEAST and text.endswith(_SENTENCE))
        if beside and is_text and _heads(block, after, like_one=True) and not _is_elsewhere(block, reading):
            look = (node.parent, node.tag, node.attributes.get("class", ""), round(block.size))
            found.setdefault(look, {}).setdefault(block.run.text, node.id)
    return {number for group in found.values() if len(group) >= _SERIES for number in group.values()}


def _stands_out(block: Block, body: float) -> bool:
    return block.size >= _LARGER * body or (block.bold and block.size >= body)


def _is_short(text: str) -> bool:
    letters = sum(one.isalpha() for one in text)
    return (
        letters >= _LEAST
        and len(text) <= _LETTERS
        and len(text.split()) <= _WORDS
        and not text.endswith(_ENDS)
        and text[0].isalnum()
    )


def _heads(block: Block, after: Block, like_one: bool) -> bool:
    """Whether the words after it are ordinary ones, and lie under it. What looks like a heading may have few."""
    text = after.run.text
    long = like_one or _is_long(text)
    weaker = (after.size < block.size or (block.bold and not after.bold)) and after.size <= block.size
    return long and weaker and after.node.tag not in _HEADINGS and _lies_below(block, after)


def _is_long(text: str) -> bool:
    return len(text.split()) >= _PARAGRAPH or (len(text) >= 4 * _PARAGRAPH and not text.isascii())


def _lies_below(block: Block, after: Block) -> bool:
    over, under = block.run.box, after.run.box
    if over is None or under is None or block.node.frame != after.node.frame:
        return False
    gap = under.y - (over.y + over.height)
    beside = under.x >= over.x + over.width or over.x >= under.x + under.width
    return -0.5 * block.size <= gap <= _NEAR * block.size and not beside


def _is_heading(block: Block, reading: Reading) -> bool:
    return any(one.tag in _HEADINGS or reading.role(one) == "heading" for one in reading.around(block.node))


def _is_elsewhere(block: Block, reading: Reading) -> bool:
    if block.node.tag not in _BLOCKS or block.node.id in reading.unheard or len(block.node.lines) > 2:
        return True
    carriers = [reading.by_id[one] for one in block.run.carriers if one in reading.by_id]
    return any(
        one.tag in _ELSEWHERE or reading.role(one) in _ROLES or one.attributes.get("role", "") in _ROLES
        for one in (*carriers, *reading.around(block.node))
    ) or any(one.tag in _ELSEWHERE for one in reading.inside(block.node))


FAKE_HEADING = Rule(
    id="structure/fake-heading",
    title=N_("What looks like a heading is one."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_fake_heading,
    needs=("dom", "tree", "text"),
)

MARKED = N_("The headings of the page are marked as headings.")
FAKE = N_(
    "“%(text)s” looks like a heading over what follows and is none: who has the headings read out, or jumps from one "
    "to the next, does not find it. Make it h2 or h3, as fits the headings around it."
)
PERHAPS = N_(
    "“%(text)s” stands out over what follows as a heading does, and is none. Is it the title of that part? Then make "
    "it h2 or h3, as fits the headings around it."
)

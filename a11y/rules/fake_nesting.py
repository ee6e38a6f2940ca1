"""Are levels that are drawn by indentation told by markup? (WCAG 2.2, 1.3.1; technique H48)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_ITEMS = frozenset({"div", "p", "span", "a", "li", "tr"})
_ELSEWHERE = frozenset({"pre", "code", "button", "select", "svg", "blockquote"})
_BOXES = frozenset({"checkbox", "radio"})
_TREES = frozenset({"tree", "treegrid", "log", "menu", "listbox"})
_FEWEST, _DEEPER = 4, 2
"""Lines, and how often one is deeper than the one before: a paragraph may be set in."""
_STEP, _FARTHEST = 6.0, 80.0
"""CSS pixels of a step to the right at least, and at most: what stands farther is another column."""
_LEVELS = 6
_SHORT = 80
"""Letters of a line: what is longer is a comment that answers another."""


def judge_fake_nesting(state: PageState) -> Iterator[Outcome]:
    """Applies to short lines that follow each other in one element and begin at several depths.

    Expects lists in lists, or a level in the markup (`aria-level`), where they do not stand one above the other: a
    question. Trees, code and lines that say their level are left out.
    """
    reading = reading_of(state)
    for parent, lines in _together(reading).items():
        starts = [_start(reading, one, rtl=state.direction == "rtl") for one in lines]
        if not _are_levels(starts):
            continue
        levelled = any("aria-level" in one.attributes for one in lines)
        tree = any(
            reading.role(one) in _TREES or one.tag in _ELSEWHERE
            for one in reading.around(reading.by_id[parent])
        ) or (_is_in_form(reading, parent) and not _is_choice(reading, lines))
        if levelled or tree:
            yield Outcome(OutcomeValue.PASSED, TOLD)
            continue
        words = reading.words_in(lines[0])[:60]
        yield Outcome(
            OutcomeValue.CANT_TELL, DRAWN, {"text": words}, node_target(state, lines[0]), node=lines[0].id
        )


def _together(reading: Reading) -> dict[int, list[Node]]:
    """By `Node.id` of what holds them, elements of one kind with short words of their own."""
    found: defaultdict[int, list[Node]] = defaultdict(list)
    for parent, children in reading.children.items():
        if len(children) < _FEWEST or parent not in reading.by_id or parent in reading.unheard:
            continue
        seen = [one for one in children if one.box is not None and one.tag != "legend"]
        tags = {one.tag for one in seen}
        if len(seen) < _FEWEST or len(tags) > 1 or not tags <= _ITEMS:
            continue
        texts = [reading.words_in(one) for one in seen]
        if all(0 < len(text) <= _SHORT for text in texts):
            found[parent] = seen
    return found


def _is_in_form(reading: Reading, parent: int) -> bool:
    return any(one.tag == "form" for one in reading.around(reading.by_id[parent]))


def _is_choice(reading: Reading, lines: Sequence[Node]) -> bool:
    """Whether each line is a box to tick with its words: other lines of a form are set in as they like."""
    fields = [
        [one for one in reading.inside(line) if one.tag in {"input", "select", "textarea"}] for line in lines
    ]
    return all(len(one) == 1 and one[0].attributes.get("type", "").lower() in _BOXES for one in fields)


def _start(reading: Reading, node: Node, *, rtl: bool) -> float:
    """Where the first line of an element begins, away from the side that is read from."""
    lines = [line for one in (node, *reading.inside(node)) for line in one.lines]
    if not lines:
        return 0.0
    return -max(one.x + one.width for one in lines) if rtl else min(one.x for one in lines)


def _are_levels(starts: Sequence[float]) -> bool:
    """Whether lines begin at a few depths, step by step, and come back."""
    steps = [after - before for before, after in pairwise(starts)]
    deeper = [one for one in steps if one >= _STEP]
    levels = {round(one) for one in starts}
    return (
        len(deeper) >= _DEEPER
        and min(steps) <= -_STEP
        and max(deeper) <= _FARTHEST
        and 1 < len(levels) <= _LEVELS
        and min(starts) == starts[0]
        and len(levels) < len(starts)
    )


FAKE_NESTING = Rule(
    id="structure/fake-nesting",
    title=N_("What stands under something else by its indentation does so in the markup."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_fake_nesting,
    needs=("dom", "tree", "text"),
)

TOLD = N_("The levels of the lines are in the markup.")
DRAWN = N_(
    "The lines from “%(text)s” on stand at different depths, and the markup has them in one row: a screen reader does "
    "not say which belongs to which. Do they form a tree? Then put lists into the items of lists."
)

"""Does Tab go through the page in the order in which it is read? (WCAG 2.2, criterion 2.4.3)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_OUT_OF_FLOW = {"fixed", "sticky", "absolute"}
_SAME_COLUMN = 0.5
"""The share of the narrower one's width that two elements in one column have in common."""
_SAME_ROW = 0.5
"""The share of the lower one's height that two elements in one row have in common."""
_LONG_ROW = 3
"""Stops in a row that all go backwards: two buttons are often changed round on purpose."""
_FIELDS = {"input", "select", "textarea"}
_NO_TEXT = {"checkbox", "radio", "button", "submit", "reset", "image"}
_IN_LINES = {"inline", "contents", "ruby"}


class _Step(NamedTuple):
    """Two stops of the Tab key, one after the other."""

    first: Node
    box: Box
    second: Node
    next_box: Box


def judge_order(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with several stops. Expects no jump upwards in one column, and none backwards in one row.

    Backwards is against the direction of the element around both: to the right where words are read from right to
    left, or to one that was passed over. A jump that a positive tabindex makes is a fault; one that styles make may be
    meant, and so may one from a field to what helps with it in the line over it, where both have a number: a question
    for a person.
    """
    hands = state.hands
    stops = [
        (state.nodes[stop.node], stop.box)
        for stop in (hands.stops if hands else ())
        if 0 <= stop.node < len(state.nodes) and stop.box is not None
    ]
    tree = _Tree(state.nodes)
    steps = [_Step(*one, *other) for one, other in itertools.pairwise(stops)]
    flowing = [
        step for step in steps if not any(tree.is_out_of_flow(node) for node in (step.first, step.second))
    ]
    for step in flowing:
        if _goes_up(step):
            by_number = any(_tabindex(node) > 0 for node in (step.first, step.second)) and not _helps(step)
            yield _told(state, step, by_number, JUMPS_BY_NUMBER if by_number else JUMPS)
    for backwards, group in itertools.groupby(flowing, tree.goes_back):
        if backwards:
            steps = list(group)
            told = list(_of_row(state, steps))
            yield from told or _over_another(state, flowing, steps[0])
    if len(stops) > 1:
        yield Outcome(OutcomeValue.PASSED, IN_ORDER, {}, None)


def _of_row(state: PageState, steps: Sequence[_Step]) -> Iterator[Outcome]:
    """What to say of steps backwards in one row after the other; steps between two rows end a group."""
    numbered = [step for step in steps if _tabindex(step.first) > 0 and _tabindex(step.second) > 0]
    for step in numbered:
        yield _told(state, step, True, BACK_BY_NUMBER)
    fields = [step for step in steps if step.first.tag in _FIELDS and step.second.tag in _FIELDS]
    if not numbered and (fields or len(steps) + 1 >= _LONG_ROW):
        yield _told(state, (fields or steps)[0], False, BACK)


def _over_another(state: PageState, flowing: Sequence[_Step], back: _Step) -> Iterator[Outcome]:
    """A step over the next one of the row, and back to it: something was put to the other end of its row."""
    there = next((step for step in flowing if step.second is back.first), None)
    if there is None or _tabindex(back.second) > 0:
        return
    one, other, between = there.box, there.next_box, back.next_box
    in_row = all(_overlap(one.y, one.height, box.y, box.height) >= _SAME_ROW for box in (other, between))
    left, right = sorted((one, other), key=lambda box: box.x)
    if in_row and left.x + left.width <= between.x and between.x + between.width <= right.x:
        yield _told(state, back, False, BACK)


def _told(state: PageState, step: _Step, certain: bool, message: str) -> Outcome:
    value = OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL
    params = {"next": node_target(state, step.second).selector}
    return Outcome(value, message, params, node_target(state, step.first))


def _goes_up(step: _Step) -> bool:
    one, other = step.box, step.next_box
    return (
        other.y + other.height <= one.y and _overlap(one.x, one.width, other.x, other.width) >= _SAME_COLUMN
    )


def _helps(step: _Step) -> bool:
    """Whether numbers lead from a field to the box or link right over it, as “Show password” beside its label."""
    near = step.box.y - step.next_box.y - step.next_box.height <= step.box.height
    numbered = 0 < _tabindex(step.first) < _tabindex(step.second)
    return near and numbered and _is_for_text(step.first) and not _is_for_text(step.second)


def _is_for_text(node: Node) -> bool:
    return node.tag in _FIELDS and node.attributes.get("type", "").lower() not in _NO_TEXT


def _overlap(start: float, size: float, other_start: float, other_size: float) -> float:
    common = min(start + size, other_start + other_size) - max(start, other_start)
    return common / max(1.0, min(size, other_size))


class _Tree:
    """What stands around elements."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._by_id = {one.id: one for one in nodes}

    def goes_back(self, step: _Step) -> bool:
        """Whether the second stands before the first in the same row of the same part of the page.

        Words in a line may run the other way than the line: links among them are left out, as is what stands upright.
        """
        one, other = step.box, step.next_box
        if _overlap(one.y, one.height, other.y, other.height) < _SAME_ROW:
            return False
        if any(box.height > 2 * box.width or box.x + box.width <= 0 for box in (one, other)):
            return False
        mine, its = list(self._around(step.first)), list(self._around(step.second))
        ids = {node.id for node in its}
        holder = next((node for node in mine if node.id in ids), None)
        if holder is None:
            return False
        items = [_below(chain, holder) for chain in (mine, its)]
        if any(item is None or item.style.get("display") in _IN_LINES for item in items):
            return False
        right_to_left = holder.style.get("direction") == "rtl"
        return other.x >= one.x + one.width if right_to_left else other.x + other.width <= one.x

    def is_out_of_flow(self, node: Node) -> bool:
        """Whether it stands somewhere else than where the source has it."""
        return any(one.style.get("position") in _OUT_OF_FLOW for one in self._around(node))

    def _around(self, node: Node) -> Iterator[Node]:
        at: Node | None = node
        while at is not None:
            yield at
            at = self._by_id.get(at.parent)


def _below(chain: Sequence[Node], holder: Node) -> Node | None:
    """The one of the elements around something that is a part of the holder itself."""
    return next((node for node in chain if node.parent == holder.id), None)


def _tabindex(node: Node) -> int:
    try:
        return int(node.attributes.get("tabindex", "0"))
    except ValueError:
        return 0


ORDER = Rule(
    id="keyboard/order",
    title=N_("Tab goes through the page in the order in which it is read."),
    criteria=("2.4.3",),
    impact=Impact.MODERATE,
    judge=judge_order,
    needs=("dom", "hands"),
    instead_of=("axe/tabindex",),
)

IN_ORDER = N_("Tab goes through the page from top to bottom.")
JUMPS_BY_NUMBER = N_(
    "Tab goes on from here to %(next)s, which stands above it: a positive tabindex breaks the order of the page. "
    "Take it away and put the elements in the order in which they are read."
)
JUMPS = N_(
    "Tab goes on from here to %(next)s, which stands above it. "
    "Does this order make sense to somebody who sees the page?"
)
BACK_BY_NUMBER = N_(
    "Tab goes on from here to %(next)s, which comes before it in the same row: positive tabindexes break the order "
    "of the page. Take them away and put the elements in the order in which they are read."
)
BACK = N_(
    "Tab goes on from here to %(next)s, which comes before it in the same row as the row is read. "
    "Does this order make sense to somebody who sees the page?"
)

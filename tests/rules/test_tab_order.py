"""When an order that numbers make is surely a fault."""

from __future__ import annotations

import msgspec
import pytest
from made_records import state, walk

from a11y.rules.judge import judge
from a11y.words.finding import Box, OutcomeValue
from a11y.words.hands import Hands, TabStop, WalkEnd
from a11y.words.state import Node


@pytest.mark.parametrize(
    ("second", "number", "y", "expected"),
    [
        ({"type": "checkbox"}, "3", 70.0, OutcomeValue.CANT_TELL),
        ({"type": "checkbox"}, "3", 10.0, OutcomeValue.FAILED),
        ({"type": "checkbox"}, "0", 70.0, OutcomeValue.FAILED),
        ({"type": "text"}, "3", 70.0, OutcomeValue.FAILED),
    ],
)
def test_a_helper_in_the_line_over_a_field_may_be_meant(
    second: dict[str, str], number: str, y: float, expected: OutcomeValue
) -> None:
    """Numbers that lead from a field to “Show password” beside its label may be meant; any other way up is a fault."""
    boxes = Box(0, 100, 200, 30), Box(0, y, 200, 20)
    attributes = {"tabindex": "2"}, {**second, "tabindex": number}
    nodes = tuple(
        Node(id=at, parent=0, tag="input", attributes=told, box=box)
        for at, (told, box) in enumerate(zip(attributes, boxes, strict=True), 1)
    )
    stops = tuple(TabStop(node=at, box=box) for at, box in enumerate(boxes))
    hands = Hands(stops=stops, end=WalkEnd.ROUND, back=(1, 0), back_end=WalkEnd.ROUND)
    seen = msgspec.structs.replace(state(walk()), nodes=nodes, hands=hands)
    assert [one.outcome for one in judge(seen)[1] if one.rule == "keyboard/order"] == [expected]

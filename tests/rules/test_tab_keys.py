"""When tabs without arrow keys are surely out of reach, and when a person is asked."""

from __future__ import annotations

import msgspec
import pytest
from made_records import state, walk

from a11y.rules.tab_keys import judge_tab_keys
from a11y.words.finding import Box, OutcomeValue
from a11y.words.listening import Listener, Listeners
from a11y.words.state import Node

CLICKS = Listener(node=1, event="click")
ARROWS = Listener(node=0, event="keydown", arrows=True)


@pytest.mark.parametrize(
    ("tag", "second", "listens", "expected"),
    [
        ("button", {"tabindex": "-1"}, Listeners((CLICKS,)), [OutcomeValue.FAILED]),
        ("button", {}, Listeners((CLICKS,)), [OutcomeValue.CANT_TELL]),
        ("button", {}, Listeners((ARROWS, CLICKS)), [OutcomeValue.PASSED]),
        ("button", {}, Listeners((CLICKS,), complete=False), []),
        ("button", {"disabled": ""}, Listeners((CLICKS,)), []),
        ("a", {"href": "#files"}, Listeners((CLICKS,)), [OutcomeValue.CANT_TELL]),
        ("a", {"href": "/files/"}, Listeners((CLICKS,)), []),
        ("span", {}, Listeners((CLICKS,)), []),
    ],
)
def test_tabs_that_are_all_stops_are_asked_about(
    tag: str, second: dict[str, str], listens: Listeners, expected: list[OutcomeValue]
) -> None:
    """Tab comes to each of them, so nothing is out of reach; but the role promises arrow keys."""
    box = Box(0, 0, 200, 30)
    first = {"href": "#about"} if tag == "a" else {}
    nodes = (
        Node(id=1, parent=0, tag="div", box=box, attributes={"role": "tablist"}),
        Node(id=2, parent=1, tag=tag, box=box, attributes={"role": "tab", **first}),
        Node(id=3, parent=1, tag=tag, box=box, attributes={"role": "tab", **second}),
    )
    seen = msgspec.structs.replace(state(walk()), nodes=nodes, listeners=listens)
    assert [one.value for one in judge_tab_keys(seen)] == expected

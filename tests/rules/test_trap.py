"""When something that holds Tab is surely a trap, and when the page may tell the way out."""

from __future__ import annotations

import msgspec
import pytest
from made_records import state, walk

from a11y.rules.judge import judge
from a11y.words.finding import Box, OutcomeValue
from a11y.words.hands import Hands, TabStop, WalkEnd
from a11y.words.message import Channel
from a11y.words.state import Node, TextRun


@pytest.mark.parametrize(
    ("advice", "expected"),
    [
        ("Write what the project is for.", OutcomeValue.FAILED),
        ("Tab and Shift + Tab change the indentation of the line.", OutcomeValue.FAILED),
        ("Press Shift+F10 to leave the editor.", OutcomeValue.CANT_TELL),
        ("To leave the editor, press Escape and then Tab.", OutcomeValue.CANT_TELL),
    ],
)
def test_tab_is_no_way_out_of_what_holds_it(advice: str, expected: OutcomeValue) -> None:
    """Words that name another key may be the advice that 2.1.2 asks for; those that name Tab itself are not."""
    box = Box(0, 0, 200, 30)
    nodes = tuple(Node(id=at, parent=0, tag=tag, box=box) for at, tag in enumerate(("a", "textarea", "a"), 1))
    stops = (TabStop(node=0, box=box), TabStop(node=1, box=box))
    hands = Hands(stops=stops, end=WalkEnd.HELD, back=(0,), back_end=WalkEnd.HELD, focusable=(0, 1, 2))
    run = TextRun(node=2, text=advice, channel=Channel.VISIBLE)
    seen = msgspec.structs.replace(state(walk()), nodes=nodes, runs=(run,), hands=hands)
    assert [one.outcome for one in judge(seen)[1] if one.rule == "keyboard/trap"] == [expected]

"""When content that goes before the pointer is on it surely fails, and when a person is asked."""

from __future__ import annotations

import msgspec
import pytest
from made_records import state, walk

from a11y.rules.hovering import judge_hoverable
from a11y.words.finding import Box, OutcomeValue
from a11y.words.openings import Bubble, Openings, Thing
from a11y.words.state import Node

LABEL = Box(0, 40, 140, 32)


@pytest.mark.parametrize(
    ("words", "box", "controls", "expected"),
    [
        ("Copy to clipboard", LABEL, False, OutcomeValue.CANT_TELL),
        ("Copies the token to the clipboard", LABEL, False, OutcomeValue.FAILED),
        ("Copy to clipboard", Box(0, 40, 400, 200), False, OutcomeValue.FAILED),
        ("Copy to clipboard", None, False, OutcomeValue.FAILED),
        ("New project", LABEL, True, OutcomeValue.FAILED),
        ("", LABEL, False, OutcomeValue.FAILED),
    ],
)
def test_a_small_box_of_few_words_is_asked_about(
    words: str, box: Box | None, controls: bool, expected: OutcomeValue
) -> None:
    """An enlarged screen shows it together with its trigger; a sentence, or a menu, has to be gone to."""
    bubble = Bubble(trigger=0, what=Thing(box=box), words=words, controls=controls, hoverable=False)
    node = Node(id=1, parent=0, tag="button", box=Box(0, 0, 70, 38))
    seen = msgspec.structs.replace(state(walk()), nodes=(node,), openings=Openings(bubbles=(bubble,)))
    assert [one.value for one in judge_hoverable(seen)] == [expected]

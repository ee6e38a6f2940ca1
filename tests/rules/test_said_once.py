"""What has one cause is told once, and what only some screen readers repeat is a question."""

from __future__ import annotations

import msgspec
import pytest
from made_records import state, walk

from a11y.rules.judge import judge
from a11y.words.finding import Box, Finding, OutcomeValue
from a11y.words.hands import Hands, TabStop
from a11y.words.state import AxNode, Node, PageState

BOX = Box(0, 0, 100, 30)


def told(seen: PageState, rule: str) -> list[Finding]:
    """What one rule says of a page state."""
    return [one for one in judge(seen)[1] if one.rule == rule]


def covered(*, dialog: bool) -> PageState:
    """Three links that are hidden when they have the focus, by a layer that is a dialog or is none."""
    layer = Node(id=5, parent=1, tag="div", attributes={"role": "dialog"} if dialog else {}, box=BOX)
    links = [Node(id=number, parent=1, tag="a", attributes={"href": "#"}, box=BOX) for number in (2, 3, 4)]
    nodes = (Node(id=1, parent=0, tag="html"), *links, layer, Node(id=6, parent=5, tag="p", box=BOX))
    stops = tuple(TabStop(number, BOX, covered=1.0, cover=5) for number in (1, 2, 3))
    return msgspec.structs.replace(state(walk()), nodes=nodes, hands=Hands(stops=stops))


@pytest.mark.parametrize(("dialog", "times"), [(True, 1), (False, 3)])
def test_a_dialog_that_lets_the_focus_out_is_told_once(dialog: bool, times: int) -> None:
    """What lies behind a dialog need not move: the dialog is what is to be mended. Behind a bar each is told."""
    assert len(told(covered(dialog=dialog), "focus/obscured")) == times


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"aria-label": "Copy", "title": "Copy"}, OutcomeValue.CANT_TELL),
        ({"aria-label": "Copy", "aria-description": "Copy"}, OutcomeValue.FAILED),
    ],
)
def test_a_title_that_says_the_name_again_is_asked_about(
    attributes: dict[str, str], expected: OutcomeValue
) -> None:
    """It is shown to who points as well, and some screen readers leave out what they have said already."""
    nodes = (Node(id=1, parent=0, tag="html"), Node(id=2, parent=1, tag="button", attributes=attributes))
    tree = (AxNode(id=2, depth=0, role="button", name="Copy", description="Copy"),)
    seen = msgspec.structs.replace(state(walk()), nodes=nodes, tree=tree)
    assert [one.outcome for one in told(seen, "name/said-twice")] == [expected]


def test_elements_alike_that_say_their_name_again_are_told_of_once() -> None:
    """A page with a hundred times that have a title has one habit, not a hundred faults."""
    attributes = [{"title": "Monday"}, {"title": "Friday"}, {"aria-description": "Sunday"}]
    nodes = tuple(Node(id=at, parent=0, tag="time", attributes=one) for at, one in enumerate(attributes, 1))
    tree = tuple(
        AxNode(id=node.id, depth=0, role="time", name=said, description=said)
        for node in nodes
        for said in node.attributes.values()
    )
    seen = msgspec.structs.replace(state(walk()), nodes=nodes, tree=tree)
    found = told(seen, "name/said-twice")
    assert [one.outcome for one in found] == [OutcomeValue.CANT_TELL, OutcomeValue.FAILED]
    assert [one.params.get("count") for one in found] == ["2", None]
    assert found[0].message.startswith("2 elements")

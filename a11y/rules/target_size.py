"""Are targets large enough, or far enough from each other? (WCAG 2.2, criterion 2.5.8): what axe cannot know of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.state import Node, PageState

LEAST = 24.0
"""CSS pixels: the width and height of a target, or the diameter of the circle around one that others leave free."""
_OWN_SIZE = 13.0
"""CSS pixels: a box to tick as Chromium draws it when no style sheet says otherwise."""
_SURELY = 20.0
"""CSS pixels: no line of words makes a button without any as small as that."""
_SAME = 0.2
_AXE = "target-size"
_KNOWN_TO_AXE = {"a", "button", "input", "select", "textarea", "summary", "label", "option", "area", "svg"}
_MANY = 2


def judge_size(state: PageState) -> Iterator[Outcome]:
    """Applies to what axe found too small, and to small elements that listen to clicks and say so by their pointer.

    Boxes to tick in the browser's own size, and links that a large enough link leads to the same place as, are
    exceptions of the criterion. Of elements without a role only those are told that stand beside another such.
    """
    by_id = {node.id: node for node in state.nodes}
    small = {one.node for result in state.axe.violations if result.id == _AXE for one in result.nodes}
    large = {
        (node.frame, node.attributes["href"])
        for node in state.nodes
        if node.tag == "a" and "href" in node.attributes and node.id not in small and _is_large(node.box)
    }
    for number in small:
        found = by_id.get(number)
        if found is None:
            continue
        message = _exception(found, large)
        if message:
            yield Outcome(OutcomeValue.PASSED, message, {}, node_target(state, found), node=found.id)
    for node in _crowded(state, by_id):
        yield Outcome(OutcomeValue.FAILED, CROWDED, _size(node), node_target(state, node), node=node.id)
    for node in _small_buttons(state, small):
        sure = node.box is not None and max(node.box.width, node.box.height) <= _SURELY
        value, message = (OutcomeValue.FAILED, CROWDED) if sure else (OutcomeValue.CANT_TELL, IN_A_LINE)
        yield Outcome(value, message, _size(node), node_target(state, node), node=node.id)


def _small_buttons(state: PageState, told: set[int]) -> Iterator[Node]:
    """Small buttons without words right beside another such, which axe takes for a part of a line of words.

    Their size is their own: no line height of words holds them (2.5.8, exception "Inline").
    """
    worded = {
        carrier
        for run in state.runs
        if run.channel is Channel.VISIBLE and sum(map(str.isalnum, run.text)) > 1
        for carrier in (run.carriers or (run.node,))
    }
    groups: dict[int, list[Node]] = {}
    for node in state.nodes:
        button = node.tag == "button" or node.attributes.get("role") == "button"
        if button and node.id not in worded and "disabled" not in node.attributes and _is_small(node.box):
            groups.setdefault(node.parent, []).append(node)
    for parent, nodes in groups.items():
        if any(one.tag == "input" and one.parent == parent for one in state.nodes):
            continue  # what they count up and down can be typed
        for one, other in pairwise(nodes):
            if _touch(one.box, other.box) and other.id not in told and _is_shown(one) and _is_shown(other):
                yield other


def _is_shown(node: Node) -> bool:
    return node.style.get("visibility", "visible") == "visible" and node.style.get("opacity") != "0"


def _exception(node: Node, large: set[tuple[int, str]]) -> str:
    if node.tag == "input" and node.attributes.get("type") in {"checkbox", "radio"} and node.box is not None:
        own = abs(node.box.width - _OWN_SIZE) < _SAME and abs(node.box.height - _OWN_SIZE) < _SAME
        return OWN_SIZE if own else ""
    href = node.attributes.get("href", "")
    return EQUIVALENT if node.tag == "a" and len(href) > 1 and (node.frame, href) in large else ""


def _is_large(box: Box | None) -> bool:
    return box is not None and box.width >= LEAST and box.height >= LEAST


def _crowded(state: PageState, by_id: dict[int, Node]) -> Iterator[Node]:
    """Small elements that listen to clicks, have no role, and whose free circles touch: each of such neighbours."""
    groups: dict[int, list[Node]] = {}
    for node in state.nodes:
        if node.clickable and _is_bare(node) and _is_small(node.box):
            groups.setdefault(node.parent, []).append(node)
    for parent, nodes in groups.items():
        around = by_id.get(parent)
        if len(nodes) < _MANY or around is None or around.lines or _acts(around, by_id):
            continue
        close = [pair for pair in pairwise(nodes) if _touch(pair[0].box, pair[1].box)]
        yield from {node.id: node for pair in close for node in pair}.values()


def _is_bare(node: Node) -> bool:
    return (
        node.tag not in _KNOWN_TO_AXE
        and "role" not in node.attributes
        and node.style.get("cursor") == "pointer"
        and node.style.get("visibility", "visible") == "visible"
        and node.style.get("opacity") != "0"
    )


def _is_small(box: Box | None) -> bool:
    return box is not None and 2 < box.width < LEAST and 2 < box.height < LEAST


def _acts(node: Node | None, by_id: dict[int, Node]) -> bool:
    """Whether it, or something around it, takes the click as well: then the target is that."""
    while node is not None:
        if node.tag in _KNOWN_TO_AXE or (node.clickable and node.style.get("cursor") == "pointer"):
            return True
        node = by_id.get(node.parent)
    return False


def _touch(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return False
    across = (one.x + one.width / 2) - (other.x + other.width / 2)
    down = (one.y + one.height / 2) - (other.y + other.height / 2)
    return 1 < math.hypot(across, down) < LEAST - 1


def _size(node: Node) -> dict[str, str]:
    assert node.box is not None
    return {"width": f"{node.box.width:.0f}", "height": f"{node.box.height:.0f}"}


SIZE = Rule(
    id="target/size",
    title=N_("What is pressed is large enough, or far enough from its neighbours."),
    criteria=("2.5.8",),
    impact=Impact.SERIOUS,
    judge=judge_size,
    needs=("dom", "axe"),
    instead_of=("axe/target-size",),
)

OWN_SIZE = N_("It has the size that the browser gives it.")
EQUIVALENT = N_("A larger link on the page leads to the same place.")
CROWDED = N_(
    "It is only %(width)s by %(height)s CSS pixels large and another target stands right beside it: whoever does not "
    "point exactly presses the wrong one. Make it 24 by 24 large, or leave room around it."
)
IN_A_LINE = N_(
    "It is only %(width)s by %(height)s CSS pixels large and another button stands right beside it. Are both parts of "
    "a line of words, which gives them their height? Else make each 24 by 24 large, or leave room around it."
)

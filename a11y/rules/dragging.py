"""Can what is dragged be moved by other means? (WCAG 2.2, criteria 2.1.1 and 2.5.7 Dragging Movements)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of
from a11y.rules.listening_places import hears_clicks, hears_keys_itself
from a11y.rules.outline import outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset({"button", "select", "input", "textarea", "summary"})
_TOLD = 5
"""Lists that are told of one page."""


def judge_dragging(state: PageState) -> Iterator[Outcome]:
    """Applies to what says that it can be dragged (`draggable`), links and pictures left out; once for each list.

    Expects a control in one of them, or the focus on it: where there is neither, other means may lie elsewhere on the
    page, and a person is asked. So it is where all of these hear keys and none hears a click: keys alone are no help
    to who points without dragging. Source: WCAG 2.2, technique G219.
    """
    outline = outline_of(state)
    lists: dict[int, list[Node]] = {}
    for node in state.nodes:
        if (
            node.attributes.get("draggable") == "true"
            and node.box is not None
            and node.tag not in {"a", "img"}
        ):
            lists.setdefault(node.parent, []).append(node)
    if not lists:
        return
    helping = [node for node in state.nodes if _helps(node)]
    helped = {one.id for node in helping for one in outline.around(node)}
    clicked = {one.id for node in helping if not _by_keys_alone(state, node) for one in outline.around(node)}
    told = 0
    for items in lists.values():
        by_keys = any(one.id in helped for one in items)
        if any(one.id in clicked for one in items):
            yield Outcome(OutcomeValue.PASSED, OTHER_MEANS)
            continue
        told += 1
        if told > _TOLD:
            return
        yield Outcome(
            OutcomeValue.CANT_TELL,
            BY_KEYS if by_keys else BY_DRAGGING,
            {},
            node_target(state, items[0]),
            criteria=("2.5.7",) if by_keys else None,
            node=items[0].id,
        )


def _by_keys_alone(state: PageState, node: Node) -> bool:
    """Whether a script hears keys on a control, and nothing hears clicks there."""
    if node.tag not in {"button", "li", "tr", "div", "span"} or "onclick" in node.attributes:
        return False
    if not hears_keys_itself(state, node):
        return False
    return not hears_clicks(state, forms_of(state), node)


def _helps(node: Node) -> bool:
    role = node.attributes.get("role", "")
    stop = node.attributes.get("tabindex", "-1").strip() not in {"", "-1"}
    return node.box is not None and (node.tag in _CONTROLS or role in {"button", "menuitem"} or stop)


DRAGGING = Rule(
    id="pointer/drag-alone",
    title=N_("What can be dragged can be moved by other means."),
    criteria=("2.1.1", "2.5.7"),
    impact=Impact.SERIOUS,
    judge=judge_dragging,
    needs=("dom", "listeners"),
)

OTHER_MEANS = N_("What can be dragged has controls, or takes the focus.")
BY_DRAGGING = N_(
    "This can be dragged, and neither the focus nor a control is on it. Can the same be done without dragging, by keys "
    "and by single clicks? Buttons that move it up and down would settle it."
)
BY_KEYS = N_(
    "This can be dragged, and moved with keys; no control on it hears a click. Can the same be done by single clicks, "
    "for who points with a head, an eye or a shaking hand? Buttons that move it up and down would settle it."
)

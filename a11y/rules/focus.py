"""What does the focus look like, and can it be seen? (WCAG 2.2, criteria 2.4.7, 1.4.11 and 2.4.11)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from a11y.rules.colours import contrast, over, parse_colour
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.hands import Change, TabStop
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

ENOUGH = 3.0
"""The contrast ratio of what shows a state against what lies beside it (1.4.11)."""
_TOLD_APART = 1.04
"""The contrast ratio of two colours below which nobody sees that one became the other."""
_DRAWN = {"none", "hidden"}
_INVISIBLE_WIDTH = "0px"
_FRAMES = frozenset({"iframe", "frame", "object", "embed"})
_GROWS = 2.0
"""CSS pixels by which a box is larger: a border or words that come."""


def _stops(state: PageState) -> Iterator[tuple[TabStop, Node]]:
    if state.hands is not None:
        for stop in state.hands.stops:
            if 0 <= stop.node < len(state.nodes):
                yield stop, state.nodes[stop.node]


def judge_visible(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that Tab comes to and whose looks could be compared.

    Expects that something of it, or beside it, looks otherwise with the focus than without: a text field's caret is
    enough, and so is that it comes into view, as skip links do. What is out of view altogether is judged as obscured.
    Frames are left out: the focus is on the document in them, and no style reaches them then (HTML, `:focus`). What
    stays clear as glass shows nothing of its changes. Source: ACT rule oj04fd.
    """
    by_id = {node.id: node for node in state.nodes}
    for stop, node in _stops(state):
        if not stop.looked or node.tag in _FRAMES:
            continue
        seen = (shows_focus(stop) or _comes_into_view(stop, node)) and not _stays_clear(stop, node, by_id)
        yield Outcome(
            OutcomeValue.PASSED if seen else OutcomeValue.FAILED,
            VISIBLE if seen else NOT_VISIBLE,
            {},
            None if seen else node_target(state, node),
        )


def _stays_clear(stop: TabStop, node: Node, by_id: Mapping[int, Node]) -> bool:
    """Whether an element, or one of the two around it, has an opacity of 0, and all that changes is in there."""
    if any(change.property.endswith("opacity") for change in stop.changes):
        return False
    at: Node | None = node
    for inside in _IN_THERE:
        if at is None:
            return False
        if at.style.get("opacity") == "0":
            places = {change.property.rpartition(": ")[0].partition("::")[0] for change in stop.changes}
            return places <= inside
        at = by_id.get(at.parent)
    return False


_IN_THERE = (
    frozenset({"", "child"}),
    frozenset({"", "child", "next", "parent"}),
    frozenset({"", "child", "next", "parent", "grandparent"}),
)
"""Where changes are looked for, as far as it is inside the element, its parent and the one around that."""


def _comes_into_view(stop: TabStop, node: Node) -> bool:
    """Whether it was beside the page, or next to nothing, and is neither with the focus; or grew."""
    now, before = stop.box, node.box
    if now is None or now.x + now.width <= 0 or now.y + now.height <= 0:
        return False
    if before is None or before.x + before.width <= 0 or before.y + before.height <= 0:
        return True
    return now.width - before.width >= _GROWS or now.height - before.height >= _GROWS


def shows_focus(stop: TabStop) -> bool:
    """Whether an element looks otherwise with the focus than without, as far as its looks could be compared."""
    return stop.caret or changes_are_seen(stop.changes)


def changes_are_seen(changes: Sequence[Change]) -> bool:
    """Whether one of the changes that the focus makes can be seen at all."""
    return any(_is_seen(change, changes) for change in changes)


def _is_seen(change: Change, changes: Sequence[Change]) -> bool:
    """Whether a change can be seen at all: the colour of an outline that is not drawn cannot."""
    place, _, name = change.property.rpartition(": ")
    if name.startswith("outline"):
        width = _after(changes, place, "outline-width")
        style = _after(changes, place, "outline-style")
        colour = parse_colour(_after(changes, place, "outline-color"))
        if colour is not None and colour[3] == 0:
            return False
        return (name == "outline-style" and change.after not in _DRAWN and width != _INVISIBLE_WIDTH) or (
            name in {"outline-color", "outline-width", "outline-offset"} and style not in {*_DRAWN, ""}
        )
    if name.endswith("color") or name in {"fill", "stroke", "box-shadow"}:
        colour = parse_colour(change.after)
        was = parse_colour(change.before)
        if colour is not None and was is not None and colour[3] == was[3] and name != "box-shadow":
            return contrast(colour, was) >= _TOLD_APART
        return (colour is not None and colour[3] > 0) or (was is not None and was[3] > 0)
    return True


def _after(changes: Sequence[Change], place: str, name: str) -> str:
    wanted = f"{place}: {name}" if place else name
    return next((change.after for change in changes if change.property == wanted), "")


def judge_indicator(state: PageState) -> Iterator[Outcome]:
    """Applies to each element whose focus is shown by a ring of one colour on one colour alone.

    Expects a contrast of 3:1 between the ring and what lies around it. A ring as the browser draws it by itself, and
    one that is helped by another change, are left out. Source: WCAG 2.2, understanding 1.4.11 Non-text Contrast.
    """
    for stop, node in _stops(state):
        ring = _ring(stop)
        backdrop = parse_colour(stop.backdrop)
        if ring is None or backdrop is None or stop.caret:
            continue
        colour = parse_colour(ring)
        if colour is None:
            continue
        ratio = contrast(over(colour, backdrop), backdrop)
        enough = ratio >= ENOUGH
        yield Outcome(
            OutcomeValue.PASSED if enough else OutcomeValue.FAILED,
            CLEAR if enough else FAINT,
            {"ratio": f"{ratio:.2f}"},
            None if enough else node_target(state, node),
        )


def _ring(stop: TabStop) -> str | None:
    """The colour of the outline or shadow that alone shows the focus; None when something else does, or nothing."""
    own = {change.property: change for change in stop.changes}
    others = {name for name in own if not name.startswith("outline") and name != "box-shadow"}
    if others:
        return None
    shadow = own.get("box-shadow")
    style = own.get("outline-style")
    if style is not None and shadow is None:
        drawn = style.after not in {*_DRAWN, "auto"}
        return own["outline-color"].after if drawn and "outline-color" in own else None
    if shadow is not None and style is None and shadow.before == "none" and shadow.after.count("rgb") == 1:
        return shadow.after
    return None


def judge_obscured(state: PageState) -> Iterator[Outcome]:
    """Applies to each element that Tab comes to and that takes up room. Expects that some of it is seen.

    What an open dialog lies over has one cause, and is told once. Source: WCAG 2.2, criterion 2.4.11 Focus Not Obscured
    (Minimum).
    """
    by_id = {node.id: node for node in state.nodes}
    behind: set[int] = set()
    for stop, node in _stops(state):
        if stop.box is None or stop.box.width < 1 or stop.box.height < 1:
            continue
        hidden = stop.covered >= 1
        cover = state.nodes[stop.cover] if 0 <= stop.cover < len(state.nodes) else None
        if hidden and cover is not None and _is_bubble(by_id, cover):
            continue  # it comes with the focus, and goes
        dialog = _dialog_around(by_id, cover) if hidden else None
        if dialog is not None:
            if dialog.id not in behind:
                yield Outcome(OutcomeValue.FAILED, BEHIND_DIALOG, {}, node_target(state, node))
            behind.add(dialog.id)
            continue
        yield Outcome(
            OutcomeValue.FAILED if hidden else OutcomeValue.PASSED,
            (OBSCURED if cover else OUT_OF_VIEW) if hidden else NOT_OBSCURED,
            {"cover": node_target(state, cover).selector} if hidden and cover else {},
            node_target(state, node) if hidden else None,
        )
    yield from _on_the_way_back(state)


def _on_the_way_back(state: PageState) -> Iterator[Outcome]:
    """What Shift+Tab comes to and Tab shows, told once for each thing that lies over it."""
    told: set[int] = set()
    hidden = {stop.node for stop in state.hands.stops if stop.covered >= 1} if state.hands else set()
    for position, cover in state.hands.covered_back if state.hands else ():
        if position in hidden or cover in told or not 0 <= position < len(state.nodes):
            continue
        told.add(cover)
        params = {"cover": node_target(state, state.nodes[cover]).selector}
        yield Outcome(OutcomeValue.FAILED, OBSCURED_BACK, params, node_target(state, state.nodes[position]))


def _is_bubble(by_id: Mapping[int, Node], node: Node | None) -> bool:
    while node is not None and node.attributes.get("role", "").strip().lower() != "tooltip":
        node = by_id.get(node.parent)
    return node is not None


def _dialog_around(by_id: Mapping[int, Node], node: Node | None) -> Node | None:
    while node is not None:
        if node.tag == "dialog" or node.attributes.get("role", "").strip().lower() in _DIALOGS:
            return node
        node = by_id.get(node.parent)
    return None


_DIALOGS = frozenset({"dialog", "alertdialog"})

VISIBLE_RULE = Rule(
    id="focus/visible",
    title=N_("Everything that Tab comes to shows that it has the focus."),
    criteria=("2.4.7",),
    impact=Impact.SERIOUS,
    judge=judge_visible,
    needs=("dom", "hands"),
    act_rules=("oj04fd",),
)
INDICATOR = Rule(
    id="focus/indicator-contrast",
    title=N_("A ring that shows the focus can be told from what lies around it."),
    criteria=("1.4.11",),
    impact=Impact.SERIOUS,
    judge=judge_indicator,
    needs=("dom", "hands"),
)
OBSCURED_RULE = Rule(
    id="focus/obscured",
    title=N_("What has the focus is not hidden altogether by something that lies over it."),
    criteria=("2.4.11",),
    impact=Impact.SERIOUS,
    judge=judge_obscured,
    needs=("dom", "hands"),
)

VISIBLE = N_("It looks otherwise with the focus than without.")
NOT_VISIBLE = N_(
    "Tab comes here, and nothing on the page looks otherwise: who uses a keyboard does not know where they are. "
    "Give it an outline in :focus-visible."
)
CLEAR = N_("The ring that shows the focus has a contrast of %(ratio)s to 1.")
FAINT = N_(
    "The ring that shows the focus has a contrast of only %(ratio)s to 1 with what lies around it; 3 to 1 is needed. "
    "Choose a darker or lighter colour for it."
)
NOT_OBSCURED = N_("Some of it is in view when it has the focus.")
OBSCURED = N_(
    "It has the focus and nothing of it is seen: %(cover)s lies over it. "
    "Let the page scroll further (scroll-padding), or let that part make room."
)
OBSCURED_BACK = N_(
    "Shift+Tab comes here from below, and nothing of it is seen: %(cover)s keeps its place and lies over it. Let the "
    "page scroll further (scroll-padding), or let that part scroll away."
)
BEHIND_DIALOG = N_(
    "Tab goes on behind the dialog that is open: what has the focus is hidden by it, here first, so that nobody sees "
    "where they are. Keep the focus in the dialog until it is closed, or close it when the focus leaves."
)
OUT_OF_VIEW = N_(
    "It has the focus and nothing of it is in view. Bring it into view when it takes the focus, or take it out of the "
    "Tab order."
)

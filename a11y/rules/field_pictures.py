"""Do pictures in a field leave its words alone? (WCAG 2.2, criterion 1.4.3, and what nobody can read)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.over_words import over_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Box, Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_TYPES = frozenset({"text", "search", "email", "url", "tel", "password", "number", ""})
_PICTURES = frozenset({"svg", "img", "i"})
_SMALLEST, _LARGEST = 8.0, 48.0
_HALF = 0.5


def judge_field_pictures(state: PageState) -> Iterator[Outcome]:
    """Applies to icons that lie in a text field, or are put over words. Expects that the words begin beside them.

    Words begin at the padding of the side from which they run. An icon over that place that is drawn for the other
    direction covers the first letters.
    """
    icons = [node for node in state.nodes if node.tag in _PICTURES and _is_icon(node)]
    yield from over_words(state, [one for one in icons if one.style.get("position") == "absolute"])
    fields = [node for node in state.nodes if _is_field(node)]
    for field in fields:
        box = field.box
        for icon in icons:
            if box is None or icon.box is None or icon.frame != field.frame or not _lies_in(icon.box, box):
                continue
            start, over = _start(field), _over(field, box, icon.box)
            if over is None:
                continue
            covered = over >= _HALF * icon.box.width
            message = COVERS if covered else BESIDE
            value = OutcomeValue.FAILED if covered else OutcomeValue.PASSED
            yield Outcome(
                value,
                message,
                {"side": start} if covered else {},
                node_target(state, field) if covered else None,
            )


def _is_field(node: Node) -> bool:
    plain = node.tag == "input" and node.attributes.get("type", "").lower() in _TYPES
    said = node.attributes.get("value", "") or node.attributes.get("placeholder", "")
    return (
        plain
        and node.box is not None
        and bool(said.strip())
        and node.style.get("text-align", "start")
        in (
            "start",
            "left" if node.style.get("direction") != "rtl" else "right",
        )
    )


def _is_icon(node: Node) -> bool:
    box = node.box
    hidden = node.style.get("visibility") == "hidden" or node.style.get("opacity") == "0"
    return (
        box is not None
        and not hidden
        and all(_SMALLEST <= side <= _LARGEST for side in (box.width, box.height))
    )


def _lies_in(icon: Box, field: Box) -> bool:
    return (
        icon.x >= field.x - 1
        and icon.x + icon.width <= field.x + field.width + 1
        and icon.y >= field.y - 1
        and icon.y + icon.height <= field.y + field.height + 1
    )


def _start(field: Node) -> str:
    return "right" if field.style.get("direction") == "rtl" else "left"


def _over(field: Node, box: Box, icon: Box) -> float | None:
    """CSS pixels of an icon that lie over the beginning of the words; None for an icon at the other side."""
    try:
        left, right = (
            float(field.style.get(f"padding-{side}", "0px").removesuffix("px")) for side in ("left", "right")
        )
    except ValueError:
        return None
    middle = icon.x + icon.width / 2
    if field.style.get("direction") == "rtl":
        edge = box.x + box.width - right
        return max(0.0, min(edge, icon.x + icon.width) - icon.x) if middle > box.x + box.width / 2 else None
    edge = box.x + left
    return max(0.0, icon.x + icon.width - max(edge, icon.x)) if middle < box.x + box.width / 2 else None


FIELD_PICTURES = Rule(
    id="text/under-picture",
    title=N_("Words begin beside their icon."),
    criteria=("1.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_field_pictures,
    needs=("dom",),
)

BESIDE = N_("The words of the field begin beside the icon.")
COVERS = N_(
    "An icon lies over the first letters of this field, on the %(side)s: nobody can read them. Leave it the room by "
    "padding-inline-start, which turns with the direction of the page."
)

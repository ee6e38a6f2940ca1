"""Have charts and bars that a page draws itself a text alternative? (WCAG 2.2, criterion 1.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset({"a", "button", "label", "summary"})
_NO_PICTURE = frozenset({"presentation", "none"})
_CANVAS, _DRAWING = (60.0, 30.0), (120.0, 30.0)
"""CSS pixels, wide and high, from which on a drawing may be a chart."""
_BAR_WIDTH, _BAR_LOWEST, _BAR_HIGHEST = 60.0, 4.0, 32.0
"""CSS pixels of a bar."""
_LEAST, _MOST = 0.02, 0.98
"""The share of a bar that is filled: of another one nothing is told."""
_MOST_TOLD = 2


def judge_unnamed(state: PageState) -> Iterator[Outcome]:
    """Applies to canvases, larger drawings and bars that are partly filled. Expects a name or words beside them.

    Whether one tells something is a person's question. What is hidden from screen readers, stands in a control or in a
    figure with a caption, or holds words or elements of its own, is left out. Source: WCAG 2.2, technique H53, ARIA24.
    """
    reading = reading_of(state)
    named = {one.id for one in state.tree if one.id and (one.name.strip() or one.description.strip())}
    told = 0
    for node in state.nodes:
        message = _kind(reading, node)
        if not message:
            continue
        said = node.id in named or any(one.id in named for one in reading.inside(node))
        said = said or any(_names(reading, one) for one in list(reading.around(node))[1:])
        if said:
            yield Outcome(OutcomeValue.PASSED, NAMED)
        elif (told := told + 1) <= _MOST_TOLD:
            yield Outcome(OutcomeValue.CANT_TELL, message, {}, node_target(state, node), node=node.id)


def _kind(reading: Reading, node: Node) -> str:
    """What to ask of an element that is a drawing; empty for any other."""
    box = node.box
    if box is None or node.id in reading.unheard or node.attributes.get("role", "") in _NO_PICTURE:
        return ""
    if node.tag == "canvas":
        large = box.width >= _CANVAS[0] and box.height >= _CANVAS[1]
        return CANVAS if large and not reading.children.get(node.id) and not _lies_behind(node) else ""
    if node.tag == "svg":
        large = box.width >= _DRAWING[0] and box.height >= _DRAWING[1]
        inner = any(one.tag == "svg" for one in list(reading.around(node))[1:])
        return DRAWING if large and node.text and not inner and not reading.words_in(node) else ""
    return BAR if _is_bar(reading, node) else ""


def _lies_behind(node: Node) -> bool:
    return node.style.get("position") in {"fixed", "absolute"}


def _is_bar(reading: Reading, node: Node) -> bool:
    box = node.box
    if box is None or node.tag not in {"div", "span"} or "role" in node.attributes:
        return False
    if (
        box.width < _BAR_WIDTH
        or not _BAR_LOWEST <= box.height <= _BAR_HIGHEST
        or "background-color" not in node.style
    ):
        return False
    inside = [one for one in reading.inside(node) if one.box is not None]
    if len(inside) != 1 or "background-color" not in inside[0].style or "role" in inside[0].attributes:
        return False
    filled = inside[0].box
    if filled is None or filled.height < box.height / 2 or inside[0].clickable or node.clickable:
        return False
    if not _LEAST <= filled.width / box.width <= _MOST or reading.words_in(node):
        return False
    around = reading.by_id.get(node.parent)
    return around is not None and not any(map(str.isdigit, reading.words_in(around)[:400]))


def _names(reading: Reading, around: Node) -> bool:
    """Whether what is around a drawing says what it is."""
    if around.tag in _CONTROLS or reading.role(around) in {"image", "img", "progressbar", "meter"}:
        return True
    return around.tag == "figure" and any(one.tag == "figcaption" for one in reading.inside(around))


UNNAMED = Rule(
    id="image/unnamed-drawing",
    title=N_("Charts and bars that a page draws have a text alternative."),
    criteria=("1.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_unnamed,
    needs=("dom", "tree", "text"),
)

NAMED = N_("The drawing has a name, or words that say what it is.")
CANVAS = N_(
    "A script draws something here (canvas), and it has neither a name nor anything in it for who cannot see it. What "
    "does it tell? Give it role=“img” and an aria-label, and put the numbers of a chart into a table."
)
DRAWING = N_(
    "This drawing has neither a name nor words. Does it tell something, as a chart does? Then give it role=“img” and "
    "an aria-label; if it only decorates, aria-hidden=“true”."
)
BAR = N_(
    "This seems to be a bar that shows how much of something there is, and no number says it: a screen reader passes "
    "over it. Write the number beside it, or use meter or progress."
)

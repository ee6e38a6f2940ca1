"""Whether a page that runs the other way than the source locale's is laid out the other way, too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from a11y.rules.layout import Layout
from a11y.rules.rule import AcrossRule, Compared, Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel, Sighting
from a11y.words.state import Node, PageState

_SLACK = 6.0
"""CSS pixels between two sides that nobody notices."""
_SAME = 0.5
_SIDES = (("padding-left", "padding-right"), ("margin-left", "margin-right"))
_ARROWS = frozenset(
    "\u2190\u2192\u21d0\u21d2\u27f5\u27f6\u27f8\u27f9\u2794\u279c\u279d\u279e"
    "\u25b6\u25ba\u25c0\u25c4\u2b05\u27a1\u2b95\u21a9\u21aa"
)
"""Arrows to the left or right. Angle quotation marks are none: browsers turn these themselves."""
_POINTING = re.compile(
    r"(arrow|chevron|caret|angle|triangle)s?[-_]?(circle[-_]?)?(left|right|back|forward|next|prev)",
    re.IGNORECASE,
)
_NO_WORDS = frozenset(
    {
        "code",
        "pre",
        "kbd",
        "samp",
        "var",
        "svg",
        "math",
        "input",
        "textarea",
        "select",
        "video",
        "audio",
        "iframe",
    }
)
"""Elements that run from left to right in every language, or are drawn by the browser."""
_ICONS = {"i", "span", "img", "svg", "b"}


class Dress(msgspec.Struct, frozen=True):
    """What of an element's looks has a left and a right."""

    style: Mapping[str, str]
    """Computed paddings, margins, float and alignment."""
    points: str
    """The arrow that its text begins or ends with, or what its class or picture says; empty when it has none."""
    flipped: bool
    """Whether it is drawn the other way round."""


class Dresses(msgspec.Struct, frozen=True):
    """A page's elements by their way from the root."""

    direction: str
    """Which way the page runs."""
    by_path: Mapping[str, Dress]
    """Those that have a left and a right."""


def keep_dresses(state: PageState) -> Dresses:
    """What is asked of the source locale."""
    layout = Layout(state)
    texts = _texts(state)
    found = {path: _dress(layout, node, texts) for path, node in layout.nodes.items() if node.box is not None}
    return Dresses(state.direction, {path: one for path, one in found.items() if one.style or one.points})


def judge_mirroring(
    state: PageState, _sightings: Sequence[Sighting], source: Sequence[Dresses]
) -> Iterator[Outcome]:
    """Applies to pages that run the other way than in the source locale. Expects what has a left and a right to turn.

    An element whose direction is written in the page is left out: somebody has thought of it.
    """
    if not state.direction or state.direction == source[0].direction:
        return
    layout = Layout(state)
    texts = _texts(state)
    told: set[tuple[str, ...]] = set()
    for path, node in layout.nodes.items():
        there = source[0].by_path.get(path)
        if there is None or node.box is None or _is_deliberate(layout, node):
            continue
        if _runs(node) != state.direction:
            continue  # told of the part as a whole
        for value, message, what in _stays(state, node, _dress(layout, node, texts), there):
            kind = (message, what, node.tag, node.attributes.get("class", ""))
            if kind not in told:  # one line of a style sheet is one fault
                told.add(kind)
                params = {"what": what, "locale": state.rendition.locale}
                yield Outcome(value, message, params, node_target(state, node), node=node.id)
    if not told:
        yield Outcome(OutcomeValue.PASSED, MIRRORED)


def judge_part_direction(state: PageState) -> Iterator[Outcome]:
    """Applies to elements laid out against the page without saying so in the page. Expects words that run that way."""
    layout = Layout(state)
    for node in state.nodes:
        parent = next((one for one in list(layout.around(node))[1:]), None)
        if parent is None or node.box is None or node.frame or _runs(node) == _runs(parent):
            continue
        if _is_deliberate(layout, node):
            continue
        letters = _letters(state, layout, node)
        if not any(letters):
            continue
        against = letters[0] > letters[1] if _runs(node) == "ltr" else letters[1] > letters[0]
        params = {"direction": _runs(node), "wanted": state.direction}
        if against:
            yield Outcome(OutcomeValue.FAILED, WRONG_WAY, params, node_target(state, node), node=node.id)
        else:
            yield Outcome(OutcomeValue.PASSED, RIGHT_WAY, params)


def _stays(
    state: PageState, node: Node, here: Dress, there: Dress
) -> Iterator[tuple[OutcomeValue, str, str]]:
    for left, right in _SIDES:
        sides, others = (_pixels(one, left, right) for one in (here, there))
        if abs(sides[0] - sides[1]) >= _SLACK and all(
            abs(one - other) < _SAME for one, other in zip(sides, others, strict=True)
        ):
            yield OutcomeValue.FAILED, SPACE, left.partition("-")[0]
    floats = here.style.get("float", "")
    if floats in ("left", "right") and floats == there.style.get("float"):
        yield OutcomeValue.FAILED, FLOAT, floats
    wrong = "left" if state.direction == "rtl" else "right"
    if here.style.get("text-align") == wrong == there.style.get("text-align") and _stands_apart(node, wrong):
        yield OutcomeValue.FAILED, ALIGNED, wrong
    if here.points and here.points == there.points and here.flipped == there.flipped:
        is_text = here.points in _ARROWS
        yield (
            (OutcomeValue.FAILED if is_text else OutcomeValue.CANT_TELL),
            (ARROW if is_text else ICON),
            here.points,
        )


def _stands_apart(node: Node, side: str) -> bool:
    """Whether the lines keep to one side with room on the other."""
    if node.box is None or not node.lines:
        return False
    left = min(line.x for line in node.lines) - node.box.x
    right = node.box.x + node.box.width - max(line.x + line.width for line in node.lines)
    return (right - left if side == "left" else left - right) > _SLACK


def _is_deliberate(layout: Layout, node: Node) -> bool:
    return any(
        one.tag != "html" and ("dir" in one.attributes or one.tag in _NO_WORDS | {"bdi", "bdo"})
        for one in layout.around(node)
    )


def _dress(layout: Layout, node: Node, texts: Mapping[int, str]) -> Dress:
    names = ("float", "text-align", *(side for pair in _SIDES for side in pair))
    return Dress(
        style={name: node.style[name] for name in names if name in node.style},
        points=_points(node, texts.get(node.id, "")),
        flipped=any(_is_flipped(one) for one in layout.around(node)),
    )


def _points(node: Node, text: str) -> str:
    for end in (text[:1], text[-1:]):
        if end in _ARROWS and text:
            return end
    if node.tag not in _ICONS and "background-image" not in node.style:
        return ""
    named = " ".join(
        (
            node.attributes.get("class", ""),
            node.attributes.get("src", "").rpartition("/")[2],
            node.style.get("background-image", "").rpartition("/")[2],
        )
    )
    found = _POINTING.search(named)
    return found[0].lower() if found else ""


def _is_flipped(node: Node) -> bool:
    transform, scale = node.style.get("transform", ""), node.style.get("scale", "")
    return transform.startswith("matrix(-") or scale.startswith("-")


def _pixels(dress: Dress, left: str, right: str) -> tuple[float, float]:
    return _length(dress.style.get(left, "0px")), _length(dress.style.get(right, "0px"))


def _length(value: str) -> float:
    found = re.fullmatch(r"(-?[\d.]+(?:e-?\d+)?)px", value)
    return float(found[1]) if found else 0.0


def _texts(state: PageState) -> dict[int, str]:
    """The seen words by the element that carries them."""
    return {run.node: run.text for run in state.runs if run.channel is Channel.VISIBLE}


def _runs(node: Node) -> str:
    return node.style.get("direction", "ltr")


def _letters(state: PageState, layout: Layout, node: Node) -> tuple[int, int]:
    """How many letters inside are of scripts written from right to left, and how many of others."""
    by_id = {one.id: one for one in state.nodes}
    backward = forward = 0
    for run in state.runs:
        carrier = by_id.get(run.node)
        if run.channel is not Channel.VISIBLE or carrier is None:
            continue
        if not any(one.id == node.id for one in layout.around(carrier)):
            continue
        turned = False  # by a right-to-left override (UAX 9), as in the pseudo-locale ar-XB
        for letter in run.text:
            kind = unicodedata.bidirectional(letter)
            turned = kind == "RLO" or (turned and kind not in ("PDF", "LRO"))
            backward += kind in ("R", "AL") or (turned and kind == "L")
            forward += kind == "L" and not turned
    return backward, forward


MIRRORING: AcrossRule[Dresses] = AcrossRule(
    id="locale/mirroring",
    title=N_("What has a left and a right is mirrored in a language that runs the other way."),
    criteria=(),
    impact=Impact.MODERATE,
    compared=Compared.LOCALES,
    keep=keep_dresses,
    judge=judge_mirroring,
    needs=("dom", "text", "facts"),
)
PART_DIRECTION = Rule(
    id="locale/part-direction",
    title=N_("Every part of the page runs in the direction of its words."),
    criteria=("1.3.2",),
    impact=Impact.SERIOUS,
    judge=judge_part_direction,
    needs=("dom", "text"),
)

MIRRORED = N_("What has a left and a right is mirrored.")
SPACE = N_(
    "The %(what)s of this element is wider on the same side in “%(locale)s” as in the source language, although the "
    "page runs the other way; write it with “%(what)s-inline-start” or “%(what)s-inline-end”."
)
FLOAT = N_(
    "This element floats to the %(what)s in “%(locale)s” as in the source language, although the page runs the other "
    "way; write “float: inline-start” or “float: inline-end”."
)
ALIGNED = N_(
    "The words of this element keep to the %(what)s in “%(locale)s”, although the page runs the other way; write "
    "“text-align: start”."
)
ARROW = N_(
    "The arrow “%(what)s” points the same way in “%(locale)s” as in the source language: it points back here."
)
ICON = N_(
    "The icon “%(what)s” is the same in “%(locale)s” as in the source language: does it still point where reading "
    "goes on?"
)
WRONG_WAY = N_(
    "This part runs %(direction)s by the style sheet, and most of its words are written %(wanted)s; leave the "
    "direction to the attribute dir."
)
RIGHT_WAY = N_("The part runs in the direction of its words.")

"""Can words be read by people who see little contrast? (WCAG 2.2, 1.4.6 Contrast (Enhanced), level AAA)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from a11y.facts.contrast import Colour, contrast, over, parse_colour
from a11y.rules.outline import own_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
_WHITE: Colour = (255.0, 255.0, 255.0, 1.0)
_LARGE, _LARGE_BOLD = 24.0, 18.66
"""CSS pixels from which on letters are large (18 and 14 point)."""
_BOLD = 700
_NEEDED, _NEEDED_LARGE = 7.0, 4.5
_DRAWN = {"text", "tspan", "title", "desc", "option", "optgroup"}


def judge_enhanced(state: PageState) -> Iterator[Outcome]:
    """Applies to visible words of what is not disabled, with a colour behind them that styles tell.

    Expects 7 to 1, and 4.5 to 1 of large letters. On a gradient each of its colours must be too near to fail, on a
    picture every colour there is. Words with a shadow, and those that may lie on other elements, are left out.
    Source: ACT rule 09o5cg.
    """
    if state.rendition.contrast == "forced" or state.rendition.color_scheme == "dark":
        return  # nobody sees the colours of the page, or its canvas is another
    by_id = {node.id: node for node in state.nodes}
    words = own_words(state)
    off = _disabled(state, by_id)
    for node in state.nodes:
        text = words.get(node.id, "")
        colour = parse_colour(node.style.get("color", ""))
        if colour is None or node.tag in _DRAWN or not any(letter.isalnum() for letter in text):
            continue
        if len(text.strip()) == 1 and text.strip().isalpha():
            continue  # a lone letter is a sign
        if not _is_seen(node) or _is_in(node, off, by_id):
            continue
        backdrops = _backdrops(node, by_id)
        if backdrops is None:
            continue
        faded, behind = backdrops
        colour = (*colour[:3], colour[3] * faded)
        ratio = _best(colour, tuple(behind))
        if ratio <= 1.0:
            continue  # what cannot be seen at all is not meant to be
        needed = _needed(node)
        right = ratio >= needed - 0.005
        yield Outcome(
            OutcomeValue.PASSED if right else OutcomeValue.FAILED,
            CLEAR if right else FAINT,
            {"ratio": f"{ratio:.2f}", "needed": f"{needed:g}"},
            node_target(state, node),
            node=node.id,
        )


@lru_cache(maxsize=4096)
def _best(colour: Colour, behind: tuple[Colour, ...]) -> float:
    """The contrast on the ground on which the letters can be read best."""
    return max(contrast(over(colour, one), one) for one in behind)


def _needed(node: Node) -> float:
    size = float(node.style.get("font-size", "16px").removesuffix("px") or 16)
    weight = node.style.get("font-weight", "400")
    bold = weight.isdigit() and int(weight) >= _BOLD
    return _NEEDED_LARGE if size >= _LARGE or (bold and size >= _LARGE_BOLD) else _NEEDED


def _is_seen(node: Node) -> bool:
    return (
        bool(node.lines)
        and node.style.get("visibility", "visible") == "visible"
        and "text-shadow" not in node.style
        and "font-family" not in node.style  # kept of icon fonts alone
        and any(line.x + line.width > 0 and line.y + line.height > 0 for line in node.lines)
    )


def _backdrops(node: Node, by_id: Mapping[int, Node]) -> tuple[float, list[Colour]] | None:
    """How far the words are faded, and the colours that may lie behind them; None where styles do not tell."""
    faded = 1.0
    layers: list[Colour] = []
    behind = [_WHITE]
    at: Node | None = node
    while at is not None:
        colour = parse_colour(at.style.get("background-color", "")) or (0.0, 0.0, 0.0, 0.0)
        picture = at.style.get("background-image", "")
        faded *= float(at.style.get("opacity", "1"))
        if picture:
            stops = _stops(picture)
            ground = colour if colour[3] == 1.0 else _WHITE
            behind = [over(one, ground) for one in stops] if stops else [_BLACK, _WHITE]
            break
        if colour[3] == 1.0:
            behind = [colour]
            break
        if colour[3] > 0:
            layers.append(colour)
        if at.style.get("position") in ("absolute", "fixed") or at.tag in ("video", "canvas", "iframe"):
            return None
        at = by_id.get(at.parent)
    for layer in reversed(layers):
        behind = [over(layer, one) for one in behind]
    return faded, behind


def _stops(picture: str) -> list[Colour]:
    """The colours of a single gradient."""
    if "gradient(" not in picture or "url(" in picture or picture.count("gradient(") > 1:
        return []
    parts = [parse_colour(f"rgb{part}") for part in picture.split("rgb")[1:]]
    return [part for part in parts if part is not None]


def _disabled(state: PageState, by_id: Mapping[int, Node]) -> frozenset[int]:
    """What is disabled, and what is its label."""
    off = {
        node.id
        for node in state.nodes
        if "disabled" in node.attributes or node.attributes.get("aria-disabled") == "true"
    }
    controls = {
        node.id: node
        for node in state.nodes
        if node.tag in ("input", "select", "textarea", "button") or "role" in node.attributes
    }
    named = {node.attributes["id"]: node.id for node in state.nodes if node.attributes.get("id")}
    for node in controls.values():
        if not _is_in(node, frozenset(off), by_id):
            continue
        around = by_id.get(node.parent)
        while around is not None and around.tag != "label":
            around = by_id.get(around.parent)
        labels = node.attributes.get("aria-labelledby", "").split()
        off.update(named[one] for one in labels if one in named)
        if around is not None:
            off.add(around.id)
        off.update(
            one.id
            for one in state.nodes
            if one.tag == "label"
            and one.attributes.get("for")
            and one.attributes["for"] == node.attributes.get("id")
        )
    return frozenset(off)


def _is_in(node: Node, others: frozenset[int], by_id: Mapping[int, Node]) -> bool:
    at: Node | None = node
    while at is not None:
        if at.id in others:
            return True
        at = by_id.get(at.parent)
    return False


ENHANCED = Rule(
    id="contrast/enhanced",
    title=N_("Words have a contrast of 7 to 1, and large ones of 4.5 to 1."),
    criteria=("1.4.6",),
    impact=Impact.MINOR,
    judge=judge_enhanced,
    needs=("dom", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/contrast-enhanced.html",
    act_rules=("09o5cg",),
)

CLEAR = N_("The words have a contrast of %(ratio)s to 1.")
FAINT = N_(
    "The words have a contrast of %(ratio)s to 1, and level AAA asks for %(needed)s to 1. Choose a darker colour on a "
    "bright ground, or a brighter one on a dark."
)

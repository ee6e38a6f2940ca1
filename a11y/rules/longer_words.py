"""What the words of another locale do to a layout that holds those of the source locale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.rules.layout import Layout
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Channel, Sighting
from a11y.words.state import Node, PageState

_SLACK = 2.0
"""CSS pixels that a page may be wider than the window by rounding."""
_LONGEST = 80
"""Characters of a text that a sentence quotes."""


class Fit(msgspec.Struct, frozen=True):
    """How the words of a page stand in their boxes."""

    worded: frozenset[str]
    """Elements with words of their own."""
    cut: frozenset[str]
    """Those whose words are cut off."""
    outside: frozenset[str]
    """Those whose words reach out of their button or coloured box."""
    overlaps: frozenset[tuple[str, str]]
    """Those whose words stand upon each other."""
    too_wide: bool
    """Whether the page as a whole scrolls sideways."""


def keep_fit(state: PageState) -> Fit:
    """What is asked of the source locale."""
    layout = Layout(state)
    return Fit(
        worded=frozenset(layout.worded),
        cut=layout.cut,
        outside=layout.outside,
        overlaps=layout.overlaps,
        too_wide=_too_wide(state),
    )


def judge_clipped(
    state: PageState, _sightings: Sequence[Sighting], source: Sequence[Fit]
) -> Iterator[Outcome]:
    """Applies to words that are whole in the source locale. Expects them whole, and inside their box, in this one."""
    layout = Layout(state)
    for path, node in layout.worded.items():
        if path not in source[0].worded or path in source[0].cut | source[0].outside:
            continue
        told = CUT if path in layout.cut else OUTSIDE if path in layout.outside else ""
        value = OutcomeValue.FAILED if told else OutcomeValue.PASSED
        target = node_target(state, node) if told else None
        params = {"text": words_of(state, node), "locale": state.rendition.locale}
        yield Outcome(value, told or WHOLE, params, target, node=node.id)


def judge_overlap(
    state: PageState, _sightings: Sequence[Sighting], source: Sequence[Fit]
) -> Iterator[Outcome]:
    """Applies to pages with words in two places or more. Expects none upon another that are apart in the source."""
    layout = Layout(state)
    found = False
    for pair in sorted(layout.overlaps):
        if not set(pair) <= source[0].worded or pair in source[0].overlaps:
            continue
        found = True
        upper, lower = (layout.nodes[path] for path in pair)
        params = {
            "text": words_of(state, upper),
            "other": words_of(state, lower),
            "locale": state.rendition.locale,
        }
        yield Outcome(OutcomeValue.FAILED, OVERLAP, params, node_target(state, upper), node=upper.id)
    if not found and len(layout.worded) > 1:
        yield Outcome(OutcomeValue.PASSED, APART)


def judge_scroll(
    state: PageState, _sightings: Sequence[Sighting], source: Sequence[Fit]
) -> Iterator[Outcome]:
    """Applies to pages that do not scroll sideways in the source locale. Expects the same of this one."""
    if source[0].too_wide:
        return
    if not _too_wide(state):
        yield Outcome(OutcomeValue.PASSED, NARROW)
        return
    widest = _widest(state)
    params = {"text": words_of(state, widest), "locale": state.rendition.locale}
    yield Outcome(OutcomeValue.FAILED, TOO_WIDE, params, node_target(state, widest), node=widest.id)


def words_of(state: PageState, node: Node) -> str:
    """The words that an element carries, as a sentence may quote them."""
    own = [run.text for run in state.runs if run.node == node.id and run.channel is not Channel.PAGE_TITLE]
    exposed = (one.name for one in state.tree if one.id == node.id)
    text = own[0] if own else next(exposed, "")
    if not text:
        inside = (run.text for run in state.runs if run.box and node.box and _holds(run.box.y, node))
        text = next(inside, "")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _holds(height: float, node: Node) -> bool:
    return node.box is not None and node.box.y <= height <= node.box.y + node.box.height


def _too_wide(state: PageState) -> bool:
    whole = [node for node in state.nodes if node.frame == 0 and node.tag in ("html", "body")]
    if any(node.style.get("overflow-x") in ("hidden", "clip") for node in whole):
        return False
    return any(node.tag == "html" and node.overflow[0] > _SLACK for node in whole)


def _widest(state: PageState) -> Node:
    """The innermost element that reaches farthest out of the window on the side where the page goes on."""
    root = next(node for node in state.nodes if node.tag == "html")
    best, farthest = root, 0.0
    for node in state.nodes:
        if node.frame or node.box is None or root.box is None or node.tag in ("html", "body"):
            continue
        right = node.box.x + node.box.width - root.box.x - root.box.width
        reach = root.box.x - node.box.x if state.direction == "rtl" else right
        if reach >= farthest and reach > 0:
            best, farthest = node, reach
    return best


CLIPPED: AcrossRule[Fit] = AcrossRule(
    id="locale/clipped-text",
    title=N_("Words that fit in the source language fit in this one."),
    criteria=(),
    impact=Impact.SERIOUS,
    compared=Compared.LOCALES,
    keep=keep_fit,
    judge=judge_clipped,
    needs=("dom", "text"),
)
OVERLAPPING: AcrossRule[Fit] = AcrossRule(
    id="locale/overlapping-text",
    title=N_("Words that stand apart in the source language stand apart in this one."),
    criteria=(),
    impact=Impact.SERIOUS,
    compared=Compared.LOCALES,
    keep=keep_fit,
    judge=judge_overlap,
    needs=("dom", "text"),
)
SCROLLING: AcrossRule[Fit] = AcrossRule(
    id="locale/horizontal-scroll",
    title=N_("A page that does not scroll sideways in the source language does not in this one."),
    criteria=(),
    impact=Impact.MODERATE,
    compared=Compared.LOCALES,
    keep=keep_fit,
    judge=judge_scroll,
    needs=("dom", "text"),
)

CUT = N_(
    "“%(text)s” is cut off in “%(locale)s”: the box has room for the words of the source language alone; let it "
    "grow with its words."
)
OUTSIDE = N_(
    "“%(text)s” reaches out of its box in “%(locale)s”: the box has room for the words of the source language "
    "alone; let it grow with its words."
)
WHOLE = N_("The words fit.")
OVERLAP = N_(
    "“%(text)s” and “%(other)s” stand upon each other in “%(locale)s”, and apart in the source language."
)
APART = N_("No words stand upon others.")
TOO_WIDE = N_(
    "The page scrolls sideways in “%(locale)s” and does not in the source language; this reaches farthest out: "
    "“%(text)s”."
)
NARROW = N_("The page does not scroll sideways.")

"""Do frames of one name hold one thing? (WCAG 2.2, 4.1.2)."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.outline import own_words
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_WORD = re.compile(r"\w+")
_ADVERTISING = re.compile(
    r"\bads?\b|advert|anzeige|werbung|publicit|annonce|reklam|promo|sponsor|реклам|פרסומ|広告|广告|廣告|광고|إعلان",
    re.IGNORECASE,
)
"""Frames that show whatever was sold serve one purpose, whatever they show."""
_FEWEST = 2
"""Words of a frame from which on it says what it is."""


def judge_frames(state: PageState) -> Iterator[Outcome]:
    """Applies to frames with the same accessible name. Expects that they hold the same.

    Frames without a word in common fail; where some words differ, it is a question. Source: ACT rule 4b1c6c.
    """
    inside = _inside(state)
    by_id = {node.id: node for node in state.nodes}
    named: defaultdict[str, list[Node]] = defaultdict(list)
    for one in state.tree:
        node = by_id.get(one.id)
        if node is not None and node.tag in ("iframe", "frame") and one.name.strip():
            named[" ".join(fold(one.name).split())].append(node)
    for name, frames in named.items():
        if len(frames) < 2:
            continue
        alike = [frames[0]]
        for frame in frames[1:]:
            value = min(
                (_compared(inside.get(frame.id), inside.get(one.id)) for one in alike), key=_ORDER.index
            )
            message = {OutcomeValue.PASSED: ALIKE, OutcomeValue.FAILED: OTHER}.get(value, PERHAPS)
            if _ADVERTISING.search(name) and value is OutcomeValue.FAILED:
                value, message = OutcomeValue.CANT_TELL, PERHAPS
            shown = frame.attributes.get("title") or name
            yield Outcome(value, message, {"name": shown}, node_target(state, frame), node=frame.id)
            alike.append(frame)


_ORDER = [OutcomeValue.FAILED, OutcomeValue.CANT_TELL, OutcomeValue.PASSED]


def _compared(words: list[str] | None, other: list[str] | None) -> OutcomeValue:
    if words is None or other is None:
        return OutcomeValue.CANT_TELL
    if words == other:
        return OutcomeValue.PASSED
    if len(words) >= _FEWEST and len(other) >= _FEWEST and not set(words) & set(other):
        return OutcomeValue.FAILED
    return OutcomeValue.CANT_TELL


def _inside(state: PageState) -> dict[int, list[str]]:
    """The words of the document in each frame that the browser let us read, by the frame's `Node.id`."""
    words = own_words(state)
    frame_of = {node.id: node.frame for node in state.nodes}
    owners = {
        node.frame: node.parent
        for node in state.nodes
        if node.frame and frame_of.get(node.parent) != node.frame
    }
    grouped = itertools.groupby(
        sorted((node for node in state.nodes if node.frame), key=lambda node: node.frame),
        lambda node: node.frame,
    )
    return {
        owners[frame]: [word for node in nodes for word in _WORD.findall(fold(words.get(node.id, "")))]
        for frame, nodes in grouped
        if frame in owners
    }


FRAMES = Rule(
    id="frame/same-name",
    title=N_("Frames of the same name hold the same."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_frames,
    needs=("dom", "tree"),
    instead_of=("axe/frame-title-unique",),
    act_rules=("4b1c6c",),
)

ALIKE = N_("Frames of the same name hold the same.")
OTHER = N_(
    "Another frame is called “%(name)s” as well and holds something else: by their names nobody can tell which one to "
    "enter. Give each a title that says what is in it."
)
PERHAPS = N_("Two frames are called “%(name)s”: do both serve the same purpose?")

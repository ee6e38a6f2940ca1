"""Does a bar that is drawn to some length say how long? (WCAG 2.2, criterion 4.1.2; ARIA, role progressbar)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.reading import reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_ROLES = frozenset({"progressbar", "meter"})
_VALUES = ("aria-valuenow", "aria-valuetext")
_LENGTH = re.compile(
    r"(?:^|;)\s*(?:width|inline-size)\s*:\s*(\d+(?:\.\d+)?)%|scaleX\(\s*0?(\.\d+)\s*\)", re.IGNORECASE
)
_WHOLE = 100.0


def judge_progress(state: PageState) -> Iterator[Outcome]:
    """Applies to each bar (`progressbar`, `meter`) in which a part is drawn to a share of it that its source writes.

    Expects a value. A bar without a value says that nobody knows how far it is, and then nothing is drawn to a share of
    it: neither the whole bar, nor what moves. Numbers in the words around it may tell as much: a question.
    """
    page = reading_of(state)
    moving = {motion.node for motion in state.eyes.motions} if state.eyes is not None else set()
    inside: dict[int, list[Node]] = {}
    for node in state.nodes:
        inside.setdefault(node.parent, []).append(node)
    for node in state.nodes:
        if node.attributes.get("role", "").strip().lower() not in _ROLES or node.box is None:
            continue
        drawn = next((one for one in (node, *inside.get(node.id, ())) if 0 < _share(one) < _WHOLE), None)
        if drawn is None or any(state.nodes[at].id in (node.id, drawn.id) for at in moving):
            continue
        if any(node.attributes.get(name, "").strip() for name in _VALUES):
            yield Outcome(OutcomeValue.PASSED, TOLD)
            continue
        around = page.by_id.get(node.parent, node)
        words = any(letter.isdigit() for letter in page.words_in(around))
        value, sentence = (OutcomeValue.CANT_TELL, BESIDE) if words else (OutcomeValue.FAILED, UNTOLD)
        params = {"share": f"{_share(drawn):g} %"}
        yield Outcome(value, sentence, params, node_target(state, node), node=node.id)


def _share(node: Node) -> float:
    found = _LENGTH.search(node.attributes.get("style", ""))
    if found is None:
        return 0.0
    return float(found[1]) if found[1] else float(found[2]) * _WHOLE


PROGRESS = Rule(
    id="state/progress",
    title=N_("A bar that is drawn to some length says how long it is."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_progress,
    needs=("dom", "text"),
    reads=("eyes",),
    help_url="https://www.w3.org/TR/wai-aria-1.2/#progressbar",
)

TOLD = N_("The bar tells its value.")
BESIDE = N_(
    "This bar is drawn to %(share)s of its length and has no value. Do the words beside it say how long it is? Set "
    "aria-valuenow all the same: a screen reader says of a bar without it that nobody knows how far it is."
)
UNTOLD = N_(
    "This bar is drawn to %(share)s of its length and has no value: a screen reader says that something is going on, "
    "and not how far it is. Set aria-valuenow, and aria-valuetext where the number alone says too little."
)

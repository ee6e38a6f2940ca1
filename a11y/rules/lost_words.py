"""Is an announcement heard to its end, or cut off by a focus that moves? (WCAG 2.2, 4.1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState


def judge_lost(state: PageState) -> Iterator[Outcome]:
    """Applies to what live regions said while somebody acted. Expects that no script moved the focus at that moment.

    Where the focus comes to the same words they are heard after all. Else a person is asked: screen readers differ in
    what they finish.
    """
    reading = reading_of(state)
    focused = [one for one in state.tree if "focused" in one.properties and one.role.lower() != "rootwebarea"]
    words = fold(" ".join(f"{one.name} {one.description}" for one in focused))
    for one in focused:
        if (node := reading.by_id.get(one.id)) is not None:
            words += " " + fold(reading.words_in(node))
    for said in state.announcements:
        if not said.text.strip():
            continue
        region = reading.by_id.get(said.node)
        # the focus that goes to the announcement itself, as in a summary of errors, has it read
        here = region is not None and any(_holds(reading, region, one.id) for one in focused)
        if not said.lost or not focused or here or set(fold(said.text).split()) <= set(words.split()):
            yield Outcome(OutcomeValue.PASSED, HEARD)
            continue
        target = node_target(state, region) if region is not None else None
        params = {"words": said.text[:120], "control": focused[-1].name[:80]}
        yield Outcome(OutcomeValue.CANT_TELL, LOST, params, target, node=said.node)


def _holds(reading: Reading, region: Node, focused: int) -> bool:
    """Whether what has the focus is the region, in it, or around it."""
    node = reading.by_id.get(focused)
    if node is None:
        return False
    around = {one.id for one in reading.around(region)}
    return region.id in {one.id for one in reading.around(node)} or (
        node.id in around and node.tag not in {"html", "body", "main"}
    )


LOST_RULE = Rule(
    id="status/lost",
    title=N_("An announcement is not cut off by a focus that moves."),
    criteria=("4.1.3",),
    impact=Impact.MODERATE,
    judge=judge_lost,
    needs=("dom", "tree", "text", "live"),
)

HEARD = N_("Nothing cut the announcement off.")
LOST = N_(
    "“%(words)s” was announced just as a script moved the focus to “%(control)s”: many screen readers drop it and"
    " say the focus instead. Was it heard? Move the focus first and announce afterwards, or put the words where "
    "the focus goes."
)

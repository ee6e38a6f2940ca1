"""Can what a player says be read as well? (WCAG 2.2, 1.2.1 Audio-only)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.link_files import TRANSCRIPT
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_transcript(state: PageState) -> Iterator[Outcome]:
    """Applies to each player of sound that shows controls. Expects a word for a transcript on the page.

    Words beside it may be all that is said, and music has none: a question. Source: WCAG 2.2, technique G158.
    """
    players = [node for node in state.nodes if node.tag == "audio" and node.box is not None]
    if not players:
        return
    told = any(TRANSCRIPT.search(fold(run.text)) for run in state.runs) or any(
        TRANSCRIPT.search(fold(one.name)) for one in state.tree
    )
    for node in players:
        yield Outcome(
            OutcomeValue.PASSED if told else OutcomeValue.CANT_TELL,
            OFFERED if told else UNREAD,
            {},
            None if told else node_target(state, node),
            node=0 if told else node.id,
        )


PLAYER = Rule(
    id="media/transcript",
    title=N_("What is said in a recording can be read."),
    criteria=("1.2.1",),
    impact=Impact.SERIOUS,
    judge=judge_transcript,
    needs=("dom", "tree", "text"),
)

OFFERED = N_("The page speaks of a transcript.")
UNREAD = N_(
    "A recording can be played here, and no word on the page speaks of a transcript. Is somebody heard speaking in it, "
    "and can who does not hear read the same? Put the words, or a link to them, beside the player."
)

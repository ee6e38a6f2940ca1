"""Does Tab go through what a narrow window moves out of sight? (WCAG 2.2, criteria 2.4.3 and 2.4.7)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_offscreen(state: PageState) -> Iterator[Outcome]:
    """Applies to links and buttons that a window of 320 CSS pixels moves out of it, and the page's own window shows.

    Expects that they do not take the focus there, or come into sight when they do. The focus was tried on the first of
    each part. Source: WCAG 2.2, understanding 2.4.7; a window of 1280 at a zoom of 400 % is as narrow.
    """
    eyes = state.eyes
    if eyes is None:
        return
    if eyes.came_when_narrow:
        yield Outcome(OutcomeValue.PASSED, COMES)
    for position in eyes.offscreen_when_narrow:
        node = state.nodes[position]
        yield Outcome(OutcomeValue.FAILED, OUT_OF_SIGHT, {}, node_target(state, node), node=node.id)


OFFSCREEN = Rule(
    id="focus/off-screen",
    title=N_("In a narrow window Tab goes through nothing that is out of sight."),
    criteria=("2.4.3", "2.4.7"),
    impact=Impact.SERIOUS,
    judge=judge_offscreen,
    needs=("dom", "eyes"),
)

COMES = N_("What is moved out of a narrow window comes into sight with the focus, or does not take it.")
OUT_OF_SIGHT = N_(
    "In a window of 320 pixels this is moved out of sight, and Tab still goes through what is in it: who uses the keys "
    "on a small screen, or makes the page four times as large, does not see where they are. While it is closed, hide "
    "it with visibility: hidden, or make it inert."
)

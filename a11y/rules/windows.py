"""Do words bear a larger size, wider spacing, and another way to hold the screen? (WCAG 2.2, 1.3.4, 1.4.4, 1.4.12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.eyes import Eyes
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_MOST_GROWN = 2
_HALF, _MOST = 0.5, 0.8
"""Of the words of a page's main part."""


def outermost(state: PageState, positions: Sequence[int]) -> Iterator[int]:
    """Those of the elements that stand in none of the others."""
    ids = {state.nodes[position].id for position in positions}
    parents = {node.id: node.parent for node in state.nodes}
    for position in positions:
        at = state.nodes[position].parent
        while at and at not in ids:
            at = parents.get(at, 0)
        if not at:
            yield position


def fine(eyes: Eyes, message: str) -> Outcome:
    """Nothing was found; on a page too long to be looked at as a whole that is a question for a person."""
    return Outcome(OutcomeValue.PASSED, message) if eyes.all else Outcome(OutcomeValue.CANT_TELL, TOO_LONG)


def judge_spacing(state: PageState) -> Iterator[Outcome]:
    """Applies to each page with words that was seen with wide spacing. Expects that no words are cut off by it.

    Words that are shortened by an ellipsis or a number of lines on purpose are left out.
    Source: WCAG 2.2, criterion 1.4.12 Text Spacing; ACT rule 9e45ec asks the same of style attributes.
    """
    eyes = state.eyes
    if eyes is None or not eyes.texts or not eyes.spaced:
        return
    if not eyes.cut_when_spaced and not eyes.over_when_spaced:
        yield fine(eyes, SPACED)
    for positions, message in (
        (eyes.cut_when_spaced, CUT_WHEN_SPACED),
        (eyes.over_when_spaced, OVER_WHEN_SPACED),
    ):
        for position in outermost(state, positions):
            yield Outcome(OutcomeValue.FAILED, message, {}, node_target(state, state.nodes[position]))


def judge_resize(state: PageState) -> Iterator[Outcome]:
    """Applies to each page with words that was seen at a zoom of 200 %. Expects that words grow and are not cut off.

    Source: WCAG 2.2, criterion 1.4.4 Resize Text, failures F69 and F94.
    """
    eyes = state.eyes
    if eyes is None or not eyes.texts or not eyes.enlarged:
        return
    surely = (*eyes.cut_when_enlarged, *eyes.over_when_enlarged, *eyes.kept_small)
    if not surely and not eyes.cut_when_grown:
        yield fine(eyes, ENLARGED)
    fails, asks = OutcomeValue.FAILED, OutcomeValue.CANT_TELL
    for positions, value, message in (
        (eyes.cut_when_enlarged, fails, CUT_WHEN_ENLARGED),
        (eyes.over_when_enlarged, fails, OVER_WHEN_ENLARGED),
        (eyes.kept_small, fails, KEPT_SMALL),
        # a browser's zoom is enough for the criterion
        (() if surely else eyes.cut_when_grown, asks, CUT_WHEN_GROWN),
    ):
        for position in list(outermost(state, positions))[: None if value is fails else _MOST_GROWN]:
            yield Outcome(value, message, {}, node_target(state, state.nodes[position]))


def judge_orientation(state: PageState) -> Iterator[Outcome]:
    """Applies to each page with words. Expects them there, and upright, whichever way the screen is held.

    Where most words of the main part are gone from a low, wide window and others came, it is held sideways for
    nothing; where they are gone, and none came, a person is asked. Sources: ACT rule b33eff; WCAG 2.2, failure F97.
    """
    eyes = state.eyes
    if eyes is None or not eyes.texts:
        return
    shut = [one for one in eyes.shut_out if one.share >= _HALF]
    if not eyes.turned and not shut:
        yield Outcome(OutcomeValue.PASSED, BOTH_WAYS)
    for one in shut:
        sure = one.come and one.share >= _MOST
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            SHUT_OUT if sure else PERHAPS_SHUT_OUT,
            {},
            node_target(state, state.nodes[one.node]),
        )
    for turned in eyes.turned:
        yield Outcome(
            OutcomeValue.FAILED,
            LIES_WHEN_UPRIGHT if turned.upright else LIES_WHEN_WIDE,
            {},
            node_target(state, state.nodes[turned.node]),
        )


SPACING = Rule(
    id="window/text-spacing",
    title=N_("No words are cut off when letters, words and lines stand farther apart."),
    criteria=("1.4.12",),
    impact=Impact.SERIOUS,
    judge=judge_spacing,
    needs=("dom", "eyes"),
)
RESIZE = Rule(
    id="window/text-resize",
    title=N_("Words grow with the zoom, and none are cut off at twice the size."),
    criteria=("1.4.4",),
    impact=Impact.SERIOUS,
    judge=judge_resize,
    needs=("dom", "eyes"),
    act_rules=("59br37",),
)
ORIENTATION = Rule(
    id="window/orientation",
    title=N_("The page can be used whichever way the screen is held."),
    criteria=("1.3.4",),
    impact=Impact.SERIOUS,
    judge=judge_orientation,
    needs=("dom", "eyes"),
    act_rules=("b33eff",),
)

TOO_LONG = N_(
    "The page has so many texts that only the first of them were looked at. Are the others all right?"
)
SPACED = N_("No words are cut off when they stand farther apart.")
CUT_WHEN_SPACED = N_(
    "These words are cut off when the user sets letters, words and lines farther apart. "
    "Let the box grow: min-height instead of height, and no overflow: hidden on text."
)
OVER_WHEN_SPACED = N_(
    "These words lie on other words when the user sets letters, words and lines farther apart. "
    "Let the box around them grow: min-height instead of height."
)
ENLARGED = N_("With the page at twice its size all words are larger and none are cut off.")
CUT_WHEN_ENLARGED = N_(
    "These words are cut off when the user makes the page twice as large. "
    "Let the box grow: min-height instead of height, and no overflow: hidden on text."
)
OVER_WHEN_ENLARGED = N_(
    "These words lie on other words when the user makes the page twice as large. "
    "Let the box around them grow: min-height instead of height."
)
CUT_WHEN_GROWN = N_(
    "These words are cut off when the reader sets letters alone twice as large, in the browser or the system. Can they "
    "be read then? Let the box grow with them: min-height in rem instead of height in px, and no overflow: hidden."
)
KEPT_SMALL = N_(
    "These words stay as small when the user makes the page twice as large: their size is a share of the window (vw). "
    "Give the size in rem, or add rem to vw in calc()."
)
BOTH_WAYS = N_("The words stand upright whichever way the screen is held.")
LIES_WHEN_UPRIGHT = N_(
    "On a screen that is held upright the page lies on its side. Some people cannot turn their screen: "
    "take the rotation out of the rule for “orientation: portrait”."
)
LIES_WHEN_WIDE = N_(
    "On a screen that is held sideways the page lies on its side. Some people cannot turn their screen: "
    "take the rotation out of the rule for “orientation: landscape”."
)
SHUT_OUT = N_(
    "On a telephone that is held sideways nearly all that the page is for is not there, and this stands in its stead. "
    "Some people cannot turn their screen: show the same in low windows, and let it scroll."
)
PERHAPS_SHUT_OUT = N_(
    "On a telephone that is held sideways much of what the page is for is not there. Can all of it be come to? "
    "Some people cannot turn their screen."
)

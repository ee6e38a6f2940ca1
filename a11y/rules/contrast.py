"""Can words be told from what lies behind them? (WCAG 2.2, criterion 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.colours import Letters
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_MUCH = 0.4
"""The share of faint pixels of letters from which on words cannot be read."""
_LITTLE = 0.05
"""The share that is nothing but a smooth edge, or the end of a gradient."""


def judge_text(state: PageState) -> Iterator[Outcome]:
    """Applies to words that stand on a picture, a gradient, or other elements than those around them.

    Expects that the pixels under their letters have the contrast that letters of their size need. Where few or many of
    them have, or a shadow or an outline may help, a person decides. Source: ACT rule afw4f7.
    """
    for letters in state.colours.letters if state.colours is not None else ():
        yield _outcome(state, letters, FAINT)


def judge_placeholder(state: PageState) -> Iterator[Outcome]:
    """Applies to fields that show a placeholder: it is text like any other, and often the only help there is."""
    if state.colours is None or not state.colours.placeholders:
        return
    yield Outcome(OutcomeValue.PASSED, CLEAR_PLACEHOLDERS)
    for letters in state.colours.faint_placeholders:
        yield _outcome(state, letters, FAINT_PLACEHOLDER)


def judge_state(state: PageState) -> Iterator[Outcome]:
    """Applies to words whose colours a style sheet changes under the pointer or in focus.

    Expects the contrast that they need in these states as well. What is too faint already without them is told
    elsewhere. The colours of the page as it is shown at rest are axe's question.
    """
    if state.colours is None or not state.colours.in_states:
        return
    yield Outcome(OutcomeValue.PASSED, CLEAR_STATES)
    told: set[int] = set()
    for kind, letters in state.colours.faint_in_states:
        if letters.node not in told:
            told.add(letters.node)
            yield _outcome(state, letters, FAINT_UNDER_POINTER if kind == "hover" else FAINT_IN_FOCUS)


def _outcome(state: PageState, letters: Letters, faint: str) -> Outcome:
    value = _value(letters)
    node = state.nodes[letters.node]
    message = {OutcomeValue.PASSED: CLEAR, OutcomeValue.FAILED: faint}.get(value, PARTLY)
    params = {
        "share": f"{letters.faint * 100:.0f}",
        "ratio": f"{letters.ratio:.2f}",
        "needed": f"{letters.needed:g}",
    }
    return Outcome(value, message, params, node_target(state, node), node=node.id)


def _value(letters: Letters) -> OutcomeValue:
    if letters.faint <= _LITTLE:
        return OutcomeValue.PASSED
    missed = letters.faint >= _MUCH and letters.sure
    return OutcomeValue.FAILED if missed else OutcomeValue.CANT_TELL


TEXT = Rule(
    id="contrast/text",
    title=N_("Words can be told from the picture or gradient behind them."),
    criteria=("1.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_text,
    needs=("dom", "axe", "colours"),
    instead_of=("axe/color-contrast",),
    act_rules=("afw4f7",),
)

PLACEHOLDER = Rule(
    id="contrast/placeholder",
    title=N_("The example in an empty field can be read."),
    criteria=("1.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_placeholder,
    needs=("dom", "colours"),
)

STATE = Rule(
    id="contrast/state",
    title=N_("Words can be read under the pointer and in focus as well."),
    criteria=("1.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_state,
    needs=("dom", "colours"),
)

CLEAR = N_("The letters have a contrast of %(ratio)s to 1 with what lies behind them.")
FAINT = N_(
    "These words do not stand out from what lies behind them: %(needed)s to 1 is needed, %(share)s %% of their letters "
    "have less, and some only %(ratio)s to 1. Put a plain colour behind the words, or choose another colour for them."
)
PARTLY = N_(
    "Some letters have a contrast of only %(ratio)s to 1 with what lies behind them, and %(needed)s to 1 is needed. "
    "Can all words be read, also by people who see little contrast?"
)
CLEAR_PLACEHOLDERS = N_("Placeholders can be read.")
FAINT_PLACEHOLDER = N_(
    "The words in the empty field have a contrast of only %(ratio)s to 1 with the field; %(needed)s to 1 is needed. "
    "Give ::placeholder a darker or lighter colour."
)
CLEAR_STATES = N_("Words can be read under the pointer and in focus.")
FAINT_UNDER_POINTER = N_(
    "With the pointer on it, its words have a contrast of only %(ratio)s to 1 with what lies behind them; "
    "%(needed)s to 1 is needed. Choose other colours for :hover."
)
FAINT_IN_FOCUS = N_(
    "When it has the focus, its words have a contrast of only %(ratio)s to 1 with what lies behind them; "
    "%(needed)s to 1 is needed. Choose other colours for :focus."
)

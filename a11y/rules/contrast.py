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
        value = _value(letters)
        node = state.nodes[letters.node]
        message = {OutcomeValue.PASSED: CLEAR, OutcomeValue.FAILED: FAINT}.get(value, PARTLY)
        params = {
            "share": f"{letters.faint * 100:.0f}",
            "ratio": f"{letters.ratio:.2f}",
            "needed": f"{letters.needed:g}",
        }
        yield Outcome(value, message, params, node_target(state, node), node=node.id)


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

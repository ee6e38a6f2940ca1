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
_HARDLY = 3.0
"""The contrast ratio below which nobody would call words readable."""


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
    """Applies to words whose colours a style sheet changes under the pointer, pressed, in focus or selected.

    Expects the contrast that they need in these states as well. What is too faint already without them is told
    elsewhere. The colours of the page as it is shown at rest are axe's question. A press lasts a moment, and how a
    selection is drawn is partly the browser's affair: only what has less than 3 to 1 then is surely a fault.
    """
    colours = state.colours
    if colours is None or not (colours.in_states or colours.selected):
        return
    yield Outcome(OutcomeValue.PASSED, CLEAR_STATES)
    told: set[int] = set()
    for kind, letters in sorted(colours.faint_in_states, key=lambda one: one[0] == "active"):
        if letters.node not in told:
            told.add(letters.node)
            yield _outcome(state, letters, _FAINT_IN.get(kind, FAINT_IN_FOCUS), passing=kind == "active")
    for one in colours.faint_selected:
        certain = one.both and one.ratio < _HARDLY
        node = state.nodes[one.node]
        yield Outcome(
            OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL,
            FAINT_SELECTED if certain else PERHAPS_SELECTED,
            {"ratio": f"{one.ratio:.2f}", "needed": f"{one.needed:g}"},
            node_target(state, node),
            node=node.id,
        )


def judge_dark(state: PageState) -> Iterator[Outcome]:
    """Applies to words of a page that has a dark scheme and is shown in another one.

    Expects the contrast that they need in the dark scheme as well; one finding for each pair of colours. What is too
    faint in both schemes is told once, of the one that is shown.
    """
    if state.colours is None or not state.colours.in_dark:
        return
    yield Outcome(OutcomeValue.PASSED, CLEAR_DARK)
    for letters in state.colours.faint_in_dark:
        yield _outcome(state, letters, FAINT_IN_DARK)


def _outcome(state: PageState, letters: Letters, faint: str, *, passing: bool = False) -> Outcome:
    value = _value(letters)
    if passing and value is OutcomeValue.FAILED and letters.ratio >= _HARDLY:
        value = OutcomeValue.CANT_TELL
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
    title=N_("Words can be read under the pointer, pressed, in focus and selected as well."),
    criteria=("1.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_state,
    needs=("dom", "colours"),
)

DARK = Rule(
    id="contrast/dark",
    title=N_("Words can be read in the dark scheme of the page as well."),
    criteria=("1.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_dark,
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
CLEAR_STATES = N_("Words can be read under the pointer, in focus and selected.")
FAINT_UNDER_POINTER = N_(
    "With the pointer on it, its words have a contrast of only %(ratio)s to 1 with what lies behind them; "
    "%(needed)s to 1 is needed. Choose other colours for :hover."
)
FAINT_IN_FOCUS = N_(
    "When it has the focus, its words have a contrast of only %(ratio)s to 1 with what lies behind them; "
    "%(needed)s to 1 is needed. Choose other colours for :focus."
)
FAINT_WHEN_PRESSED = N_(
    "While it is pressed, its words have a contrast of only %(ratio)s to 1 with what lies behind them; "
    "%(needed)s to 1 is needed. Choose other colours for :active."
)
FAINT_SELECTED = N_(
    "When these words are selected, they have a contrast of only %(ratio)s to 1 with what lies behind them; "
    "%(needed)s to 1 is needed. Choose two colours for ::selection that go together."
)
PERHAPS_SELECTED = N_(
    "When these words are selected, they seem to have a contrast of only %(ratio)s to 1 with what lies behind them. "
    "Can they be read then?"
)
CLEAR_DARK = N_("Words can be read in the dark scheme.")
FAINT_IN_DARK = N_(
    "In the dark scheme of the page these words have a contrast of only %(ratio)s to 1 with what lies behind them; "
    "%(needed)s to 1 is needed. Choose another colour for them under prefers-color-scheme: dark."
)

_FAINT_IN = {"hover": FAINT_UNDER_POINTER, "active": FAINT_WHEN_PRESSED}

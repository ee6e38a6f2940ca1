"""Does a button that is on or off say which? (WCAG 2.2, criterion 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_SAID = ("aria-pressed", "aria-checked")


def judge_toggle(state: PageState) -> Iterator[Outcome]:
    """Applies to each button that says whether it is on, and to each without a state that a script was read of.

    Expects no script that turns a class of its button on and off, and nothing else: what that class looks like is
    then told to eyes alone. Where the script does more, a person has to look.
    """
    page = forms_of(state)
    for node in state.nodes:
        if node.box is not None and any(name in node.attributes for name in _SAID):
            yield Outcome(OutcomeValue.PASSED, SAID, {})
    trials = state.forms
    for position in trials.asked if trials is not None else ():
        node = state.nodes[position]
        words = page.text(node) or page.name(node)
        if trials is None or position not in trials.toggles:
            yield Outcome(OutcomeValue.PASSED, NO_TOGGLE, {})
            continue
        only = position in trials.only_toggles
        yield Outcome(
            OutcomeValue.FAILED if only else OutcomeValue.CANT_TELL,
            SILENT if only else MAY_BE_SILENT,
            {"words": words},
            node_target(state, node),
        )


TOGGLE = Rule(
    id="form/toggle-state",
    title=N_("A button that is on or off says which."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_toggle,
    needs=("dom", "forms"),
)

SAID = N_("The button says whether it is on.")
NO_TOGGLE = N_("The button is not one that is on or off, as far as its script tells.")
SILENT = N_(
    "The button “%(words)s” turns its looks on and off and does not say which it is: who does not see it "
    "cannot know. Set aria-pressed to true or false whenever it changes."
)
MAY_BE_SILENT = N_(
    "A click on “%(words)s” turns its looks on and off. Is it a button that stays on or off? Then it should "
    "say so with aria-pressed."
)

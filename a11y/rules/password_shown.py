"""Does what shows a password say that it is shown? (WCAG 2.2, criterion 4.1.2 Name, Role, Value)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_shown(state: PageState) -> Iterator[Outcome]:
    """Applies to what makes a password readable when it is pressed, and is no checkbox of the platform.

    Expects that its name or a state of it changes, or that something is announced. Source: WCAG 2.2, 4.1.2.
    """
    for press in state.pressed.presses if state.pressed is not None else ():
        if not press.unmasked or press.gone or press.field:
            continue
        node = state.nodes[press.node]
        told = press.told or press.said or any(one.own for one in press.came)
        # a sign in its name may be heard, or not
        untold = (OutcomeValue.CANT_TELL, PERHAPS) if press.signed else (OutcomeValue.FAILED, UNTOLD)
        value, sentence = (OutcomeValue.PASSED, TOLD) if told else untold
        yield Outcome(
            value,
            sentence,
            {} if told else {"name": press.name},
            None if told else node_target(state, node),
            node=node.id,
        )


PASSWORD_SHOWN = Rule(
    id="form/password-shown",
    title=N_("What shows a password says that it is shown."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_shown,
    needs=("dom", "pressed"),
)

TOLD = N_("It says whether the password is shown.")
UNTOLD = N_(
    "“%(name)s” shows the password and hides it again, and nothing of it says which of the two is so: who does not "
    "see the field may have their password read by others. Use a checkbox, aria-pressed, or another name for each."
)
PERHAPS = N_(
    "“%(name)s” shows the password and hides it again, and only a sign in its name changes. Does a screen reader say "
    "which of the two is so? A checkbox, aria-pressed, or another name for each would tell."
)

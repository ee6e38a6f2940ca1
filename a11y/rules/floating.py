"""Is a box over the page a dialog to those who cannot see it, and do keys close it? (WCAG 2.2, 2.1.1 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Focus, Kind, Opening, Thing
from a11y.words.state import PageState


def _opened(state: PageState) -> Iterator[Opening]:
    """What somebody opened that is a dialog, or looks like one."""
    for opening in state.openings.openings if state.openings is not None else ():
        if opening.opener >= 0 and (opening.kind is Kind.DIALOG or opening.floats or opening.covers):
            yield opening


def _told(state: PageState, thing: Thing, value: OutcomeValue, message: str) -> Outcome:
    known = 0 <= thing.node < len(state.nodes)
    return Outcome(
        value, message, {}, thing_target(state, thing), node=state.nodes[thing.node].id if known else 0
    )


def judge_role(state: PageState) -> Iterator[Outcome]:
    """Applies to each box that opens in the middle of the window and holds something that closes it,
    to each with controls and the page darkened round it, and to dialogs.

    Expects the role of a dialog, with all that belongs to it: the focus comes in, stays, and Esc closes. Whether a box
    is meant as a dialog is a question. Source: ARIA Authoring Practices, dialog (modal).
    """
    for opening in _opened(state):
        if opening.kind is Kind.DIALOG:
            yield Outcome(OutcomeValue.PASSED, IS_DIALOG)
        elif _is_like_one(opening):
            sentence = NO_ROLE
            if opening.focus is Focus.BEHIND:
                sentence = NO_ROLE_BEHIND
            elif opening.escape is False:
                sentence = NO_ROLE_STAYS
            yield _told(state, opening.what, OutcomeValue.CANT_TELL, sentence)


def _is_like_one(opening: Opening) -> bool:
    closes = opening.closes or opening.pointer_closer is not None
    return (opening.floats and closes) or (opening.veiled and (closes or opening.items > 0))


def judge_closer(state: PageState) -> Iterator[Outcome]:
    """Applies to what closes a dialog, or a box like one. Expects a control: F59, F54.

    Something without a role that hears clicks fails where nothing else closes it and is a question where Esc does, or
    where nobody knows whether it hears them.
    """
    for opening in _opened(state):
        if opening.pointer_closer is not None:
            sure = opening.pointer_closer.clickable and opening.escape is not True
            value = OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL
            yield _told(
                state, opening.pointer_closer, value, POINTER_ALONE if sure else PERHAPS_POINTER_ALONE
            )
        elif opening.closes:
            yield Outcome(OutcomeValue.PASSED, CLOSES)


ROLE = Rule(
    id="dialog/role",
    title=N_("A box that opens over the page says that it is a dialog."),
    criteria=("4.1.2",),
    impact=Impact.MODERATE,
    judge=judge_role,
    needs=("dom", "openings"),
)
CLOSER = Rule(
    id="dialog/closer",
    title=N_("What closes a dialog is a control."),
    criteria=("2.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_closer,
    needs=("dom", "openings"),
)

IS_DIALOG = N_("It has the role of a dialog.")
NO_ROLE = N_(
    "A box opens in the middle of the window, with something that closes it, and nothing says that it is a dialog: a "
    "screen reader does not tell that something lies over the page, and Tab leads on behind it. Is it one? Make it a "
    "dialog element that is opened by showModal()."
)
NO_ROLE_BEHIND = N_(
    "A box opens in the middle of the window, nothing says that it is a dialog, and the focus stays behind it: who "
    "does not see it will hardly come to it. Is it one? Make it a dialog element that is opened by showModal()."
)
NO_ROLE_STAYS = N_(
    "A box opens in the middle of the window, nothing says that it is a dialog, and Esc does not close it. Is it one? "
    "Make it a dialog element that is opened by showModal(): then the focus comes in, stays, and Esc closes it."
)
CLOSES = N_("A control closes it.")
POINTER_ALONE = N_(
    "This closes what was opened, and only for a pointer: the focus cannot be put on it, no other control closes, and "
    "Esc does not either. Make it a button with a name."
)
PERHAPS_POINTER_ALONE = N_(
    "This seems to close what was opened, and the focus cannot be put on it. How does somebody who uses a keyboard, or "
    "a screen reader on a telephone, close it? Make it a button with a name."
)

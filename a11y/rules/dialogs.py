"""Does a dialog take the focus, hold it, let go at Esc, and give it back? (WCAG 2.2, criteria 2.4.3 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Focus, Kind, Opening, Return
from a11y.words.state import PageState

_DIALOGS = {"dialog", "alertdialog"}


def _openings(state: PageState) -> Iterator[Opening]:
    if state.openings is not None:
        yield from state.openings.openings


def _is_over_page(opening: Opening) -> bool:
    """Whether the rest of the page waits behind it: it says so, or lies over nearly all of the window."""
    return opening.kind is Kind.DIALOG and (opening.modal or opening.covers)


def _opened_by_link(state: PageState, opening: Opening) -> bool:
    """Whether a link to a place in the page opened it: the browser goes on tabbing from that place by itself."""
    return opening.opener >= 0 and state.nodes[opening.opener].attributes.get("href", "").startswith("#")


def _can_tab(state: PageState) -> bool:
    return state.hands is None or bool(state.hands.focusable)


def _told(state: PageState, opening: Opening, value: OutcomeValue, message: str, **params: str) -> Outcome:
    known = 0 <= opening.what.node < len(state.nodes)
    node = state.nodes[opening.what.node].id if known else 0
    return Outcome(value, message, params, thing_target(state, opening.what), node=node)


def judge_takes_focus(state: PageState) -> Iterator[Outcome]:
    """Applies to each dialog that opened, or was open. Expects the focus in it.

    A dialog that does not hold the page back and comes next in the Tab order is come to anyway, and so is one that was
    open on a page with nothing to tab to. A box with controls in the middle of the window, and the page darkened round
    it, is a dialog to those who see it, and so is what covers the window and has controls, if Tab goes on under it.
    Sources: technique SCR26, failure F85; ARIA Authoring Practices, dialog (modal).
    """
    for opening in _openings(state):
        if opening.kind is not Kind.DIALOG:
            if opening.focus is Focus.BEHIND:
                yield from _no_dialog(state, opening)
            continue
        waits = _is_over_page(opening) and _can_tab(state)
        if opening.focus is Focus.INSIDE or (not waits and opening.opener < 0):
            yield Outcome(OutcomeValue.PASSED, TAKEN)
        elif opening.focus is Focus.NEXT and _opened_by_link(state, opening):
            yield Outcome(OutcomeValue.PASSED, NEXT)
        elif _is_over_page(opening) and opening.focus is Focus.BEHIND:
            yield _told(state, opening, OutcomeValue.FAILED, LEFT_BEHIND)
        elif opening.modal and opening.opener >= 0:
            yield _told(state, opening, OutcomeValue.FAILED, NOT_TAKEN)
        elif _is_over_page(opening) or opening.focus is Focus.BEHIND:
            yield _told(state, opening, OutcomeValue.CANT_TELL, PERHAPS_TAKEN)
        else:
            yield Outcome(OutcomeValue.PASSED, NEXT)


def _no_dialog(state: PageState, opening: Opening) -> Iterator[Outcome]:
    """What came over the page without a role, and has the focus behind it."""
    if opening.veiled and opening.items and opening.by_keys:
        yield _told(state, opening, OutcomeValue.FAILED, BOX_LEFT_BEHIND)
    elif opening.covers and opening.hides and opening.items and opening.by_keys:
        yield _told(state, opening, OutcomeValue.FAILED, COVERED_BEHIND, stop=opening.hides)
    elif opening.covers:
        yield _told(state, opening, OutcomeValue.CANT_TELL, COVERED)


def judge_holds_focus(state: PageState) -> Iterator[Outcome]:
    """Applies to each dialog over the page in which Tab was pressed. Expects that Tab does not lead behind it.

    Source: ARIA Authoring Practices, dialog (modal); WCAG 2.2, criterion 2.4.3 Focus Order.
    """
    for opening in _openings(state):
        if not _is_over_page(opening) or not opening.tabbed:
            continue
        if opening.leaves_to:
            yield _told(state, opening, OutcomeValue.FAILED, NOT_HELD, stop=opening.leaves_to)
        else:
            yield Outcome(OutcomeValue.PASSED, HELD)


def judge_gives_back(state: PageState) -> Iterator[Outcome]:
    """Applies to each dialog or menu that had the focus and was closed by a key. Expects the focus on the page.

    On the opener it is best; on another element that can be seen may be meant. Source: ARIA Authoring Practices.
    """
    for opening in _openings(state):
        if opening.kind is Kind.PANEL or opening.back is None or opening.focus is not Focus.INSIDE:
            continue
        if opening.back is Return.LOST:
            yield _told(state, opening, OutcomeValue.FAILED, LOST)
        else:
            yield Outcome(OutcomeValue.PASSED, BACK)


def judge_escape(state: PageState) -> Iterator[Outcome]:
    """Applies to each dialog over the page. Expects that Esc closes it.

    WCAG does not ask for it; users do. One that asks for a decision (`alertdialog`) may insist.
    Source: ARIA Authoring Practices, dialog (modal).
    """
    for opening in _openings(state):
        if not _is_over_page(opening) or opening.escape is None or opening.what.role == "alertdialog":
            continue
        if opening.escape:
            yield Outcome(OutcomeValue.PASSED, ESCAPES)
        else:
            yield _told(state, opening, OutcomeValue.FAILED, NO_ESCAPE)


def judge_name(state: PageState) -> Iterator[Outcome]:
    """Applies to each dialog that opened while the page was tried; axe sees those that were open. Expects a name."""
    for opening in _openings(state):
        if opening.kind is not Kind.DIALOG or opening.opener < 0 or opening.what.role not in _DIALOGS:
            continue
        if opening.what.name.strip():
            yield Outcome(OutcomeValue.PASSED, NAMED)
        else:
            yield _told(state, opening, OutcomeValue.FAILED, NAMELESS)


def judge_heard(state: PageState) -> Iterator[Outcome]:
    """Applies to each dialog that opened, and each box that lies over the page. Expects no `aria-hidden` on it.

    Source: WAI-ARIA 1.2, aria-hidden; WCAG 2.2, criterion 4.1.2.
    """
    for opening in _openings(state):
        if opening.opener < 0 or not (opening.kind is Kind.DIALOG or opening.covers):
            continue
        if opening.unheard:
            sure = opening.kind is Kind.DIALOG
            value = OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL
            yield _told(state, opening, value, UNHEARD)
        else:
            yield Outcome(OutcomeValue.PASSED, HEARD)


def judge_message(state: PageState) -> Iterator[Outcome]:
    """Applies to each element with role alertdialog. Expects a description, which is its message.

    Where its name is made of several elements, the message may be among them. Source: ARIA Authoring Practices, alert
    and message dialogs.
    """
    for node in state.nodes:
        told = node.attributes
        if told.get("role", "").strip().lower() != "alertdialog":
            continue
        said = any(told.get(name, "").strip() for name in ("aria-describedby", "aria-description"))
        said = said or len(told.get("aria-labelledby", "").split()) > 1
        yield Outcome(
            OutcomeValue.PASSED if said else OutcomeValue.CANT_TELL,
            MESSAGE_TIED if said else MESSAGE_UNTIED,
            {},
            None if said else node_target(state, node),
            node=0 if said else node.id,
        )


HEARD_RULE = Rule(
    id="dialog/heard",
    title=N_("A dialog that opens is there for screen readers."),
    criteria=("4.1.2",),
    impact=Impact.CRITICAL,
    judge=judge_heard,
    needs=("dom", "openings"),
)
MESSAGE = Rule(
    id="dialog/message",
    title=N_("The message of an alert dialog is read when it opens."),
    criteria=("4.1.2",),
    impact=Impact.MODERATE,
    judge=judge_message,
    needs=("dom",),
)
TAKES_FOCUS = Rule(
    id="dialog/takes-focus",
    title=N_("A dialog that opens takes the focus."),
    criteria=("2.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_takes_focus,
    needs=("dom", "openings"),
    reads=("hands",),
)
HOLDS_FOCUS = Rule(
    id="dialog/holds-focus",
    title=N_("Tab stays in a dialog as long as the page waits behind it."),
    criteria=("2.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_holds_focus,
    needs=("dom", "openings"),
)
GIVES_BACK = Rule(
    id="dialog/gives-back-focus",
    title=N_("A dialog or menu that closes gives the focus back."),
    criteria=("2.4.3",),
    impact=Impact.SERIOUS,
    judge=judge_gives_back,
    needs=("dom", "openings"),
)


def judge_low(state: PageState) -> Iterator[Outcome]:
    """Applies to each dialog that opens. Expects its controls in a window of half the size, at least with the focus.

    Such a window is that of a zoom of 200 %. Source: WCAG 2.2, 1.4.4 and 1.4.10.
    """
    for opening in _openings(state):
        if opening.cut_when_low is None or not (opening.kind is Kind.DIALOG or opening.floats):
            continue
        if opening.cut_when_low:
            yield _told(state, opening, OutcomeValue.FAILED, CUT_LOW, control=opening.cut_when_low)
        else:
            yield Outcome(OutcomeValue.PASSED, FITS)


LOW = Rule(
    id="dialog/fits-window",
    title=N_("Everything in a dialog can be reached in a low window."),
    criteria=("1.4.4", "1.4.10"),
    impact=Impact.SERIOUS,
    judge=judge_low,
    needs=("dom", "openings"),
)
ESCAPE = Rule(
    id="dialog/escape",
    title=N_("Esc closes a dialog."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_escape,
    needs=("dom", "openings"),
)
NAME = Rule(
    id="dialog/name",
    title=N_("A dialog that opens has a name."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_name,
    needs=("dom", "openings"),
)

TAKEN = N_("The focus is in the dialog.")
NEXT = N_("The next Tab leads into the dialog.")
LEFT_BEHIND = N_(
    "The dialog is open, the focus stays behind it, and Tab goes on through what it covers: who uses a keyboard "
    "or a screen reader works on a page that they should not reach. Move the focus into the dialog when it opens."
)
BOX_LEFT_BEHIND = N_(
    "A box opens in the middle of the window and the page is darkened round it; the focus stays behind it, and Tab "
    "goes on through the darkened page: who uses a keyboard or a screen reader does not come to what is in it. Make "
    "it a dialog element that is opened by showModal(): then the focus comes in and stays."
)
NOT_TAKEN = N_(
    "The dialog says that the rest of the page waits (aria-modal), and the focus stays out there: a screen reader "
    "says nothing of the dialog. Move the focus into it when it opens, to its first control or to its heading."
)
PERHAPS_TAKEN = N_(
    "The dialog opens and the focus is not in it. Does somebody who uses a keyboard or a screen reader notice that "
    "it is there, and come to it at once?"
)
COVERED = N_(
    "Something comes up over nearly the whole window, and the focus stays behind it. "
    "Can somebody who uses a keyboard go on?"
)
COVERED_BEHIND = N_(
    "Something comes up over nearly the whole window, the focus stays behind it, and Tab goes on to %(stop)s, which "
    "lies under it: who uses a keyboard does not see where they are. Move the focus into it when it opens, and make "
    "the page behind it inert."
)
HELD = N_("Tab does not lead behind the dialog.")
NOT_HELD = N_(
    "Tab leads out of the dialog to %(stop)s, which waits behind it: who uses a keyboard loses the dialog without "
    "having closed it. Open it by showModal(), or make the rest of the page inert while it is open."
)
BACK = N_("The focus is on the page again when it has closed.")
LOST = N_(
    "When it closes, nothing has the focus: who uses a keyboard or a screen reader starts again at the top. "
    "Give the focus back to what opened it."
)
ESCAPES = N_("Esc closes the dialog.")
NO_ESCAPE = N_(
    "Esc does not close the dialog: who uses a keyboard looks for the way out, and some find none. "
    "Let Esc do what the button that closes it does."
)
FITS = N_("The dialog fits its window, or can be scrolled.")
CUT_LOW = N_(
    "In a low window, as who enlarges the page to 200 %% has it, %(control)s of this dialog is out of the "
    "window and cannot be scrolled to. Give the dialog the height of the window as max-height, and overflow: auto."
)
NAMED = N_("The dialog has a name.")
NAMELESS = N_(
    "The dialog has no name: a screen reader says only that there is a dialog. "
    "Point to its heading with aria-labelledby, or give it an aria-label."
)
HEARD = N_("The dialog is there for screen readers.")
UNHEARD = N_(
    "It opens over the page and stays hidden from screen readers (aria-hidden): nothing in it is said. Take the "
    "attribute away when it opens, or use a dialog element."
)
MESSAGE_TIED = N_("The alert dialog has a description.")
MESSAGE_UNTIED = N_(
    "This alert dialog has a name and no description: when it opens, a screen reader says the title and the button "
    "with the focus. Is its message heard as well? Tie it with aria-describedby."
)

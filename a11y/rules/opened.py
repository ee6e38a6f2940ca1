"""What stays open and hides what Tab comes to, and are its buttons named? (WCAG 2.2, 2.4.11 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Kind, Opening
from a11y.words.state import PageState

_CLOSES = frozenset("\u00d7\u2715\u2716\u2a2f\u2a09\u2717\u2718\u274c\u274e")
"""Signs for closing, which are called “times”, “multiplication x” or “ballot x”."""


def _opened(state: PageState) -> Iterator[Opening]:
    for opening in state.openings.openings if state.openings is not None else ():
        if opening.opener >= 0:
            yield opening


def judge_hides(state: PageState) -> Iterator[Outcome]:
    """Applies to each part of a page that keys open over others. Expects nothing under it that Tab comes to.

    It may close when the focus leaves it. What covers the window is told by `dialog/takes-focus`.
    Source: WCAG 2.2, criterion 2.4.11 Focus Not Obscured (Minimum).
    """
    for opening in _opened(state):
        if opening.kind is not Kind.PANEL or not opening.by_keys or opening.covers:
            continue
        hidden = bool(opening.hides)
        yield Outcome(
            OutcomeValue.FAILED if hidden else OutcomeValue.PASSED,
            HIDES if hidden else HIDES_NOTHING,
            {"stop": opening.hides} if hidden else {},
            thing_target(state, opening.what) if hidden else None,
        )


def judge_signed(state: PageState) -> Iterator[Outcome]:
    """Applies to the buttons in what opened. Expects words in their names, as of those that can be seen at once.

    A sign for closing alone in a dialog fails: it is read as “times”. Other signs are a question. Source: WCAG 2.2,
    4.1.2; technique ARIA14.
    """
    for opening in _opened(state):
        if opening.signed is None:
            yield Outcome(OutcomeValue.PASSED, NAMED)
            continue
        sure = opening.kind is Kind.DIALOG and set(opening.signed.name) <= _CLOSES
        value, sentence = (OutcomeValue.FAILED, CLOSES) if sure else (OutcomeValue.CANT_TELL, SIGN)
        yield Outcome(value, sentence, {"name": opening.signed.name}, thing_target(state, opening.signed))


def judge_heard(state: PageState) -> Iterator[Outcome]:
    """Applies to each part that opens on a page and stands in it. Expects no `aria-hidden` on it while it is open.

    Without controls in it, it may be an ornament. What lies over the page, and dialogs, are told by `dialog/heard`.
    Source: WAI-ARIA 1.2, aria-hidden; WCAG 2.2, 4.1.2.
    """
    for opening in _opened(state):
        if opening.kind is not Kind.PANEL or opening.covers:
            continue
        told = opening.unheard and opening.items > 0
        yield Outcome(
            OutcomeValue.FAILED if told else OutcomeValue.PASSED,
            UNHEARD if told else HEARD,
            {},
            thing_target(state, opening.what) if told else None,
        )


def judge_closes(state: PageState) -> Iterator[Outcome]:
    """Applies to each part of a page that keys open over others and of which it is known what closes it.

    Expects that a key closes it, where a press of the pointer beside it does. Controls in it may close it under a name
    that nobody here knows: then a person is asked. Source: WCAG 2.2, 2.1.1 Keyboard.
    """
    for opening in _opened(state):
        if opening.kind is not Kind.PANEL or not opening.by_keys or opening.stays:
            continue
        if not opening.pointer_closes:
            yield Outcome(OutcomeValue.PASSED, CLOSED_BY_KEYS)
            continue
        sure = not opening.items
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            POINTER_CLOSES if sure else PERHAPS_CLOSES,
            {},
            thing_target(state, opening.what),
        )


HEARD_RULE = Rule(
    id="opening/heard",
    title=N_("What opens on a page is there for assistive technology, too."),
    criteria=("4.1.2",),
    impact=Impact.CRITICAL,
    judge=judge_heard,
    needs=("dom", "openings"),
)
HIDES_RULE = Rule(
    id="opening/hides-focus",
    title=N_("What stays open hides nothing that Tab comes to."),
    criteria=("2.4.11",),
    impact=Impact.SERIOUS,
    judge=judge_hides,
    needs=("dom", "openings"),
)
SIGNED_RULE = Rule(
    id="opening/sign-alone",
    title=N_("Buttons in what opens are named by words."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_signed,
    needs=("dom", "openings"),
)
CLOSES_RULE = Rule(
    id="opening/closes-by-keyboard",
    title=N_("Keys close what lies open over the page."),
    criteria=("2.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_closes,
    needs=("dom", "openings"),
)

HEARD = N_("What opened is not hidden from assistive technology.")
UNHEARD = N_(
    "This opens with controls in it and stays hidden from assistive technology (aria-hidden): who uses a screen reader "
    "finds nothing there, and the focus comes to controls that say nothing. Take aria-hidden away when it opens."
)
HIDES_NOTHING = N_("What opened hides nothing that Tab comes to.")
HIDES = N_(
    "This stays open when Tab goes on behind it, and lies over %(stop)s, which has the focus then: nobody sees where "
    "they are. Close it when the focus leaves it."
)
NAMED = N_("The buttons in what opened have words in their names.")
CLOSES = N_(
    "The button that closes this dialog has no other name than “%(name)s”: a screen reader says “times”, or nothing. "
    "Hide the sign with aria-hidden and write into aria-label that it closes the dialog."
)
SIGN = N_(
    "“%(name)s” is the whole name of a button in what opens. Does somebody who hears only that know what it does? "
    "Write what it does into its aria-label."
)
CLOSED_BY_KEYS = N_("Keys close it.")
POINTER_CLOSES = N_(
    "Keys open this over other parts of the page, and only a press of the pointer beside it closes it: not Esc, not "
    "what opened it, nor that the focus goes on. Who uses a keyboard cannot come to what lies under it. Let Esc and "
    "the button that opened it close it."
)
PERHAPS_CLOSES = N_(
    "Keys open this over other parts of the page, and a press of the pointer beside it closes it; Esc and what opened "
    "it do not. Is there a key, or a control in it, that closes it?"
)

"""Is it heard what a press of a button comes to? (WCAG 2.2, criterion 4.1.3 Status Messages)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.form_messages import is_region
from a11y.rules.late_words import DONE, NOT_OF_THE_PAGE, tells
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.openings import Kind
from a11y.words.pressed import Came, Press
from a11y.words.state import PageState

_MESSAGE = frozenset(
    [
        *("message", "messages", "msg", "flash", "toast", "toasts", "toastr", "snackbar", "notification"),
        *("notice", "alert", "alerts", "success", "feedback", "status", "confirmation", "copied", "saved"),
    ]
)
"""What authors call what says what came of an act."""
_WRONG = frozenset(["error", "errors", "err", "invalid", "danger", "erreur", "fehler", "errore", "erro"])
"""And what says that something is wrong."""
_BEGINS = (
    "error",
    "fehler",
    "erreur",
    "errore",
    "erro",
    "fout",
    "ошибка",
    "помилка",
    "エラー",
    "错误",
    "שגיאה",
    "خطأ",
)
_HINT = frozenset(["hint", "hints", "help", "helper", "info", "tip", "description"])
"""And what only explains."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CONTROLS = frozenset(["button", "link"])
_SENTENCE = re.compile(r"\s\S.*[.!\u2026\u0964]$|[\u3002\uff01]$|\S{3}\u2026$")
"""What ends as a sentence does, or says that something goes on."""
_SHORT = 12
"""Words of an answer."""
_MOST_WORDS = 30
_MOST_CONTROLS = 1
_QUOTED = 200


def judge_after_press(state: PageState) -> Iterator[Outcome]:
    """Applies to short words that came up when a button was pressed, with no other view, panel or order of rows.

    Expects that a live region says them or that they have the focus. Fails what says that something was done or went
    wrong, beside its button, and that nothing tells; a button that itself says so for a while is a question, and so are
    other words. A request that does not only read was answered as if there were no connection: what says so must be
    heard as well, and where nothing did a person must look. Source: WCAG 2.2, techniques ARIA22 and G199.
    """
    opened = state.openings.openings if state.openings is not None else ()
    asked = False
    switches = {one.opener for one in opened if one.untold or one.kind is not Kind.PANEL}
    for press in state.pressed.presses if state.pressed is not None else ():
        if press.marked or press.reordered or press.unmasked or press.chosen:
            continue
        if press.node in switches:
            continue
        found = list(_of(state, press))
        yield from found
        if not found and not asked and (press.refused or press.waiting):
            asked = True
            node = state.nodes[press.node]
            place = node_target(state, node)
            yield Outcome(OutcomeValue.CANT_TELL, ASKS, {"name": press.name}, place, node=node.id)


def _of(state: PageState, press: Press) -> Iterator[Outcome]:
    for came in press.came:
        found = _verdict(state, press, came)
        if found is None:
            continue
        value, sentence = found
        if sentence in {PERHAPS, SILENT, SENT} and (press.refused or press.waiting):
            # what says that something is going on makes room for what comes of it
            if press.waiting or not says_done(state, came.words):
                continue
            # a page that announces other things may announce a good answer
            value = OutcomeValue.CANT_TELL if any(map(is_region, state.nodes)) else value
            sentence = REFUSED
        told = value is not OutcomeValue.PASSED
        params = {"words": came.words[:_QUOTED], "name": press.name} if told else {}
        yield Outcome(value, sentence, params, thing_target(state, came.what) if told else None)
        if told:
            return
    if press.copied and press.dressed and not press.came and not press.said and not press.told:
        node = state.nodes[press.node]
        yield Outcome(
            OutcomeValue.CANT_TELL, SIGN, {"name": press.name}, node_target(state, node), node=node.id
        )


def _verdict(state: PageState, press: Press, came: Came) -> tuple[OutcomeValue, str] | None:
    """What is to be said of words that came; None when they are no answer that has to be heard."""
    count = len(came.words.split())
    # the page was scrolled for the press, and shows a way back to its top
    control = came.what.role.lower() in _CONTROLS and not came.own
    if (
        control
        or not any(map(str.isalpha, came.words))
        or count > _MOST_WORDS
        or came.controls > _MOST_CONTROLS
    ):
        return None
    says = says_done(state, came.words)
    if press.field or press.sends:
        by_style = came.styled and press.sends
        return _drawn_by_style(press, came) if by_style else _of_a_field(press, came, says=says)
    if (NOT_OF_THE_PAGE.search(came.called) and not (says and press.copied)) or (
        came.one_of_many and not says
    ):
        return None
    if press.said or came.focused or came.politeness == "assertive":
        return OutcomeValue.PASSED, HEARD
    if came.politeness == "polite":
        return (OutcomeValue.CANT_TELL, ARRIVED) if came.arrived else (OutcomeValue.PASSED, HEARD)
    return _unheard(press, came, says=says)


def _unheard(press: Press, came: Came, *, says: bool) -> tuple[OutcomeValue, str] | None:
    """What is to be said of words that nothing announces; `says` that they speak of something done or failed."""
    short = len(came.words.split()) <= _SHORT
    called = {word.lower() for word in _WORD.findall(came.called)}
    named = bool((_MESSAGE | _WRONG) & called)
    if came.own:
        if came.styled and says and not press.told:
            return OutcomeValue.FAILED, BY_STYLE
        return (OutcomeValue.CANT_TELL, ITSELF) if says or press.copied else None
    # it says otherwise what it is by now, or is another control
    changed = press.told or press.gone or press.focus == "moved"
    message = named and not came.controls and not _HINT & called
    if not changed and not press.went and (message or (short and (says or press.copied))):
        return OutcomeValue.FAILED, SILENT
    plain = not press.went and not came.controls
    perhaps = says if changed else says or named or plain
    return (OutcomeValue.CANT_TELL, PERHAPS) if short and perhaps else None


def _of_a_field(press: Press, came: Came, *, says: bool) -> tuple[OutcomeValue, str] | None:
    """What is to be said of words that came by a field, or by a form that a script sends: it may show more, too."""
    named = {word.lower() for word in _WORD.findall(came.called)}
    wrong = bool(_WRONG & named)
    other = not wrong and NOT_OF_THE_PAGE.search(came.called)
    plain_words = not (came.controls or press.told or _HINT & named)
    plain = press.written and plain_words
    # who sends a form, and is answered by a sentence, learns from it what came of that
    answered = press.sends and plain_words and bool(_SENTENCE.search(came.words))
    if not (says or wrong or plain or answered or _MESSAGE & named) or came.one_of_many or other:
        return None
    led_on = press.sends and press.focus == "moved"
    if led_on and says and not (wrong or press.said or came.focused or came.politeness or came.tied):
        # who is led on to a field does not hear what was done before
        return (OutcomeValue.CANT_TELL, LED_ON) if len(came.words.split()) <= _SHORT else None
    if (
        press.said
        or came.focused
        or led_on
        or (came.politeness in {"polite", "assertive"} and not came.arrived)
    ):
        return OutcomeValue.PASSED, HEARD
    short = len(came.words.split()) <= _SHORT
    plainly = wrong or (press.sends and says) or answered
    # what its author calls an error or a message is one, however long
    brief = short or (press.sends and bool(wrong or _MESSAGE & named))
    # the focus is on the button still: nobody comes by the field that it is tied to
    found_later = came.tied and not (press.sends and press.focus == "kept" and (wrong or says_wrong(came)))
    unheard = plainly and brief and not (press.told or found_later or came.politeness or came.controls)
    if press.sends:
        return (OutcomeValue.FAILED, SENT) if unheard else (OutcomeValue.CANT_TELL, PERHAPS)
    if press.written:
        return (OutcomeValue.FAILED, WRITTEN) if unheard else (OutcomeValue.CANT_TELL, WRITTEN_PERHAPS)
    return (OutcomeValue.FAILED, CHOSEN) if unheard else (OutcomeValue.CANT_TELL, PERHAPS)


def _drawn_by_style(press: Press, came: Came) -> tuple[OutcomeValue, str]:
    if press.said or came.politeness or came.tied:
        return OutcomeValue.PASSED, HEARD
    # words of a style sheet are no part of the page, whatever browsers make of them (F87)
    return OutcomeValue.FAILED, STYLED


def says_wrong(came: Came) -> bool:
    """Whether its author calls what came an error, or its words do."""
    named = {word.lower() for word in _WORD.findall(came.called)}
    return bool(_WRONG & named) or came.words.casefold().startswith(_BEGINS)


def says_done(state: PageState, words: str) -> bool:
    """Whether words say that something was done or went wrong, in the page's language or in English."""
    return bool(DONE.search(words)) or tells(words, state.language)


AFTER_PRESS = Rule(
    id="status/after-press",
    title=N_("It is heard what a press of a button comes to."),
    criteria=("4.1.3",),
    impact=Impact.SERIOUS,
    judge=judge_after_press,
    needs=("dom", "pressed"),
    reads=("openings",),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html",
)

HEARD = N_("What came of the press is announced, or has the focus.")
SILENT = N_(
    "“%(words)s” comes up when “%(name)s” is pressed, and nothing announces it: who uses a screen reader does not "
    "learn what came of it. Write it into an element with role=“status” that is in the page from the beginning."
)
CHOSEN = N_(
    "“%(words)s” comes up when “%(name)s” is chosen or no longer chosen, and nothing announces it: who uses a screen "
    "reader does not learn of it before the form is refused. Write it into an element with role=“alert” that is in the "
    "page from the beginning."
)
SENT = N_(
    "“%(words)s” comes up when a form is sent with “%(name)s”, and nothing announces it or has the focus: who uses a "
    "screen reader does not learn what came of it. Put the focus on the first field that is wrong or on the message, "
    "or write it into an element with role=“alert” that is there from the beginning."
)
BY_STYLE = N_(
    "“%(words)s” comes up at “%(name)s” when it is pressed, drawn by a style sheet, and nothing announces it: who uses "
    "a screen reader does not learn what came of it. Write it into an element with role=“status”."
)
STYLED = N_(
    "“%(words)s” comes up beside a field when a form is sent with “%(name)s”, drawn by a style sheet: no field is "
    "described by it, and nothing announces it: who uses a screen reader does not learn what is wrong. Write it into "
    "an element, and let aria-describedby of the field lead to it."
)
LED_ON = N_(
    "“%(words)s” comes up when a form is sent with “%(name)s”, the focus is moved elsewhere, and nothing announces it. "
    "Does who uses a screen reader learn that it was done? Write it into an element with role=“status”."
)
WRITTEN = N_(
    "“%(words)s” comes up when somebody has written something wrong into “%(name)s” and goes on, and nothing announces "
    "it or ties it to the field: who uses a screen reader does not learn of it. Write it into an element with "
    "role=“alert” that is there from the beginning, and set aria-invalid and aria-describedby."
)
WRITTEN_PERHAPS = N_(
    "“%(words)s” comes up when somebody has written into “%(name)s” and goes on. Is it heard, or found by who comes "
    "back to the field? A live region and aria-describedby would tell."
)
PERHAPS = N_(
    "“%(words)s” comes up when “%(name)s” is pressed, and nothing announces it. Does it say what came of the press? "
    "Then write it into an element with role=“status” that is in the page from the beginning."
)
REFUSED = N_(
    "“%(words)s” comes up when “%(name)s” is pressed and the server cannot be reached, and nothing announces it: who "
    "uses a screen reader does not learn what came of it. Write it into an element with role=“status”, or "
    "role=“alert” for what went wrong, that is in the page from the beginning."
)
ASKS = N_(
    "“%(name)s” asks the server to change something, which was kept from it, so that nothing was seen of the answer. "
    "Is it announced when it is done, and when it goes wrong?"
)
ITSELF = N_(
    "“%(name)s” says “%(words)s” itself after it was pressed, and nothing announces it: not every screen reader tells "
    "that the name of what has the focus changed. Is it heard? An element with role=“status” would say it."
)
ARRIVED = N_(
    "“%(words)s” comes up when “%(name)s” is pressed, together with the element that should announce it, and many "
    "screen readers say nothing then. Is it heard? It is safer to have the element there, empty, from the beginning."
)
SIGN = N_(
    "“%(name)s” copies something and only looks otherwise for a while. Does who cannot see it learn that it was "
    "copied? A short sentence in an element with role=“status” would tell."
)

"""Is it heard what comes into a page by itself? (WCAG 2.2, criterion 4.1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from a11y.facts.plain_text import fold
from a11y.rules.late_words import NOT_OF_THE_PAGE, RESULTS, tells
from a11y.rules.rule import Rule
from a11y.rules.targets import thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.lateness import Late, Lateness
from a11y.words.marking import N_
from a11y.words.state import PageState

_NAMED = frozenset(
    [
        *(
            "message",
            "messages",
            "flash",
            "toast",
            "toasts",
            "toastr",
            "snackbar",
            "notification",
            "notifications",
        ),
        *("notice", "alert", "alerts", "success", "error", "errors", "warning", "status", "growl", "callout"),
        *("expiry", "expiration", "timeout", "session"),
    ]
)
"""What authors call a message."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_QUOTED = 200
_SHORT = 30
"""Words of a message; what has more is read, and may speak of anything."""
_ACTED = frozenset({"activate", "press", "choose", "fill", "send_empty", "send_wrong"})


def judge_late(state: PageState) -> Iterator[Outcome]:
    """Applies to short texts that scripts show after the page has come to rest, when nobody has done anything.

    Expects that a live region says them, or that they have the focus. Without that, words of success, of errors or of
    a session that ends fail in an element that is called a message or lies over the page, and so does a number of
    results in the place of a mark of waiting; other messages are a question. What lists, tables, feeds and clocks do by
    themselves is left out, and so are banners about cookies, letters and chats. Sources: WCAG 2.2, 4.1.3; techniques
    ARIA19 and ARIA22.
    """
    seen = state.late
    if seen is None or any(act.verb in _ACTED for act in state.acts):
        return
    # what was announced before the page was looked at has been taken down with the page itself
    said = tuple(one for one in (*seen.said, *(one.text for one in state.announcements)) if one.strip())
    seen = msgspec.structs.replace(seen, said=said)
    told = False
    for late in seen.late:
        found = _verdict(state, seen, late)
        if found is not None:
            told = True
            value, sentence = found
            params = {} if value is OutcomeValue.PASSED else {"words": late.words[:_QUOTED]}
            yield Outcome(value, sentence, params, thing_target(state, late.what))
    if seen.waited and not told and not seen.said and not any(one.politeness for one in seen.late):
        yield Outcome(OutcomeValue.CANT_TELL, WAITED, {"words": seen.waited})


def _verdict(state: PageState, seen: Lateness, late: Late) -> tuple[OutcomeValue, str] | None:
    """What is to be said of a text; None when it is none that has to be heard."""
    named = bool(_NAMED & {word.lower() for word in _WORD.findall(late.called)})
    says = tells(late.words, state.language)
    results = bool(RESULTS.search(late.words))
    concerns = named or says or results or late.floats
    if not concerns or (late.one_of_many and not (named and says)):
        return None
    if NOT_OF_THE_PAGE.search(f"{late.called} {late.words}"):
        return None
    heard = late.focused or any(_same(said, late.words) for said in seen.said)
    if heard or late.politeness == "assertive" or (late.politeness == "polite" and not late.arrived):
        found = OutcomeValue.PASSED, HEARD
    elif late.politeness == "polite":
        found = OutcomeValue.CANT_TELL, ARRIVED
    elif seen.said:
        found = OutcomeValue.CANT_TELL, OTHERWISE
    elif (says and (named or late.floats) and len(late.words.split()) <= _SHORT) or (results and seen.waited):
        found = OutcomeValue.FAILED, SILENT
    else:
        found = OutcomeValue.CANT_TELL, PERHAPS
    return found


def _same(said: str, words: str) -> bool:
    heard, drawn = fold(said), fold(words)
    return bool(heard) and (heard in drawn or drawn in heard)


BY_ITSELF = Rule(
    id="status/by-itself",
    title=N_("It is heard what comes into a page by itself."),
    criteria=("4.1.3",),
    impact=Impact.SERIOUS,
    judge=judge_late,
    needs=("late",),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html",
)

HEARD = N_("What came by itself is announced, or has the focus.")
SILENT = N_(
    "“%(words)s” came by itself after the page had been loaded, and nothing announced it: who uses a screen reader, or "
    "sees a small part of the screen, does not learn of it. Write it into an element with role=“status”, or "
    "role=“alert” where it cannot wait, that is in the page from the beginning."
)
PERHAPS = N_(
    "“%(words)s” came by itself after the page had been loaded, and nothing announced it. Is it something that "
    "everybody should learn? Then write it into an element with role=“status” that is in the page from the beginning."
)
ARRIVED = N_(
    "“%(words)s” came into the page together with the element that should announce it, and many screen readers say "
    "nothing then. Is it heard? It is safer to have the element there, empty, from the beginning."
)
OTHERWISE = N_(
    "“%(words)s” came by itself, and something else was announced. Does that say the same to who cannot see it?"
)
WAITED = N_(
    "A mark of waiting (“%(words)s”) went and other content came in its place, and nothing announced either. Does who "
    "cannot see the page learn that it is there? A short sentence in an element with role=“status” would tell."
)

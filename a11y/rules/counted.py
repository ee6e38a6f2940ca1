"""Is it heard how much a filter leaves? (WCAG 2.2, criterion 4.1.3 Status Messages)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_counted(state: PageState) -> Iterator[Outcome]:
    """Applies to words that say how much is shown, and became others while somebody typed, and rows went.

    Expects that a live region says them. They are as before when the field is empty again, so that no clock is meant.
    Applies too to those that changed when something was chosen in a field and rows went: then what is left is the
    answer. Where more rows came, or a button did so, these may be the answer, and a person must look. Source: WCAG 2.2,
    Understanding 4.1.3 (“5 results returned”), technique ARIA22.
    """
    for count in state.pressed.counted if state.pressed is not None else ():
        if count.heard:
            yield Outcome(OutcomeValue.PASSED, HEARD)
        else:
            params = {"words": count.words}
            yield Outcome(OutcomeValue.FAILED, SILENT, params, thing_target(state, count.what))
    yield from _chosen(state)


def _chosen(state: PageState) -> Iterator[Outcome]:
    for press in state.pressed.presses if state.pressed is not None else ():
        came = next((one for one in press.came if one.counted and not (one.own or one.one_of_many)), None)
        if came is None or press.gone:
            continue
        heard = press.said or came.focused or came.politeness in {"polite", "assertive"}
        if heard:
            yield Outcome(OutcomeValue.PASSED, HEARD)
            continue
        fewer = came.counted < 0
        certain = press.field and fewer and press.focus == "kept" and not (press.told or press.requests)
        params = {"words": came.words, "name": press.name}
        value = OutcomeValue.FAILED if certain else OutcomeValue.CANT_TELL
        yield Outcome(value, CHOSEN if certain else PERHAPS, params, thing_target(state, came.what))


COUNTED = Rule(
    id="status/results",
    title=N_("It is heard how much a filter leaves."),
    criteria=("4.1.3",),
    impact=Impact.MODERATE,
    judge=judge_counted,
    needs=("dom", "pressed"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html",
)

HEARD = N_("How much a filter leaves is announced.")
SILENT = N_(
    "“%(words)s” changes while somebody types and fewer rows are left, and nothing announces it: who uses a screen "
    "reader does not learn what is left. Write it into an element with role=“status”."
)
CHOSEN = N_(
    "“%(words)s” changes when “%(name)s” is chosen or no longer chosen and other rows are left, and nothing announces "
    "it: who uses a screen reader does not learn what is left. Write it into an element with role=“status”."
)
PERHAPS = N_(
    "“%(words)s” changes when “%(name)s” is used and more rows are shown, or fewer, and nothing announces it. Does who "
    "cannot see it learn that something came of it? An element with role=“status” would tell."
)

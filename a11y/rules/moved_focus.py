"""Does the focus follow when a page changes in place? (WCAG 2.2, criterion 2.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.changes import Before, Change, keep_before
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.targets import act_outcome, node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import Act, Node, PageState

_PRESSED = frozenset({"activate", "press"})


def judge_focus(state: PageState, _: Sequence[Sighting], before: Sequence[Before]) -> Iterator[Outcome]:
    """Applies to pages that changed in place by a control: another view, another place, or without the control.

    Expects the focus to be on what came, or where it was. Dialogs have rules of their own. Where a machine finds
    nothing of that, a person is asked: browsers go on from the place where the focus was, and some that listen hear
    nothing. Sources: WCAG 2.2, failure F85, technique SCR37.
    """
    change = Change(state, before[-1])
    pressed = [act for act in change.acts if act.verb in _PRESSED]
    if not pressed or not change.same_document:
        return
    last = pressed[-1]
    if change.other_view and change.other_address:
        yield _another_view(change)
    elif (target := _place_in_page(change, last)) is not None:
        yield _to_place(change, last, target)
    elif (last.role, last.name) in change.before.controls:
        yield from _left(change, last)


def _another_view(change: Change) -> Outcome:
    """Another page to who uses it, and the same document to the browser, which says nothing of it."""
    focused = change.focused()
    said = any(one.text.strip() for one in change.state.announcements)
    came = {node.id for node, _ in change.new}
    there = any(
        one.tag == "main"
        or one.attributes.get("role") == "main"
        or came & {inner.id for inner in (one, *change.page.under(one))}
        for one in focused
    )
    if said or there:
        return Outcome(OutcomeValue.PASSED, FOLLOWS)
    params = {"heading": change.heading}
    target = next((node for node, words in change.new if fold(words) == fold(change.heading)), None)
    place = node_target(change.state, target) if target is not None else None
    return Outcome(
        OutcomeValue.CANT_TELL, UNHEARD, params, place, node=target.id if target is not None else 0
    )


def _place_in_page(change: Change, act: Act) -> Node | None:
    """Where a link to a place in the page leads."""
    link = change.acted(act) if act.role == "link" else None
    if link is None or change.opens(act):
        return None
    leads = link.attributes.get("href", "")
    if not leads.startswith("#"):
        return None
    return next(
        (one for one in change.page.nodes if leads[1:] and one.attributes.get("id") == leads[1:]), None
    )


def _to_place(change: Change, act: Act, target: Node) -> Outcome:
    link = change.acted(act)
    there = urlsplit(change.state.url).fragment == target.attributes.get("id")
    moved = any(change.page.holds(target, one) for one in change.focused())
    if there or moved or link is None or link not in change.focused():
        return Outcome(OutcomeValue.PASSED, FOLLOWS)
    return act_outcome(act, OutcomeValue.CANT_TELL, STAYS, {"name": act.name})


def _left(change: Change, act: Act) -> Iterator[Outcome]:
    """Whether the focus is somewhere, when what had it is gone or can no longer be used."""
    control = change.acted(act)
    exposed = change.page.exposed.get(control.id) if control is not None else None
    if exposed is not None and exposed.properties.get("disabled") != "true":
        return
    if change.focused():
        yield Outcome(OutcomeValue.PASSED, FOLLOWS)
    else:
        gone = control is None
        yield act_outcome(act, OutcomeValue.CANT_TELL, GONE if gone else DISABLED, {"name": act.name})


AFTER_CHANGE: AcrossRule[Before] = AcrossRule(
    id="focus/after-change",
    title=N_("The focus follows when a page changes in place."),
    criteria=("2.4.3",),
    impact=Impact.SERIOUS,
    compared=Compared.STEPS,
    keep=keep_before,
    judge=judge_focus,
    needs=("dom", "tree", "text", "live"),
)

FOLLOWS = N_("The focus is on what came, or what came is announced.")
UNHEARD = N_(
    "The page became another one (“%(heading)s”) without being loaded; the focus stayed, and nothing was announced. "
    "Does somebody who listens notice? Put the focus on the main heading when the view changes."
)
STAYS = N_(
    "“%(name)s” leads to a place in the page: the window may scroll there, and the focus stayed on the link. Does the "
    "next Tab go on from that place? Let the browser follow the link, or put the focus there as well."
)
GONE = N_(
    "“%(name)s” went away when it was used, and the focus is nowhere. Does somebody with a keyboard or a screen reader "
    "go on where they were, or at the top? Put the focus on what came in its place."
)
DISABLED = N_(
    "“%(name)s” was disabled when it was used, and the focus is nowhere. Does somebody with a keyboard or a screen "
    "reader go on where they were? Leave it enabled, or put the focus on what comes next."
)

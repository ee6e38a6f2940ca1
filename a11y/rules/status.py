"""Is it heard what came of an act, where no other page comes? (WCAG 2.2, criterion 4.1.3)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from a11y.facts.plain_text import fold
from a11y.rules.changes import Before, Change, keep_before
from a11y.rules.form_messages import field_of, is_live, says_error
from a11y.rules.forms import is_field, name_words
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import Announcement, Node, PageState

_MESSAGE = frozenset(
    [
        *("message", "messages", "flash", "flashes", "flashmessage", "toast", "toasts", "toastr", "snackbar"),
        *("notice", "notification", "notifications", "alert", "alerts", "success", "saved", "confirmation"),
        *("warning", "growl", "callout"),
    ]
)
"""What authors call an element that says what came of an act."""
_STATUS = frozenset(
    ["status", "result", "results", "count", "counter", "progress", "loading", "loader", "info", "total"]
)
"""What they call one that says how things stand: it may also be a part of what it stands in."""
_COUNTS = frozenset({"result", "results", "count", "counter", "total"})
_ROWS = frozenset({"li", "tr", "td", "dd", "article", "option"})
_NOT_ALONE = frozenset({"html", "body", "main", "form", "nav", "header", "footer", "table", "ul", "ol", "dl"})
_CONTROLS = frozenset({"button", "a"})
_MOST_CONTROLS = 2
_MOST_WORDS = 60
_SHORT = 12
"""Words of an answer to a press that nothing else tells to be one."""
_QUOTED = 200


def judge_status(state: PageState, _: Sequence[Sighting], before: Sequence[Before]) -> Iterator[Outcome]:
    """Applies to messages that came up after somebody had acted.

    Expects that a live region says them, or that the focus is on them. Where another document came, its reading begins
    anew and 4.1.3 asks for nothing: a message in it without a role is a question, and no fault. What is wrong with
    a form is `form/error-announced`. Source: WCAG 2.2, techniques ARIA22 and G199.
    """
    change = Change(state, before[-1])
    if not change.acts or (change.other_view and change.same_document):
        return
    if not state.same_document:
        yield from _in_another(change) if change.sent and not change.same_document else ()
        return
    told = False
    for node, words, sure in _messages(change):
        told = True
        yield _outcome(change, (node, words), _verdict(change, node, words, sure=sure))
    if not told:
        yield from _answer(change)


def _messages(change: Change) -> Iterator[tuple[Node, str, bool]]:
    """New messages with their words, the outermost of several, and whether each is surely one."""
    page, outer = change.page, None
    fresh = {node.id for node, _ in change.new}
    if not fresh:
        return
    for node in page.nodes:
        if node.frame or (outer is not None and page.holds(outer, node)) or node.tag in _NOT_ALONE:
            continue
        called = name_words(node, "class", "id")
        if not called & (_MESSAGE | _STATUS) or not page.seen(node):
            continue
        inside = (node, *page.under(node))
        words = page.text(node)
        if not any(one.id in fresh for one in inside) or not _is_short(inside, words):
            continue
        if change.in_dialog(node) or (says_error(node) and (page.form_of(node) or field_of(page, node))):
            continue
        outer = node
        if change.state.same_document and change.opens(change.acts[-1]):
            continue  # it is in what was opened
        # a copy of the page that was loaded anew may say something else by itself
        yield node, words, change.same_elements and not _is_part(change, node, words, fresh)


def _is_short(inside: Sequence[Node], words: str) -> bool:
    if not any(letter.isalpha() for letter in words) or len(words.split()) > _MOST_WORDS:
        return False
    return sum(one.tag in _CONTROLS for one in inside) <= _MOST_CONTROLS and not any(map(is_field, inside))


def _is_part(change: Change, node: Node, words: str, fresh: set[int]) -> bool:
    """Whether it is one of several alike, stands where other words stood, or is a part of more that came with it."""
    page = change.page
    around = list(page.around(node))
    dress = node.attributes.get("class")
    twins = [one for one in page.beside(node) if one.tag == node.tag and one.attributes.get("class") == dress]
    inside = {one.id for one in (node, *page.under(node))}
    changed = inside & change.before.carrying and not name_words(node, "class", "id") & _COUNTS
    if (
        any(one.tag in _ROWS or one.attributes.get("role") in {"log", "feed"} for one in (node, *around))
        or (dress and len(twins) > 1)
        or changed  # other words in one place may change by themselves
    ):
        return True
    for outer in itertools.takewhile(lambda one: one.tag not in _NOT_ALONE, around):
        if {one.id for one in (outer, *page.under(outer))} & change.carrying - fresh:
            return False
        if len(page.text(outer)) > len(words) and not name_words(outer, "class", "id") & _MESSAGE:
            return True
    return False


def _verdict(change: Change, node: Node, words: str, *, sure: bool) -> tuple[OutcomeValue, str]:
    said = [one for one in change.state.announcements if one.text.strip()]
    own = [one for one in said if _says(one, words)]
    if change.has_focus(node):
        return OutcomeValue.PASSED, HEARD
    if own and all(one.arrived and one.politeness == "polite" for one in own):
        return OutcomeValue.CANT_TELL, ARRIVED
    if own or (is_live(change.page, node) and not change.page.hidden_from_tree(node)):
        return OutcomeValue.PASSED, HEARD
    if said:
        return OutcomeValue.CANT_TELL, OTHERWISE
    return (OutcomeValue.FAILED, SILENT) if sure else (OutcomeValue.CANT_TELL, PERHAPS)


def _says(said: Announcement, words: str) -> bool:
    """Whether an announcement is of these words, or of a part of them."""
    heard, drawn = fold(said.text), fold(words)
    return heard in drawn or drawn in heard


def _answer(change: Change) -> Iterator[Outcome]:
    """A short text that alone came up when a button was pressed, and that nothing calls a message."""
    last = change.acts[-1]
    if last.verb != "activate" or last.role != "button" or change.opens(last) or change.state.announcements:
        return
    new = change.new
    acted = change.acted(last)
    if len(new) != 1 or len(new[0][1].split()) > _SHORT or acted is None:
        return
    node, words = new[0]
    page = change.page
    if page.holds(acted, node) or not page.seen(node) or change.in_dialog(node) or change.has_focus(node):
        return
    rows = any(one.tag in _ROWS for one in (node, *page.around(node)))
    if rows or is_live(page, node) or says_error(node) or not any(letter.isalpha() for letter in words):
        return
    yield _outcome(change, (node, words), (OutcomeValue.CANT_TELL, PERHAPS))


def _in_another(change: Change) -> Iterator[Outcome]:
    """Messages at the top of a document that came by a button, which the one before did not have."""
    if not any(act.role == "button" or act.verb.startswith("send_") for act in change.acts):
        return
    for node, words, _ in _messages(change):
        if not name_words(node, "class", "id") & _MESSAGE or says_error(node):
            continue
        title = fold(change.state.title)
        heard = change.has_focus(node) or is_live(change.page, node) or fold(words) in title
        verdict = (OutcomeValue.PASSED, HEARD) if heard else (OutcomeValue.CANT_TELL, WITH_PAGE)
        yield _outcome(change, (node, words), verdict, criteria=())
        return


def _outcome(
    change: Change,
    place: tuple[Node, str],
    verdict: tuple[OutcomeValue, str],
    criteria: tuple[str, ...] | None = None,
) -> Outcome:
    (node, words), (value, sentence) = place, verdict
    told = value is not OutcomeValue.PASSED
    params = {"words": words[:_QUOTED]} if told else {}
    target = node_target(change.state, node) if told else None
    return Outcome(value, sentence, params, target, criteria=criteria, node=node.id if told else 0)


ANNOUNCED: AcrossRule[Before] = AcrossRule(
    id="status/announced",
    title=N_("It is heard what came of an act."),
    criteria=("4.1.3",),
    impact=Impact.SERIOUS,
    compared=Compared.STEPS,
    keep=keep_before,
    judge=judge_status,
    needs=("dom", "tree", "text", "live"),
)

HEARD = N_("The message is announced, or has the focus.")
SILENT = N_(
    "The message “%(words)s” came up without another page, and nothing announced it: who uses a screen reader does not "
    "learn what came of their act. Write it into an element with role=“status” that is in the page from the beginning."
)
PERHAPS = N_(
    "“%(words)s” came up when somebody acted, and nothing announced it. Does it say what came of the act? Then who "
    "uses a screen reader has to hear it: write it into an element with role=“status”."
)
ARRIVED = N_(
    "The message “%(words)s” came into the page together with the element that should announce it, and many screen "
    "readers say nothing then. Is it heard? It is safer to have the element there, empty, from the beginning."
)
OTHERWISE = N_(
    "The message “%(words)s” came up, and something else was announced. Does that say the same to who cannot see it?"
)
WITH_PAGE = N_(
    "The page that came says “%(words)s”, in an element without a role, while the focus and the title speak of "
    "something else. WCAG asks for nothing here. Does somebody who listens come to it before they leave?"
)

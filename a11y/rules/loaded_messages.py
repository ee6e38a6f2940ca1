"""Is a message heard that a page was loaded with? (WCAG 2.2, 4.1.3 is about what comes later; best practice)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from a11y.rules.form_messages import field_of, is_live
from a11y.rules.forms import Forms, forms_of, is_field, name_words
from a11y.rules.late_words import NOT_OF_THE_PAGE, tells
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_PASSING = frozenset({"flash", "toast", "toasts", "snackbar", "flashes", "growl", "toastr", "messagelist"})
"""What authors call a message that is there once: whatever it says, it is about what was done."""
_NAMED = _PASSING | frozenset(
    {
        *(
            "message",
            "messages",
            "notification",
            "notifications",
            "notice",
            "alert",
            "alerts",
            "banner",
            "callout",
        ),
        *("success", "error", "errors", "danger", "status", "confirmation", "info", "warning"),
    }
)
_OUTCOMES = frozenset({"success", "danger", "error", "failure"})
_BOXED = frozenset({"alert", "message", "notification", "notice", "banner", "status"})
"""A box that is called one of each is about what was done, in whatever language; a callout stands there for good."""
_FEWEST, _MOST_WORDS = 2, 30
_APART = frozenset(
    {"table", "dl", "article", "pre", "blockquote", "aside", "footer", "nav", "template", "details"}
)
_TOLD = 2
_ACTED = frozenset({"activate", "press", "choose", "send_empty", "send_wrong"})
"""What came of what somebody did is held against the page before, by other rules."""
_DONE = re.compile(
    r"\b(?:has|have) been (?:\w+ly )?\w+(?:ed|en|ent|et)\b|\b(?:was|were) (?:\w+ly )?(?:\w{3,}ed|sent|written|taken)\b|"
    r"\bwurden? .{0,60}(?:t|en)\b[.!]|\b(?:a|ont) été \w+|\bha(?:n)? sido \w+|\bè stat[oa] \w+|\bfoi \w+[ao]d[ao]\b",
    re.IGNORECASE,
)
"""That something was done."""


def judge_loaded(state: PageState) -> Iterator[Outcome]:
    """Applies to short messages of success or failure that a page was loaded with, called so by their author.

    Expects that they are a live region, or have the focus: else a screen reader begins with the title and the
    navigation, and who knows the page does not listen on. A question. Messages at fields, and in lists, tables and
    articles, are left out.
    """
    if state.same_document or any(act.verb in _ACTED for act in state.acts):
        return
    page = forms_of(state)
    inside: Node | None = None
    told = 0
    for node in state.nodes:
        if (
            node.frame
            or not name_words(node, "class", "id") & _NAMED
            or (inside and page.holds(inside, node))
        ):
            continue
        if not page.seen(node) or page.hidden_from_tree(node):
            continue
        words = page.text(node)
        if not _is_message(state, page, node, words):
            continue
        inside = node
        if is_live(page, node) or _has_focus(page, node):
            yield Outcome(OutcomeValue.PASSED, HEARD)
        elif told < _TOLD:
            told += 1
            params = {"words": words[:200]}
            yield Outcome(OutcomeValue.CANT_TELL, UNHEARD, params, node_target(state, node), node=node.id)


def _is_message(state: PageState, page: Forms, node: Node, words: str) -> bool:
    number = len(words.split())
    if number > _MOST_WORDS or (number < _FEWEST and words.isascii()):
        return False
    around = (node, *page.around(node))
    if any(one.tag in _APART for one in around) or NOT_OF_THE_PAGE.search(words):
        return False
    if node.tag in {"html", "body", "main", "form", "label"} or field_of(page, node) is not None:
        return False
    parts = page.under(node)
    if any(is_field(one) or one.tag in {"h1", "label", "legend"} for one in parts):
        return False
    if any(one.attributes.get("href", "").startswith("#") for one in parts):
        return False  # a list of what is wrong in a form
    called = name_words(node, "class", "id")
    outcome = bool(called & _OUTCOMES and called & _BOXED) and number > _FEWEST
    return bool(called & _PASSING) or outcome or bool(_DONE.search(words)) or tells(words, state.language)


def _has_focus(page: Forms, node: Node) -> bool:
    """Whether the focus may have been put on it: it can be put there by script alone."""
    return any(one.attributes.get("tabindex") in {"-1", "0"} for one in (node, *page.under(node)))


LOADED = Rule(
    id="status/on-load",
    title=N_("A message that a page is loaded with is heard."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_loaded,
    needs=("dom", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/status-messages.html",
)

HEARD = N_("The message is in a live region, or has the focus.")
UNHEARD = N_(
    "“%(words)s” says what became of something, and nothing has it read out: a screen reader begins with the title and "
    "the navigation of the page. Is it heard in time? Write role=“status” at it, put the focus on it, or say it in the "
    "title."
)

"""A form that comes back refused: does somebody who listens learn that at once? (WCAG 2.2, technique G199)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import msgspec

from a11y.facts.plain_text import fold
from a11y.rules.form_messages import field_of, is_live, is_summary, messages, says_error
from a11y.rules.forms import Forms, forms_of, is_field, name_words
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import Node, PageState

_ACTS = frozenset({"activate", "press", "send_empty", "send_wrong"})
_SUMMARY = frozenset(["error", "errors", "errorlist", "errornote", "alert", "nonfield"])
_LONGEST = 60
"""Words of a summary."""


class Asking(msgspec.Struct, frozen=True):
    """A page with a form, before it was sent."""

    path: str
    """The path of its address."""
    title: str
    """The document's title."""
    errors: frozenset[str]
    """The words of its error messages."""


def keep_asking(state: PageState) -> Asking:
    """What the answer to a form is held against."""
    return Asking(
        urlsplit(state.url).path, fold(state.title), frozenset(words for _, words in _wrong(forms_of(state)))
    )


def _wrong(page: Forms) -> list[tuple[Node, str]]:
    """Error messages beside fields of forms, and summaries above them."""
    if not page.fields:
        return []
    beside = list(messages(page, says_error))
    return [(node, words) for node, words in beside if page.form_of(node) is not None or field_of(page, node)]


def judge_returned(state: PageState, _: Sequence[Sighting], before: Sequence[Asking]) -> Iterator[Outcome]:
    """Applies to a form that comes back in another document with messages that it did not have.

    Expects that what somebody hears first says so: the title is another one, or the focus is on a field that is wrong,
    on a message or on a summary, or a summary with a role stands at the top. WCAG asks for nothing of that, so that all
    else is a question.
    """
    # what came back once already has the title of a refused form by then
    asked = next((one for one in reversed(before) if not one.errors), before[-1])
    last = before[-1]
    if state.same_document or not any(act.verb in _ACTS for act in state.acts):
        return
    page = forms_of(state)
    new = [(node, words) for node, words in _wrong(page) if words not in last.errors]
    if not new:
        return
    node, words = new[0]
    if fold(state.title) != asked.title or _is_met(state, page, new):
        yield Outcome(OutcomeValue.PASSED, SAID)
    else:
        params = {"title": state.title, "words": words[:200]}
        yield Outcome(OutcomeValue.CANT_TELL, UNSAID, params, node_target(state, node), node=node.id)


def _is_met(state: PageState, page: Forms, new: Sequence[tuple[Node, str]]) -> bool:
    """Whether the focus is where something is wrong, or an announcing summary stands before the first field."""
    focused = [
        page.by_id[one.id] for one in state.tree if "focused" in one.properties and one.id in page.by_id
    ]
    fields = {field.id for node, _ in new if (field := field_of(page, node)) is not None}
    for one in focused:
        if one.id in fields or (is_field(one) and one.attributes.get("aria-invalid") == "true"):
            return True
        if one.tag not in {"html", "body"} and any(page.holds(one, node) for node, _ in new):
            return True
        if one.tag not in {"html", "body"} and is_summary(page, one):
            return True
    first = page.position[page.fields[0].id]
    for node in page.nodes[:first]:
        named = name_words(node, "class", "id") & _SUMMARY or node.attributes.get("role") == "alert"
        if named and page.seen(node) and is_live(page, node) and 0 < len(page.text(node).split()) <= _LONGEST:
            return True
    return False


RETURNED: AcrossRule[Asking] = AcrossRule(
    id="form/error-returned",
    title=N_("It is heard at once that a form came back refused."),
    criteria=(),
    impact=Impact.MODERATE,
    compared=Compared.STEPS,
    keep=keep_asking,
    judge=judge_returned,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/tutorials/forms/notifications/",
)

SAID = N_("The title, the focus or a summary at the top says that the form was refused.")
UNSAID = N_(
    "The form came back with “%(words)s”, and the page begins as before (“%(title)s”). Does somebody who listens learn "
    "that something is wrong before they come to that field? Begin the title with it, or put the focus on a summary."
)

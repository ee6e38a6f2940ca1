"""Is it heard that a form was refused, where no other page comes? (WCAG 2.2, criterion 4.1.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.rules.form_messages import field_of, is_summary, messages, says_error
from a11y.rules.forms import Forms, forms_of, is_field
from a11y.rules.rule import AcrossRule, Compared
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.message import Sighting
from a11y.words.state import Node, PageState

_ACTS = frozenset({"activate", "press", "send_empty", "send_wrong"})
_FOCUSED = "focused"


class Shown(msgspec.Struct, frozen=True):
    """What a page state showed of what is wrong."""

    address: str
    """Its address."""
    errors: frozenset[str]
    """The words of its error messages."""


def keep_errors(state: PageState) -> Shown:
    """The error messages of a page state."""
    page = forms_of(state)
    return Shown(state.url, frozenset(words for _, words in messages(page, says_error)))


def judge_announced(
    state: PageState, _sightings: Sequence[Sighting], before: Sequence[Shown]
) -> Iterator[Outcome]:
    """Applies to error messages that came up in the page that was there already, after somebody had acted.

    Expects that they are announced, or that the focus went to a field with one, or to the summary of all. Where
    another document came, a screen reader begins to read it anyway. Source: WCAG 2.2, techniques ARIA19 and G139.
    """
    last = before[-1]
    if not state.same_document or not any(act.verb in _ACTS for act in state.acts):
        return
    page = forms_of(state)
    new = [(node, words) for node, words in messages(page, says_error) if words not in last.errors]
    new = [(node, words) for node, words in new if page.form_of(node) is not None or field_of(page, node)]
    if not new:
        return
    # a region may speak of what is wrong in words of its own: whatever it says is taken for that
    heard = any(said.text.strip() for said in state.announcements) or _has_focus(state, page, new)
    node, words = new[0]
    yield Outcome(
        OutcomeValue.PASSED if heard else OutcomeValue.FAILED,
        HEARD if heard else UNHEARD,
        {} if heard else {"words": words[:_MOST_WORDS]},
        None if heard else node_target(state, node),
    )


_MOST_WORDS = 200


def _has_focus(state: PageState, page: Forms, new: Sequence[tuple[Node, str]]) -> bool:
    """Whether the focus is on a field with a message, on a message, or on what holds or lists them."""
    at = [page.by_id[one.id] for one in state.tree if _FOCUSED in one.properties and one.id in page.by_id]
    fields = {field.id for node, _ in new if (field := field_of(page, node)) is not None}
    for focused in at:
        if focused.tag in {"html", "body"}:
            continue
        if focused.id in fields or (is_field(focused) and focused.attributes.get("aria-invalid") == "true"):
            return True
        if any(page.holds(node, focused) or page.holds(focused, node) for node, _ in new):
            return True
        if is_summary(page, focused) or any(is_summary(page, one) for one in page.around(focused)):
            return True
    return False


ANNOUNCED: AcrossRule[Shown] = AcrossRule(
    id="form/error-announced",
    title=N_("It is heard that a form was refused."),
    criteria=("4.1.3",),
    impact=Impact.SERIOUS,
    compared=Compared.STEPS,
    keep=keep_errors,
    judge=judge_announced,
    needs=("dom", "tree", "text", "live"),
)

HEARD = N_("What is wrong is announced, or has the focus.")
UNHEARD = N_(
    "The message “%(words)s” came up without another page, nothing announced it, and the focus stayed where it "
    "was: who uses a screen reader does not learn that the form was refused. Set the focus to the first field "
    'that is wrong, or write the message into a region with role="alert".'
)

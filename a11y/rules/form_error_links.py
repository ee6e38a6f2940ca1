"""Do the links of a list of errors lead to the fields that they are about? (WCAG 2.2, technique G139)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from a11y.rules.form_messages import is_summary
from a11y.rules.forms import forms_of
from a11y.rules.listening_places import hears_clicks
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_error_link(state: PageState) -> Iterator[Outcome]:
    """Applies to each link to a place on the page in a list of errors of a page with fields.

    Expects that something there has the id, or that a script hears the click. Best practice.
    """
    heard = state.listeners
    if heard is None or not heard.complete:
        return
    page = forms_of(state)
    if not page.fields:
        return
    lists = [node for node in page.nodes if is_summary(page, node) and page.seen(node)]
    for link in state.nodes:
        address = link.attributes.get("href", "")
        fragment = unquote(address[1:])
        if link.tag != "a" or not address.startswith("#") or fragment in _ELSEWHERE or link.frame:
            continue
        if fragment.startswith(("/", "!")) or not any(page.holds(one, link) for one in lists):
            continue
        there = any(fragment in (n.attributes.get("id"), n.attributes.get("name")) for n in state.nodes)
        leads = there or hears_clicks(state, page, link)
        yield Outcome(
            OutcomeValue.PASSED if leads else OutcomeValue.FAILED,
            LEADS if leads else LEADS_NOWHERE,
            {} if leads else {"words": page.text(link)[:80], "fragment": address},
            None if leads else node_target(state, link),
            node=link.id,
        )


_ELSEWHERE = frozenset({"", "top"})

ERROR_LINK = Rule(
    id="form/error-link",
    title=N_("The links of a list of errors lead to the fields."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_error_link,
    needs=("dom", "tree", "text", "listeners"),
)

LEADS = N_("The link leads to a place on the page, or a script hears it.")
LEADS_NOWHERE = N_(
    "“%(words)s” leads to %(fragment)s, and nothing on the page has that id: who uses a keyboard or a screen reader "
    "has to look for the field themselves. Give the field that id, or correct the link."
)

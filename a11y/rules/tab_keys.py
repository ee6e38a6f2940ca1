"""Do arrow keys come to the tabs that the Tab key passes over? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import WINDOW
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_KEYS = frozenset(["keydown", "keyup", "keypress"])
_SEVERAL = 2


def judge_tab_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to each list of several tabs of which some are taken out of the Tab order.

    Expects that something hears keys there: a tab, what is around it, or the whole page. Where nothing does, no arrow
    comes to those tabs. Source: ARIA Authoring Practices, tabs.
    """
    heard = state.listeners
    if heard is None or not heard.complete:
        return
    page = forms_of(state)
    hearing = {one.node for one in heard.all if one.event in _KEYS}
    for tabs in (node for node in state.nodes if node.attributes.get("role") == "tablist" and not node.frame):
        if "focusgroup" in tabs.attributes or not page.seen(tabs):
            continue
        held = [one for one in page.under(tabs) if one.attributes.get("role") == "tab" and page.seen(one)]
        out = [one for one in held if _is_out(one)]
        if len(held) < _SEVERAL or not out or len(out) == len(held):
            continue
        parts = (tabs, *page.under(tabs), *page.around(tabs))
        answers = WINDOW in hearing or any(page.position[one.id] in hearing for one in parts)
        yield Outcome(
            OutcomeValue.PASSED if answers else OutcomeValue.FAILED,
            HEARD if answers else UNHEARD,
            {} if answers else {"name": page.name(out[0]) or page.text(out[0])},
            None if answers else node_target(state, out[0]),
            node=out[0].id,
        )


def _is_out(tab: Node) -> bool:
    disabled = "disabled" in tab.attributes or tab.attributes.get("aria-disabled") == "true"
    return tab.attributes.get("tabindex", "").strip().startswith("-") and not disabled


TAB_KEYS = Rule(
    id="keyboard/tabs",
    title=N_("Arrow keys come to the tabs that Tab passes over."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_tab_keys,
    needs=("dom", "tree", "text", "listeners"),
)

HEARD = N_("Something hears keys among the tabs.")
UNHEARD = N_(
    "Tab passes over “%(name)s” (tabindex), and nothing hears the arrow keys: who uses a keyboard never comes to this "
    "tab. Move the focus by the arrow keys, or leave every tab in the Tab order."
)

"""Do arrow keys come to the tabs, or the items, that the Tab key passes over? (WCAG 2.2, criterion 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from a11y.rules.forms import forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.listening import WINDOW
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_KEYS = frozenset(["keydown", "keyup", "keypress"])
_SEVERAL = 2
_ITEMS = {"tree": "treeitem", "menubar": "menuitem", "radiogroup": "radio"}


def judge_tab_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to each list of several tabs of which some are taken out of the Tab order.

    Expects that something hears arrow keys there: a tab, what is around it, or the whole page. Where nothing does, no
    arrow comes to those tabs. Source: ARIA Authoring Practices, tabs.
    """
    yield from _judge(state, {"tablist": "tab"}, HEARD, UNHEARD)


def judge_item_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to each tree, menu bar and group of drawn choices of which some are taken out of the Tab order.

    Expects that something hears arrow keys there, as for tabs. Source: ARIA Authoring Practices, tree view, menubar,
    radio group.
    """
    yield from _judge(state, _ITEMS, ITEMS_HEARD, ITEMS_UNHEARD)


def _judge(state: PageState, items: Mapping[str, str], well: str, wrong: str) -> Iterator[Outcome]:
    heard = state.listeners
    if heard is None or not heard.complete:
        return
    page = forms_of(state)
    hearing = {one.node for one in heard.all if one.event in _KEYS and one.arrows}
    for group in state.nodes:
        item = items.get(group.attributes.get("role", ""))
        if item is None or group.frame or "focusgroup" in group.attributes or not page.seen(group):
            continue
        held = [one for one in page.under(group) if one.attributes.get("role") == item and page.seen(one)]
        out = [one for one in held if _is_out(one)]
        if len(held) < _SEVERAL or not out or len(out) == len(held):
            continue
        parts = (group, *page.under(group), *page.around(group))
        answers = WINDOW in hearing or any(page.position[one.id] in hearing for one in parts)
        yield Outcome(
            OutcomeValue.PASSED if answers else OutcomeValue.FAILED,
            well if answers else wrong,
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
ITEM_KEYS = Rule(
    id="keyboard/items",
    title=N_("Arrow keys come to the items that Tab passes over."),
    criteria=("2.1.1",),
    impact=Impact.CRITICAL,
    judge=judge_item_keys,
    needs=("dom", "tree", "text", "listeners"),
)

HEARD = N_("Something hears keys among the tabs.")
UNHEARD = N_(
    "Tab passes over “%(name)s” (tabindex), and nothing hears the arrow keys: who uses a keyboard never comes to this "
    "tab. Move the focus by the arrow keys, or leave every tab in the Tab order."
)
ITEMS_HEARD = N_("Something hears arrow keys among the items.")
ITEMS_UNHEARD = N_(
    "Tab passes over “%(name)s” (tabindex), and nothing hears the arrow keys there: who uses a keyboard never comes to "
    "it. Move the focus by the arrow keys, or leave every item in the Tab order."
)

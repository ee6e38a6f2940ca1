"""Do arrow keys come to tabs and items, above all to those that Tab passes over? (WCAG 2.2, 2.1.1 Keyboard)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urldefrag, urljoin

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
    """Applies to each list of several tabs of which some are taken out of the Tab order, or none.

    Expects that something hears arrow keys there: a tab, what is around it, or the whole page. Where nothing does, no
    arrow comes to tabs that Tab passes over; where Tab stops at all of them, screen readers still tell of arrow keys: a
    question. Tabs that lead to other pages are left out of that. Source: ARIA Authoring Practices, tabs.
    """
    yield from _judge(state, {"tablist": "tab"}, HEARD, UNHEARD, ALL_STOPS)


def judge_item_keys(state: PageState) -> Iterator[Outcome]:
    """Applies to each tree, menu bar and group of drawn choices of which some are taken out of the Tab order.

    Expects that something hears arrow keys there, as for tabs. Source: ARIA Authoring Practices, tree view, menubar,
    radio group.
    """
    yield from _judge(state, _ITEMS, ITEMS_HEARD, ITEMS_UNHEARD)


def _judge(
    state: PageState, items: Mapping[str, str], well: str, wrong: str, all_stops: str = ""
) -> Iterator[Outcome]:
    """`all_stops` asks about those that are all stops of Tab; without it they are left out."""
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
        if len(held) < _SEVERAL or len(out) == len(held):
            continue
        if not out and not (all_stops and _are_stops(state, held)):
            continue
        parts = (group, *page.under(group), *page.around(group))
        answers = WINDOW in hearing or any(page.position[one.id] in hearing for one in parts)
        first = out[0] if out else held[0]
        yield Outcome(
            _value(answers, sure=bool(out)),
            well if answers else wrong if out else all_stops,
            {"name": page.name(first) or page.text(first)} if out and not answers else {},
            None if answers else node_target(state, first if out else group),
            node=first.id,
        )


def _value(answers: bool, *, sure: bool) -> OutcomeValue:
    if answers:
        return OutcomeValue.PASSED
    return OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL


def _is_out(tab: Node) -> bool:
    return tab.attributes.get("tabindex", "").strip().startswith("-") and not _is_disabled(tab)


def _is_disabled(tab: Node) -> bool:
    return "disabled" in tab.attributes or tab.attributes.get("aria-disabled") == "true"


def _are_stops(state: PageState, tabs: Sequence[Node]) -> bool:
    """Whether several tabs are stops of Tab, each but disabled ones, and none leads to another page."""
    usable = [one for one in tabs if not _is_disabled(one)]
    return len(usable) >= _SEVERAL and all(_is_stop(state, one) for one in usable)


def _is_stop(state: PageState, tab: Node) -> bool:
    address = tab.attributes.get("href") if tab.tag == "a" else None
    if address is not None:
        return urldefrag(urljoin(state.url, address.strip()))[0] == urldefrag(state.url)[0]
    return tab.tag == "button" or "tabindex" in tab.attributes


TAB_KEYS = Rule(
    id="keyboard/tabs",
    title=N_("Arrow keys come to the tabs of a list of tabs."),
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
    "tab. Move the focus by the arrow keys."
)
ALL_STOPS = N_(
    "Tab stops at each of these tabs, and nothing hears the arrow keys: screen readers tell their users to go from tab "
    "to tab by arrow keys. Do people find out that these do nothing? Move the focus by arrow keys and leave the chosen "
    "tab alone in the Tab order, or make them buttons without the role."
)
ITEMS_HEARD = N_("Something hears arrow keys among the items.")
ITEMS_UNHEARD = N_(
    "Tab passes over “%(name)s” (tabindex), and nothing hears the arrow keys there: who uses a keyboard never comes to "
    "it. Move the focus by the arrow keys, or leave every item in the Tab order."
)

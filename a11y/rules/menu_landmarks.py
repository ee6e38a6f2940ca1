"""Are the menus of a page navigation landmarks? (WCAG 2.2, 1.3.1; techniques H97 and ARIA11)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.reading import Reading, is_current, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FEWEST = 4
"""Links of a list in the header of a page that make it the menu of the site."""
_FEWEST_MARKED = 3
"""The same of a list in which one link is marked as that of the open page."""
_MENUS = frozenset({"navigation", "menu", "menubar", "tablist", "listbox", "tree", "toolbar", "search"})


def judge_menus(state: PageState) -> Iterator[Outcome]:
    """Applies to lists of links in the header of the page, and to such in which one link is marked as the open page.

    Expects a navigation landmark around them. Where the page has no such landmark at all, or several of its menus are
    in none, it fails: nobody comes to them but link by link. One beside others is a question.
    """
    reading = reading_of(state)
    if reading.waits:
        return
    menus = [one for one in reading.lists_of_links if one.box is not None and _is_menu(reading, one)]
    lost = [one for one in menus if not any(reading.role(at) in _MENUS for at in reading.around(one))]
    none = not any(reading.role(node) in _MENUS - {"search"} for node in reading.nodes)
    for one in menus:
        if one not in lost:
            yield Outcome(OutcomeValue.PASSED, LANDMARK, node=one.id)
    if lost:
        first = lost[0]
        several = len(lost) > 1 and any(_is_marked(reading, one) for one in lost)
        yield Outcome(
            OutcomeValue.FAILED if none or several else OutcomeValue.CANT_TELL,
            NONE if none else SEVERAL if several else PERHAPS,
            {"words": " · ".join(_said(reading, first))[:80]},
            node_target(state, first),
            node=first.id,
        )


def _links(reading: Reading, node: Node) -> list[Node]:
    return [one for one in reading.inside(node) if one.tag == "a" and "href" in one.attributes]


def _said(reading: Reading, node: Node) -> list[str]:
    return [words for one in _links(reading, node) if (words := reading.words_in(one).strip())]


def _is_marked(reading: Reading, node: Node) -> bool:
    """Whether one of its links is marked as that of the open page."""
    return any(map(is_current, _links(reading, node)))


def _is_menu(reading: Reading, node: Node) -> bool:
    links = _links(reading, node)
    if _is_marked(reading, node):
        return len(links) >= _FEWEST_MARKED
    return len(links) >= _FEWEST and any(reading.role(one) == "banner" for one in reading.around(node))


MENU_LANDMARK = Rule(
    id="structure/menu-landmark",
    title=N_("The menus of a page are navigation landmarks."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_menus,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/ARIA/apg/patterns/landmarks/examples/navigation.html",
)

LANDMARK = N_("The menu is in a navigation landmark.")
NONE = N_(
    "“%(words)s” is a menu, and the page has no navigation landmark: a screen reader lists none, and who uses one "
    "comes to it only link by link. Put each menu into nav, with a name that tells it apart."
)
SEVERAL = N_(
    "“%(words)s” is a menu, and neither it nor another one of the page stands in a navigation landmark: a screen "
    "reader does not list them, and who uses one comes to them only link by link. Put each into nav, with a name."
)
PERHAPS = N_(
    "“%(words)s” stands in no navigation landmark, and other menus of the page do. Is it a menu as well? Then put it "
    "into nav, with a name that tells it apart."
)

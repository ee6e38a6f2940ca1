"""Does the link that skips to the content skip anything? (WCAG 2.2, criterion 2.4.1 Bypass Blocks)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from urllib.parse import unquote, urldefrag, urljoin

from a11y.rules.forms import sends
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.hands import WalkEnd
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_FIRST = 3
"""Stops at the start of a page among which such a link stands."""
_TEDIOUS = 9
"""Stops before the main part that nobody wants to go through on each page."""
_MANY = 3
"""Stops that are worth being skipped."""
_MAIN = re.compile("main|content", re.IGNORECASE)
_SKIPS = re.compile(r"skip|jump|(?:^|[^a-z])(?:to-?)?(?:main|content)(?:[^a-z]|$)", re.IGNORECASE)
"""What its class, its id or its fragment says, whatever language its words are in."""


def judge_skip_link(state: PageState) -> Iterator[Outcome]:
    """Applies to each link at the start of the page that leads to a fragment of it and is made for skipping.

    Expects a target on the page, and that Tab goes on from there further than from the link. A link that a script
    listens to may move the focus in its own way: it is pressed, and fails where Tab goes on right behind it. Where a
    browser goes on from is where a fragment leads (HTML, sequential focus navigation starting point).
    """
    stops = _stops(state)
    heard = {one.node for one in state.listeners.all if one.event == "click"} if state.listeners else set()
    for place, number in enumerate(stops[:_FIRST]):
        node = state.nodes[number]
        address = node.attributes.get("href", "")
        if node.tag != "a" or not address.startswith("#") or node.frame:
            return
        fragment = unquote(address[1:])
        if fragment in {"", "top"} or not _is_for_skipping(node, fragment):
            continue
        if number in heard:
            led = (
                next((one.to for one in state.hands.led if one.link == number), None) if state.hands else None
            )
            if (
                led is not None
                and place + 1 < len(stops)
                and led == stops[place + 1]
                and _is_before_main(state, led)
            ):
                params = {"fragment": f"#{fragment}"}
                yield Outcome(OutcomeValue.FAILED, LEFT_BEHIND, params, node_target(state, node))
            continue
        yield _outcome(state, stops, place, fragment)


def judge_way_past(state: PageState) -> Iterator[Outcome]:
    """Applies to pages on which Tab comes to many stops before the main part. Expects a link that leads past them.

    Landmarks and headings are ways past them as well, for who uses a screen reader: a question. Source: technique G1.
    """
    hands = state.hands
    main = next((number for number, one in enumerate(state.nodes) if _is_main(one)), None)
    if hands is None or main is None or hands.end is not WalkEnd.ROUND or state.nodes[main].frame:
        return
    stops = _stops(state)
    before = list(takewhile(lambda stop: stop < main, stops))
    if len(before) < _TEDIOUS or len(before) == len(stops):
        return
    led = any(_leads_on(state, state.nodes[one]) for one in before[:_FIRST])
    first = state.nodes[before[0]]
    value, sentence = (OutcomeValue.PASSED, WAY) if led else (OutcomeValue.CANT_TELL, NO_WAY)
    params = {} if led else {"count": str(len(before))}
    yield Outcome(value, sentence, params, None if led else node_target(state, first))


def _stops(state: PageState) -> list[int]:
    """The positions of what Tab came to, in order."""
    hands = state.hands
    return [stop.node for stop in (hands.stops if hands else ()) if 0 <= stop.node < len(state.nodes)]


def _leads_on(state: PageState, node: Node) -> bool:
    """Whether it may lead on in the page: a link to a place in it, or a button that sends nothing."""
    address = node.attributes.get("href", "")
    fragment = unquote(address[1:])
    return (
        (address.startswith("#") and (not fragment or any(_is_named(one, fragment) for one in state.nodes)))
        or (node.tag == "a" and not address)
        or (node.tag == "button" and not sends(node))
    )


def _outcome(state: PageState, stops: list[int], place: int, fragment: str) -> Outcome:
    node = state.nodes[stops[place]]
    params = {"fragment": f"#{fragment}"}
    if _leads_away(state):
        return Outcome(OutcomeValue.FAILED, ELSEWHERE, params, node_target(state, node))
    found = next((n for n, one in enumerate(state.nodes) if _is_named(one, fragment)), None)
    if found is None:
        return Outcome(OutcomeValue.FAILED, NOWHERE, params, node_target(state, node))
    if _MAIN.search(fragment) and _goes_on_with_navigation(state, stops[place + 1 :], found):
        return Outcome(OutcomeValue.FAILED, NOTHING_SKIPPED, params, node_target(state, node))
    return Outcome(OutcomeValue.PASSED, SKIPS, {}, None)


def _is_before_main(state: PageState, position: int) -> bool:
    main = next((n for n, one in enumerate(state.nodes) if _is_main(one)), None)
    return main is not None and 0 <= position < main


def _goes_on_with_navigation(state: PageState, stops: list[int], found: int) -> bool:
    """Whether all stops before the main part come after the target, and several belong to a header."""
    main = next((n for n, one in enumerate(state.nodes) if _is_main(one)), None)
    before = [stop for stop in stops if main is not None and stop < main]
    by_id = {one.id: one for one in state.nodes}

    def is_frame_of_page(stop: int) -> bool:
        at: Node | None = state.nodes[stop]
        while at is not None:
            if at.tag in {"header", "nav"} or at.attributes.get("role") in {"banner", "navigation"}:
                return True
            at = by_id.get(at.parent)
        return False

    return all(stop > found for stop in before) and sum(map(is_frame_of_page, before)) >= _MANY


def _is_for_skipping(node: Node, fragment: str) -> bool:
    told = node.attributes
    if {"aria-controls", "aria-expanded", "aria-haspopup", "data-toggle", "data-bs-toggle"} & told.keys():
        return False
    return any(_SKIPS.search(one) for one in (told.get("class", ""), told.get("id", ""), fragment))


def _leads_away(state: PageState) -> bool:
    """A base element gives every fragment another page to be on."""
    base = next(
        (one.attributes["href"] for one in state.nodes if one.tag == "base" and one.attributes.get("href")),
        "",
    )
    return bool(base) and urldefrag(urljoin(state.url, base))[0] != urldefrag(state.url)[0]


def _is_named(node: Node, fragment: str) -> bool:
    told = node.attributes
    return not node.frame and (
        told.get("id") == fragment or (node.tag == "a" and told.get("name") == fragment)
    )


def _is_main(node: Node) -> bool:
    return not node.frame and (node.tag == "main" or node.attributes.get("role") == "main")


SKIP_LINK = Rule(
    id="keyboard/skip-link",
    title=N_("The link that skips to the content leads there."),
    criteria=("2.4.1",),
    impact=Impact.SERIOUS,
    judge=judge_skip_link,
    needs=("dom", "hands", "listeners"),
    instead_of=("axe/skip-link",),
)
WAY_PAST = Rule(
    id="keyboard/way-past",
    title=N_("A keyboard gets past what every page begins with."),
    criteria=("2.4.1",),
    impact=Impact.MODERATE,
    judge=judge_way_past,
    needs=("dom", "hands"),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/general/G1",
)

WAY = N_("A link, or a button, at the beginning may lead past what every page begins with.")
NO_WAY = N_(
    "Tab comes to %(count)s stops, here first, before the main part, and no link leads past them: who uses a keyboard "
    "goes through them on each page. Is there another way? A link to the main part as the first stop is one."
)
SKIPS = N_("Who follows the link goes on after what it skips.")
NOWHERE = N_(
    "This link is made for skipping what every page begins with, and nothing on the page has the name %(fragment)s: "
    "who follows it stays where they are. Give that id to the main part of the page."
)
ELSEWHERE = N_(
    "This link is made for skipping what every page begins with, and leads to another page, since the base element "
    "gives the address. Write the page's own address before %(fragment)s, or take the base element away."
)
NOTHING_SKIPPED = N_(
    "Who follows this link comes to %(fragment)s, and Tab goes on there with what should have been skipped. "
    "Give that id to the main part of the page."
)
LEFT_BEHIND = N_(
    "A script answers this link and only scrolls: the focus stays on it, and the next Tab leads to what should have "
    "been skipped. Put the focus on %(fragment)s, with tabindex=“-1” there, or leave the link to the browser."
)

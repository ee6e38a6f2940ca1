"""Is a place linked once where a picture and the words beside it lead there? (technique H2; WCAG 2.2, 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_NEAR = 3
"""How many elements out from a link another one is still beside it."""
_SPACE = 12.0
"""CSS pixels that a space between two links may take."""
_TELLING = 4
"""Letters from which on words are hardly in another name by chance."""
_PICTURES = {"img", "svg", "picture", "canvas", "object"}


def judge_adjacent(state: PageState) -> Iterator[Outcome]:
    """Applies to a link around a picture that another link to the same address stands beside, nothing between them.

    Expects them to be one. Failed where both have the same name, so that it is read out twice; asked once where the
    picture's says the other's and more, or what an element at the other's beginning says; where one has another name it
    says something of its own. A link that is taken out of the tree, or out of the way of Tab, is no fault.
    """
    asked = False
    reading = reading_of(state)
    links = [
        one for one in state.nodes if one.tag == "a" and one.attributes.get("href") and one.box is not None
    ]
    for one, other in pairwise(links):
        if not _same_place(state, one, other) or not (
            _is_picture(one, reading) or _is_picture(other, reading)
        ):
            continue
        if any(_is_out_of_the_way(link, reading) for link in (one, other)) or not _are_beside(
            one, other, reading
        ):
            continue
        picture, words = (one, other) if _is_picture(one, reading) else (other, one)
        drawn, written = (fold(reading.exposed[link.id].name) for link in (picture, words))
        if not drawn or not written:
            continue
        if written not in drawn and not _says_beginning(drawn, words, reading):
            yield Outcome(OutcomeValue.PASSED, OTHERWISE)
            continue
        same = drawn == written
        if not same and asked:
            continue
        asked = asked or not same
        yield Outcome(
            OutcomeValue.FAILED if same else OutcomeValue.CANT_TELL,
            TWICE if same else ALMOST if written in drawn else IN_PART,
            {"name": reading.exposed[picture.id].name[:80]},
            node_target(state, picture),
            node=picture.id,
        )


def _says_beginning(drawn: str, link: Node, reading: Reading) -> bool:
    """Whether a picture's name has what an element at the beginning of the link says, as the name of a person."""
    called = fold(reading.exposed[link.id].name)
    parts = (fold(reading.own_words.get(one.id, "")) for one in reading.inside(link))
    first = next((one for one in parts if one and called.startswith(one)), "")
    telling = sum(map(str.isalnum, first)) >= _TELLING
    return telling and re.search(rf"(?<!\w){re.escape(first)}(?!\w)", drawn) is not None


def _same_place(state: PageState, one: Node, other: Node) -> bool:
    first, second = (urljoin(state.url, link.attributes["href"].strip()) for link in (one, other))
    return first == second and not first.startswith("javascript:") and one.attributes["href"].strip() != "#"


def _is_picture(link: Node, reading: Reading) -> bool:
    """Whether all that the link shows is a picture."""
    inside = reading.inside(link)
    return any(one.tag in _PICTURES for one in inside) and not reading.words_in(link).strip()


def _is_out_of_the_way(link: Node, reading: Reading) -> bool:
    return (
        link.id in reading.unheard
        or link.id not in reading.exposed
        or link.attributes.get("tabindex", "").strip().startswith("-")
    )


def _are_beside(one: Node, other: Node, reading: Reading) -> bool:
    """Whether the links stand in one small part of the page, and no words between them."""
    around = [node.id for node in list(reading.around(one))[1 : 1 + _NEAR]]
    shared = next((node for node in list(reading.around(other))[1 : 1 + _NEAR] if node.id in around), None)
    if shared is None:
        return False
    parts = reading.inside(shared)
    own = {one.id, *(node.id for node in reading.inside(one))}
    places = {node.id: place for place, node in enumerate(parts)}
    between = parts[places[one.id] : places[other.id]]
    words = [reading.own_words.get(node.id, "") for node in between if node.id not in own]
    if any(letter.isalnum() for text in words for letter in text):
        return False
    # where the words of an element around them stand is not known but by the room that they leave
    ways = {node.id for link in (one, other) for node in _up_to(link, shared, reading)}
    return not any(reading.own_words.get(node, "").strip() for node in ways) or _touch(one, other)


def _up_to(link: Node, shared: Node, reading: Reading) -> Iterator[Node]:
    for node in reading.around(link):
        if node.id != link.id:
            yield node
        if node.id == shared.id:
            return


def _touch(one: Node, other: Node) -> bool:
    """Whether the links stand in one line, or below each other, with no room for words between them."""
    if one.box is None or other.box is None:
        return False
    left, right = sorted((one.box, other.box), key=lambda box: box.x)
    upper, lower = sorted((one.box, other.box), key=lambda box: box.y)
    in_line = lower.y < upper.y + upper.height
    return right.x - (left.x + left.width) <= _SPACE if in_line else left.x + left.width > right.x


ADJACENT = Rule(
    id="link/adjacent",
    title=N_("A picture and the words beside it are one link where they lead to one place."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_adjacent,
    needs=("dom", "tree", "text"),
)

OTHERWISE = N_("Links beside each other to one place have names of their own.")
TWICE = N_(
    "This picture and the words beside it are two links to one place, both named “%(name)s”: it is read out twice, and "
    "Tab stops twice. Put both into one link, the picture with an empty alt."
)
ALMOST = N_(
    "This picture, named “%(name)s”, and the words beside it are two links to one place, and the words are in its "
    "name: is there anything else in it that its reader needs? If not, put both into one link, the picture with an "
    "empty alt."
)
IN_PART = N_(
    "This picture, named “%(name)s”, and the words beside it are two links to one place, and its name says what the "
    "words begin with: is there anything else in it that its reader needs? If not, put both into one link, the picture "
    "with an empty alt."
)

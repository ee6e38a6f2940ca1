"""What belongs to a control of a row by markup, and what only stands near it (WCAG 2.2, link context)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading
from a11y.words.message import Channel
from a11y.words.state import Node

_CONTEXT = frozenset(
    {"li", "p", "td", "th", "dd", "dt", "figure", "fieldset", "details", "article", "section"}
)
_CONTEXT_ROLES = frozenset({"listitem", "cell", "gridcell", "group", "region", "article", "figure", "row"})
_NAMED = _CONTEXT_ROLES | {"list", "table", "form"}
_CONTROLS = frozenset({"a", "button", "input", "select", "textarea", "summary"})
_ASKS = frozenset({"select", "textarea"})
_NOT_ASKED = frozenset({"hidden", "submit", "button", "image", "reset", "checkbox"})
_MARKER = re.compile(r"[^\w\s]|\w{1,4}[.):]")
_HEADINGS = frozenset({"heading", "legend"})


def row_words(
    reading: Reading, around: Node, rows: Sequence[Node], controls: Sequence[Node], repeated: AbstractSet[int]
) -> list[str]:
    """The words of each row, its buttons and `repeated` controls left out; where it is the control alone, those before.

    `repeated` are the `Node.id` of controls whose names other rows have as well.
    """
    alone = [_other_words(reading, row, repeated) for row in rows]
    if all(alone):
        return alone
    found = []
    begin = reading.place.get(around.id, 0)
    for control in controls:
        end = reading.place.get(control.id, begin)
        between = reading.nodes[begin + 1 : end]
        controlled = _controlled(reading, between, repeated)
        words = [_own(reading, one) for one in between if one.id not in controlled]
        found.append(_joined(words))
        begin = end
    return found


def _other_words(reading: Reading, row: Node, repeated: AbstractSet[int]) -> str:
    inside = [row, *reading.inside(row)]
    controlled = _controlled(reading, inside, repeated)
    return _joined(_own(reading, one) for one in inside if one.id not in controlled)


def _own(reading: Reading, node: Node) -> str:
    """An element's own words; the sign or number of an item is none."""
    words = reading.own_words.get(node.id, "").strip()
    return "" if node.tag == "li" and _MARKER.fullmatch(words) else words


def _joined(words: Iterable[str]) -> str:
    return fold(" ".join(one for one in words if any(map(str.isalnum, one))))


def _controlled(reading: Reading, nodes: Sequence[Node], repeated: AbstractSet[int]) -> set[int]:
    """Elements that are buttons or repeated controls, or stand in one: they say what is done, and not with what."""
    found: set[int] = set()
    for one in nodes:
        if (
            one.id in repeated
            or one.tag in _CONTROLS - {"a"}
            or reading.role(one) == "button"
            or one.parent in found
        ):
            found.add(one.id)
    return found


def is_own_button(reading: Reading, control: Node, around: Node) -> bool:
    """Whether it sends the fields of its row: those say what it is about."""
    for outer in reading.around(control):
        if outer.id == around.id:
            return False
        if any(
            one.tag in _ASKS
            or (one.tag == "input" and one.attributes.get("type", "text").lower() not in _NOT_ASKED)
            for one in reading.inside(outer)
            if one.box is not None
        ):
            return True
    return False


def has_context(reading: Reading, control: Node, around: Node, repeated: AbstractSet[int]) -> bool:
    """Whether an item, a paragraph, a cell, a group or a heading around the control has other words than controls'."""
    for outer in list(reading.around(control))[1:]:
        attributes = outer.attributes
        named = "aria-label" in attributes or "aria-labelledby" in attributes
        if named and outer.id != around.id and reading.role(outer) in _NAMED:
            return True
        related = outer.tag in _CONTEXT or reading.role(outer) in _CONTEXT_ROLES
        if related and outer.tag != "section" and _other_words(reading, outer, repeated):
            return True
        if outer.tag in {"td", "th", "dd", "dt"} or reading.role(outer) in {"cell", "gridcell", "row"}:
            return True
        if outer.id == around.id:
            break
    return any(_heads(reading, around, control))


def _heads(reading: Reading, around: Node, control: Node) -> Iterator[bool]:
    """Headings inside the list of rows before the control."""
    begin, end = reading.place.get(around.id, 0), reading.place.get(control.id, 0)
    for node in reading.nodes[begin + 1 : end]:
        if reading.role(node) in _HEADINGS and not _is_first(reading, around, node):
            yield True


def _is_first(reading: Reading, around: Node, node: Node) -> bool:
    """Whether a heading is that of all the rows: nothing of them stands before it."""
    begin, end = reading.place.get(around.id, 0), reading.place.get(node.id, 0)
    return node.tag == "h1" or not any(
        reading.own_words.get(one.id, "").strip() for one in reading.nodes[begin + 1 : end]
    )


def goes_on(reading: Reading, control: Node) -> bool:
    """Whether the line of words that a control stands in goes on after it, as a sentence does."""
    inside = {control.id, *(one.id for one in reading.inside(control))}
    for run in reading.state.runs:
        own = [number for number, one in enumerate(run.carriers) if one in inside]
        if own and run.channel is Channel.VISIBLE:
            after = zip(run.pieces[own[-1] + 1 :], run.carriers[own[-1] + 1 :], strict=False)
            return any(
                any(map(str.isalnum, piece)) and not _is_control(reading, carrier) for piece, carrier in after
            )
    return False


def _is_control(reading: Reading, number: int) -> bool:
    node = reading.by_id.get(number)
    return node is not None and any(one.tag in _CONTROLS for one in reading.around(node))


def stands_alone(reading: Reading, control: Node, repeated: AbstractSet[int]) -> bool:
    """Whether the block that the control stands in holds nothing but what other rows have too: no sentence, no link."""
    block = next(
        (
            one
            for one in list(reading.around(control))[1:]
            if not one.style.get("display", "inline").startswith(("inline", "contents"))
        ),
        None,
    )
    if block is None:
        return False
    return not _other_words(reading, block, repeated)

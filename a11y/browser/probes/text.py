"""The text probe: the words that reach the user, each with the way it does so. It reads the DOM probe's answer."""

from __future__ import annotations

from typing import NamedTuple

from a11y.browser.probes.dom import Dom, TextPiece
from a11y.facts.marks import without_marks
from a11y.words.finding import Box
from a11y.words.message import Channel
from a11y.words.state import Node, TextRun

_ATTRIBUTES = {
    "title": Channel.TITLE,
    "placeholder": Channel.PLACEHOLDER,
    "alt": Channel.ALT,
    "aria-label": Channel.NAME,
    "aria-placeholder": Channel.PLACEHOLDER,
    "aria-roledescription": Channel.NAME,
    "aria-valuetext": Channel.VALUE,
    "aria-description": Channel.DESCRIPTION,
}
_BUTTON_TYPES = {"submit", "button", "reset"}
_INLINE = {"inline", "contents"}
_OPTIONS = {"option", "optgroup"}
_UNSEEN = {"script", "style", "noscript", "template", "head", "title", "meta", "link", "textarea"}


def selectors(dom: Dom) -> dict[int, str]:
    """A CSS selector for each element: its path from the root, frames and shadow trees joined by ` >>> `."""
    found: dict[int, str] = {}
    ids: dict[tuple[int, str], int] = {}
    places = _places(dom)
    for node in dom.nodes:
        identity = node.attributes.get("id", "")
        if identity:
            ids[node.frame, identity] = ids.get((node.frame, identity), 0) + 1
    for node in dom.nodes:
        identity = node.attributes.get("id", "")
        parent = dom.by_id.get(node.parent)
        crossing = parent is not None and (parent.frame != node.frame or node.shadow)
        joint = " >>> " if crossing else " > "
        around = found.get(node.parent, "")
        if identity.isidentifier() and ids[node.frame, identity] == 1 and not node.shadow:
            outside = around.rpartition(" >>> ")[0] if not crossing else around
            found[node.id] = f"{outside} >>> #{identity}" if outside else f"#{identity}"
            continue
        place = places.get(node.id, 0)
        step = f"{node.tag}:nth-of-type({place})" if place else node.tag
        found[node.id] = f"{around}{joint}{step}" if around else step
    return found


def _places(dom: Dom) -> dict[int, int]:
    """The place of each element among those of its name beside it, from 1; without those that stand alone."""
    places: dict[int, int] = {}
    for children in dom.children.values():
        alike: dict[str, list[int]] = {}
        for child in children:
            alike.setdefault(dom.by_id[child].tag, []).append(child)
        for twins in alike.values():
            if len(twins) > 1:
                places.update((child, place) for place, child in enumerate(twins, start=1))
    return places


def read_words(dom: Dom, title: str) -> tuple[TextRun, ...]:
    """The words of the page in document order: visible ones by inline formatting context, then attributes."""
    paths = selectors(dom)
    places = _placed(dom)
    runs: list[TextRun] = []
    if title.strip():
        head = next((node for node in dom.nodes if node.tag == "title" and node.frame == 0), None)
        language = places[head.id].language if head else ""
        runs.append(TextRun(_flat(title), Channel.PAGE_TITLE, head.id if head else 0, language=language))
    runs += _visible(dom, paths, places)
    for node in dom.nodes:
        runs += _attribute_runs(node, places[node.id].language, paths)
    return tuple(runs)


def _flat(text: str) -> str:
    return " ".join(text.split())


class _Place(NamedTuple):
    """Where the words of an element stand."""

    language: str = ""
    """The nearest `lang` as it is written."""
    block: int = 0
    """The element whose inline formatting context they belong to; 0 for none."""
    unseen: bool = False
    """In what shows no words."""
    offered: bool = False
    """In an option of a list."""


_NOWHERE = _Place()


def _placed(dom: Dom) -> dict[int, _Place]:
    """By `Node.id`. Elements come after those around them."""
    places: dict[int, _Place] = {}
    for node in dom.nodes:
        around = places.get(node.parent, _NOWHERE)
        inline = node.style.get("display") in _INLINE
        places[node.id] = _Place(
            language=node.attributes.get("lang", around.language),
            block=around.block if inline else node.id,
            unseen=around.unseen or node.tag in _UNSEEN,
            offered=around.offered or node.tag in _OPTIONS,
        )
    return places


def _visible(dom: Dom, paths: dict[int, str], places: dict[int, _Place]) -> list[TextRun]:
    """Text nodes gathered by inline formatting context; options of closed lists by their own."""
    gathered: dict[int, list[TextPiece]] = {}
    channels: dict[int, Channel] = {}
    for piece in dom.texts:
        place = places.get(piece.parent)
        if place is None or place.unseen:
            continue
        if place.offered:
            gathered.setdefault(piece.parent, []).append(piece)
            channels[piece.parent] = Channel.VALUE
            continue
        if dom.by_id[piece.parent].style.get("visibility", "visible") != "visible":
            continue
        if piece.box.width == 0 and without_marks(piece.text).strip():
            continue  # a mark alone has no width, and ends what stands before it
        if place.block:
            gathered.setdefault(place.block, []).append(piece)
    runs = []
    for node, pieces in gathered.items():
        words = tuple(_flat(piece.text) for piece in pieces)
        text = _flat("".join(piece.text for piece in pieces))
        if not without_marks(text).strip():
            continue
        runs.append(
            TextRun(
                text=text,
                channel=channels.get(node, Channel.VISIBLE),
                node=node,
                selector=paths.get(node, ""),
                box=_around([piece.box for piece in pieces if piece.box.width]),
                pieces=words if len(words) > 1 else (),
                carriers=tuple(p.parent for p in pieces) if any(p.parent != node for p in pieces) else (),
                language=places.get(pieces[0].parent, _NOWHERE).language,
            )
        )
    return runs


def _around(boxes: list[Box]) -> Box | None:
    """The smallest box around all of them."""
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left, top, round(right - left, 1), round(bottom - top, 1))


def _attribute_runs(node: Node, language: str, paths: dict[int, str]) -> list[TextRun]:
    if node.box is None:
        return []
    words = [
        (name, channel) for name, channel in _ATTRIBUTES.items() if node.attributes.get(name, "").strip()
    ]
    if (
        node.tag == "input"
        and node.attributes.get("type", "") in _BUTTON_TYPES
        and node.attributes.get("value")
    ):
        words.append(("value", Channel.VALUE))
    return [
        TextRun(
            text=_flat(node.attributes[name]),
            channel=channel,
            node=node.id,
            selector=paths.get(node.id, ""),
            box=node.box,
            language=language,
        )
        for name, channel in words
    ]

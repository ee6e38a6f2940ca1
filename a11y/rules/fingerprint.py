"""A name for a fault that it keeps in another locale, rendition or position (DESIGN §5)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from a11y.words.finding import Target
from a11y.words.state import Node, PageState

_SHARED = {"header", "footer", "nav"}
"""Parts that every page of a site has: a fault in them is one fault, wherever it was met."""
_TELLING = ("name", "type", "for", "autocomplete", "rel")
"""Attributes that say what an element is for and do not change with the language."""
_LENGTH = 16


def fingerprints(state: PageState, told: Sequence[tuple[str, str, Target]]) -> list[str]:
    """A fingerprint for each (rule, subject, target) of one page state.

    A subject that the rule names is the identity; else it is read off the element. Two of a kind are told apart by
    their order on the page, except when they have one subject: that is one fault, met twice.
    """
    by_place = _places(state)
    seen: dict[str, int] = {}
    found = []
    for rule, subject, target in told:
        if subject:
            found.append(_short(f"{rule}|{subject}"))
            continue
        base = "|".join((rule, *_identity(state, by_place, target)))
        seen[base] = seen.get(base, 0) + 1
        number = f"|{seen[base]}" if seen[base] > 1 else ""
        found.append(_short(base + number))
    return found


def _short(identity: str) -> str:
    return hashlib.sha256(identity.encode()).hexdigest()[:_LENGTH]


def _places(state: PageState) -> dict[tuple[float, float, float, float], Node]:
    """Elements by their box, the innermost one winning."""
    return {(n.box.x, n.box.y, n.box.width, n.box.height): n for n in state.nodes if n.box is not None}


def _identity(
    state: PageState, by_place: dict[tuple[float, float, float, float], Node], target: Target
) -> tuple[str, ...]:
    """What stays the same of the element: page, kind, way from the root, telling attributes."""
    node = None
    if target.box is not None:
        node = by_place.get((target.box.x, target.box.y, target.box.width, target.box.height))
    if node is None:
        return (state.page, target.role, _bare(target.selector))
    by_id = {one.id: one for one in state.nodes}
    way: list[str] = []
    at: Node | None = node
    while at is not None:
        way.append(at.tag)
        at = by_id.get(at.parent)
    telling = tuple(f"{name}={node.attributes[name]}" for name in _TELLING if name in node.attributes)
    address = _address(node.attributes.get("href") or node.attributes.get("action") or "")
    shared = "main" not in way and bool(_SHARED & set(way))
    return ("site" if shared else state.page, target.role, ">".join(reversed(way)), *telling, address)


def _bare(selector: str) -> str:
    """A selector without what is generated, counted or styled."""
    without = re.sub(r"\.[\w-]+|:nth-[\w-]+\([^)]*\)|\[(?!name|type)[^\]]*\]", "", selector)
    return re.sub(r"\d+", "N", without)


def _address(address: str) -> str:
    """A link's path without query, fragment and numbers."""
    return re.sub(r"\d+", "N", re.sub(r"[?#].*", "", address))

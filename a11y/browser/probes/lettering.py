"""The words in drawings that a page shows as pictures: what a reader's eyes get of a badge, and its `alt` should say.

Only SVG says which words it draws. Addresses are read from what the browser has loaded already; nothing is fetched.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from a11y.browser.probes.resources import loaded
from a11y.browser.world import ProbeError, World
from a11y.words.state import Node

_LONGEST = 100_000
"""Characters of a drawing that is read: a badge has some hundreds."""
_MOST = 30
"""Drawings of a page that are read."""
_DATA = re.compile(r"data:image/svg\+xml(?P<options>[^,]*),(?P<body>.*)", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"<!--.*?-->|<(defs|symbol|title|desc|style|script|metadata)\b.*?</\1\s*>", re.DOTALL)
_TEXT = re.compile(r"<text\b(?P<attributes>[^>]*)>(?P<words>.*?)</text\s*>", re.DOTALL)
_HIDDEN = re.compile(
    r"""display\s*[:=]\s*["']?none|visibility\s*[:=]\s*["']?hidden|(?<![-\w])opacity\s*[:=]\s*["']?0(?:["';\s]|$)"""
)
_TAG = re.compile(r"<[^>]*>")
_RASTER = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|ico|bmp)$", re.IGNORECASE)


def drawn_words(source: str) -> str:
    """The words that an SVG draws, line by line; what is drawn twice in a row, as a shadow is, once."""
    found: list[str] = []
    for text in _TEXT.finditer(_UNSEEN.sub("", source[:_LONGEST])):
        words = " ".join(html.unescape(_TAG.sub(" ", text["words"])).split())
        if words and not _HIDDEN.search(text["attributes"]) and found[-1:] != [words]:
            found.append(words)
    return "\n".join(found)


def words_in_address(address: str) -> str:
    """The words that are drawn by an SVG written as an address; empty for any other address."""
    found = _DATA.match(address[:_LONGEST])
    if found is None:
        return ""
    body = unquote_to_bytes(found["body"])
    if found["options"].lower().endswith(";base64"):
        with contextlib.suppress(binascii.Error):
            body = base64.b64decode(body)
    return drawn_words(body.decode("utf-8", "replace"))


def read_lettering(world: World, nodes: Sequence[Node], sources: Mapping[int, str]) -> dict[int, str]:
    """By `Node.id`, the words of drawings that stand at addresses of their own. Raises `ProbeError`.

    `sources` are the addresses of what pictures show.
    """
    waiting = [node for node in nodes if node.tag == "img" and not node.text and _may_be_drawn(node)]
    if not waiting:
        return {}
    frames = dict(_drawings(world.send("Page.getResourceTree")["frameTree"]))
    known: dict[str, str] = {}
    for node in waiting:
        address = sources.get(node.id, "")
        if address in frames and address not in known and len(known) < _MOST:
            known[address] = _content(world, frames[address], address)
    return {node.id: words for node in waiting if (words := known.get(sources.get(node.id, ""), ""))}


def _may_be_drawn(node: Node) -> bool:
    address = node.attributes.get("src", "")
    return (
        node.box is not None
        and not address.startswith("data:")
        and not _RASTER.search(urlsplit(address).path)
    )


def _drawings(tree: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The addresses of the drawings that the frames have loaded, each with the frame."""
    for one in tree.get("resources", ()):
        if one.get("mimeType") == "image/svg+xml" and not one.get("failed"):
            yield one["url"], tree["frame"]["id"]
    for inner in tree.get("childFrames", ()):
        yield from _drawings(inner)


def _content(world: World, frame: str, address: str) -> str:
    try:
        content = loaded(world, frame, address)
    except ProbeError:
        return ""  # the browser has let go of it
    return drawn_words(content.decode("utf-8", "replace"))

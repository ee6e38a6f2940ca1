"""The embedded index with the truth in it: each element says which template lines it was made by.

Started by `sources.py` in the place of `python -m a11y.index`, with the same options. Django's template nodes are
followed while they render: an opening tag gets `data-source`, the line it stands on and the lines that included its
template, innermost first. Planted defects are planted into the page without these marks, which then are put
back where the page is as it was, or to what took the marked element's place.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.base import Node, TextNode
from django.template.loader_tags import BlockNode, ExtendsNode

from a11y.index import __main__ as index
from a11y.index.planted import middleware

_TAG = re.compile(r"<(?=[A-Za-z])")
_MARK = re.compile(r"\ue100([^\ue101]*)\ue101")
_TOKEN = re.compile(r"<[^<>]*>|[^<]+|<")
_ROOT = Path(__file__).parent.parent
_FRAME = (ExtendsNode, BlockNode)
"""Nodes that hold others and say nothing of where these come from."""

_rendering = threading.local()
_annotated: Callable[[Node, Any], Any] = Node.render_annotated


def _place(node: Node) -> tuple[str, int]:
    path = Path(node.origin.name)
    folder = next((one for one in (*map(Path, sys.path), _ROOT) if one in path.parents and one.name), None)
    start = _ROOT if _ROOT / "a11y" in path.parents else folder
    line = node.token.lineno if node.token else 0
    return (path.relative_to(start).as_posix() if start else path.as_posix(), line or 1)


def _render(self: Node, context: Any) -> Any:
    stack: list[Node] = _rendering.__dict__.setdefault("stack", [])
    stack.append(self)
    try:
        return _annotated(self, context)
    finally:
        stack.pop()


def _render_text(self: TextNode, _context: Any) -> str:
    if "<" not in self.s:
        return self.s
    around = [_place(node) for node in _rendering.__dict__.get("stack", ()) if not isinstance(node, _FRAME)]
    own, first = _place(self)

    def marked(tag: re.Match[str]) -> str:
        places = [(own, first + self.s.count("\n", 0, tag.start()))]
        for place in reversed(around):
            if place[0] != places[-1][0]:
                places.append(place)
        return f"\ue100{' '.join(f'{path}:{line}' for path, line in places)}\ue101<"

    return _TAG.sub(marked, self.s)


class Marking(middleware.Planting):
    """Plants into a page without marks, then writes them down as attributes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._marks: dict[int, list[str]] = {}

        def unmarked(request: HttpRequest) -> HttpResponse:
            response = get_response(request)
            if not response.streaming and b"\xee\x84\x80" in response.content:
                source = response.content.decode()
                self._marks[threading.get_ident()] = [source]
                response.content = _MARK.sub("", source).encode()
            return response

        super().__init__(unmarked)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, plant, mark."""
        response = super().__call__(request)
        kept = self._marks.pop(threading.get_ident(), None)
        if kept:
            html = response.headers.get("Content-Type", "").startswith("text/html")
            if html:
                response.content = "".join(_put_back(kept[0], response.content.decode())).encode()
            response.headers["Content-Length"] = str(len(response.content))
        return response


def _put_back(marked: str, planted: str) -> Iterator[str]:
    """The planted page with the marks of the one before."""
    before: list[tuple[str, str]] = []
    mark = ""
    for piece in re.split(r"(\ue100[^\ue101]*\ue101)", marked):
        if found := _MARK.fullmatch(piece):
            mark = found[1]
            continue
        for token in _TOKEN.findall(piece):
            before.append((token, mark))
            mark = ""
    now = _TOKEN.findall(planted)
    plain = [token for token, _ in before]
    last = ""
    for kind, start, end, first, stop in SequenceMatcher(None, plain, now, autojunk=False).get_opcodes():
        replaced = [mark for _, mark in before[start:end] if mark]
        last = replaced[0] if replaced else last
        for offset, token in enumerate(now[first:stop]):
            found_mark = before[start + offset][1] if kind == "equal" else ""
            if kind != "equal" and re.match(r"<[A-Za-z]", token):
                found_mark = replaced.pop(0) if len(replaced) > 1 else last
            last = found_mark or last
            yield re.sub(r"(/?>)$", rf' data-source="{found_mark}"\1', token) if found_mark else token


def main() -> int:
    """Start the index, marked."""
    Node.render_annotated = _render  # type: ignore[method-assign]
    TextNode.render_annotated = _render_text  # type: ignore[method-assign, assignment]
    middleware.Planting = Marking  # type: ignore[misc]
    return index.main()


if __name__ == "__main__":
    sys.exit(main())

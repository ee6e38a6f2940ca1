"""The line of a target's templates that opens an element, found by the element's own attributes.

Messages tell near which line an element without words of its own stands. Where the templates can be read, that line is
held against them: when no tag of the element's kind stands there, the tag is looked for that has its attributes.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from a11y.words.finding import Source, Target

NEAR = 3
"""Lines from a message to the tag that holds it: a tag is written on several."""
_TEMPLATES = {".html", ".htm", ".jinja", ".jinja2", ".j2", ".xhtml", ".djhtml", ".mako", ".twig"}
_MOST_FILES = 5000
_LONGEST_TAG = 1500
"""Characters of an opening tag with everything that a template language writes into it."""
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_CHANGING = {"href", "src", "value", "style", "datetime", "content", "action", "nonce", "for", "title", "alt"}
"""Attributes whose value a template fills in."""
_SHORTEST = 2
"""Characters of a value that tells elements apart."""


class SourceTags:
    """The opening tags in the templates below a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def settled(self, target: Target, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """The lines of an element, the best first: as they are when a tag like its stands there, or none is found."""
        opening = re.match(r"<([\w-]+)", target.html)
        if opening is None or not sources or not self._reads(sources[0].path):
            return sources
        tag = opening[1]
        if self._stands_at(tag, sources[0]):
            return sources
        found = self._found(tag, target.html, sources[0])
        return (found, *(one for one in sources if one != found)) if found else sources

    def _reads(self, path: str) -> bool:
        return Path(path).suffix in _TEMPLATES and path in self._lines

    def _stands_at(self, tag: str, source: Source) -> bool:
        lines = self._lines[source.path][max(0, source.line - 1 - NEAR) : source.line + NEAR]
        return any(re.search(rf"<{re.escape(tag)}\b", line) for line in lines)

    def _found(self, tag: str, html: str, near: Source) -> Source | None:
        """The tag that shares the most attributes; the one in the same file when two are alike."""
        pairs = _ATTRIBUTE.findall(html.partition(">")[0])
        exact = [f'{k}="{v}"' for k, v in pairs if k not in _CHANGING and len(v) >= _SHORTEST]
        named = [f"{k}=" for k, _ in pairs]
        best: tuple[int, int, bool, int] = (0, 0, False, 0)
        place: Source | None = None
        for path, line, text in self._tags.get(tag, ()):
            shared = sum(one in text for one in exact)
            names = sum(one in text for one in named)
            if not shared and (exact or tag != "html"):
                continue
            rank = (shared, names, path == near.path, -abs(line - near.line) if path == near.path else 0)
            if place is None or rank > best:
                best, place = rank, Source(path, line)
        return place

    @cached_property
    def _lines(self) -> dict[str, tuple[str, ...]]:
        """The lines of each template, by its path from the root."""
        found: dict[str, tuple[str, ...]] = {}
        for path in sorted(self._root.rglob("*")):
            if path.suffix not in _TEMPLATES or "node_modules" in path.parts or not path.is_file():
                continue
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            found[path.relative_to(self._root).as_posix()] = tuple(text.splitlines())
            if len(found) >= _MOST_FILES:
                break
        return found

    @cached_property
    def _tags(self) -> dict[str, list[tuple[str, int, str]]]:
        """Opening tags by name: path, line, and all that is written into them."""
        tags: dict[str, list[tuple[str, int, str]]] = {}
        for path, lines in self._lines.items():
            text = "\n".join(lines)
            for opened in re.finditer(r"<([A-Za-z][\w-]*)", text):
                line = text.count("\n", 0, opened.start()) + 1
                written = _written(text, opened.end())
                tags.setdefault(opened[1].lower(), []).append((path, line, written))
        return tags


def _written(text: str, start: int) -> str:
    """An opening tag's attributes up to its `>`, not those signs that a template language writes between."""
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST_TAG)):
        if text[at] == "{" and text[at + 1 : at + 2] in {"{", "%", "#"}:
            depth += 1
        elif text[at] == "}" and text[at - 1 : at] in {"}", "%", "#"} and depth:
            depth -= 1
        elif text[at] == ">" and not depth:
            return text[start:at]
    return text[start : start + _LONGEST_TAG]

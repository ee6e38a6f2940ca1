"""A page of a report as a tree, for tests."""

from __future__ import annotations

from pathlib import Path

from lxml import html


def page(path: Path) -> html.HtmlElement:
    """The root of the page."""
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def text_of(path: Path) -> str:
    """The words of the page, whitespace collapsed."""
    return " ".join(page(path).text_content().split())

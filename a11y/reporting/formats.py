"""The formats a report can be made in."""

from __future__ import annotations

from enum import StrEnum


class ReportFormat(StrEnum):
    """What `--format` takes."""

    HTML = "html"
    """Pages for people, which work from a folder."""
    JSON = "json"
    """A stable summary for scripts."""
    MARKDOWN = "markdown"
    """A short summary for a comment or a terminal."""

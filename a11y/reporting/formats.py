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
    COMMENT = "comment"
    """A short Markdown comment for a pull request."""
    SARIF = "sarif"
    """SARIF 2.1.0, for code scanning."""
    JUNIT = "junit"
    """JUnit XML, for the test reports of CI services."""
    ANNOTATIONS = "annotations"
    """GitHub's workflow commands, for a step to print."""
    EARL = "earl"
    """W3C's Evaluation and Report Language, in JSON-LD."""
    OPENACR = "openacr"
    """The GSA's accessibility conformance report, in YAML."""


BY_DEFAULT = tuple(chosen for chosen in ReportFormat if chosen is not ReportFormat.EARL)
"""What is made when nothing is asked for. EARL has an assertion for each rule at each step, and few tools read it."""

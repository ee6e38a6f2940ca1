"""Where reports go, and whether they can be written there: asked before a run, when nothing of a report is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from a11y.facts.space import is_full
from a11y.reporting.files import open_each
from a11y.reporting.formats import ReportFormat
from a11y.words.errors import A11yError, OutputError, UnwritableError

STANDARD_OUTPUT = "-"
"""What `a11y check --json` names in the place of a file, for a terminal or a pipe."""
FILES = {
    ReportFormat.JSON: "report.json",
    ReportFormat.MARKDOWN: "report.md",
    ReportFormat.COMMENT: "comment.md",
    ReportFormat.SARIF: "report.sarif",
    ReportFormat.JUNIT: "junit.xml",
    ReportFormat.ANNOTATIONS: "annotations.txt",
    ReportFormat.EARL: "earl.jsonld",
    ReportFormat.OPENACR: "openacr.yaml",
}
"""The file of each format that is one file."""


def require_writable(out: Path, formats: Sequence[ReportFormat]) -> None:
    """Open every file that is known by name before a run begins, and leave the folder as it was.

    Raises `OutputError`.
    """
    names = {ReportFormat.HTML: "index.html"} | FILES
    if not formats:
        return
    try:
        open_each(out, [names[chosen] for chosen in formats])
    except OSError as error:
        raise cannot_write(out, error) from error


def cannot_write(out: Path, error: OSError) -> A11yError:
    """The error to raise when files cannot be put into `out`, by whether there is no space."""
    if is_full(error):
        return UnwritableError(
            f"cannot write the report to {error.filename or out}: {error.strerror}; free some space, "
            "then make it from the record with `a11y report`"
        )
    return OutputError(
        f"cannot write the report to {error.filename or out}: {error.strerror}; "
        "choose another folder with --out"
    )

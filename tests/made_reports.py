"""One file of a report of a record, for the tests of its format."""

from __future__ import annotations

from pathlib import Path

from a11y.facts.record import Record
from a11y.reporting.formats import ReportFormat
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.write import write_reports


def made(
    record: Record, folder: Path, chosen: ReportFormat, language: str = "en", judged: Judged = UNJUDGED
) -> bytes:
    """What the format's file holds."""
    (path,) = write_reports(record, folder / "report", [chosen], language, judged)
    return path.read_bytes()

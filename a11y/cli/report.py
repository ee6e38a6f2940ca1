"""`a11y report DIR`: every report, made from a record; no browser is needed."""

from __future__ import annotations

from pathlib import Path

import click

from a11y.cli.terminal import terminal
from a11y.facts.config import load_config
from a11y.facts.record import read_record
from a11y.reporting.formats import ReportFormat
from a11y.reporting.write import write_reports


@click.command("report")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([member.value for member in ReportFormat]),
    help="Repeatable; all of them when left out.",
)
@click.option("--language", metavar="L", help="Else the configuration's, else the terminal's own.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write it (else DIR/report).")
def command(directory: Path, formats: tuple[str, ...], language: str | None, out: Path | None) -> None:
    """Make reports from the record in DIR, of a finished run or of one that was interrupted."""
    chosen = [ReportFormat(name) for name in formats] or list(ReportFormat)
    spoken = load_config({"language": language}).language or None
    record = read_record(directory)
    for path in write_reports(record, out or directory / "report", chosen, spoken):
        terminal().say(str(path))

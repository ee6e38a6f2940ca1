"""`a11y report DIR`: every report, made from a record; no browser is needed."""

from __future__ import annotations

from pathlib import Path

import click

from a11y.cli.accepted import chosen_baseline
from a11y.cli.terminal import terminal
from a11y.comparing.differences import compare
from a11y.facts.config import load_config
from a11y.facts.record import read_record
from a11y.gate import judge
from a11y.reporting.formats import BY_DEFAULT, ReportFormat
from a11y.reporting.judged import judged_by
from a11y.reporting.write import write_reports


@click.command("report")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([member.value for member in ReportFormat]),
    help="Repeatable; all of them but earl when left out.",
)
@click.option("--language", metavar="L", help="Else the configuration's, else the terminal's own.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write it (else DIR/report).")
@click.option(
    "--policy", "policies", multiple=True, metavar="KEY=VALUE", help="As in `a11y gate`. Repeatable."
)
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="As in `a11y gate`.")
@click.option(
    "--base", type=click.Path(path_type=Path), metavar="DIR", help="A record of before, to tell what is new."
)
@click.option(
    "--address", default="", metavar="URL", help="Where the report will be read, for links and pictures."
)
def command(
    *,
    directory: Path,
    formats: tuple[str, ...],
    language: str | None,
    out: Path | None,
    policies: tuple[str, ...],
    baseline: Path | None,
    base: Path | None,
    address: str,
) -> None:
    """Make reports from the record in DIR, of a finished run or of one that was interrupted."""
    chosen = [ReportFormat(name) for name in formats] or list(BY_DEFAULT)
    config = load_config({"language": language}, policy=policies)
    accepted = chosen_baseline(config, baseline)
    record = read_record(directory)
    differences = compare(read_record(base), record, config.policy) if base else None
    known = differences.findings.known if differences else frozenset[str]()
    verdict = judge(record, config.policy, accepted, base=known)
    judged = judged_by(verdict, accepted, address, differences)
    for path in write_reports(
        record,
        out or directory / "report",
        chosen,
        config.language or None,
        judged,
        editor=config.translation,
    ):
        terminal().say(str(path))

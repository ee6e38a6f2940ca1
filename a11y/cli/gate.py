"""`a11y gate DIR`: the verdict on a record, as an exit status."""

from __future__ import annotations

from pathlib import Path

import click

from a11y.cli.terminal import complain, terminal
from a11y.facts.config import load_config
from a11y.facts.record import read_record
from a11y.gate import judge
from a11y.reporting.terminal import print_summary
from a11y.words.finding import Impact


@click.command("gate")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--fail-on",
    type=click.Choice([member.value for member in Impact]),
    help="The least impact that blocks (else the configuration's; minor when it has none).",
)
def command(directory: Path, fail_on: str | None) -> int:
    """Judge the record in DIR: 0 passed, 1 findings above policy, 3 the run is not complete."""
    config = load_config({"policy": {"fail_on": fail_on}} if fail_on else {})
    record = read_record(directory)
    verdict = judge(record, config.policy)
    speaker = terminal()
    print_summary(record, verdict, None, speaker.console)
    if speaker.quiet and verdict.status:
        complain(f"{verdict.sentence} (docs/messages.md#{'findings' if verdict.blocking else 'incomplete'})")
    elif not speaker.quiet:
        for reason in verdict.reasons:
            speaker.say(f"  - {reason}")
    return int(verdict.status)

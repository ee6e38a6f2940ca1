"""`a11y combine DIR...`: one record from those of processes, shards or machines."""

from __future__ import annotations

from pathlib import Path

import click

from a11y.cli.terminal import complain, terminal
from a11y.facts.record import COMBINED, combine
from a11y.rules.judge_across import judge_across
from a11y.words.errors import IncompleteError


@click.command("combine")
@click.argument("directories", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where to write it (else the first DIR).")
def command(directories: tuple[Path, ...], out: Path | None) -> int:
    """Join the records in each DIR into one; exit status 3 when one of them was cut short."""
    target = out or directories[0]
    record = combine(list(directories), target, judge_across)
    terminal().say(f"{target / COMBINED}: {len(record.states)} page states, {len(record.findings)} findings")
    for name in record.cut:
        complain(f"the record {name} was cut short; run what it should hold again")
    return IncompleteError.exit_status if record.cut else 0

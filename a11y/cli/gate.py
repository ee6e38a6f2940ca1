"""`a11y gate DIR`: the verdict on a record, as an exit status."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from a11y.cli.accepted import chosen_baseline
from a11y.cli.terminal import Terminal, complain, terminal
from a11y.facts.baseline import Baseline, read_baseline, updated
from a11y.facts.config import Config, load_config
from a11y.facts.record import Record, read_record
from a11y.gate import Verdict, judge
from a11y.gating.accepting import Signature, gone, missing
from a11y.gating.scope import require_known
from a11y.reporting.gate_text import gate_lines
from a11y.reporting.terminal import print_summary
from a11y.words.errors import UsageError
from a11y.words.finding import Impact

_DAYS = 90
"""How long a new entry of the baseline is accepted, unless --expires says otherwise."""


@click.command("gate")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--fail-on",
    type=click.Choice([member.value for member in Impact]),
    help="The least impact that blocks (else the configuration's; minor when it has none).",
)
@click.option(
    "--policy",
    "policies",
    multiple=True,
    metavar="KEY=VALUE",
    help="Changes the configuration's policy: moderate=5, coverage.fr=95, ignore.rule=axe/region. Repeatable.",
)
@click.option(
    "--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Findings that are accepted."
)
@click.option("--update-baseline", "update", is_flag=True, help="Add what blocks, remove what is mended.")
@click.option("--reason", default="", metavar="TEXT", help="Why new entries of the baseline may stay.")
@click.option("--who", default="", metavar="NAME", help="Who accepts them.")
@click.option(
    "--expires", type=click.DateTime(["%Y-%m-%d"]), help=f"Until when (else {_DAYS} days from now)."
)
def command(
    *,
    directory: Path,
    fail_on: str | None,
    policies: tuple[str, ...],
    baseline: Path | None,
    update: bool,
    reason: str,
    who: str,
    expires: datetime | None,
) -> int:
    """Judge the record in DIR: 0 passed, 1 findings above policy, 3 the run is not complete."""
    config = load_config(policy=[*([f"fail_on={fail_on}"] if fail_on else []), *policies])
    if not update and (reason or who or expires):
        raise UsageError("--reason, --who and --expires are for new entries; add --update-baseline")
    speaker, today = terminal(), datetime.now(UTC).date()
    accepted = Baseline() if update else chosen_baseline(config, baseline)
    record = read_record(directory)
    if update:
        day = expires.date() if expires else today + timedelta(days=_DAYS)
        signature = Signature(reason or f"known on {today.isoformat()}, not judged yet", who, day)
        accepted = _update(baseline or Path(config.baseline), record, config, signature, speaker)
    verdict = judge(record, config.policy, accepted, today)
    _tell(record, verdict, speaker)
    return int(verdict.status)


def _update(path: Path, record: Record, config: Config, signature: Signature, speaker: Terminal) -> Baseline:
    require_known(config.policy, record)
    before = read_baseline(path) if path.exists() else Baseline()
    added = tuple(missing(before, record, config.policy, signature))
    removed = [entry.fingerprint for entry in gone(before, record)]
    after = updated(path, added, removed)
    speaker.say(f"{path}: {len(added)} added, {len(removed)} removed, {len(after.entries)} in all")
    return after


def _tell(record: Record, verdict: Verdict, speaker: Terminal) -> None:
    print_summary(record, verdict, None, speaker.console)
    if speaker.quiet and verdict.status:
        slug = "findings" if int(verdict.status) == 1 else "incomplete"
        complain(f"{verdict.sentence} (docs/messages.md#{slug})")
    for line in gate_lines(record, verdict):
        speaker.say(line)

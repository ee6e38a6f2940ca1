"""`a11y gate DIR`: the verdict on a record, as an exit status."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from a11y.cli.accepted import chosen_baseline
from a11y.cli.terminal import Terminal, complain, terminal
from a11y.comparing.differences import Differences, compare
from a11y.facts.baseline import Baseline, read_baseline, updated
from a11y.facts.config import Config, load_config
from a11y.facts.record import Record, read_record
from a11y.gate import Verdict, judge, why_incomplete
from a11y.gating.accepting import Signature, gone, missing
from a11y.gating.scope import require_known
from a11y.reporting.difference_text import difference_lines, difference_text
from a11y.reporting.formats import ReportFormat
from a11y.reporting.gate_text import gate_lines
from a11y.reporting.judged import judged_by
from a11y.reporting.places import require_writable
from a11y.reporting.terminal import print_summary
from a11y.reporting.write import write_reports
from a11y.words.errors import OutputError, UsageError
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
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A record of the base branch: only what is new blocks.",
)
@click.option(
    "--difference",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to write all that changed since --base.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why new entries of the baseline may stay.")
@click.option("--who", default="", metavar="NAME", help="Who accepts them.")
@click.option(
    "--expires", type=click.DateTime(["%Y-%m-%d"]), help=f"Until when (else {_DAYS} days from now)."
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([member.value for member in ReportFormat]),
    help="A report with this verdict, as `a11y report` makes it. Repeatable; none when left out.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Where to write the reports (else DIR/report).")
@click.option("--language", metavar="L", help="Of the reports; else the configuration's.")
@click.option(
    "--address", default="", metavar="URL", help="Where the report will be read, for links and pictures."
)
def command(
    *,
    directory: Path,
    fail_on: str | None,
    policies: tuple[str, ...],
    baseline: Path | None,
    update: bool,
    base: Path | None,
    difference: Path | None,
    reason: str,
    who: str,
    expires: datetime | None,
    formats: tuple[str, ...],
    out: Path | None,
    language: str | None,
    address: str,
) -> int:
    """Judge the record in DIR: 0 passed, 1 findings above policy, 3 the run is not complete."""
    config = load_config(
        {"language": language}, policy=[*([f"fail_on={fail_on}"] if fail_on else []), *policies]
    )
    _require(update, reason, who, expires, needed="--update-baseline", of="new entries")
    _require(base, difference, needed="--base DIR", of="a comparison")
    _require(formats, out, language, address, needed="--format", of="reports")
    speaker, today = terminal(), datetime.now(UTC).date()
    accepted = Baseline() if update else chosen_baseline(config, baseline)
    record = read_record(directory)
    chosen, reports = [ReportFormat(name) for name in formats], out or directory / "report"
    require_known(config.policy, record)
    before = read_record(base) if base else None
    differences = compare(before, record, config.policy) if before else None
    require_writable(reports, chosen)
    if difference:
        _write(difference, "", "a")
    if update:
        day = expires.date() if expires else today + timedelta(days=_DAYS)
        signature = Signature(reason or f"known on {today.isoformat()}, not judged yet", who, day)
        accepted = _update(baseline or Path(config.baseline), record, config, signature, speaker)
    known = differences.findings.known if differences else frozenset[str]()
    verdict = judge(record, config.policy, accepted, today, known)
    _tell(record, verdict, speaker)
    if before and differences:
        _tell_differences(before, differences, verdict, speaker)
        if difference:
            _write(difference, difference_text(differences), "w")
    if chosen:
        judged = judged_by(verdict, accepted, address, differences)
        for path in write_reports(
            record, reports, chosen, config.language or None, judged, editor=config.translation
        ):
            speaker.say(str(path))
    return int(verdict.status)


def _require(wanted: object, *given: object, needed: str, of: str) -> None:
    """Raise `UsageError` when options are given that say nothing without another."""
    if any(given) and not wanted:
        raise UsageError(f"an option for {of} is given, and there are none; add {needed}")


def _update(path: Path, record: Record, config: Config, signature: Signature, speaker: Terminal) -> Baseline:
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


def _tell_differences(before: Record, differences: Differences, verdict: Verdict, speaker: Terminal) -> None:
    for gap in list(why_incomplete(before))[:1]:
        speaker.say(f"The base is incomplete ({gap}): faults that it did not see count as new")
    for line in difference_lines(differences, told=verdict.blocking):
        speaker.say(line)


def _write(path: Path, text: str, mode: str) -> None:
    """With mode `a` and no text it is only seen that the file can be written, before anything is done."""
    try:
        with path.open(mode, encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as problem:
        raise OutputError(
            f"{path}: cannot be written: {problem.strerror}; give another with --difference"
        ) from None

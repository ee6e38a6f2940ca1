"""The end of a run or a check: its record is judged, reported and told.

What this needs takes as long to load as what begins a run: it is loaded while the browsers start (`walk_plan`).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from a11y.cli.terminal import terminal
from a11y.facts.baseline import Baseline
from a11y.facts.config import Config
from a11y.facts.own_record import OwnRecord
from a11y.facts.record import Record, combine
from a11y.gate import Verdict, judge
from a11y.reporting.formats import ReportFormat
from a11y.reporting.gate_text import gate_lines
from a11y.reporting.judged import judged_by
from a11y.reporting.page_text import page_lines
from a11y.reporting.places import FILES, STANDARD_OUTPUT
from a11y.reporting.terminal import print_summary
from a11y.reporting.write import write_reports
from a11y.rules.judge_across import judge_across
from a11y.words.errors import A11yError, OutputError, UnwritableError


def conclude_run(own: OwnRecord, config: Config, baseline: Baseline, formats: Sequence[ReportFormat]) -> int:
    """Combine, judge, report, end the record, summarise: the exit status."""
    record = own.joined(judge_across)
    try:
        verdict, pages = _report(record, config, baseline, formats)
    except A11yError as error:
        # everything was seen, and can be judged and told from the record
        own.end(record)
        raise UnwritableError(str(error)) if isinstance(error, OutputError) else error from None
    own.end(record)
    _summarise(record, verdict, pages)
    return int(verdict.status)


def tell_what_was_seen(
    out: Path, config: Config, baseline: Baseline, formats: Sequence[ReportFormat]
) -> None:
    """Report and summarise a run that ended before its time, as far as that can be done."""
    with suppress(A11yError):
        record = combine([out], out, judge_across)
        _summarise(record, *_report(record, config, baseline, formats))


def conclude_check(
    own: OwnRecord,
    config: Config,
    baseline: Baseline,
    formats: Sequence[ReportFormat],
    *,
    json_file: str | None,
    complete: bool,
) -> int:
    """The same for a check, page by page. One that ended before its time is not `complete`, and gets no end."""
    record = own.joined(judge_across) if complete else combine([own.folder], own.folder, judge_across)
    verdict, written = _report(record, config, baseline, formats)
    if complete:
        own.end(record)
    _tell_pages(record, verdict, written, json_file)
    return int(verdict.status)


def _report(
    record: Record, config: Config, baseline: Baseline, formats: Sequence[ReportFormat]
) -> tuple[Verdict, list[Path]]:
    verdict = judge(record, config.policy, baseline)
    judged = judged_by(verdict, baseline)
    return verdict, write_reports(
        record, record.folder / "report", formats, config.language or "en", judged, editor=config.translation
    )


def _summarise(record: Record, verdict: Verdict, pages: Sequence[Path]) -> None:
    speaker = terminal()
    if not speaker.quiet:
        start = next((page for page in pages if page.name == "index.html"), record.folder)
        print_summary(record, verdict, start, speaker.console)
        for line in gate_lines(record, verdict):
            speaker.say(line)


def _tell_pages(record: Record, verdict: Verdict, written: Sequence[Path], json_file: str | None) -> None:
    """Pages, verdict and the report's place; the JSON report alone when it goes to standard output."""
    speaker = terminal()
    report = record.folder / "report" / FILES[ReportFormat.JSON]
    if json_file == STANDARD_OUTPUT:
        click.echo(report.read_text(encoding="utf-8"))
        return
    if json_file:
        Path(json_file).write_bytes(report.read_bytes())
    for line in (*page_lines(record, verdict), verdict.sentence):
        speaker.say(line)
    first = next((path for path in written if path.name == "index.html"), None)
    if first is not None:
        speaker.say(f"Report: {first}")

"""What people met, put into a record that is there already: in a file of its own beside those of the processes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

import msgspec

from a11y import __version__
from a11y.facts.joining import last_of_people
from a11y.facts.record import COMBINED, OF_PEOPLE, RECORDS, Record, combine, now, with_judged, write_combined
from a11y.words.errors import OutputError
from a11y.words.finding import Finding
from a11y.words.run import FORMAT, End, Run


def unknown_to(record: Record, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that the record does not have, word for word; of what is told of one person twice, the last."""
    known = {msgspec.json.encode(finding) for finding in record.findings if finding.of_people}
    return tuple(one for one in last_of_people(findings) if msgspec.json.encode(one) not in known)


def with_people(
    record: Record, findings: Sequence[Finding], judge_across: Callable[[Record], Record]
) -> Record:
    """The record with these findings of people, on disk as well; whole or cut short as it was before.

    Processes of a run that was killed are joined as `combine` does, with `judge_across`; a record that is combined
    already keeps every line. Raises `OutputError`, `UnwritableError`, and what `combine` raises.
    """
    _write(record, findings)
    if not (record.folder / COMBINED).is_file():
        return combine([record.folder], record.folder, judge_across)
    joined = with_judged(record, record.states, (*record.findings, *findings))
    write_combined(joined, record.folder)
    return joined


def _write(record: Record, findings: Sequence[Finding]) -> None:
    """All lines or none, in a file whose name has the time: what is told last is read last."""
    run = Run(
        format=FORMAT,
        target=record.run.target,
        profile=record.run.profile,
        profile_title=record.run.profile_title,
        source_locale=record.run.source_locale,
        versions={"a11y": __version__},
        time=now(),
        process="people",
        csp=record.run.csp,
    )
    lines = [msgspec.json.encode(line) for line in (run, *findings, End(time=run.time))]
    content = b"".join(line + b"\n" for line in lines)
    name = f"{OF_PEOPLE}{datetime.now(UTC):%Y%m%dT%H%M%S.%f}-{hashlib.sha256(content).hexdigest()[:8]}.jsonl"
    path = record.folder / RECORDS / name
    part = path.with_name(f".{name}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise OutputError(
            f"cannot write what people met to {path.parent}: {error.strerror}; the record is as it was"
        ) from error

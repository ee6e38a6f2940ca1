"""Filled observation sheets read back into a record: what `a11y kit DIR --import FILE` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from a11y.facts.observation_sheet import Observation, StepOutcome
from a11y.facts.one_line import one_line
from a11y.facts.people_record import unknown_to, with_people
from a11y.facts.record import COMBINED, read_record
from a11y.facts.sheet_places import placed, unnumbered
from a11y.facts.sheet_reading import Sheet, outcome_words, read_sheet
from a11y.gate import number_of
from a11y.rules.judge_across import judge_across
from a11y.rules.people import findings_of_people
from a11y.words.errors import SheetError
from a11y.words.finding import Finding, OutcomeValue


def import_sheets(directory: Path, sheets: Sequence[Path]) -> Iterator[str]:
    """Put what people met into the record in `directory`, and tell in lines for the user what came of each sheet.

    All sheets are read before anything is written. Raises `SheetError`, `RecordError`, `OutputError`.
    """
    record = read_record(directory)
    words = outcome_words()
    read = [read_sheet(_content(path), path.name, words) for path in sheets]
    found = [tuple(findings_of_people(placed(sheet, record))) for sheet in read]
    told: list[str] = []
    seen: tuple[Finding, ...] = record.findings
    for sheet, findings in zip(read, found, strict=True):
        told += [f"{sheet.name}: {note}" for note in _notes(sheet)]
        told.append(_sentence(sheet, findings, seen))
        seen += findings
    if fresh := unknown_to(record, [finding for findings in found for finding in findings]):
        record = with_people(record, fresh, judge_across)
        of_people = sum(finding.of_people for finding in record.findings)
        told.append(f"{directory / COMBINED}: {len(record.findings)} findings, {of_people} of people")
    return iter(told)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SheetError(
            f"cannot read the sheet {one_line(str(path))}: {error.strerror}; give the CSV file that was filled in"
        ) from error


def _notes(sheet: Sheet) -> Iterator[str]:
    """What was read otherwise than the user may think."""
    yield from sheet.notes
    if unnumbered(sheet):
        yield (
            "a participant without a number cannot be told from those of other sheets; "
            "write 1, 2, 3… into the column participant"
        )


def _sentence(sheet: Sheet, findings: Sequence[Finding], seen: Sequence[Finding]) -> str:
    """What came of one sheet."""
    known = {_fault_of(one) for one in seen if one.of_people}
    told = {_fault_of(one): one.outcome for one in findings}
    barriers = [fault for fault, outcome in told.items() if outcome is OutcomeValue.FAILED]
    people = {one.params["participant"] for one in findings if one.outcome is OutcomeValue.FAILED}
    new = sum(fault not in known for fault in barriers)
    parts = [f"{new} new, {len(barriers) - new} known"] if barriers else []
    if questions := len(told) - len(barriers):
        parts.append(f"{number_of(questions, 'question')} of somebody who was helped or gave up")
    if bare := sum(_is_bare(row.said) for row in sheet.rows):
        parts.append(f"{number_of(bare, 'note')} without a severity left out")
    if sheet.silent:
        parts.append(f"{number_of(sheet.silent, 'row')} said nothing")
    of = f" of {number_of(len(people), 'participant')}" if barriers else ""
    return f"{number_of(len(barriers), 'barrier')}{of} from {sheet.name}" + (
        f": {'; '.join(parts)}" if parts else ""
    )


def _fault_of(finding: Finding) -> tuple[str, OutcomeValue]:
    """What findings of one barrier have in common."""
    return (finding.fingerprint, finding.outcome)


def _is_bare(said: Observation) -> bool:
    """Whether a note says nothing of a barrier."""
    troubled = said.outcome in {StepOutcome.NOT_DONE, StepOutcome.WITH_HELP}
    return bool(said.note) and said.severity is None and not troubled

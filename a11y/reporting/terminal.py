"""What a run says in the terminal when it is done: a table of where it hurts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from a11y.coverage.served import OPENING
from a11y.facts.record import Record
from a11y.gate import Status, Verdict
from a11y.reporting.progress import short_name
from a11y.words.finding import Finding, Impact, OutcomeValue
from a11y.words.rendition import Modality
from a11y.words.run import ErrorLine, WalkStatus

_COLORS = {
    Impact.CRITICAL: "bold red",
    Impact.SERIOUS: "red",
    Impact.MODERATE: "yellow",
    Impact.MINOR: "cyan",
}
_VERDICT_COLORS = {
    Status.PASSED: "bold green",
    Status.FINDINGS: "bold red",
    Status.INCOMPLETE: "bold magenta",
}
_CELL = len("99 moderate")
_PADDING = 2


def print_summary(
    record: Record, verdict: Verdict, where: Sequence[Path] | Path | None, console: Console
) -> None:
    """Scenarios by locales with counts and worst impact, one line for each error, where the report lies.

    Words say all that colours say. Nothing is wider than the console (80 columns in a file).
    """
    rows, columns = _axes(record)
    for part in _parts(columns, console.width):
        console.print(_table(record, rows, part))
    alike: dict[str, list[ErrorLine]] = {}
    for error in record.errors:
        alike.setdefault(" ".join(error.message.split()), []).append(error)
    for message, errors in alike.items():
        console.print(_error_line(message, errors), soft_wrap=True)
    for name in record.cut:
        console.print(Text(f"cut: {name} ends in the middle; its process was killed"), soft_wrap=True)
    for note in record.run.notes:
        if note.startswith(OPENING):
            console.print(Text(note), soft_wrap=True)
    if verdict.questions:
        noun = "question" if verdict.questions == 1 else "questions"
        console.print(Text(f"{verdict.questions} {noun} only a person can answer (they never block)"))
    console.print(Text(verdict.sentence, _VERDICT_COLORS[verdict.status]), soft_wrap=True)
    places = [where] if isinstance(where, Path) else list(where or ())
    for place in places:
        console.print(Text(f"Report: {place}"), soft_wrap=True)


def _axes(record: Record) -> tuple[list[tuple[str, Modality]], list[str]]:
    """Rows (scenario, modality) and columns (renditions) that the record tells of.

    The rows of a scenario stand together, the pointer's first.
    """
    walks = [*record.run.planned, *(end.walk for end in record.ends if end.walk is not None)]
    keys = [walk.key for walk in walks]
    keys += [(state.scenario, state.rendition.label, state.modality.value) for state in record.states]
    keys += [_key(finding) for finding in record.findings]
    rows = {(scenario, Modality(modality)) for scenario, _, modality in keys}
    order = list(Modality)
    return (
        sorted(rows, key=lambda row: (row[0], order.index(row[1]))),
        list(dict.fromkeys(label for _, label, _ in keys)),
    )


def _parts(columns: list[str], width: int) -> Iterator[list[str]]:
    """Columns in groups that fit beside a scenario's name of a readable length."""
    room = max(1, (width - 28) // (_CELL + _PADDING))
    for start in range(0, len(columns), room):
        yield columns[start : start + room]


def _table(record: Record, rows: list[tuple[str, Modality]], columns: list[str]) -> Table:
    table = Table(box=None, padding=(0, _PADDING, 0, 0), show_edge=False, title_justify="left")
    table.add_column("Scenario", overflow="fold", ratio=1)
    for label in columns:
        table.add_column(Text(label, no_wrap=len(label) <= _CELL), width=_CELL, overflow="fold")
    cells = _Cells(record)
    above = ""
    for scenario, modality in rows:
        found = [cells.at((scenario, label, modality)) for label in columns]
        if any(cell is not None for cell in found):
            name = "  " if scenario == above else short_name(scenario)
            if modality is not Modality.POINTER:
                name += f"by {modality}" if scenario == above else f", by {modality}"
            above = scenario
            table.add_row(Text(name), *(cell if cell is not None else Text("") for cell in found))
    return table


class _Cells:
    """What to write where a scenario meets a rendition."""

    def __init__(self, record: Record) -> None:
        self._failed: dict[tuple[str, str, str], dict[str, Impact]] = {}
        for finding in record.findings:
            if finding.outcome is OutcomeValue.FAILED:
                self._failed.setdefault(_key(finding), {})[finding.fingerprint] = finding.impact
        self._ends = {end.walk.key: end.status for end in record.ends if end.walk is not None}
        self._planned = {walk.key for walk in record.run.planned}
        self._seen = {(s.scenario, s.rendition.label, s.modality.value) for s in record.states}

    def at(self, key: tuple[str, str, str]) -> Text | None:
        """None where nothing was asked for."""
        status = self._ends.get(key)
        if status is WalkStatus.INAPPLICABLE:
            return Text("n/a", "dim")
        if status in {WalkStatus.BROKEN, WalkStatus.UNTESTED}:
            return Text(status.value, "bold magenta")
        if status is None and key in self._planned:
            return Text("not ended" if key in self._seen else "not seen", "bold magenta")
        impacts = self._failed.get(key)
        if impacts:
            worst = max(impacts.values(), key=lambda impact: impact.weight)
            return Text(f"{len(impacts)} {worst}", _COLORS[worst])
        if key not in self._seen:
            return None if status is None else Text("not seen", "bold magenta")
        return Text("clear", "green")


def _key(finding: Finding) -> tuple[str, str, str]:
    return (finding.scenario, finding.rendition.label, finding.modality.value)


def _error_line(message: str, errors: list[ErrorLine]) -> Text:
    """One line for all walks that broke in the same way: a browser that is gone breaks many."""
    first = errors[0]
    label = first.rendition.label if first.rendition else ""
    place = ", ".join(part for part in (short_name(first.scenario), label, first.modality or "") if part)
    more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
    return Text.assemble(("error", "bold magenta"), ": ", f"{place}{more}: " if place else "", message)

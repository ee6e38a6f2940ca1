"""`a11y coverage DIR`: which messages users met in a run, and in which state."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from rich.table import Table
from rich.text import Text

from a11y.cli.terminal import complain, terminal
from a11y.coverage.as_met import AsMet, LocaleAsMet, Tally, as_met
from a11y.coverage.served import OPENING
from a11y.facts.record import Record
from a11y.reporting.progress import short_name
from a11y.words.errors import OutputError, RecordError
from a11y.words.message import Translation

STANDARD_OUTPUT = Path("-")
"""As a name of a file."""
_COLUMNS = {
    Translation.TRANSLATED: "translated",
    Translation.SAME: "same",
    Translation.FUZZY: "fuzzy",
    Translation.MISSING: "missing",
    Translation.UNCATALOGUED: "no catalog",
}
_OF_THE_SOURCE = {Translation.SOURCE: "met", Translation.UNCATALOGUED: "no catalog"}


def tell(record: Record, locales: Sequence[str], file: Path | None) -> None:
    """A table for each locale, and every message in `file` as JSON; with `-` the JSON alone."""
    if not record.sightings:
        raise RecordError(f"no words were met in {record.folder}; give a run that looked at pages")
    met = as_met(record, locales)
    if file is not None:
        _write(met, file)
    if file != STANDARD_OUTPUT:
        console = terminal().console
        for locale in met.locales:
            console.print(_table(locale))
            console.print()
    for note in met.notes:
        if note.startswith(OPENING):
            complain(note)
    for name in record.cut:
        complain(f"the record {name} was cut short: what was met after that is not counted")


def _write(met: AsMet, file: Path) -> None:
    content = msgspec.json.format(msgspec.json.encode(met), indent=1) + b"\n"
    try:
        if file == STANDARD_OUTPUT:
            sys.stdout.buffer.write(content)
        else:
            file.write_bytes(content)
    except OSError as problem:
        raise OutputError(f"cannot write {file}: {problem.strerror}; choose another file") from None


def _table(locale: LocaleAsMet) -> Table:
    columns = _OF_THE_SOURCE if locale.is_source else _COLUMNS
    title = f"{locale.locale}, the source language" if locale.is_source else locale.locale
    table = Table(
        title=Text(title, "bold"), title_justify="left", box=None, padding=(0, 2, 0, 0), show_edge=False
    )
    table.add_column("Scenario", overflow="fold", ratio=1)
    for heading in (*columns.values(), *(() if locale.is_source else ("share",))):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in locale.scenarios:
        table.add_row(Text(short_name(one.scenario)), *_cells(one, columns, locale.is_source))
    table.add_row(Text("all, each once", "bold"), *_cells(locale, columns, locale.is_source))
    return table


def _cells(tally: Tally, columns: dict[Translation, str], is_source: bool) -> list[str]:
    counts = [str(tally.counts[kind]) for kind in columns]
    return counts if is_source else [*counts, _percent(tally.share)]


def _percent(share: float | None) -> str:
    """Whole percents, rounded down: 100 % is said of all alone."""
    return "-" if share is None else f"{math.floor(share * 100)} %"

"""`a11y coverage --catalogs PATH`: what each locale of a gettext tree has, and what is wrong with the catalogs."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

import click
import msgspec
from rich.table import Table
from rich.text import Text

from a11y.cli.terminal import Terminal, terminal
from a11y.coverage.lint import Lint
from a11y.coverage.static import static_coverage
from a11y.coverage.tally import LocaleCoverage, StaticCoverage
from a11y.facts.config import load_config
from a11y.facts.one_line import one_line
from a11y.facts.own_words import choose_language
from a11y.reporting.catalogs import html_documents, json_text
from a11y.reporting.language import Language
from a11y.words.catalog_finding import Severity
from a11y.words.errors import OutputError, UsageError

_MOST = 20
"""Errors that are listed; JSON and HTML have them all."""
_WHOLE = 100  # per cent


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the options say."""

    catalogs: str
    """A folder, one catalog, or a tree as profiles name it."""
    domains: tuple[str, ...] = ()
    """Those to count; all when empty."""
    locales: tuple[str, ...] = ()
    """Those to count; all when empty."""
    source: str = "en"
    """The locale of the source text."""
    lint: bool = True
    """Whether translations are judged; files that cannot be read are told either way."""
    checks: tuple[str, ...] = ()
    """More checks of pofilter."""
    accelerator: str = ""
    """The sign before an access key."""
    fail_under: float = 0.0
    """The least share in per cent that each locale must have."""
    strict: bool = False
    """Warnings count as errors do."""
    json: Path | None = None
    """Where to write the numbers and findings; `-` is standard output."""
    html: Path | None = None
    """The folder for a page."""
    language: str | None = None
    """Of that page."""


def count_catalogs(asked: Asked) -> int:
    """Counts, judges, tells; the exit status is 1 for errors or a share that is too small."""
    if not 0 <= asked.fail_under <= _WHOLE:
        raise UsageError("--fail-under is a share in per cent; give a number from 0 to 100")
    lint = Lint(more=asked.checks, accelerator=asked.accelerator) if asked.lint else None
    language = Language(choose_language(load_config({"language": asked.language}).language or None))
    with ExitStack() as stack:
        written = _opened(asked, stack)
        with _no_collector():
            coverage = static_coverage(
                asked.catalogs, asked.domains, locales=asked.locales, source=asked.source, lint=lint
            )
        for name, file in written.items():
            if name == "json":
                file.write(json_text(coverage, asked.source).encode())
        if asked.html:
            _write_pages(coverage, asked.html, language)
    below = [row for row in coverage.locales if row.share * _WHOLE < asked.fail_under]
    if str(asked.json) == "-":
        click.echo(json_text(coverage, asked.source), nl=False)
    else:
        _tell(coverage, below, asked, terminal())
    worst = {finding.severity for finding in coverage.findings}
    return int(bool(below) or Severity.ERROR in worst or (asked.strict and bool(worst)))


@contextmanager
def _no_collector() -> Iterator[None]:
    """A large tree makes millions of objects and no cycles: looking for some takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _opened(asked: Asked, stack: ExitStack) -> dict[str, BinaryIO]:
    """The files, opened before anything is counted."""
    try:
        if asked.html:
            asked.html.mkdir(parents=True, exist_ok=True)
            (asked.html / "index.html").open("ab").close()
        if asked.json and str(asked.json) != "-":
            return {"json": stack.enter_context(asked.json.open("wb"))}
    except OSError as problem:
        raise OutputError(
            f"cannot write {problem.filename}: {problem.strerror}; choose another file or folder"
        ) from None
    return {}


def _write_pages(coverage: StaticCoverage, folder: Path, language: Language) -> None:
    for document in html_documents(coverage, language):
        content = document.content()
        try:
            (folder / document.name).write_bytes(content.encode() if isinstance(content, str) else content)
        except OSError as problem:
            raise OutputError(
                f"cannot write {problem.filename}: {problem.strerror}; choose another folder"
            ) from None


def _tell(coverage: StaticCoverage, below: Sequence[LocaleCoverage], asked: Asked, speaker: Terminal) -> None:
    speaker.console.print(_table(coverage))
    errors = [finding for finding in coverage.findings if finding.severity is Severity.ERROR]
    for finding in errors[:_MOST]:
        speaker.say(one_line(f"error {finding.check}: {finding.note}"))
    if len(errors) > _MOST:
        speaker.say(f"... and {len(errors) - _MOST} more errors; --json or --html shows them all")
    warnings = Counter(f.check for f in coverage.findings if f.severity is Severity.WARNING)
    if warnings:
        told = ", ".join(f"{check} {count}" for check, count in warnings.most_common())
        speaker.say(f"Warnings: {told}")
    if below:
        names = ", ".join(row.locale for row in below)
        speaker.say(f"Below {asked.fail_under:g} %: {names}")
    places = [str(asked.json)] if asked.json else []
    places += [str(asked.html / "index.html")] if asked.html else []
    for place in places:
        speaker.say(f"Written: {place}")


_COLUMNS = (
    "Share", "Transl.", "Fuzzy", "Missing", "Words left", "New", "Gone", "Obsolete", "Err.", "Warn.",
)  # fmt: skip


def _table(coverage: StaticCoverage) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("Locale", overflow="fold")
    for column in _COLUMNS:
        table.add_column(column, justify="right")
    for row in coverage.locales:
        left = row.missing.words + row.fuzzy.words
        numbers = (row.translated.messages, row.fuzzy.messages, row.missing.messages, left)
        table.add_row(
            Text(row.locale),
            # only all of it is 100 %
            f"{int(row.share * _WHOLE + 1e-9)} %",
            *map(str, numbers),
            *map(str, (row.absent, row.surplus, row.obsolete)),
            Text(str(row.errors), "bold red" if row.errors else ""),
            str(row.warnings),
        )
    return table

"""The one place that writes reports."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import BinaryIO, assert_never

from a11y.facts.own_words import choose_language
from a11y.facts.record import MEDIA, Record
from a11y.reporting import comment, earl, github, html, json_summary, junit, markdown, openacr, sarif
from a11y.reporting.document import Document
from a11y.reporting.formats import ReportFormat
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.language import Language
from a11y.words.errors import OutputError

FILES = {
    ReportFormat.JSON: "report.json",
    ReportFormat.MARKDOWN: "report.md",
    ReportFormat.COMMENT: "comment.md",
    ReportFormat.SARIF: "report.sarif",
    ReportFormat.JUNIT: "junit.xml",
    ReportFormat.ANNOTATIONS: "annotations.txt",
    ReportFormat.EARL: "earl.jsonld",
    ReportFormat.OPENACR: "openacr.yaml",
}
"""The file of each format that is one file."""


def write_reports(
    record: Record,
    out: Path,
    formats: Sequence[ReportFormat] = tuple(ReportFormat),
    language: str | None = None,
    judged: Judged = UNJUDGED,
) -> list[Path]:
    """Make reports of a record in the folder `out` and return the first file of each format.

    Every file is opened before any is made. `out` is usually `report` in the run directory; elsewhere the pictures are
    copied beside the pages, so that the folder can be moved. Without a language the one of the process is used.
    `judged` is what a gate said of the faults; without it the record speaks alone.

    Raises `OutputError` when a file cannot be written, `UsageError` for a language that the harness does not speak.
    """
    spoken = Language(choose_language(language))
    beside = out.resolve().parent == record.folder.resolve()
    written: list[Path] = []
    with ExitStack() as stack:
        files: list[tuple[Document, BinaryIO]] = []
        try:
            out.mkdir(parents=True, exist_ok=True)
            for chosen in dict.fromkeys(formats):
                parts = list(_maker(chosen, judged)(record, spoken, f"../{MEDIA}" if beside else MEDIA))
                files += [(part, stack.enter_context((out / part.name).open("wb"))) for part in parts]
                written.append(out / _first(chosen, parts))
            for part, file in files:
                content = part.content()
                file.write(content.encode() if isinstance(content, str) else content)
            if not beside and ReportFormat.HTML in formats:
                _copy_pictures(record, out / MEDIA)
        except OSError as error:
            raise _cannot_write(out, error) from error
    return written


def require_writable(out: Path, formats: Sequence[ReportFormat]) -> None:
    """Open every file that is known by name before a run begins, and leave the folder as it was.

    Raises `OutputError`.
    """
    names = {ReportFormat.HTML: "index.html"} | FILES
    if not formats:
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
        for chosen in formats:
            path = out / names[chosen]
            there = path.exists()
            path.open("ab").close()
            if not there:
                path.unlink()
    except OSError as error:
        raise _cannot_write(out, error) from error


def _cannot_write(out: Path, error: OSError) -> OutputError:
    return OutputError(
        f"cannot write the report to {error.filename or out}: {error.strerror}; "
        "choose another folder with --out"
    )


Maker = Callable[[Record, Language, str], Iterator[Document]]
"""What a format's module offers: the files of a record's report, in a language, with the place of the pictures."""


def _maker(chosen: ReportFormat, judged: Judged) -> Maker:
    made: Maker
    match chosen:
        case ReportFormat.HTML:
            made = html.documents
        case ReportFormat.JSON:
            made = json_summary.documents
        case ReportFormat.MARKDOWN:
            made = markdown.documents
        case ReportFormat.COMMENT:
            made = partial(comment.documents, judged=judged)
        case ReportFormat.SARIF:
            made = partial(sarif.documents, judged=judged)
        case ReportFormat.JUNIT:
            made = partial(junit.documents, judged=judged)
        case ReportFormat.ANNOTATIONS:
            made = partial(github.documents, judged=judged)
        case ReportFormat.EARL:
            made = earl.documents
        case ReportFormat.OPENACR:
            made = openacr.documents
        case _:
            assert_never(chosen)
    return made


def _first(chosen: ReportFormat, parts: Sequence[Document]) -> str:
    return "index.html" if chosen is ReportFormat.HTML else parts[0].name


def _copy_pictures(record: Record, target: Path) -> None:
    target.mkdir(exist_ok=True)
    for name in {state.picture.media for state in record.states if state.picture}:
        source = record.media / os.path.basename(name)  # noqa: PTH119 - a record from elsewhere must not lead out of media/
        if source.is_file():
            shutil.copyfile(source, target / source.name)

"""The one place that writes reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import assert_never

from a11y.facts.config import TranslationEditor
from a11y.facts.own_words import choose_language
from a11y.facts.record import MEDIA, Record
from a11y.reporting import comment, earl, github, html, json_summary, junit, markdown, openacr, sarif
from a11y.reporting.document import Document
from a11y.reporting.files import copy_pictures, put
from a11y.reporting.formats import BY_DEFAULT, ReportFormat
from a11y.reporting.judged import UNJUDGED, Judged
from a11y.reporting.language import Language
from a11y.reporting.places import cannot_write


def write_reports(
    record: Record,
    out: Path,
    formats: Sequence[ReportFormat] = BY_DEFAULT,
    language: str | None = None,
    judged: Judged = UNJUDGED,
    *,
    editor: TranslationEditor = html.NO_EDITOR,
) -> list[Path]:
    """Make reports of a record in the folder `out` and return the first file of each format.

    Every file is opened before any is made, and none is changed before all are made. `out` is usually `report` in the
    run directory; elsewhere the pictures are copied beside the pages, so that the folder can be moved. Without a
    language the one of the process is used. `judged` is what a gate said of the faults; without it the record speaks
    alone. `editor` is where messages are translated.

    Raises `OutputError` when a file cannot be written, `UnwritableError` when there is no space, `UsageError` for a
    language that the harness does not speak.
    """
    spoken = Language(choose_language(language))
    beside = out.resolve().parent == record.folder.resolve()
    written: list[Path] = []
    parts: list[Document] = []
    for chosen in dict.fromkeys(formats):
        made = list(_maker(chosen, judged, editor)(record, spoken, f"../{MEDIA}" if beside else MEDIA))
        parts += made
        written.append(out / _first(chosen, made))
    try:
        put(out, parts)
        if not beside and ReportFormat.HTML in formats:
            pictures = (state.picture.media for state in record.states if state.picture)
            copy_pictures(record, pictures, out / MEDIA)
    except OSError as error:
        raise cannot_write(out, error) from error
    return written


Maker = Callable[[Record, Language, str], Iterator[Document]]
"""What a format's module offers: the files of a record's report, in a language, with the place of the pictures."""


def _maker(chosen: ReportFormat, judged: Judged, editor: TranslationEditor) -> Maker:
    made: Maker
    match chosen:
        case ReportFormat.HTML:
            made = partial(html.documents, editor=editor, judged=judged)
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

"""The same record, judged and told again, gives the same bytes: in another process, with another order of hashes."""

from __future__ import annotations

import shutil
from itertools import chain
from pathlib import Path

import msgspec
from rich_record import rich_record
from running import a11y

from a11y.facts.record import COMBINED, end_line
from a11y.reporting.formats import ReportFormat


def written(folder: Path) -> Path:
    """A run directory with all that a report has to show."""
    record = rich_record(folder)
    lines = chain(
        [record.run], record.states, record.findings, record.sightings, record.speeches, record.errors,
        record.ends,
    )  # fmt: skip
    encoded = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
    (folder / COMBINED).write_bytes(encoded + end_line(record))
    return folder


def test_every_format_is_the_same_again(tmp_path: Path) -> None:
    """Three processes that hash words differently write the same files and say the same, and change no record."""
    folder = written(tmp_path / "run")
    formats = [part for one in ReportFormat for part in ("--format", one.value)]
    told = []
    for seed in ("0", "1", "4294967295"):
        ended = a11y("gate", folder, *formats, "--language", "en", folder=tmp_path, PYTHONHASHSEED=seed)
        assert (ended.status, ended.err) == (3, "")
        files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        told.append((ended.out, files))
        shutil.rmtree(folder / "report")
    first, *others = told
    assert len([path for path in first[1] if path.parts[0] == "report"]) >= len(ReportFormat)
    for out, files in others:
        assert out == first[0]
        assert sorted(files) == sorted(first[1])
        assert [str(path) for path in files if files[path] != first[1][path]] == []

"""The record: JSON lines of each process, joined into one run (DESIGN §5).

Lines are written at once and flushed, so that a killed run loses nothing it had seen. A file that was cut is read up
to its last whole line and says so.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

from a11y.facts.joining import last_ends, last_of_people, one_run, one_speech_each
from a11y.facts.redaction import Redactor
from a11y.facts.space import is_full, unwritable
from a11y.words.errors import A11yError, OutputError, RecordError
from a11y.words.finding import Finding
from a11y.words.message import Sighting
from a11y.words.run import FORMAT, End, ErrorLine, Line, Run, Speech
from a11y.words.state import OBSERVATIONS, Node, PageState

COMBINED = "run.jsonl"
"""The combined record of a run directory."""
RECORDS = "records"
"""The folder with one file per process."""
OF_PEOPLE = "people-"
"""How files in that folder begin that hold what people met in sessions, and nothing of a run."""
MEDIA = "media"
"""The folder with pictures and compressed facts, named by content hash."""

AnyLine = TypeVar("AnyLine", Finding, Sighting, ErrorLine)

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
_BULKY: dict[str, msgspec.json.Decoder[Any]] = {
    "nodes": msgspec.json.Decoder(tuple[Node, ...]),
    **{field: msgspec.json.Decoder(sees) for field, sees in OBSERVATIONS.items()},
}
"""What lies in `media/` beside the line of a page state."""


def now() -> str:
    """The time in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


class Record(msgspec.Struct, frozen=True):
    """A record as read: everything that a run saw, sorted, without repeats."""

    folder: Path
    """The run directory."""
    run: Run
    """What was run."""
    states: tuple[PageState, ...]
    """Page states by scenario, step, rendition and modality; their `nodes` stay in `media/`."""
    findings: tuple[Finding, ...]
    """In the order of the states."""
    sightings: tuple[Sighting, ...]
    """In the order of the states."""
    speeches: tuple[Speech, ...]
    """In the order of the states."""
    errors: tuple[ErrorLine, ...]
    """What went wrong with the run."""
    ends: tuple[End, ...]
    """How each walk ended."""
    cut: tuple[str, ...]
    """Files of the record that have no end: their process was killed, or still runs."""

    @property
    def media(self) -> Path:
        """The folder with the pictures."""
        return self.folder / MEDIA


class Recorder:
    """Writes the record of one process. A context manager: leaving it writes the end line."""

    def __init__(self, folder: Path, redactor: Redactor, process: str = "") -> None:
        self.redactor = redactor
        self.process = process or f"{socket.gethostname()}-{os.getpid()}"
        self._states = 0
        self._media = folder / MEDIA
        self.name = f"{re.sub(r'[^A-Za-z0-9._-]+', '-', self.process)}.jsonl"
        path = folder / RECORDS / self.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._media.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise OutputError(
                f"cannot write the record to {path}: {error.strerror}; choose another folder with --out"
            ) from error

    def write(self, *lines: Line) -> None:
        """Append lines, secrets masked, to the file at once.

        Raises `UnwritableError`; no part of any of them is left then.
        """
        # no secret and no shape of one goes on behind the end of a line
        text = self.redactor.text("\n".join(_encoder.encode(line).decode() for line in lines))
        before = os.fstat(self._file.fileno()).st_size
        try:
            self._append(text.encode() + b"\n")
        except OSError as error:
            # what is left of a line would run into the next one, if there is space again by then
            with suppress(OSError):
                self._file.truncate(before)
            raise unwritable("the record", error) from error
        self._states += sum(isinstance(line, PageState) for line in lines)

    def _append(self, content: bytes) -> None:
        # a disk that fills up takes a part, and complains only when it is asked again
        while content:
            content = content[self._file.write(content) :]

    def keep(self, content: bytes, suffix: str) -> str:
        """Put `content` into `media/` under its hash and return the file's name. Pictures come painted over already.

        Raises `UnwritableError`.
        """
        name = f"{hashlib.sha256(content).hexdigest()[:24]}.{suffix}"
        path = self._media / name
        if not path.exists():
            part = path.with_name(f".{name}.{os.getpid()}")
            try:
                part.write_bytes(content)
                part.replace(path)
            except OSError as error:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                raise unwritable("pictures and facts", error) from error
        return name

    def keep_nodes(self, nodes: Sequence[Node]) -> str:
        """Put the elements of a page state into `media/`, compressed, secrets masked."""
        return self.keep_facts(nodes)

    def keep_facts(self, facts: object) -> str:
        """Put anything that JSON can say into `media/`, compressed, secrets masked."""
        text = self.redactor.text(_encoder.encode(facts).decode())
        return self.keep(gzip.compress(text.encode(), compresslevel=5, mtime=0), "json.gz")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.write(End(time=now(), states=self._states))
        finally:
            self.close()

    def close(self) -> None:
        """Write no more. Without the end line the file counts as cut short."""
        self._file.close()


def load_nodes(record_folder: Path, state: PageState) -> PageState:
    """The page state with its bulky facts read back from `media/`, so that a rule can judge it again.

    Raises `RecordError` when they are missing.
    """
    facts: dict[str, object] = {}
    for field, name in state.blobs.items():
        decoder = _BULKY.get(field)
        if decoder is None:
            continue
        try:
            facts[field] = decoder.decode(gzip.decompress((record_folder / MEDIA / name).read_bytes()))
        except (OSError, msgspec.DecodeError, EOFError) as error:
            raise RecordError(
                f"the page state {state.id} lost its {field} ({name}); run the scenario again"
            ) from error
    return msgspec.structs.replace(state, **facts)


def read_lines(path: Path) -> tuple[list[Line], bool]:
    """The whole lines of a record file, and whether it was cut in the middle of one."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RecordError(
            f"cannot read {path}: {error.strerror}; give the folder that `a11y run` wrote"
        ) from error
    lines: list[Line] = []
    parts = content.split(b"\n")
    cut = parts[-1] != b""
    for number, part in enumerate(parts[:-1], start=1):
        try:
            lines.append(_decoder.decode(part))
        except msgspec.DecodeError as error:
            if number == len(parts) - 1:
                cut = True
                break
            raise RecordError(
                f"{path}, line {number}, is not a line of a record of format {FORMAT} ({error}); run again"
            ) from error
    _check_format(path, content, lines)
    return lines, cut


def _check_format(path: Path, content: bytes, lines: Sequence[Line]) -> None:
    """Raise `RecordError` unless the first line is a run of our format."""
    first = lines[0] if lines else None
    if first is None and not content.strip():
        return
    if not isinstance(first, Run):
        raise RecordError(f"{path} is not a record: its first line is not of kind `run`")
    if first.format != FORMAT:
        raise RecordError(
            f"{path} has format {first.format}; this version reads format {FORMAT}: run again with it"
        )


def read_record(folder: Path) -> Record:
    """The record of a run directory: the combined one, else whatever its processes have written so far.

    Raises `RecordError` when there is none or it cannot be read.
    """
    if (folder / COMBINED).is_file():
        return _join(folder, [folder / COMBINED])
    files = sorted((folder / RECORDS).glob("*.jsonl"))
    if not files:
        raise RecordError(f"no record in {folder}; give the folder that `a11y run` wrote with --out")
    return _join(folder, files)


def combine(
    folders: Sequence[Path], out: Path, judge_across: Callable[[Record], Record] = lambda record: record
) -> Record:
    """Join the records of processes, shards or machines into `out`, media included.

    `judge_across` is asked when all page states are together, for what can only be seen then.
    Raises `RecordError` when they are of different targets or cannot be read, `OutputError` when `out` cannot be
    written, `UnwritableError` when there is no space left.
    """
    files: list[Path] = []
    for folder in folders:
        parts = sorted((folder / RECORDS).glob("*.jsonl"))
        walked = any(not path.name.startswith(OF_PEOPLE) for path in parts)
        # what was combined from elsewhere has no files of processes, and may have sheets of people beside it
        files += parts if walked else [folder / COMBINED, *parts]
    record = _join(out, files)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for folder in folders:
            _copy_media(folder / MEDIA, out / MEDIA)
    except OSError as error:
        raise _cannot_write(out, error) from error
    record = judge_across(record)
    write_combined(record, out)
    return record


def write_combined(record: Record, out: Path) -> None:
    """Write the combined record into the folder `out`, all of it or nothing; one that was cut short has no last line.

    Raises `OutputError`, `UnwritableError`.
    """
    part = out / f".{COMBINED}"
    try:
        try:
            with part.open("wb") as file:
                file.writelines(_encoder.encode(line) + b"\n" for line in _sorted_lines(record))
                file.write(b"" if record.cut else end_line(record))
            part.replace(out / COMBINED)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(out, error) from error


def _cannot_write(out: Path, error: OSError) -> A11yError:
    if is_full(error):
        return unwritable(str(out / COMBINED), error)
    return OutputError(f"cannot write {out / COMBINED}: {error.strerror}; choose another folder")


def _copy_media(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    if source.resolve() == target.resolve() or not source.is_dir():
        return
    for path in source.iterdir():
        copy = target / path.name
        if not copy.exists():
            copy.write_bytes(path.read_bytes())


def _join(folder: Path, files: Sequence[Path]) -> Record:
    """Everything in `files`, sorted, without repeats."""
    runs: list[Run] = []
    lines: list[Line] = []
    cut: list[str] = []
    for path in files:
        part, broken = read_lines(path)
        if broken or not any(isinstance(line, End) and line.walk is None for line in part):
            cut.append(path.name)
        runs += [line for line in part if isinstance(line, Run)]
        lines += part
    if not runs:
        raise RecordError(f"the record in {folder} is empty: the run ended before it began; run again")
    states = _states(lines)
    in_order = _order(states)

    return Record(
        folder=folder,
        run=one_run(runs),
        states=tuple(states),
        findings=_sorted_findings((line for line in lines if isinstance(line, Finding)), states),
        sightings=tuple(
            sorted(
                _unique(line for line in lines if isinstance(line, Sighting)), key=lambda s: in_order(s.state)
            )
        ),
        speeches=one_speech_each(lines, in_order),
        errors=tuple(_unique(line for line in lines if isinstance(line, ErrorLine))),
        ends=last_ends(lines),
        cut=tuple(cut),
    )


def with_judged(record: Record, states: Iterable[PageState], findings: Iterable[Finding]) -> Record:
    """The record with these page states in place of its own, and these findings, sorted, without repeats."""
    states = tuple(states)
    return msgspec.structs.replace(record, states=states, findings=_sorted_findings(findings, states))


def _order(states: Sequence[PageState]) -> Callable[[str], int]:
    """The place of a page state among these by its `id`; after them all when it is none of them."""
    known = {state.id: number for number, state in enumerate(states)}
    last = len(known)
    return lambda state: known.get(state, last)


def _sorted_findings(findings: Iterable[Finding], states: Sequence[PageState]) -> tuple[Finding, ...]:
    in_order = _order(states)
    return tuple(
        sorted(
            last_of_people(_unique(findings)),
            key=lambda f: (in_order(f.state), f.rule, f.target.selector, f.fingerprint),
        )
    )


def _states(lines: Iterable[Line]) -> list[PageState]:
    """Page states by identity, the last one told winning (a walk that was done again)."""
    states = {line.id: line for line in lines if isinstance(line, PageState)}
    return sorted(states.values(), key=lambda s: (s.scenario, s.step_number, s.rendition.label, s.modality))


def _unique(lines: Iterable[AnyLine]) -> Iterator[AnyLine]:
    seen: set[bytes] = set()
    for line in lines:
        text = _encoder.encode(line)
        if text not in seen:
            seen.add(text)
            yield line


def _sorted_lines(record: Record) -> Iterator[Line]:
    yield record.run
    yield from record.states
    yield from record.findings
    yield from record.sightings
    yield from record.speeches
    yield from record.errors
    yield from record.ends


def end_line(record: Record) -> bytes:
    """The last line of a combined record that is whole."""
    # not the time of joining: the same records joined again make the same file
    times = (record.run.time, *(end.time for end in record.ends), *(state.time for state in record.states))
    return _encoder.encode(End(time=max(times), states=len(record.states))) + b"\n"

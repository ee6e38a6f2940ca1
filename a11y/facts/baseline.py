"""The baseline: findings that are known and accepted, one block each, made to be reviewed in a pull request.

Blocks that stay are kept byte for byte, with the comments above them; docs/decisions/0013 says why.
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import tomlkit

from a11y.facts.tables import build
from a11y.words.errors import BaselineError

_HEADER = re.compile(r"^\s*\[\[\s*finding\s*\]\]")
_FINGERPRINT = re.compile(r"[0-9a-f]{4,64}")
_INTRODUCTION = """\
# Findings that are known and accepted. Each block is one fault: say why it may stay, who said so, and until when.
# `a11y gate DIR --update-baseline` adds and removes blocks; what you write into a block stays.
"""


class Entry(msgspec.Struct, frozen=True):
    """A finding that is accepted until a day."""

    fingerprint: str
    """Of the finding."""
    rule: str
    """The finding's rule."""
    place: str
    """Where it is, in words for the reviewer."""
    reason: str
    """Why it may stay."""
    expires: date
    """The last day on which it is accepted."""
    who: str = ""
    """Who accepted it."""
    scenario: str = ""
    """A scenario that meets it. With the next two: where a run must have been to say that it is gone."""
    rendition: str = ""
    """How the page was shown there: `he 320x900`."""
    modality: str = ""
    """How the user acted there."""


class _File(msgspec.Struct, frozen=True):
    """All that a baseline may hold."""

    finding: tuple[Entry, ...] = ()


class Baseline(msgspec.Struct, frozen=True):
    """A baseline as read."""

    path: Path | None = None
    """The file; none when there is no baseline."""
    entries: tuple[Entry, ...] = ()
    """In the order of the file."""

    def accepted(self, today: date) -> frozenset[str]:
        """Fingerprints of the entries that are in force."""
        return frozenset(entry.fingerprint for entry in self.entries if entry.expires >= today)

    def expired(self, today: date) -> tuple[Entry, ...]:
        """Entries whose day has passed."""
        return tuple(entry for entry in self.entries if entry.expires < today)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises `BaselineError`, one line, for what is wrong in it."""
    return _parse(path, _text(path))


def updated(path: Path, added: Iterable[Entry], removed: Iterable[str]) -> Baseline:
    """Write the file anew, sorted by fingerprint, and read it back. A file that was not there is begun.

    Raises `BaselineError` when the old file cannot be read or the new one not be written; the old one is then as
    it was.
    """
    text = _text(path) if path.exists() else _INTRODUCTION
    before = _parse(path, text) if path.exists() else Baseline(path)
    preamble, blocks = _blocks(text)
    if len(blocks) != len(before.entries):
        raise BaselineError(
            f"{path}: a block does not begin with a line [[finding]]; write it so and run again"
        )
    gone = set(removed)
    kept = {
        entry.fingerprint: block
        for entry, block in zip(before.entries, blocks, strict=True)
        if entry.fingerprint not in gone
    }
    kept |= {entry.fingerprint: _block(entry) for entry in added if entry.fingerprint not in kept}
    parts = [preamble, *(kept[fingerprint] for fingerprint in sorted(kept))]
    new = "\n".join(part.strip("\n") + "\n" for part in parts if part.strip())
    after = _parse(path, new)
    if new != text or not path.exists():
        _write(path, new)
    return after


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BaselineError(f"{path}: not UTF-8; save it as UTF-8 and run again") from None
    except FileNotFoundError:
        raise BaselineError(f"{path}: there is no such file; make it with --update-baseline") from None
    except OSError as problem:
        raise BaselineError(f"{path}: cannot be read: {problem.strerror}") from None


def _parse(path: Path, text: str) -> Baseline:
    if re.search(r"^(<{7} |={7}$|>{7} )", text, re.MULTILINE):
        raise BaselineError(
            f"{path}: a merge is not resolved in it; keep the blocks of both sides and run again"
        )
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise BaselineError(f"{path}: not TOML: {problem}; mend it and run again") from None
    for number, raw in enumerate(data["finding"] if isinstance(data.get("finding"), list) else (), start=1):
        if isinstance(raw, dict) and "expires" in raw and type(raw["expires"]) is not date:
            raise BaselineError(
                f"{path}: 'expires' of finding {number} is no date; write it as 2027-01-31, without quotation marks"
            )
    entries = build(data, _File, str(path), BaselineError).finding
    seen: set[str] = set()
    for entry in entries:
        if not _FINGERPRINT.fullmatch(entry.fingerprint):
            raise BaselineError(
                f"{path}: '{entry.fingerprint}' is no fingerprint; take it from the gate's output"
            )
        if entry.fingerprint in seen:
            raise BaselineError(
                f"{path}: the fingerprint {entry.fingerprint} stands there twice; keep one of them"
            )
        seen.add(entry.fingerprint)
    return Baseline(path, entries)


def _blocks(text: str) -> tuple[str, list[str]]:
    """What stands above the first block, and the blocks, each with the comments above it."""
    lines = text.splitlines(keepends=True)
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    # a paragraph of its own at the top speaks for the file, not for the block that comes first
    starts = [_with_comments(lines, at, apart=at != headers[0]) for at in headers]
    ends = [*starts[1:], len(lines)][: len(starts)]
    blocks = ["".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return "".join(lines[: starts[0]] if starts else lines), blocks


def _with_comments(lines: list[str], at: int, *, apart: bool) -> int:
    while at > 0 and ((above := lines[at - 1].strip()).startswith("#") or (apart and not above)):
        at -= 1
    return at


def _block(entry: Entry) -> str:
    table = tomlkit.table()
    for name, value in _told(entry):
        table.add(name, value)
    document = tomlkit.document()
    document.add("finding", tomlkit.aot())
    document["finding"].append(table)
    return tomlkit.dumps(document)


def _told(entry: Entry) -> Iterator[tuple[str, str | date]]:
    """Fields as they are written: the reviewer's own last."""
    order = ("fingerprint", "rule", "place", "scenario", "rendition", "modality", "reason", "who", "expires")
    for name in order:
        value = getattr(entry, name)
        if value or name in {"reason", "who"}:
            yield name, value


def _write(path: Path, text: str) -> None:
    """All of it or nothing: a killed process leaves the old file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(part).chmod(mode)
            Path(part).replace(path.resolve() if path.is_symlink() else path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise BaselineError(f"{path}: cannot be written: {problem.strerror}; it is as it was") from None

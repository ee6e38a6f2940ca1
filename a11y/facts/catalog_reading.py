"""Reads one `.po`, `.pot` or `.mo` with Babel. What is wrong with the file is said, and the rest is read."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import lru_cache
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.mofile import read_mo
from babel.messages.pofile import PoFileParser

from a11y.facts.catalog_bytes import decoded
from a11y.facts.catalog_header import header_fields, judge_header
from a11y.facts.catalog_problems import Problems
from a11y.facts.lookup import CatalogFile, Key
from a11y.words.catalog_finding import Severity
from a11y.words.errors import CatalogError
from a11y.words.finding import Source
from a11y.words.marking import N_
from a11y.words.message import Message

_WARNING = re.compile(r"WARNING: (?P<what>.+?)\nWARNING: Problem on line (?P<line>\d+)", re.DOTALL)
_KEYWORD = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"')
_STRING = re.compile(r'[^"]*"[^"\\]*(?:\\.[^"\\]*)*"')

_SHOWN = 60  # characters of a line that is not understood

UNCLOSED = N_("A string has no closing quote, or a quote inside it that is not escaped.")
TWICE = N_("A message is defined twice, first on line %(first)s; gettext refuses the file.")
MORE_FORMS = N_("A message has more plural forms than the header says; gettext refuses the file.")
NO_TRANSLATION = N_("A message has no msgstr.")
NOT_UNDERSTOOD = N_("Not a line of a catalog: %(reason)s")
UNREADABLE_HEADER = N_("The header field %(field)s cannot be read: %(value)s")
NO_MESSAGE = N_("The file holds no message.")
NOT_COMPILED = N_("This is not a compiled catalog; compile it again with msgfmt.")


def read_catalog(path: Path) -> CatalogFile:
    """A catalog, with what is wrong in it among its `problems`; CatalogError when the file cannot be opened."""
    try:
        stat = path.stat()
        return _read(path, stat.st_mtime_ns, stat.st_size)
    except OSError as problem:
        raise CatalogError(
            f"{path}: cannot be read: {problem.strerror or problem}; mend the file or its permissions"
        ) from None


@lru_cache(maxsize=256)
def _read(path: Path, _modified: int, _size: int) -> CatalogFile:
    content = path.read_bytes()
    problems = Problems(path)
    obsolete = 0
    if path.suffix == ".mo":
        catalog = _compiled(content, problems)
    else:
        catalog, obsolete = _parsed(content, problems)
    template = path.suffix == ".pot"
    plural_form = (lambda n: int(n != 1)) if template else judge_header(catalog.fields, problems)
    messages: dict[Key, Message] = {}
    lines: dict[Key, int] = {}
    flags: dict[Key, frozenset[str]] = {}
    plain_flags = {"fuzzy"}
    for entry in catalog:
        if not entry.id:
            continue
        message = _message(entry)
        messages[message.key] = message
        lines[message.key] = entry.lineno or 0
        if entry.flags - plain_flags:
            flags[message.key] = frozenset(entry.flags)
    if not messages and not problems.found:
        problems.add("empty", Severity.WARNING, NO_MESSAGE)
    return CatalogFile(path, messages, plural_form, obsolete, problems.result(), catalog.fields, lines, flags)


class _Catalog(Catalog):
    """Babel's catalog, which says nothing of messages that come twice and stops at a header field it cannot read."""

    def __init__(self, problems: Problems) -> None:
        super().__init__()
        self.problems = problems
        self.fields: dict[str, str] = {}

    def __setitem__(
        self,
        id: str | tuple[str, ...] | list[str],  # noqa: A002  # Babel's word
        message: BabelMessage,
    ) -> None:
        if not id:
            self._take_header(message)
            return
        before = self.get(id, message.context)
        if before is not None:
            self.problems.add(
                "duplicate", Severity.ERROR, TWICE, message.lineno or 0, first=str(before.lineno or 0)
            )
            if before.pluralizable != message.pluralizable:
                return
        super().__setitem__(id, message)

    def _take_header(self, message: BabelMessage) -> None:
        text = message.string if isinstance(message.string, str) else ""
        first = not self.fields
        self.fields = header_fields(text) | self.fields
        if not first:
            self.problems.add("duplicate", Severity.ERROR, TWICE, message.lineno or 0, first="1")
            return
        self.problems.header_line = message.lineno or 1
        for field, value in self.fields.items():
            try:
                self.mime_headers = [(field, value)]
            except (ValueError, LookupError, TypeError, AttributeError):
                if field != "plural-forms":  # judged on its own
                    self.problems.add("header", Severity.WARNING, UNREADABLE_HEADER, field=field, value=value)


def _compiled(content: bytes, problems: Problems) -> _Catalog:
    catalog = _Catalog(problems)
    try:
        read = read_mo(BytesIO(content))
        catalog.fields = {name.lower(): str(value) for name, value in read.mime_headers}
        for message in read:
            if message.id:
                catalog[message.id] = message
    except (OSError, ValueError, LookupError, TypeError, AttributeError, struct.error):
        problems.add("compiled", Severity.ERROR, NOT_COMPILED)
    return catalog


def _parsed(content: bytes, problems: Problems) -> tuple[_Catalog, int]:
    """Reads a `.po` with Babel. What Babel prints about it is gathered, each kind once."""
    catalog = _Catalog(problems)
    lines = _Lines(decoded(content, problems), problems)
    printed = StringIO()
    try:
        with redirect_stdout(printed):
            PoFileParser(catalog).parse(lines)
    except (ValueError, LookupError, TypeError, AttributeError) as problem:
        problems.add("syntax", Severity.ERROR, NOT_UNDERSTOOD, lines.number, reason=str(problem))
    for warning in _WARNING.finditer(printed.getvalue()):
        what, line = warning["what"], int(warning["line"])
        if "more translations than num_plurals" in what:
            problems.add("plural-count", Severity.ERROR, MORE_FORMS, line)
        elif what.startswith("missing msgstr"):
            problems.add("syntax", Severity.ERROR, NO_TRANSLATION, line)
        else:
            problems.add("syntax", Severity.ERROR, NOT_UNDERSTOOD, line, reason=what[:1].lower() + what[1:])
    return catalog, lines.obsolete


class _Lines:
    """The lines of a `.po`, counted; obsolete messages are blanked, as Babel complains of their comments."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.problems = problems
        self.number = 0
        """The line that Babel reads, from 1."""
        self.obsolete = 0
        """Obsolete messages so far."""

    def __iter__(self) -> Iterator[str]:
        for number, line in enumerate(StringIO(self.text, newline=None), start=1):
            self.number = number
            stripped = line.strip()
            if stripped.startswith("#"):
                if stripped.startswith("#~"):
                    self.obsolete += stripped.startswith("#~ msgid ")
                    stripped = ""
            elif stripped and not _STRING.fullmatch(stripped):
                stripped = self._mended(stripped)
            elif stripped and not _KEYWORD.match(stripped):
                stripped = self._passed_over(stripped)
            yield stripped

    def _mended(self, line: str) -> str:
        """A line whose string does not end; or nothing, when it is no line of a catalog at all."""
        if not _KEYWORD.match(line):
            return self._passed_over(line)
        self.problems.add("syntax", Severity.ERROR, UNCLOSED, self.number)
        return line + '"' if not line.endswith('"') or line.count('"') == 1 else line

    def _passed_over(self, line: str) -> str:
        self.problems.add("syntax", Severity.ERROR, NOT_UNDERSTOOD, self.number, reason=line[:_SHOWN])
        return ""


def _message(message: BabelMessage) -> Message:
    """Babel's message in our words."""
    singular, plural = (message.id, "") if isinstance(message.id, str) else (message.id[0], message.id[1])
    strings = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
    context: str | bytes = message.context or ""
    return Message(
        msgid=singular,
        # Babel leaves the context of a compiled message undecoded
        context=context.decode() if isinstance(context, bytes) else context,
        plural=plural,
        translations=tuple(strings) if any(strings) else (),
        fuzzy=message.fuzzy,
        sources=tuple(Source(path, line or 0) for path, line in message.locations),
    )

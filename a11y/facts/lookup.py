"""Messages looked up as gettext does: the translation that it would use, and the words that it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from a11y.facts.plain_text import fill, plain
from a11y.words.catalog_finding import CatalogFinding, Severity
from a11y.words.message import Message
from a11y.words.run import CatalogShare

Key = tuple[str, str]
"""Context and msgid."""


class CatalogFile(msgspec.Struct, frozen=True):
    """A catalog as read from its file."""

    path: Path
    """The `.po`, `.pot` or `.mo` file."""
    messages: dict[Key, Message]
    """In the file's order, without the header."""
    plural_form: Callable[[int], int]
    """From a number to the index of the plural form."""
    obsolete: int = 0
    """How many obsolete messages it keeps."""
    problems: tuple[CatalogFinding, ...] = ()
    """What the reader found wrong with it, each kind once."""
    header: Mapping[str, str] = {}
    """The header's fields by their names in small letters."""
    lines: Mapping[Key, int] = {}
    """Where each message stands."""
    flags: Mapping[Key, frozenset[str]] = {}
    """The `#,` flags of messages that have any but `fuzzy`."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader had to say of it that a run should know: errors alone."""
        return tuple(problem.note for problem in self.problems if problem.severity is Severity.ERROR)


Entries = dict[Key, tuple[Message, CatalogFile]]
"""Messages by key, each with the file that its translation comes from."""


class Catalogs:
    """The target's messages in one locale: what gettext would answer, and what it would not."""

    def __init__(
        self,
        *,
        locale: str,
        source: str,
        entries: Entries,
        source_entries: Entries,
        compiled: Entries,
        shares: tuple[CatalogShare, ...],
        notes: tuple[str, ...],
    ) -> None:
        self.locale = locale
        """The locale asked for (BCP 47)."""
        self.source = source
        """The locale of the source text (BCP 47)."""
        self.messages = tuple(message for message, _ in entries.values())
        """Every message of every tree once, with its translation in `locale` (none when missing)."""
        self.source_messages = tuple(message for message, _ in source_entries.values())
        """The same messages in the source locale; a translation there stands in the place of the msgid."""
        self.shares = shares
        """How much of each tree the locale has."""
        self.notes = notes
        """What was worth a line: a catalog that does not parse, a locale that has none."""
        self._entries = entries
        self._source_entries = source_entries
        self._compiled = compiled

    def find(self, msgid: str, context: str = "") -> Message | None:
        """The message, or None when no catalog has it."""
        entry = self._entries.get((context, msgid))
        return entry[0] if entry else None

    def translate(self, msgid: str, context: str = "", /, **params: object) -> str:
        """The words a user meets: the translation, or the source text when it is missing or fuzzy.

        Markup is stripped, whitespace collapsed, placeholders filled from `params`. Of a message with plural
        forms, the first whole number among `params` chooses the form; without one it is the form for 1.
        """
        count = next((value for value in params.values() if type(value) is int), 1)
        for entries in (self._entries, self._source_entries):
            entry = entries.get((context, msgid))
            if entry and (text := _form(*entry, count)):
                return fill(plain(text), params)
        return self._in_source_text(msgid, context, count, params)

    def guess(self, msgid: str, context: str = "", /, **params: object) -> str:
        """What a target may say instead: its compiled catalog's words, or those of a fuzzy translation; else empty.

        gettext uses no fuzzy translations, but a target may have compiled them in, or be older than its source.
        """
        count = next((value for value in params.values() if type(value) is int), 1)
        entry = self._compiled.get((context, msgid))
        text = _form(*entry, count) if entry else ""
        entry = self._entries.get((context, msgid))
        if not text and entry and entry[0].fuzzy:
            text = _form(msgspec.structs.replace(entry[0], fuzzy=False), entry[1], count)
        return fill(plain(text), params)

    def _in_source_text(self, msgid: str, context: str, count: int, params: dict[str, object]) -> str:
        entry = self._entries.get((context, msgid))
        source_text = entry[0].plural if entry and entry[0].plural and count != 1 else msgid
        return fill(plain(source_text), params)


def usable(message: Message) -> bool:
    """Whether gettext would use the translation: there is one, and it is not fuzzy."""
    return not message.fuzzy and any(message.translations)


def complete(message: Message) -> bool:
    """Whether a translator has nothing left to do: every plural form is there, and it is not fuzzy."""
    return usable(message) and all(message.translations)


def _form(message: Message, file: CatalogFile, count: int) -> str:
    """The translation that gettext would use for a number; empty when there is none."""
    if not usable(message):
        return ""
    if not message.plural:
        return message.translations[0]
    index = file.plural_form(count)
    return message.translations[index] if index < len(message.translations) else message.translations[0]

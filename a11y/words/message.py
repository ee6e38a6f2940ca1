"""A gettext message, and a sighting of one in a page state."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from a11y.words.finding import Box, Source


class Channel(StrEnum):
    """By what way words reach the user."""

    VISIBLE = "visible"
    NAME = "name"
    DESCRIPTION = "description"
    TITLE = "title"
    PLACEHOLDER = "placeholder"
    ALT = "alt"
    VALUE = "value"
    LIVE = "live"
    """Announced when it changed: a live region (`aria-live`, the roles `status`, `alert` and `log`, `output`)."""
    PAGE_TITLE = "page_title"
    """The document's title, which a screen reader says first."""


class Translation(StrEnum):
    """What became of a message in a locale."""

    TRANSLATED = "translated"
    SAME = "same"
    """The translation is the source text itself."""
    FUZZY = "fuzzy"
    """A guess that gettext does not use: the user met the source text."""
    MISSING = "missing"
    """Not translated: the user met the source text."""
    SOURCE = "source"
    """The run was in the source locale, where there is nothing to translate."""
    UNCATALOGUED = "uncatalogued"
    """Words that are in no catalog: nobody can translate them, or they are the user's own data."""


class Message(msgspec.Struct, frozen=True):
    """A message of the target's catalogs in one locale."""

    msgid: str
    """The source text (singular)."""
    context: str = ""
    """The msgctxt; empty when there is none."""
    plural: str = ""
    """The msgid_plural; empty when there is none."""
    translations: tuple[str, ...] = ()
    """The translation, or one for each plural form; empty strings where missing."""
    fuzzy: bool = False
    """Marked fuzzy, so not used by gettext."""
    catalog: str = ""
    """The tree it comes from, as the profile names it."""
    sources: tuple[Source, ...] = ()
    """Its `#:` references."""

    @property
    def key(self) -> tuple[str, str]:
        """What gettext looks a message up by: context and msgid."""
        return (self.context, self.msgid)


class Candidate(msgspec.Struct, frozen=True, omit_defaults=True):
    """A message that the words on a page may be as well as the one that is named."""

    msgid: str
    """Its source text."""
    context: str = ""
    """Its msgctxt."""
    catalog: str = ""
    """The tree that it is in."""


class Sighting(msgspec.Struct, frozen=True, tag="sighting", tag_field="kind"):
    """A message met in a page state, or words that no catalog holds."""

    state: str
    """The `id` of the page state."""
    locale: str
    """The locale in force."""
    channel: Channel
    """By what way it reached the user."""
    text: str
    """The words as the user met them."""
    translation: Translation
    """Translated, missing, fuzzy, in no catalog…"""
    msgid: str = ""
    """The message; empty when it is in no catalog."""
    context: str = ""
    """Its msgctxt."""
    catalog: str = ""
    """The tree that it was found in."""
    ambiguous: int = 0
    """How many other messages have these very words; 0 when the match is the only one."""
    candidates: tuple[Candidate, ...] = ()
    """Those others: which of them the page asked for cannot be told from its words."""
    exact: bool = False
    """A mark in the words names the message (or is missing): nothing was matched."""
    form: int = 0
    """Which plural form it is, from 0, where a mark names it."""
    selector: str = ""
    """The element that carries the words."""
    box: Box | None = None
    """Where it stands on the page."""
    sources: tuple[Source, ...] = ()
    """Where the message stands in the target's source."""
    plural: str = ""
    """The msgid_plural; empty when there is none."""
    forms: tuple[str, ...] = ()
    """What the catalog has, one for each plural form, of a message that counts or waits for a look; empty of others."""

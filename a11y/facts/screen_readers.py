"""Screen readers and their commands: what a participant of a user session is likely to press, by purpose.

The table lies beside this module, with the address of each vendor's list and the version that it is about. All of it is
about the defaults: people change their keys, so a card helps the facilitator to follow and is nothing to teach by.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import ClassVar

import msgspec

from a11y.facts.nearest import unknown
from a11y.facts.tables import build, read_toml
from a11y.words.errors import UsageError

_FILE = Path(__file__).with_name("screen_reader_commands.toml")


class Purpose(StrEnum):
    """What somebody wants of a screen reader, in the order of the card: hear, find, go, act."""

    READ_TITLE = "read_title"
    WHERE_AM_I = "where_am_i"
    READ_FROM_HERE = "read_from_here"
    STOP_SPEECH = "stop_speech"
    REPEAT_LAST = "repeat_last"
    LAST_ANNOUNCEMENT = "last_announcement"
    READ_STATUS_BAR = "read_status_bar"
    LIST_HEADINGS = "list_headings"
    LIST_ELEMENTS = "list_elements"
    NEXT_ITEM = "next_item"
    NEXT_HEADING = "next_heading"
    NEXT_HEADING_OF_LEVEL = "next_heading_of_level"
    NEXT_LANDMARK = "next_landmark"
    NEXT_LIST = "next_list"
    NEXT_TABLE = "next_table"
    TABLE_CELLS = "table_cells"
    NEXT_LINK = "next_link"
    NEXT_FIELD = "next_field"
    NEXT_CHECKBOX = "next_checkbox"
    NEXT_BUTTON = "next_button"
    NEXT_FOCUSABLE = "next_focusable"
    SWITCH_MODE = "switch_mode"
    ACTIVATE = "activate"


class Command(msgspec.Struct, frozen=True):
    """How a screen reader is asked for something: by keys or by gestures, or not at all."""

    keys: tuple[str, ...] = ()
    """Any of these: `+` joins keys held together, `, ` parts keys pressed one after the other."""
    laptop: tuple[str, ...] = ()
    """The keys of the laptop layout, where they are others."""
    gestures: tuple[str, ...] = ()
    """All of these, one after the other; names in `screen_reader_words.GESTURES`."""
    note: str = ""
    """A name in `screen_reader_words.NOTES`."""
    none: str = ""
    """There is no command: why, by a name in `screen_reader_words.NONE`."""


class ScreenReader(msgspec.Struct, frozen=True):
    """A screen reader as its vendor describes it."""

    title: str
    """Its name."""
    platform: str
    """The system that it runs on."""
    browsers: tuple[str, ...]
    """What people use it with, the most usual first."""
    version: str
    """The version that the sources are about."""
    sources: tuple[str, ...]
    """Addresses of the lists of commands, the vendor's first."""
    layout: tuple[str, ...]
    """What one has to know of its keys; names in `screen_reader_words.LAYOUTS`."""
    commands: dict[str, Command]
    """By the value of a `Purpose`; every purpose is there."""

    def command(self, purpose: Purpose) -> Command:
        """The command for a purpose."""
        return self.commands[purpose.value]


class _Table(msgspec.Struct, frozen=True):
    others: ClassVar[str] = "readers"
    readers: dict[str, ScreenReader]


@cache
def screen_readers() -> Mapping[str, ScreenReader]:
    """Every screen reader that is known, by the name that commands take (`nvda`)."""
    return build(read_toml(_FILE, UsageError), _Table, _FILE.name, UsageError).readers


def screen_reader(name: str) -> ScreenReader:
    """The screen reader of a name, capitals or not.

    `UsageError` names the nearest when there is none of this name.
    """
    found = screen_readers().get(name.strip().casefold())
    if found is None:
        raise UsageError(unknown("screen reader", name, screen_readers()))
    return found

"""The table of screen readers' commands is whole, and says where it comes from."""

from __future__ import annotations

import re

import pytest

from a11y.facts.screen_reader_words import GESTURES, LAYOUTS, NONE, NOTES, PURPOSES
from a11y.facts.screen_readers import Command, Purpose, ScreenReader, screen_reader, screen_readers
from a11y.words.errors import UsageError

READERS = list(screen_readers().values())
COMMANDS = [(reader, purpose) for reader in READERS for purpose in Purpose]
_KEY = re.compile(
    r"(?:[A-Z]|1…6|[/;]|F\d{1,2}|Insert|CapsLock|VO|Command|Control|Alt|Shift|Tab|Enter|Space|End|Page Down|Down|"
    r"Right|Arrows|Numpad (?:Enter|Plus))"
)


def ids(value: object) -> str | None:
    """A reader by its title, a purpose by its name."""
    return value.title if isinstance(value, ScreenReader) else None


def test_the_screen_readers_of_the_kit_are_known() -> None:
    """Each that the command offers has a table."""
    assert list(screen_readers()) == ["nvda", "jaws", "voiceover", "talkback", "orca"]


def test_no_purpose_is_without_words() -> None:
    """Every purpose can be told to a person, and no words are left over."""
    assert list(PURPOSES) == [purpose.value for purpose in Purpose]


@pytest.mark.parametrize(("reader", "purpose"), COMMANDS, ids=ids)
def test_every_purpose_has_a_command_or_a_reason(reader: ScreenReader, purpose: Purpose) -> None:
    """Keys, gestures or a reason why there is none: exactly one of them."""
    command = reader.command(purpose)
    assert [bool(command.keys), bool(command.gestures), bool(command.none)].count(True) == 1
    assert command.keys or not command.laptop


@pytest.mark.parametrize("reader", READERS, ids=ids)
def test_no_other_purpose_is_in_the_table(reader: ScreenReader) -> None:
    """A purpose that is spelt otherwise would never be told."""
    assert set(reader.commands) == {purpose.value for purpose in Purpose}


@pytest.mark.parametrize("reader", READERS, ids=ids)
def test_the_table_says_where_it_comes_from(reader: ScreenReader) -> None:
    """Addresses, a version, a system and browsers: who doubts a key can look it up."""
    assert reader.sources
    assert all(source.startswith("https://") for source in reader.sources)
    assert re.search(r"\d", reader.version)
    assert reader.platform
    assert reader.browsers
    assert reader.layout


def every_command() -> list[Command]:
    """All of all."""
    return [reader.command(purpose) for reader, purpose in COMMANDS]


def test_all_names_of_phrases_are_there_and_none_is_left_over() -> None:
    """What the table names can be told, and what can be told is named."""
    assert {name for command in every_command() for name in command.gestures} == set(GESTURES)
    assert {command.note for command in every_command()} - {""} == set(NOTES)
    assert {command.none for command in every_command()} - {""} == set(NONE)
    assert {name for reader in READERS for name in reader.layout} == set(LAYOUTS)


def test_keys_are_written_in_one_way() -> None:
    """`Insert+F7`, `Insert+Space, H`: one notation, so that a page can mark each key."""
    keys = [key for command in every_command() for key in (*command.keys, *command.laptop)]
    tokens = {token for key in keys for chord in key.split(", ") for token in chord.split("+")}
    assert [token for token in sorted(tokens) if not _KEY.fullmatch(token)] == []


@pytest.mark.parametrize("name", ["NVDA", " nvda "])
def test_a_name_is_found_in_any_spelling(name: str) -> None:
    """Vendors write capitals, people do not."""
    assert screen_reader(name).title == "NVDA"


@pytest.mark.parametrize(
    ("wrong", "right"), [("nvdaa", "nvda"), ("voice-over", "voiceover"), ("talback", "talkback")]
)
def test_an_unknown_screen_reader_names_the_nearest(wrong: str, right: str) -> None:
    """One line, and what was probably meant."""
    with pytest.raises(UsageError, match=rf"^unknown screen reader '{wrong}'; did you mean '{right}'\?$"):
        screen_reader(wrong)


def test_a_screen_reader_like_none_lists_all() -> None:
    """Narrator is none of them, and none is near."""
    with pytest.raises(UsageError, match=r"known: jaws, nvda, orca, talkback, voiceover$"):
        screen_reader("zoomtext")

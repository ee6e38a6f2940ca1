"""What a version of a screen reader is known not to say of a field, although the browser tells it.

The table lies beside this module. It is asked when two voices are compared, and when somebody is told what a
participant will hear. No rule asks it: what one screen reader leaves out, others say, so a page has to tell it all the
same. Nor can it hide what a page does not tell: it is about states that the accessibility tree has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import ClassVar

import msgspec

from a11y.facts.tables import build, read_toml
from a11y.words.errors import UsageError

_FILE = Path(__file__).with_name("screen_reader_omissions.toml")
_NUMBER = re.compile(r"\d+")


class Omission(msgspec.Struct, frozen=True):
    """States that a screen reader does not say of a role."""

    reader: str
    """The screen reader's name."""
    role: str
    """The role, as an utterance has it."""
    states: tuple[str, ...]
    """The states, as an utterance has them."""
    since: str
    """The oldest version that was looked at."""
    source: str
    """Where its own code shows it, or the change that mended it."""
    until: str = ""
    """The first version that says it; empty while none does."""

    def is_of(self, version: str) -> bool:
        """Whether a version leaves it out."""
        return _number(self.since) <= _number(version) and not (
            self.until and _number(version) >= _number(self.until)
        )

    @property
    def sentence(self) -> str:
        """The fact, in English."""
        versions = f"from {self.since} to before {self.until}" if self.until else f"from {self.since} on"
        return f"{self.reader} {versions} does not say {' or '.join(self.states)} of a {self.role}"


class _Table(msgspec.Struct, frozen=True):
    others: ClassVar[str] = "omissions"
    omissions: dict[str, Omission]


@cache
def omissions() -> tuple[Omission, ...]:
    """All that are known."""
    return tuple(build(read_toml(_FILE, UsageError), _Table, _FILE.name, UsageError).omissions.values())


def known_omissions(voice: str, role: str, states: Collection[str]) -> Iterator[Omission]:
    """The entries that explain why this voice (`Orca 43.1`) did not say some of these states of a role.

    A voice without a version is asked for in no version in particular: all entries of its name are told.
    """
    reader, _, version = voice.rpartition(" ") if _NUMBER.search(voice) else (voice, "", "")
    for one in omissions():
        if (
            one.reader == reader
            and one.role == role
            and not set(states).isdisjoint(one.states)
            and (not version or one.is_of(version))
        ):
            yield one


def _number(version: str) -> tuple[int, ...]:
    """`47.2` and `50.beta` as numbers that compare."""
    return tuple(int(part) for part in _NUMBER.findall(version))

"""What a participant will not hear because their screen reader leaves it out, though the page tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from a11y.facts.screen_reader_omissions import known_omissions
from a11y.reporting.views.words import Words, from_target
from a11y.words.speech import Part, Utterance


class LeftOut(msgspec.Struct, frozen=True):
    """States of one control."""

    name: Words
    """The control's name."""
    states: tuple[str, ...]
    """What is left out; msgids of our catalogs."""
    until: str
    """The first version of the screen reader that says it; empty while none does."""


def left_out(reader: str, controls: Iterable[Utterance], language: str) -> tuple[LeftOut, ...]:
    """What the screen reader of this name leaves out at these controls, as the accessibility tree tells them."""
    return tuple(dict.fromkeys(_left_out(reader, controls, language)))


def _left_out(reader: str, controls: Iterable[Utterance], language: str) -> Iterator[LeftOut]:
    for one in controls:
        if one.part is not Part.ITEM:
            continue
        for known in known_omissions(reader, one.role, one.states):
            states = tuple(state for state in one.states if state in known.states)
            yield LeftOut(from_target(one.name, language), states, known.until)

"""Which commands of a screen reader a participant is likely to use in a step, and its whole card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from a11y.facts.screen_reader_words import GESTURES, LAYOUTS, NONE, NOTES, PURPOSES
from a11y.facts.screen_readers import Command, Purpose, ScreenReader
from a11y.words.speech import Part, Utterance
from a11y.words.state import Act

MOST = 6
"""Commands told for one step: a facilitator reads them at a glance."""

_FIELDS = {"textbox", "searchbox", "password", "combobox", "spinbutton", "textfield", "date", "listbox"}
_TICKED = {"checkbox", "switch", "radio"}
_TABLES = {"table", "grid", "treegrid"}
_SAYS_SOMETHING = {"alert", "status", "alertdialog", "log"}
_DIALOGS = {"dialog", "alertdialog"}


class Offer(msgspec.Struct, frozen=True):
    """One command for one or more purposes. Sentences are msgids of our catalogs; keys are no words."""

    purposes: tuple[str, ...]
    """What it is for."""
    keys: tuple[str, ...] = ()
    """Any of these: `+` joins keys held together, `, ` parts keys pressed one after the other."""
    laptop: tuple[str, ...] = ()
    """The keys of the laptop layout, where they are others."""
    gestures: tuple[str, ...] = ()
    """All of these, one after the other."""
    note: str = ""
    """What one has to know of it."""
    none: str = ""
    """Why there is no command; then all but `purposes` is empty."""


class Card(msgspec.Struct, frozen=True):
    """All commands of a screen reader, on a page of its own. Sentences are msgids of our catalogs."""

    layout: tuple[str, ...]
    """What one has to know of its keys."""
    offers: tuple[Offer, ...]
    """Every purpose once, in the order of `Purpose`."""


def purposes_for(acts: Sequence[Act], heard: Iterable[Utterance]) -> tuple[Purpose, ...]:
    """What a listener may want in a step, the likeliest first.

    `acts` are what the scenario does in the step, `heard` what the page says where it is done (the tree's voice: a
    screen reader's own has no roles). What the acts need comes before what the page merely has.
    """
    heard = tuple(heard)
    roles = {utterance.role for utterance in heard}
    wanted = _for_acts(acts)
    if any(utterance.part is Part.LIVE for utterance in heard) or roles & _SAYS_SOMETHING:
        wanted += [Purpose.REPEAT_LAST]
    if roles & _DIALOGS:
        wanted += [Purpose.WHERE_AM_I]
    if any(utterance.part is Part.PAGE for utterance in heard):
        wanted += [Purpose.READ_TITLE]
    if roles & _TABLES:
        wanted += [Purpose.NEXT_TABLE, Purpose.TABLE_CELLS]
    if "heading" in roles:
        wanted += [Purpose.NEXT_HEADING, Purpose.LIST_HEADINGS]
    if "list" in roles:
        wanted += [Purpose.NEXT_LIST]
    return tuple(dict.fromkeys([*wanted, Purpose.READ_FROM_HERE]))


def commands_for(reader: ScreenReader, acts: Sequence[Act], heard: Iterable[Utterance]) -> tuple[Offer, ...]:
    """The likeliest commands of `reader` for a step, at most `MOST`, in the order of the card.

    Purposes that it answers alike are one offer; for one that it has no command for, the next likely one is told.
    """
    offers: dict[Command, list[Purpose]] = {}
    for purpose in purposes_for(acts, heard):
        command = reader.command(purpose)
        if command in offers or (not command.none and len(offers) < MOST):
            offers.setdefault(command, []).append(purpose)
    place = list(Purpose).index
    return tuple(
        _offer(command, tuple(PURPOSES[purpose] for purpose in purposes))
        for command, purposes in sorted(offers.items(), key=lambda offer: min(map(place, offer[1])))
    )


def card_of(reader: ScreenReader) -> Card:
    """Every purpose with its command, or why there is none."""
    return Card(
        layout=tuple(LAYOUTS[name] for name in reader.layout),
        offers=tuple(_offer(reader.command(purpose), (PURPOSES[purpose],)) for purpose in Purpose),
    )


def _for_acts(acts: Sequence[Act]) -> list[Purpose]:
    wanted: list[Purpose] = []
    for act in acts:
        if act.verb == "fill" or act.role in _FIELDS:
            wanted += [Purpose.NEXT_FIELD, Purpose.SWITCH_MODE]
        elif act.role in _TICKED:
            wanted += [Purpose.NEXT_CHECKBOX, Purpose.ACTIVATE]
        elif act.role == "link":
            wanted += [Purpose.NEXT_LINK, Purpose.ACTIVATE]
        elif act.verb in {"send_empty", "send_wrong"} or act.role == "button":
            wanted += [Purpose.NEXT_BUTTON, Purpose.ACTIVATE]
        elif act.verb in {"activate", "choose", "press"}:
            wanted += [Purpose.NEXT_FOCUSABLE, Purpose.ACTIVATE]
    return wanted


def _offer(command: Command, purposes: tuple[str, ...]) -> Offer:
    return Offer(
        purposes=purposes,
        keys=command.keys,
        laptop=command.laptop,
        gestures=tuple(GESTURES[name] for name in command.gestures),
        note=NOTES[command.note] if command.note else "",
        none=NONE[command.none] if command.none else "",
    )

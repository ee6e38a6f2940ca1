"""The translator's desk of one locale: every message that users met, what they need first before the rest.

The order is that of `a11y.coverage.meetings`, as in the catalogs that `a11y coverage --po` writes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from a11y.coverage.meetings import Meeting, meetings
from a11y.facts.plural_counts import plural_count
from a11y.reporting.views.links import EditorLinks
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.placed import Pictures, Placed
from a11y.reporting.views.room import Key, Room, rooms
from a11y.reporting.views.words import Words, from_target
from a11y.words.finding import Source
from a11y.words.message import Channel, Sighting, Translation

OPEN = (Translation.MISSING, Translation.FUZZY)
"""Met in the source language."""
_WORST = (
    Translation.MISSING,
    Translation.FUZZY,
    Translation.UNCATALOGUED,
    Translation.SAME,
    Translation.TRANSLATED,
    Translation.SOURCE,
)
"""What is told of a message that was met in more than one way: the first of these."""


class DeskPlace(msgspec.Struct, frozen=True):
    """A step at which a message was met."""

    scenario: str
    """The scenario's identifier."""
    step: str
    """The step's name, in English."""
    step_number: int
    """From 1."""


class DeskMessage(msgspec.Struct, frozen=True):
    """A message, or words that no catalog has, as users met them in one locale."""

    anchor: str
    """Its name in the page, the same in every locale and run."""
    msgid: Words
    """The source text; for words in no catalog, the words."""
    context: Words
    """Its msgctxt; empty when it has none."""
    plural: Words
    """Its msgid_plural; empty when it has none."""
    forms: tuple[Words, ...]
    """What the catalog has for each plural form, or the guess of a fuzzy message."""
    text: Words
    """The words as met."""
    translation: Translation
    """What became of it."""
    channels: tuple[Channel, ...]
    """By what ways it reached the user."""
    role: Words
    """The role of the element that carries it; empty when it has none."""
    catalog: str
    """The tree it comes from."""
    others: tuple[tuple[Words, Words], ...]
    """Context and source text of other messages with the same words."""
    sources: tuple[Source, ...]
    """Where it stands in the target's source."""
    places: tuple[DeskPlace, ...]
    """Where it was met, the most urgent first."""
    rooms: tuple[Room, ...]
    """Where it has less room than words, this locale first."""
    link: str
    """Its address in the translation editor; empty when none is configured."""
    here: Placed | None
    """In this locale; none for words in no catalog."""
    source: Placed | None
    """In the source locale; none on that locale's own desk."""


class Desk(msgspec.Struct, frozen=True):
    """The desk of a locale."""

    locale: str
    """The locale."""
    plurals: int | None
    """How many plural forms its catalogs have; None for a language that nobody knows."""
    open: tuple[DeskMessage, ...]
    """Missing, fuzzy, or without one of their plural forms."""
    unused: tuple[DeskMessage, ...]
    """Translated, and met in the source language all the same: the page does not look them up."""
    done: tuple[DeskMessage, ...]
    """All other catalogued messages."""
    uncatalogued: tuple[DeskMessage, ...]
    """Words in no catalog, in the order in which users meet them."""

    @property
    def listed(self) -> tuple[DeskMessage, ...]:
        """All of them."""
        return (*self.open, *self.unused, *self.done, *self.uncatalogued)

    @property
    def kinds(self) -> frozenset[Translation]:
        """What became of any."""
        return frozenset(one.translation for one in self.listed)

    @property
    def channels(self) -> frozenset[Channel]:
        """By what ways any reached the user."""
        return frozenset(channel for one in self.listed for channel in one.channels)


class Desks:
    """Makes the desks of a record."""

    def __init__(self, overview: Overview, links: EditorLinks) -> None:
        self._overview = overview
        self._links = links
        self._source = overview.record.run.source_locale
        self._pictures = Pictures(overview)
        self._rooms = rooms(overview)
        self._by_locale: defaultdict[str, list[Sighting]] = defaultdict(list)
        for sighting in overview.record.sightings:
            self._by_locale[sighting.locale].append(sighting)

    def desk(self, locale: str) -> Desk:
        """The desk of a locale."""
        met = meetings(self._by_locale[locale], self._overview.states)
        told = [self._message(locale, key, found) for key, found in met.items()]
        parts: defaultdict[str, list[DeskMessage]] = defaultdict(list)
        for one in told:
            parts[_part(one)].append(one)
        return Desk(
            locale=locale,
            plurals=plural_count(locale),
            open=tuple(parts["open"]),
            unused=tuple(parts["unused"]),
            done=tuple(parts["done"]),
            uncatalogued=self._uncatalogued(locale),
        )

    def _message(self, locale: str, key: Key, met: Sequence[Meeting]) -> DeskMessage:
        tree, context, msgid = key
        kinds = {one.sighting.translation for one in met}
        kind = next(one for one in _WORST if one in kinds)
        worst = [one for one in met if one.sighting.translation is kind]
        first = worst[0].sighting
        here, shown = self._pictures.here(worst)
        is_source = locale == self._source
        in_source = kind in (*OPEN, Translation.UNCATALOGUED)
        return DeskMessage(
            anchor=_anchor(key),
            msgid=from_target(msgid, self._source),
            context=from_target(context, self._source),
            plural=from_target(first.plural, self._source),
            forms=tuple(from_target(form, locale) for form in first.forms),
            text=from_target(first.text, self._source if in_source else locale),
            translation=kind,
            channels=tuple(dict.fromkeys(one.sighting.channel for one in worst)),
            role=from_target(shown.role if shown.role.islower() else ""),
            catalog=tree,
            others=tuple(
                (from_target(one.context, self._source), from_target(one.msgid, self._source))
                for one in first.candidates
            ),
            sources=first.sources,
            places=_places(worst),
            rooms=tuple(sorted(self._rooms.get(key, ()), key=lambda room: room.locale != locale)),
            link="" if is_source else self._links.link(locale, tree, msgid, context),
            here=here,
            source=None if is_source else self._pictures.in_source(shown),
        )

    def _uncatalogued(self, locale: str) -> tuple[DeskMessage, ...]:
        groups: defaultdict[str, list[Meeting]] = defaultdict(list)
        for one in self._by_locale[locale]:
            state = self._overview.states.get(one.state)
            if state and not one.msgid:
                groups[one.text].append(Meeting(one, state, "", ""))
        nothing = from_target("")
        return tuple(
            DeskMessage(
                anchor=_anchor(("", "", text)),
                msgid=from_target(text),
                context=nothing,
                plural=nothing,
                forms=(),
                text=from_target(text),
                translation=Translation.UNCATALOGUED,
                channels=tuple(dict.fromkeys(one.sighting.channel for one in met)),
                role=nothing,
                catalog="",
                others=(),
                sources=(),
                places=_places(met),
                rooms=(),
                link="",
                here=None,
                source=None,
            )
            for text, met in groups.items()
        )


def _part(message: DeskMessage) -> str:
    """In which part of the desk it stands."""
    if message.translation is Translation.UNCATALOGUED:
        return "unused"
    return "open" if message.translation in OPEN or _lacks_a_form(message) else "done"


def _lacks_a_form(message: DeskMessage) -> bool:
    return (
        message.translation is Translation.TRANSLATED
        and bool(message.plural.text)
        and not all(form.text for form in message.forms)
    )


def _places(met: Sequence[Meeting]) -> tuple[DeskPlace, ...]:
    return tuple(
        dict.fromkeys(DeskPlace(one.state.scenario, one.state.step, one.state.step_number) for one in met)
    )


def _anchor(key: Key) -> str:
    return "m-" + hashlib.sha256("\x04".join(key).encode("utf-8", "replace")).hexdigest()[:12]

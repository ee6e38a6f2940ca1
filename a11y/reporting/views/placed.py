"""Pictures of a message in its place, in a locale and in the source; where there is none, why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from a11y.coverage.meetings import Meeting
from a11y.reporting.views.overview import Overview, variant
from a11y.reporting.views.picture import MarkedPicture, cropped_picture
from a11y.words.finding import Box
from a11y.words.marking import N_
from a11y.words.message import Channel, Sighting
from a11y.words.rendition import Modality
from a11y.words.state import PageState

NO_PICTURE = N_("There is no picture of this page.")
LOST = N_("The picture of this page is no longer in the run directory.")
IN_TITLE = N_("It is the title of the window, which no picture of a page shows.")
HIDDEN = N_("It is heard, or seen only now and then, so the picture of the page does not show it.")
BELOW = N_("It stands below the part of the page that is pictured.")
OTHER_WORDS = N_("At this step the page in the source language does not have it.")
NOT_WALKED = N_("The run did not come to this step in the source language.")


class Placed(msgspec.Struct, frozen=True):
    """A message in its place."""

    picture: MarkedPicture | None
    """The surroundings of the place, the words marked."""
    lack: str
    """Why there is no picture, in English; empty when there is one."""


class Pictures:
    """Finds pictures of messages in a record."""

    def __init__(self, overview: Overview) -> None:
        self._overview = overview

    def here(self, met: Sequence[Meeting]) -> tuple[Placed, Meeting]:
        """The first place that a picture shows, else why the first place is on none; and which meeting it is of."""
        for one in met:
            placed = self._placed(one.state, one.sighting)
            if placed.picture:
                return placed, one
        return self._placed(met[0].state, met[0].sighting), met[0]

    def in_source(self, shown: Meeting) -> Placed:
        """The same step in the source locale."""
        states = [
            state
            for state in self._overview.looked_at[shown.state.scenario, shown.state.step]
            if state.rendition.locale == self._overview.record.run.source_locale
        ]
        if not states:
            return Placed(None, NOT_WALKED)
        lack = OTHER_WORDS
        for state in sorted(states, key=lambda state: _unlike(state, shown.state)):
            for sighting in self._same_message(state, shown.sighting):
                placed = self._placed(state, sighting)
                if placed.picture:
                    return placed
                lack = placed.lack
        return Placed(None, lack)

    def _same_message(self, state: PageState, wanted: Sighting) -> Iterable[Sighting]:
        found = self._in_source_text.get((state.id, wanted.context, wanted.msgid), [])
        alike = [one for one in found if one.channel is wanted.channel]
        return sorted(alike or found, key=lambda one: one.selector != wanted.selector)

    @cached_property
    def _in_source_text(self) -> dict[tuple[str, str, str], list[Sighting]]:
        source = self._overview.record.run.source_locale
        by_message: dict[tuple[str, str, str], list[Sighting]] = {}
        for one in self._overview.record.sightings:
            if one.locale == source and one.msgid:
                by_message.setdefault((one.state, one.context, one.msgid), []).append(one)
        return by_message

    @cached_property
    def _there(self) -> frozenset[str]:
        """The files that the run directory still has."""
        media = self._overview.record.media
        return frozenset(path.name for path in media.iterdir()) if media.is_dir() else frozenset()

    def _placed(self, state: PageState, sighting: Sighting) -> Placed:
        lack = self._lack(state, sighting)
        picture = None if lack else cropped_picture(state, sighting.box)
        return Placed(picture, lack if picture or lack else HIDDEN)

    def _lack(self, state: PageState, sighting: Sighting) -> str:
        if state.picture is None:
            return NO_PICTURE
        if sighting.channel is Channel.PAGE_TITLE:
            return IN_TITLE
        if sighting.box is None or not _has_size(sighting.box):
            return HIDDEN
        if sighting.box.y >= state.picture.height:
            return BELOW
        return "" if state.picture.media in self._there else LOST


def _has_size(box: Box) -> bool:
    return box.width >= 1 and box.height >= 1


def _unlike(state: PageState, shown: PageState) -> tuple[bool, bool, bool]:
    """Least for the page state that is shown most like the other."""
    return (
        variant(state) != variant(shown),
        state.modality is not shown.modality,
        state.modality is not Modality.POINTER,
    )

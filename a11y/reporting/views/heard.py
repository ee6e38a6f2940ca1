"""What is heard of a step: read from top to end, and while the user acted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from a11y.reporting.views.words import Words, from_target
from a11y.words.marking import N_
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance
from a11y.words.state import PageState


class HeardLine(msgspec.Struct, frozen=True):
    """One thing that is said."""

    text: Words
    """What is heard."""
    part: Part
    """What it is."""
    depth: int
    """In how many landmarks, lists and groups it stands."""
    source: str
    """Where the name comes from, where that is not what stands on the page; else empty."""
    lost: bool
    """The focus moved when it was said."""
    unstable: bool
    """Another walk heard it otherwise."""


class Heard(msgspec.Struct, frozen=True):
    """What one voice said, in one way of going through a page."""

    voice: str
    """Empty for the accessibility tree, else the screen reader's name and version."""
    title: str
    """The way, in English; a msgid of our catalogs."""
    locale: str
    """The locale of what is said."""
    lines: tuple[HeardLine, ...]
    """In order."""


_TITLES = {
    Hearing.ACTING: N_("Heard on the way here"),
    Hearing.READING: N_("Heard when the page is read from its top"),
    Hearing.HEADINGS: N_("Heard from heading to heading"),
    Hearing.FIELDS: N_("Heard from field to field"),
}
_SEEN = {"", "content", "label", "alt"}
"""Sources that go without saying."""


def heard(speeches: Mapping[str, Sequence[Speech]], state: PageState, tabbed: PageState) -> tuple[Heard, ...]:
    """What is heard at a page state, in the order in which a listener would go.

    `tabbed` is the page state of the same step in a walk by keyboard alone, or `state` itself: it tells what was
    heard on the way. `speeches` are those of the record by the `id` of their page state.
    """
    told = [(one, tabbed) for one in speeches.get(tabbed.id, ()) if one.hearing is Hearing.ACTING]
    told += [(one, state) for one in speeches.get(state.id, ()) if one.hearing is not Hearing.ACTING]
    told.sort(key=lambda pair: (pair[0].voice != TREE, pair[0].voice, list(_TITLES).index(pair[0].hearing)))
    return tuple(
        Heard(
            "" if one.voice == TREE else one.voice,
            _TITLES[one.hearing],
            at.rendition.locale,
            tuple(_lines(one.utterances, at.rendition.locale)),
        )
        for one, at in told
    )


def _lines(utterances: Sequence[Utterance], language: str) -> Iterator[HeardLine]:
    depth = 0
    for one in utterances:
        depth = max(0, depth - (one.part is Part.LEAVE))
        source = "" if one.source in _SEEN else one.source.value
        yield HeardLine(from_target(one.text, language), one.part, depth, source, one.lost, one.unstable)
        depth += one.part is Part.ENTER

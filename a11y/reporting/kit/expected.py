"""What should be heard at a step of a task: the controls that are used, and the page that comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from a11y.reporting.views.words import Words, from_target
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance
from a11y.words.state import Act, PageState

_AT_CONTROLS = (Part.ITEM, Part.RAW)
_BY_ITSELF = (Part.LIVE, Part.CHANGE)
_USED = ("fill", "activate", "choose")
"""What a user does to a control."""


class Expected(msgspec.Struct, frozen=True):
    """What somebody who does the step should hear."""

    controls: tuple[Words, ...]
    """At each control that is used, in order."""
    announced: tuple[Words, ...]
    """By itself, when the step was done."""
    arrival: tuple[Words, ...]
    """Of the page that came: its title, then its first heading. Empty when the page changed in place."""
    told: tuple[Utterance, ...] = ()
    """What the accessibility tree tells of the controls; empty where a screen reader's own words stand."""

    @property
    def all(self) -> tuple[Words, ...]:
        """Everything, in the order in which it is heard."""
        return self.controls + self.announced + self.arrival


def expected(state: PageState, speeches: Sequence[Speech], voice: str = TREE) -> Expected:
    """What is heard at a step, of the `speeches` of its page state; of the tree where `voice` said nothing."""
    voices = {speech.voice for speech in speeches}
    chosen = next((one for one in sorted(voices) if one.startswith(voice)), TREE)
    heard = {one.hearing: one.utterances for one in speeches if one.voice == chosen}
    read = heard.get(Hearing.READING, ())
    if not read:
        read = next(
            (one.utterances for one in speeches if (one.voice, one.hearing) == (TREE, Hearing.READING)), ()
        )
    acting = heard.get(Hearing.ACTING, ())
    language = state.rendition.locale
    stops = [_at_control(number, act, acting) for number, act in enumerate(state.acts, start=1)]
    controls = (
        stop.text if stop else act.name or act.expected_name
        for stop, act in zip(stops, state.acts, strict=True)
        if act.verb in _USED
    )
    announced = dict.fromkeys(one.text for one in acting if one.part in _BY_ITSELF)
    return Expected(
        controls=tuple(from_target(text, language) for text in controls if text),
        announced=tuple(from_target(text, language) for text in announced if text),
        arrival=tuple(from_target(text, language) for text in _arrival(state, read) if text),
        told=tuple(stop for stop in stops if stop) if chosen == TREE else (),
    )


def _at_control(number: int, act: Act, acting: Sequence[Utterance]) -> Utterance | None:
    """What is said of the control when the focus has come to it; None where a pointer alone reached it."""
    if act.verb not in _USED:
        return None
    here = [one for one in acting if one.act == number and one.part in _AT_CONTROLS]
    named = [one for one in here if act.name and act.name in (one.name or one.text)]
    return next(reversed(named or here), None)


def _arrival(state: PageState, read: Sequence[Utterance]) -> Iterator[str]:
    if state.same_document:
        return
    yield state.title
    headings = [one for one in read if one.part is Part.ITEM and one.role == "heading"]
    first = next((one for one in headings if one.level == 1), headings[0] if headings else None)
    if first:
        yield first.text

"""A picture of a page that the browser is drawing: it takes two frames or more, in which others can be at work."""

from __future__ import annotations

import msgspec

from a11y.browser.clock import Clock
from a11y.browser.probes.picture import TALLEST, ask_for_picture, read_picture
from a11y.browser.world import Asked, ProbeError, World
from a11y.facts.record import Recorder
from a11y.words.finding import Box
from a11y.words.state import Facts, PageState, Picture

_PART = "picture"


class Drawing:
    """The picture of one page state, under way. The page must stay as it is until it has been waited for."""

    def __init__(
        self, world: World, facts: Facts, recorder: Recorder, clock: Clock, *, window_alone: bool = False
    ) -> None:
        """`facts` are those of the page; none means that it could not be seen at all.

        `window_alone` asks for no more than the window shows, unless the page has been scrolled.
        """
        self._world = world
        if window_alone and facts and not facts["scrolled"]:
            facts = {**facts, "fits": True, "height": min(facts["height"], facts["window"])}
        self._facts = facts
        self._recorder = recorder
        self._clock = clock
        self._asked: Asked | None = None
        self._why = ""

    @property
    def fits(self) -> bool:
        """The window shows the whole page: the page is not laid out anew to be drawn."""
        return bool(self._facts.get("fits", False))

    def begin(self) -> None:
        """Ask for it."""
        if not self._facts:
            return
        facts = self._facts
        masked = bool(facts["masks"])
        try:
            with self._clock.measure(_PART):
                self._asked = ask_for_picture(
                    self._world, facts["width"], facts["height"], masked=masked, fits=facts["fits"]
                )
        except ProbeError as error:
            self._why = _could_not(error)

    def finish(self, state: PageState) -> PageState:
        """The page state with the picture, or with the reason why there is none. It is waited for once."""
        if self._asked is not None:
            try:
                with self._clock.measure(_PART):
                    picture = self._read(self._asked)
                state = msgspec.structs.replace(state, picture=picture)
            except ProbeError as error:
                self._why = _could_not(error)
            self._asked = None
        if self._why:
            state = msgspec.structs.replace(state, untested={**state.untested, _PART: self._why})
        return msgspec.structs.replace(
            state, timing={**state.timing, _PART: self._clock.parts.get(_PART, 0.0)}
        )

    def _read(self, asked: Asked) -> Picture:
        facts = self._facts
        masks = [Box(**mask) for mask in facts["masks"]]
        content, suffix = read_picture(asked, facts["width"], masks)
        return Picture(
            media=self._recorder.keep(content, suffix),
            width=facts["width"],
            height=min(facts["height"], TALLEST),
            masked=len(masks),
        )


def _could_not(error: ProbeError) -> str:
    return f"the {_PART} probe could not look: {error}"

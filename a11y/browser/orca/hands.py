"""A keyboard whose keys come from the display, so that a screen reader meets them first; what it says is kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import msgspec
from playwright.sync_api import Error, Page

from a11y.browser.hands import Keyboard
from a11y.browser.orca.browsing import browse
from a11y.browser.orca.session import MOVE, STEP, Session
from a11y.browser.world import World
from a11y.words.run import Speech
from a11y.words.speech import Hearing, Part, Utterance
from a11y.words.state import FocusStop, PageState

_KEYS = {
    "Tab": "Tab",
    "Enter": "Return",
    "Space": "space",
    "Home": "Home",
    "Delete": "Delete",
    "ArrowDown": "Down",
    "ArrowRight": "Right",
    "ControlOrMeta+A": "ctrl+a",
}
"""Keys by the names that the X server has for them."""
_OF_THE_PAGE = {"Home", "Delete", "ArrowDown", "ArrowRight", "ControlOrMeta+A"}
"""Keys that a screen reader takes for itself while it is in browse mode."""
_TOGGLE = "KP_Insert+a"
"""Orca's command to go from browse mode to focus mode and back."""


class ListenedKeyboard(Keyboard):
    """Tabs and presses as the keyboard does, while a screen reader listens."""

    _outside = 12  # a window has a bar, which the other browser has not

    def __init__(self, page: Page, world: World, session: Session) -> None:
        super().__init__(page, world)
        self._session = session
        self._said: list[Utterance] = []
        self._browsed: set[tuple[str, str]] = set()
        self._taken = 0

    def begin(self, act: int) -> None:
        """What came by itself before this act belongs to the one before."""
        with suppress(Error):
            self._page.bring_to_front()
        self._hear(self._session.rest(MOVE), "")
        super().begin(act)

    def taken(self) -> tuple[FocusStop, ...]:
        """The stops, once what the last act set off has been said."""
        self._hear(self._session.rest(STEP), "")
        return super().taken()

    def listen(self, state: PageState) -> PageState:
        """The page state with what was said on the way to it, and what is said when somebody goes through it."""
        said, self._said = tuple(self._with_nodes(state.focus)), []
        speeches = [Speech(state.id, self._session.voice, Hearing.ACTING, said)] if said else []
        page = (state.page, state.title)
        if page not in self._browsed:
            self._browsed.add(page)
            for hearing, utterances in browse(self._session, self._world, _TOGGLE):
                if utterances:
                    speeches.append(Speech(state.id, self._session.voice, hearing, utterances))
        self._session.forget()
        return msgspec.structs.replace(state, listened=tuple(speeches))

    def _with_nodes(self, stops: Sequence[FocusStop]) -> list[Utterance]:
        """Each utterance with the element that the focus came to by its key."""
        at = {number: stop.heard[-1].id for number, stop in enumerate(stops, start=1) if stop.heard}
        return [msgspec.structs.replace(one, node=at.get(one.press, 0)) for one in self._said]

    def _press(self, key: str) -> None:
        if key in _OF_THE_PAGE and not self._session.in_focus_mode():
            self._session.press(_TOGGLE)
        self._hear(self._session.press(_KEYS[key], patience=MOVE if key == "Tab" else STEP), key)

    def _type(self, text: str) -> None:
        # what somebody types they know, and it may be a password
        self._session.type(text)

    def _hear(self, phrases: Sequence[str], key: str) -> None:
        press = len(self.stops) + 1 if key == "Tab" else 0
        self._said += [
            Utterance(part=Part.RAW, text=phrase, name=phrase, act=self._act, key=key, press=press)
            for phrase in phrases
        ]

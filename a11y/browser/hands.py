"""How the user acts on a control: with a pointer, or with a keyboard alone."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from playwright.sync_api import ElementHandle, Error, Locator, Page

from a11y.browser.failing import why_not_operated
from a11y.browser.hearing import Listener
from a11y.browser.world import ProbeError, World
from a11y.words.errors import ScenarioError
from a11y.words.finding import Box
from a11y.words.rendition import Modality
from a11y.words.state import FocusStop, PageState

_BY_SPACE = {"checkbox", "switch", "radio", "option"}
"""Roles that Space operates and Enter does not (ARIA Authoring Practices)."""
_SPARE_TABS = 20
"""Tabs beyond twice the number of focusable elements before a control is given up."""
_IN_GROUP = """radio => radio.matches(':focus') || Boolean(radio.name) &&
  document.activeElement.type === 'radio' && document.activeElement.name === radio.name &&
  document.activeElement.form === radio.form"""
"""Tab enters a group of radio buttons at one of them; the arrows go on from there (HTML, radio button group)."""
_AMONG_TABS = """tab => tab.matches(':focus') || document.activeElement.getAttribute('role') === 'tab' &&
  Boolean(tab.closest('[role=tablist]')?.contains(document.activeElement))"""
_TABS = "tab => tab.closest('[role=tablist]')?.querySelectorAll('[role=tab]').length ?? 1"
_UNLESS_REPLACED = "element => element.isConnected ? (%s)(element) : null"
"""What a page fetches when it has loaded often takes the place of what was there, with the same names."""
_APPEARS_WITHIN = 2000
"""Milliseconds."""
_HELD_FAST = 4
"""Tabs in a row that do not move the focus: whatever comes behind it is out of reach."""
_GROUP_SIZE = """radio => radio.name ?
  [...document.querySelectorAll('input[type=radio]')].filter(
    other => other.name === radio.name && other.form === radio.form).length : 1"""


class Unreachable(Exception):  # noqa: N818  # an outcome of tabbing, not a fault of the harness
    """Tab went round the whole page, or was held fast, and never came to the control."""


class Hands(Protocol):
    """Acts on located controls. Each verb returns the number of keystrokes it took."""

    modality: Modality

    def begin(self, act: int) -> None:
        """What is done now is this act of the page state to come, from 1."""
        ...

    def taken(self) -> tuple[FocusStop, ...]:
        """Where the focus rested since it was last asked."""
        ...

    def listen(self, state: PageState) -> PageState:
        """The page state, looked at, with what a screen reader says of it where one listens."""
        ...

    def activate(self, locator: Locator, role: str) -> int:
        """Operate a button, link or checkbox."""
        ...

    def fill(self, locator: Locator, text: str) -> int:
        """Replace what a field holds."""
        ...

    def choose(self, locator: Locator, label: str) -> int:
        """Choose the option of a list that has this label."""
        ...


class Pointer:
    """Clicks."""

    modality = Modality.POINTER

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout

    def begin(self, act: int) -> None:
        """A pointer has no stops."""

    def taken(self) -> tuple[FocusStop, ...]:
        """None."""
        return ()

    def listen(self, state: PageState) -> PageState:
        """Nobody listens."""
        return state

    def activate(self, locator: Locator, role: str) -> int:  # noqa: ARG002  # a click is one for all roles
        """A click. Raises `ScenarioError` when the control cannot be clicked."""
        try:
            locator.click(timeout=self._timeout)
        except Error as error:
            raise ScenarioError(f"the control could not be clicked: {why_not_operated(error)}") from error
        return 0

    def fill(self, locator: Locator, text: str) -> int:
        """A click into the field, then the text. Raises `ScenarioError`."""
        try:
            locator.click(timeout=self._timeout)
            locator.fill(text, timeout=self._timeout)
        except Error as error:
            raise ScenarioError(f"the field could not be filled: {why_not_operated(error)}") from error
        return 0

    def choose(self, locator: Locator, label: str) -> int:
        """Choose by label. Raises `ScenarioError`."""
        try:
            locator.select_option(label=label, timeout=self._timeout)
        except Error as error:
            raise ScenarioError(f"no option “{label}” could be chosen: {why_not_operated(error)}") from error
        return 0


class Keyboard:
    """Tabs, and presses the key that the role demands."""

    modality = Modality.KEYBOARD
    _outside = 1
    """Tabs in a row that may go past the page: through the browser's own controls."""

    def __init__(self, page: Page, world: World) -> None:
        self._page = page
        self._world = world
        self._act = 0
        self._listener = Listener(world)
        self.stops: list[FocusStop] = []
        """Where the focus rested since somebody took them."""

    def begin(self, act: int) -> None:
        """Live regions note what they say under this number."""
        self._act = act
        with suppress(ProbeError):
            self._world.call("a11yLive.acting", act)

    def taken(self) -> tuple[FocusStop, ...]:
        """The stops, which are forgotten here."""
        stops = tuple(self.stops)
        self.stops.clear()
        return stops

    def listen(self, state: PageState) -> PageState:
        """Nobody listens besides."""
        return state

    def _press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def _type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def activate(self, locator: Locator, role: str) -> int:
        """Tab to the control and press Enter, or Space where Enter means nothing. Raises `Unreachable`."""
        if role == "radio":
            return self._pick(locator)
        if role == "tab":
            return self._open_tab(locator)
        keys = self._go_to(locator)
        self._press("Space" if role in _BY_SPACE else "Enter")
        return keys + 1

    def fill(self, locator: Locator, text: str) -> int:
        """Tab to the field, select what it holds, type over it, or delete it for no text. Raises `Unreachable`."""
        keys = self._go_to(locator)
        self._press("ControlOrMeta+A")
        if not text:
            self._press("Delete")
            return keys + 2
        self._type(text)
        return keys + 1 + len(text)

    def choose(self, locator: Locator, label: str) -> int:
        """Tab to the list, Home, then Arrow Down until the option is chosen. Raises `Unreachable`, `ScenarioError`."""
        keys = self._go_to(locator) + 1
        self._press("Home")
        options: int = locator.evaluate("list => list.options ? list.options.length : 0")
        for pressed in range(options + 1):
            chosen: str = locator.evaluate("list => list.selectedOptions?.[0]?.label ?? ''")
            if chosen.split() == label.split():
                return keys + pressed
            self._press("ArrowDown")
        raise ScenarioError(f"no option “{label}” could be chosen with the arrow keys")

    def _pick(self, locator: Locator) -> int:
        """Tab to the group of a radio button, then Arrow Down until it is the chosen one. Raises `Unreachable`."""
        keys = self._go_to(locator, _IN_GROUP)
        members: int = locator.evaluate(_GROUP_SIZE)
        for pressed in range(members):
            if locator.evaluate("radio => radio.matches(':focus')"):
                if locator.evaluate("radio => radio.checked ?? radio.ariaChecked === 'true'"):
                    return keys + pressed
                self._press("Space")
                return keys + pressed + 1
            self._press("ArrowDown")
        raise Unreachable

    def _open_tab(self, locator: Locator) -> int:
        """Tab to the list of tabs, arrow keys to this one, Enter. Raises `Unreachable`.

        Source: ARIA Authoring Practices, tabs pattern: one of them is in the page's Tab order.
        """
        keys = self._go_to(locator, _AMONG_TABS)
        tabs: int = locator.evaluate(_TABS)
        for pressed in range(tabs):
            if locator.evaluate("tab => tab.matches(':focus')"):
                self._press("Enter")
                return keys + pressed + 1
            self._press("ArrowRight")
        # arrows do nothing: each tab may be in the page's Tab order
        keys += tabs + self._go_to(locator)
        self._press("Enter")
        return keys + 1

    def _go_to(self, locator: Locator, there: str = "element => element.matches(':focus')") -> int:
        """Tab until the control has the focus, or `there` holds; the number of Tabs. Raises `Unreachable`."""
        before = len(self.stops)
        try:
            return self._tab_to(locator, there)
        finally:
            self.stops[before:] = self._listener.hear(self.stops[before:])

    def _tab_to(self, locator: Locator, there: str) -> int:
        target = self._found(locator)
        limit = 2 * int(self._world.call("a11yProbe.focusable")) + _SPARE_TABS
        lost = held = 0
        seen: set[str] = set()
        for pressed in range(limit):
            arrived: bool | None = target.evaluate(_UNLESS_REPLACED % there)
            if arrived:
                return pressed
            if arrived is None:
                # a script has put another in its place: the round begins anew
                target, lost, held, seen = self._found(locator), 0, 0, set()
            self._press("Tab")
            stop = self._stop()
            if stop is None:
                lost += 1
                if lost > self._outside:
                    break
                continue
            if stop.selector in seen and lost == 0 and len(seen) > limit // 2:
                break
            held = held + 1 if self.stops and stop.selector == self.stops[-1].selector else 0
            seen.add(stop.selector)
            self.stops.append(stop)
            if held == _HELD_FAST:
                break
        raise Unreachable

    @staticmethod
    def _found(locator: Locator) -> ElementHandle:
        try:
            return locator.element_handle(timeout=_APPEARS_WITHIN)
        except Error as error:
            raise Unreachable from error

    def _stop(self) -> FocusStop | None:
        try:
            facts = self._world.call("a11yProbe.focus")
        except ProbeError:
            return None
        if not facts:
            return None
        return FocusStop(
            facts["selector"],
            facts["role"],
            facts["name"],
            Box(**facts["box"]),
            self._act,
            password=facts["password"],
        )

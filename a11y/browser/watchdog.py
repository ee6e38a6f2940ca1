"""Ends a browser that answers nobody: most of Playwright's calls have no limit of their own, and would wait for ever.

Playwright then says of each call that waits that the browser was closed, which everybody expects of any call.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Error

GRACE = 10.0
"""Seconds that a call has beyond the longest limit of those that have one: those tell more of what went wrong."""
_EVERY = 1.0
"""Seconds between two looks."""
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Windows has but one way to end a process."""


class Watchdog:
    """Ends a browser when a call, to it or to another, waits for longer than `limit` seconds.

    It looks from within Playwright's event loop, which runs only while a call waits: time that we take ourselves, or
    that a scenario waits for its mail, does not count.
    """

    def __init__(self, browser: Browser, limit: float) -> None:
        """Raises playwright's `Error` when the browser has died already."""
        self._browser = browser
        self._limit = limit
        self._process = process_of(browser)
        self._loop: asyncio.AbstractEventLoop | None = getattr(browser, "_loop", None)
        self._waited: WeakKeyDictionary[asyncio.Task[object], float] = WeakKeyDictionary()
        self._next: asyncio.TimerHandle | None = None
        if self._loop is None or not self._process:
            return  # another version of Playwright: nothing is known of what waits
        self._own = frozenset(asyncio.all_tasks(self._loop))
        """What Playwright does for as long as it runs."""
        self._next = self._loop.call_later(_EVERY, self._look, self._loop)

    def rest(self) -> None:
        """Watch no longer."""
        if self._next is not None:
            self._next.cancel()

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._browser.is_connected():
            return  # its number may be another process's by now
        for task in asyncio.all_tasks(loop) - self._own:
            self._waited[task] = self._waited.get(task, 0.0) + _EVERY
            if self._waited[task] > self._limit:
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(self._process, _KILL)
                return
        self._next = loop.call_later(_EVERY, self._look, loop)


def process_of(browser: Browser) -> int:
    """The number of the browser's own process, whatever script it was started by; 0 when it does not tell."""
    session = browser.new_browser_cdp_session()
    try:
        told = session.send("SystemInfo.getProcessInfo")["processInfo"]
    except Error:
        return 0
    finally:
        with suppress(Error):
            session.detach()
    return next((int(one["id"]) for one in told if one["type"] == "browser"), 0)

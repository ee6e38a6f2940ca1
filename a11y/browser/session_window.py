"""A browser window for a participant, with a virtual security key plugged in, until it is closed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from a11y.browser.authenticators import KINDS, SecurityKey
from a11y.browser.failing import why_not_loaded
from a11y.browser.installed import Chromium
from a11y.browser.launching import Window, launch
from a11y.browser.world import World
from a11y.facts.profile import LocaleChoice
from a11y.facts.session_accounts import SessionKey
from a11y.words.errors import TargetError
from a11y.words.rendition import LocaleWay

_DEVICE = KINDS["usb-passkey"]
"""It keeps whatever a site wants to have kept, and verifies its user where a site asks for that."""
_SWITCHES = ("--force-renderer-accessibility",)
"""A screen reader that is started after the browser is answered at once."""
_LOADED_WITHIN = 30.0
"""Seconds."""


@contextmanager
def participant_window(
    chromium: Chromium,
    target: str,
    choice: LocaleChoice,
    locale: str,
    keys: Sequence[SessionKey],
    *,
    headless: bool = False,
) -> Iterator[BrowserContext]:
    """The target in its user's language, in a fresh browser; each tab has a security key that holds `keys`.

    The key answers as soon as a page asks, as one that is touched at once. Nothing is looked at and nothing kept.
    Raises `BrowserError` when there is no display, `TargetError` when the target does not answer.
    """
    with sync_playwright() as playwright:
        window = None if headless else Window(dict(os.environ), _SWITCHES)
        browser = launch(playwright, chromium, window=window)
        try:
            context = browser.new_context(locale=locale, no_viewport=not headless or None)
            way = next(iter(choice.ways), None)
            if way is LocaleWay.COOKIE:
                context.add_cookies([{"name": choice.cookie, "value": choice.value(locale), "url": target}])
            page = context.new_page()
            _plug_in(page, keys)
            context.on("page", lambda tab: _plug_in(tab, keys))
            address = choice.address(target, locale) if way is LocaleWay.QUERY else target
            try:
                page.goto(address, wait_until="domcontentloaded", timeout=_LOADED_WITHIN * 1000)
            except Error as error:
                reason = why_not_loaded(error, _LOADED_WITHIN * 1000)
                raise TargetError(
                    f"{target} did not load: {reason}; start the target, then run again"
                ) from error
            yield context
        finally:
            with suppress(Error):
                browser.close()


def wait_until_closed(context: BrowserContext) -> None:
    """Until the last tab of the window is closed, or the browser has ended."""
    browser = context.browser
    while context.pages and browser is not None and browser.is_connected():
        with suppress(Error):  # the browser has ended; a tab that crashed is closed by its user later
            context.pages[0].wait_for_event("close", timeout=0)


def _plug_in(page: Page, keys: Sequence[SessionKey]) -> None:
    device = SecurityKey(World(page, ()), _DEVICE)
    for key in keys:
        device.take(key)

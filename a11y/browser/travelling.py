"""How a user comes to a page without one of its controls: an address, a mailed link, the Back button; and downloads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, Self
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from a11y.browser.arriving import Arrivals
from a11y.browser.clock import Clock
from a11y.browser.failing import why_not_loaded
from a11y.browser.observe import secrets_in
from a11y.facts.profile import Profile
from a11y.facts.record import Recorder
from a11y.words.errors import ScenarioError, TargetError
from a11y.words.rendition import LocaleWay
from a11y.words.run import Walk
from a11y.words.state import Act


class Ground(Protocol):
    """What a traveller needs of the walk."""

    target: str
    profile: Profile
    recorder: Recorder
    timeout: float


class Traveller:
    """Goes to pages by their addresses."""

    page: Page
    _around: Ground
    _arrivals: Arrivals
    _clock: Clock
    _acts: list[Act]
    _again: Callable[[], int] | None
    walk: Walk
    asks_by: LocaleWay | None

    def open(self, page: str, **params: str) -> Self:
        """Go to a page by its address, as from a bookmark. Raises `TargetError` when nothing answers."""
        path = self._around.profile.page(page).url_path(**params)
        address = self._around.target.rstrip("/") + path
        if self.asks_by is LocaleWay.QUERY:
            # each time, since a target need not remember what an address asked for
            address = self._around.profile.locale.address(address, self.walk.rendition.locale)
        return self._go(address, Act("open", control=page, name=path))

    def follow(self, link: str) -> Self:
        """Open a link out of a mail in this browser. Raises `ScenarioError` when it leads away from the target."""
        there, here = urlsplit(link), urlsplit(self._around.target)
        if (there.scheme, there.netloc) != (here.scheme, here.netloc):
            raise ScenarioError(
                f"the mail's link leads to {there.scheme}://{there.netloc}, not to the target "
                f"{self._around.target}; correct the address that the target writes into its mail"
            )
        return self._go(link, Act("open", name=there.path))

    def back(self) -> Self:
        """Press the browser's Back button. Raises `ScenarioError` when there is no page to go back to."""
        self._arrivals.about_to_act()
        self._again = None
        before = self.page.url
        with self._clock.measure("navigation"):
            try:
                self.page.go_back(wait_until="domcontentloaded", timeout=self._around.timeout)
            except Error as error:
                raise TargetError(
                    f"going back from {before} did not load a page: {why_not_loaded(error, self._around.timeout)}"
                ) from error
        self._acts.append(Act("press", name="Alt+←"))
        return self

    def _go(self, url: str, act: Act) -> Self:
        self._arrivals.about_to_act()
        self._again = None
        with self._clock.measure("navigation"):
            try:
                self.page.goto(url, wait_until="domcontentloaded", timeout=self._around.timeout)
            except Error as error:
                raise TargetError(
                    f"{url} did not load: {why_not_loaded(error, self._around.timeout)}"
                ) from error
        self._acts.append(act)
        return self


_DOWNLOADS_WITHIN = 5000
"""Milliseconds for a download to begin."""


def downloaded(page: Page, recorder: Recorder, operate: Callable[[], object], name: str) -> str | None:
    """The text of the file that `operate` makes the browser download, its secrets learnt; None when none comes.

    Raises `ScenarioError` when the download is broken off.
    """
    try:
        with page.expect_download(timeout=_DOWNLOADS_WITHIN) as coming:
            operate()
    except PlaywrightTimeout:
        return None
    download = coming.value
    reason = download.failure()
    if reason:
        raise ScenarioError(f"the download of {name} broke off ({reason}); look into the target's log")
    text = Path(download.path()).read_text(encoding="utf-8", errors="replace")
    recorder.redactor.learn(*secrets_in(text.splitlines()), *secrets_in([text]))
    return text

"""Goes to a page of which nothing is known, and looks at it: no profile, no promise of a title or control."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, Self
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page

from a11y.browser.arriving import Arrivals
from a11y.browser.clock import Clock
from a11y.browser.failing import why_not_loaded
from a11y.facts.profile import PageProfile
from a11y.words.errors import TargetError
from a11y.words.state import Act

_FAILED = 400
"""From this HTTP status on there is no page of the site's, but one that says that there is none."""
_PAGES = ("text/html", "application/xhtml+xml", "image/svg+xml", "text/plain", "application/xml", "text/xml")
"""What a browser shows as a document of its own."""


class Ground(Protocol):
    """What a looker needs of the walk."""

    timeout: float


class Looker:
    """Looks at addresses."""

    page: Page
    _arrivals: Arrivals
    _around: Ground
    _clock: Clock
    _acts: list[Act]
    _end_step: Callable[..., None]

    def leave(self) -> None:
        """Let go of the page: somebody else goes on with it."""
        self._arrivals.leave()

    def look_at(self, address: str, ready: str = "", *, error_pages: bool = False) -> Self:
        """Go there and end a step on what comes, whatever it is.

        `ready` is a CSS selector of what must be visible first. Raises `TargetError` when nothing comes that could be
        looked at: no answer, a download, or an error status, unless `error_pages` are what is to be seen.
        """
        with self._clock.measure("navigation"):
            self._load(address, ready, error_pages)
        path = urlsplit(self.page.url).path or "/"
        self._acts.append(Act("open", name=path))
        self._end_step(PageProfile(path=path, name=path), path, {})
        return self

    def _load(self, address: str, ready: str, error_pages: bool) -> None:
        try:
            answer = self.page.goto(address, wait_until="domcontentloaded", timeout=self._around.timeout)
        except Error as error:
            raise TargetError(f"{address} {_why(error, self._around.timeout)}") from error
        if answer is not None:
            if answer.status >= _FAILED and not error_pages:
                raise TargetError(
                    f"{address} answers with status {answer.status}; correct the address, or sign in, "
                    "or have the page looked at all the same with --error-pages"
                )
            kind = (answer.headers.get("content-type") or "text/html").partition(";")[0].strip().lower()
            if kind not in _PAGES:
                raise TargetError(f"{address} is {kind}, which is no page; leave it out")
        if ready:
            try:
                self.page.locator(ready).first.wait_for(state="visible", timeout=self._around.timeout)
            except Error as error:
                raise TargetError(f"{address} never showed {ready!r}; correct --wait-for") from error


def _why(error: Error, timeout: float) -> str:
    if "Download is starting" in error.message:
        return "is a download, which is no page; leave it out"
    return f"did not load: {why_not_loaded(error, timeout)}"

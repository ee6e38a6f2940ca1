"""A page that one look after another takes place on: where nobody acts, nothing is left behind but what can be cleared.

A fresh context costs a process of the browser's, in which every script is read and made fast anew: a quarter of the
time of a page that axe alone looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from playwright.sync_api import Error

from a11y.browser.walking import Browser, Stage
from a11y.browser.world import ProbeError
from a11y.words.rendition import Rendition

_NOWHERE = "about:blank"


class Kept:
    """The page of one process, kept from one look to the next as long as it can be cleared."""

    def __init__(self) -> None:
        self._opened: AbstractContextManager[Stage] | None = None
        self._stage: Stage | None = None
        self._of: tuple[Browser, Rendition] | None = None

    @contextmanager
    def lend(
        self, browser: Browser, rendition: Rendition, opening: Callable[[], AbstractContextManager[Stage]]
    ) -> Iterator[Stage]:
        """The page that is kept, as clean as a fresh one; `opening` makes another where there is none that fits.

        Raises `TargetError` when the browser has died.
        """
        if self._of != (browser, rendition):
            self.close()
        if self._stage is None:
            self._opened = opening()
            self._stage = self._opened.__enter__()
            self._of = (browser, rendition)
        try:
            yield self._stage
        finally:
            if not _cleared(self._stage):
                self.close()

    def close(self) -> None:
        """Close the page that is kept, if there is one."""
        opened, self._opened, self._stage, self._of = self._opened, None, None, None
        if opened is not None:
            opened.__exit__(None, None, None)


def _cleared(stage: Stage) -> bool:
    """Whether nothing is left of the page: not its document, its history, its name, its cookies and what it stored."""
    if stage.page.is_closed():
        return False
    try:
        # whoever does not answer here would not leave either
        stage.world.call("(() => { window.name = ''; })")
        for other in stage.context.pages:
            if other is not stage.page:
                other.close()
        stage.page.goto(_NOWHERE)
        stage.context.clear_permissions()
        stage.world.send_together(
            [
                ("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"}),
                ("Page.resetNavigationHistory", {}),
            ]
        )
    except (Error, ProbeError):
        return False
    return True

"""The ways in which a user can ask a target for a language, each tried in a browser of its own."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from a11y.browser.driver import Index
from a11y.browser.walking import Browser, stage
from a11y.walking.preparing import TaskBegins
from a11y.walking.walker import Surroundings, Walker
from a11y.words.rendition import LocaleWay
from a11y.words.run import Walk


class Asking:
    """Opens browsers that ask for the walk's locale in one way alone; they are closed when the walk ends."""

    def __init__(
        self, browser: Browser, walker: Walker, walk: Walk, around: Surroundings, index: Index
    ) -> None:
        self._browser = browser
        self._walker = walker
        self._walk = walk
        self._around = around
        self._index = index
        self._open = ExitStack()

    def by(self, way: str) -> Index | None:
        """The target in a fresh browser that asks by `cookie`, `query` or `header`; None when it has no such way.

        Unless that is the way, the browser's own setting asks for another language: the target cannot guess right.
        """
        if self._walker.plan.preparation is not None:
            raise TaskBegins
        choice = self._walker.profile.locale
        asked = LocaleWay(way)
        if asked not in choice.ways:
            return None
        ready = self._open.enter_context(
            stage(
                self._browser,
                self._walk.rendition,
                choice,
                self._walker.plan.target,
                way=asked,
                otherwise=self._another(),
                axe=self._walker.plan.engines.axe,
                in_window=bool(self._walker.plan.at),
            )
        )
        return Index(
            ready.page,
            ready.world,
            self._walk,
            self._around,
            ready.clock,
            visit=self._index.visit,
            asks_by=asked,
        )

    def _another(self) -> str:
        """The source's locale, or for a walk in that, another one of the target's."""
        profile = self._walker.profile
        locale = self._walk.rendition.locale
        return next(
            (one for one in (profile.source, *profile.locales) if one != locale),
            profile.source,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

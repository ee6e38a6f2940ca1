"""Where the time of a page state goes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Adds up milliseconds by part. A moment counts once: for the innermost part that is measured."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}
        self._inside: list[float] = []
        """Milliseconds that parts within each part under way have taken."""

    @contextmanager
    def measure(self, part: str) -> Iterator[None]:
        """Time spent inside counts for `part`."""
        started = time.perf_counter()
        self._inside.append(0.0)
        try:
            yield
        finally:
            spent = (time.perf_counter() - started) * 1000
            within = self._inside.pop()
            if self._inside:
                self._inside[-1] += spent
            self.parts[part] = round(self.parts.get(part, 0.0) + spent - within, 1)

    def hide(self, hidden: str, behind: str, took: float, rest: str) -> None:
        """Time of the part `hidden`, in which the part `behind` went on elsewhere, counts for `behind`.

        `took` is how long that was at work in all, in milliseconds. What is left of `hidden` counts for `rest`.
        """
        spent = self.parts.pop(hidden, 0.0)
        waited = self.parts.get(behind, 0.0)
        covered = max(0.0, min(spent, took - waited))
        self.parts[behind] = round(waited + covered, 1)
        self.parts[rest] = round(self.parts.get(rest, 0.0) + spent - covered, 1)

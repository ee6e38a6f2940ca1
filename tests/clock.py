"""A clock that tests turn by hand: who sleeps on it turns it forward."""

from __future__ import annotations

from collections.abc import Callable

START = 1_800_000_000.0
"""Begins a period of 30 seconds."""


class HandClock:
    """Stands in for the module `time`."""

    def __init__(self) -> None:
        self.now = START
        self.slept: list[float] = []
        """How long somebody slept, each time."""
        self.meanwhile: Callable[[], None] = lambda: None
        """What happens while somebody sleeps."""

    def time(self) -> float:
        """Unix seconds."""
        return self.now

    monotonic = time

    def sleep(self, seconds: float) -> None:
        """Turn it forward."""
        self.slept.append(seconds)
        self.now += seconds
        self.meanwhile()

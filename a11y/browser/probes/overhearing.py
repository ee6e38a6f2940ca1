"""What a press leads to beyond the document: requests, questions, copies, and what a page puts off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from a11y.browser.world import ProbeError, World

_SCRIPTS = frozenset(["XHR", "Fetch", "EventSource", "Ping"])
"""What the browser calls requests that scripts begin."""
_READING = frozenset(["GET", "HEAD"])
_PAGE = 'window[Symbol.for("a11yOverheard")]?'
_WITHIN = 20_000
"""Milliseconds: what a page does later by itself is no part of its answer."""


class Overheard:
    """What came of the presses since it was last cleared."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.requests = 0
        """Requests of scripts."""
        self.refused = 0
        """Those of them that would have changed something on the server, and were kept from it."""
        self.documents = 0
        """Documents that the page would have been left for."""
        self.questions = 0
        """Dialogs of the browser."""

    def clear(self) -> None:
        """Begin anew, and forget what the page had put off. Raises `ProbeError`."""
        self.requests = self.refused = self.documents = self.questions = 0
        self._evaluate("forget()")

    def put_off(self) -> int:
        """How many functions of the page wait for more than a second. Raises `ProbeError`."""
        return int(self._evaluate("held()") or 0)

    def call_them(self) -> None:
        """Call those of the next seconds at once, in their order. Raises `ProbeError`."""
        self._evaluate(f"fire({_WITHIN})")

    def _evaluate(self, what: str) -> Any:
        told = {"awaitPromise": True, "returnByValue": True}
        answer = self._world.send("Runtime.evaluate", expression=f"{_PAGE}.{what}", **told)
        return answer["result"].get("value")


@contextmanager
def overheard(world: World) -> Iterator[Overheard]:
    """Listens to the page and its requests, which something else may refuse. Raises `ProbeError`."""
    heard = Overheard(world)

    def request(event: dict[str, Any]) -> None:
        sends = event["request"]["method"] not in _READING
        if event.get("resourceType") in _SCRIPTS or sends:
            heard.requests += 1
            heard.refused += sends
        if event.get("resourceType") == "Document":
            heard.documents += 1

    def question(_: Any) -> None:
        heard.questions += 1

    world.session.on("Fetch.requestPaused", request)
    world.session.on("Page.javascriptDialogOpening", question)
    try:
        # in the page's own world; a page that sabotages this harms itself alone
        world.send("Runtime.evaluate", expression=_script())
        yield heard
    finally:
        with suppress(ProbeError):
            world.send("Runtime.evaluate", expression=f"{_PAGE}.release()")
        world.session.remove_listener("Fetch.requestPaused", request)
        world.session.remove_listener("Page.javascriptDialogOpening", question)


@cache
def _script() -> str:
    return (Path(__file__).parent / "overheard.js").read_text(encoding="utf-8")

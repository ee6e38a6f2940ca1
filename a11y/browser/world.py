"""A page's isolated JavaScript world, reached through the Chrome DevTools Protocol.

Probes live there: the page's content security policy does not apply to them and the page's scripts cannot change the
built-ins that they use. Scripts are installed once for a page and run in each new document by the browser itself.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession, Error, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from a11y.browser.failing import first_line

WORLD = "a11y"
"""The world's name, as the protocol knows it."""
ANSWERS_WITHIN = 60.0
"""Seconds for one answer of a page: axe needs many on a page of thousands of elements, on a busy machine."""
_NAMED = {
    "serialization": "deep",
    "maxDepth": 1,
    "additionalParameters": {"maxNodeDepth": 0, "includeShadowTree": "none"},
}
"""How an array of elements is answered: each by the browser's number, without what is in it."""
_TO_TIDY_UP = 10.0
"""Seconds for a probe that is too slow to put back what it has changed."""
_NO_CONTEXT = "Cannot find context"
"""What the browser says to a number whose document is gone, before it runs anything."""


class ProbeError(Exception):
    """A probe could not look: the document was replaced, the page crashed, or a script failed."""


class World:
    """The isolated world of one page."""

    def __init__(self, page: Page, scripts: tuple[str, ...], limit: float = ANSWERS_WITHIN) -> None:
        """`limit` is how many seconds a page has for one answer."""
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.limit = limit
        self.free = False
        """Nobody goes on from its pages: what cannot be undone may be tried."""
        self._context = 0
        self._mute = ""
        self._until = math.inf
        self.session.on("Page.frameNavigated", self._navigated)
        self.session.send("Page.enable")
        for script in scripts:
            self.session.send("Page.addScriptToEvaluateOnNewDocument", {"source": script, "worldName": WORLD})

    def _navigated(self, event: dict[str, Any]) -> None:
        if "parentId" not in event["frame"]:
            self._context = 0
            self._mute = ""

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol. Raises `ProbeError`, also when no answer comes in time.

        A page that did not answer once is not asked again until another document has come.
        """
        if self._mute:
            raise ProbeError(self._mute)
        if (now := time.monotonic()) > self._until:
            self._until = now + _TO_TIDY_UP
            raise ProbeError(f"it was not done within {self.limit:g} s")
        try:
            return self._sent(method, params)
        except PlaywrightTimeout as error:
            self._mute = (
                f"the page does not answer within {self.limit:g} s: a script of its own keeps it busy"
            )
            raise ProbeError(self._mute) from error
        except Error as error:
            raise ProbeError(f"{method}: {first_line(error)}") from error

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """What is sent inside must be done within the time that the page has for one answer, however many it gives.

        After that `send` raises `ProbeError`, and leaves a while to put the page back before it does so again.
        """
        self._until = time.monotonic() + self.limit
        try:
            yield
        finally:
            self._until = math.inf

    def _sent(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        """The answer as the protocol gives it.

        Playwright looks through every value of an answer for objects of its own, which takes longer than all else where
        thousands of elements are told, and there are none in this protocol's answers. Its synchronous face has
        no way round that, so the inside of it is asked where it is as known.
        """
        limit = self.limit * 1000
        inside = getattr(self.session, "_impl_obj", None)
        wait = getattr(self.session, "_sync", None)
        answer: dict[str, Any] = (
            self.session.send(method, params, timeout=limit)
            if inside is None or wait is None
            else wait(inside.send(method, params, timeout=limit))
        )
        return answer

    def run(self, script: str) -> None:
        """Run a script in the world of the top document. Raises `ProbeError` when it fails."""
        answer = self._evaluate(script, by_value=False)
        if "exceptionDetails" in answer:
            raise ProbeError(_failure(answer["exceptionDetails"]))

    def call(self, function: str, *arguments: Any, within: int = 0) -> Any:
        """The JSON value of `function(*arguments)` in the world of the top document; promises are awaited.

        `within` is after how many milliseconds a script that does not rest is ended; 0 for as long as the page has for
        an answer. Raises `ProbeError` when the script fails or the document goes away meanwhile.
        """
        expression = f"{function}({', '.join(json.dumps(argument) for argument in arguments)})"
        known = self._context
        limit: dict[str, Any] = {"timeout": within} if within else {}
        try:
            answer = self._evaluate(expression, **limit)
        except ProbeError as error:
            # the document was replaced before its event came here; what was not found was not run either
            if not known or _NO_CONTEXT not in str(error):
                raise
            self._context = 0
            answer = self._evaluate(expression, **limit)
        if "exceptionDetails" in answer:
            raise ProbeError(f"{function}: {_failure(answer['exceptionDetails'])}")
        return answer["result"].get("value")

    def numbers(self, function: str) -> list[int]:
        """The `Node.id` of each element of the array that `function()` gives; 0 for what is no element.

        One answer for all of them, in frames and shadow trees too. Raises `ProbeError`.
        """
        answer = self._evaluate(f"{function}()", by_value=False, serializationOptions=_NAMED)
        array = answer.get("result", {}).get("deepSerializedValue", {})
        if array.get("type") != "array":
            raise ProbeError(f"{function} gave no array")
        self.send("Runtime.releaseObject", objectId=answer["result"]["objectId"])
        found: list[int] = []
        met: dict[int, int] = {}
        for member in array["value"]:
            # what comes a second time is only referred to
            reference = member.get("weakLocalObjectReference", 0)
            number = member.get("value", {}).get("backendNodeId", 0) if member["type"] == "node" else 0
            found.append(met.setdefault(reference, number) if reference else number)
        return found

    def _evaluate(self, expression: str, *, by_value: bool = True, **options: Any) -> dict[str, Any]:
        if not self._context:
            frame = self.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
            world = self.send("Page.createIsolatedWorld", frameId=frame, worldName=WORLD)
            self._context = world["executionContextId"]
        return self.send(
            "Runtime.evaluate",
            expression=expression,
            contextId=self._context,
            awaitPromise=True,
            returnByValue=by_value,
            **options,
        )


def _failure(details: dict[str, Any]) -> str:
    """What a script threw, in one line."""
    text = details.get("exception", {}).get("description") or details.get("text", "failed")
    return str(text).splitlines()[0]

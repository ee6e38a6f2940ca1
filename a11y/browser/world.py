"""A page's isolated JavaScript world, reached through the Chrome DevTools Protocol.

Probes live there: the page's content security policy does not apply to them and the page's scripts cannot change the
built-ins that they use. Scripts are installed once for a page and run in each new document by the browser itself.
"""

from __future__ import annotations

import asyncio
import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import CDPSession, Error, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from a11y.browser.failing import first_line

WORLD = "a11y"
"""The world's name, as the protocol knows it."""
ANSWERS_WITHIN = 60.0
"""Seconds for one answer of a page: axe needs many on a page of thousands of elements, on a busy machine."""
_NUMBERED: dict[str, Any] = {
    "returnByValue": False,
    "objectGroup": WORLD,
    "serializationOptions": {
        "serialization": "deep",
        "maxDepth": 1,
        "additionalParameters": {"maxNodeDepth": 0, "includeShadowTree": "none"},
    },
}
"""How an array of elements is answered: each by the browser's number, without what is in it."""
_TO_TIDY_UP = 10.0
"""Seconds for a probe that is too slow to put back what it has changed."""
_NO_CONTEXT = "Cannot find context"
"""What the browser says to a number whose document is gone, before it runs anything."""


Command = tuple[str, dict[str, Any]]
"""A command of the protocol: its method and its parameters."""


_LET_GO: Command = ("Runtime.releaseObjectGroup", {"objectGroup": WORLD})


class ProbeError(Exception):
    """A probe could not look: the document was replaced, the page crashed, or a script failed."""


class Asked(NamedTuple):
    """A question that the browser has been sent."""

    answer: Callable[[], Any]
    """Waits for the answer. Raises `ProbeError`."""


class World:
    """The isolated world of one page."""

    def __init__(self, page: Page, scripts: tuple[str, ...], limit: float = ANSWERS_WITHIN) -> None:
        """`limit` is how many seconds a page has for one answer."""
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.limit = limit
        self.free = False
        """Nobody goes on from its pages: what cannot be undone may be tried."""
        self.hears_size = True
        """The page's scripts may hear of another size of the window."""
        self.hears_keys = True
        """The page's scripts may hear keys, or who has the focus."""
        self.documents = 0
        """How many documents have come since it began."""
        self._context = 0
        self._mute = ""
        self._until = math.inf
        self.session.on("Page.frameNavigated", self._navigated)
        self.session.send("Page.enable")
        self.send_together(
            [
                ("Page.addScriptToEvaluateOnNewDocument", {"source": script, "worldName": WORLD})
                for script in scripts
            ]
        )

    def _navigated(self, event: dict[str, Any]) -> None:
        if "parentId" not in event["frame"]:
            self.documents += 1
            self._context = 0
            self._mute = ""
            self.hears_size = True
            self.hears_keys = True

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol. Raises `ProbeError`, also when no answer comes in time.

        A page that did not answer once is not asked again until another document has come.
        """
        self._require_time()
        with self._failing(method):
            return self._sent(method, params)

    def send_together(self, commands: Sequence[Command]) -> list[dict[str, Any]]:
        """The answers to commands that are sent without waiting for the one before: a trip is saved for each.

        The browser carries them out in their order. Raises `ProbeError` when one of them is refused; the others were
        carried out all the same.
        """
        self._require_time()
        inside, wait = self._inside()
        if inside is None:
            return [self.send(method, **params) for method, params in commands]

        async def send_all() -> list[dict[str, Any] | BaseException]:
            limit = self.limit * 1000
            sent = [inside.send(method, params, timeout=limit) for method, params in commands]
            answers: list[dict[str, Any] | BaseException] = await asyncio.gather(
                *sent, return_exceptions=True
            )
            return answers

        found = []
        for (method, _), answer in zip(commands, wait(send_all()), strict=True):
            with self._failing(method):
                if isinstance(answer, BaseException):
                    raise answer
            found.append(answer)
        return found

    def ask(self, method: str, **params: Any) -> Asked:
        """Send a command and go on while the browser works on it. Raises `ProbeError` as `send` does."""
        self._require_time()
        inside, wait = self._inside()
        if inside is None:
            answer = self.send(method, **params)
            return Asked(lambda: answer)

        async def begin() -> asyncio.Task[dict[str, Any]]:
            async def send() -> dict[str, Any]:
                answer: dict[str, Any] = await inside.send(method, params, timeout=self.limit * 1000)
                return answer

            task = asyncio.ensure_future(send())
            # an answer that nobody waits for any more is no error
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            await asyncio.sleep(0)
            return task

        task = wait(begin())

        def answered() -> dict[str, Any]:
            with self._failing(method):
                found: dict[str, Any] = wait(task)
            return found

        return Asked(answered)

    def ask_call(self, function: str, *arguments: Any) -> Asked:
        """Call `function(*arguments)` as `call` does, and go on meanwhile; the answer is its JSON value."""
        method, told = self._command(_written(function, *arguments))
        asked = self.ask(method, **told)
        return Asked(lambda: _value(asked.answer(), function))

    def _require_time(self) -> None:
        if self._mute:
            raise ProbeError(self._mute)
        if (now := time.monotonic()) > self._until:
            self._until = now + _TO_TIDY_UP
            raise ProbeError(f"it was not done within {self.limit:g} s")

    @contextmanager
    def _failing(self, method: str) -> Iterator[None]:
        """Tells the browser's errors in the words of a probe."""
        try:
            yield
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

    @property
    def gone(self) -> float:
        """The share of the time for one look that is gone: 0 when it begins, and where there is no such time."""
        return 0.0 if math.isinf(self._until) else 1 - (self._until - time.monotonic()) / self.limit

    def _sent(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        """The answer as the protocol gives it."""
        inside, wait = self._inside()
        limit = self.limit * 1000
        answer: dict[str, Any] = (
            self.session.send(method, params, timeout=limit)
            if inside is None
            else wait(inside.send(method, params, timeout=limit))
        )
        return answer

    def _inside(self) -> tuple[Any, Any]:
        """Playwright's own session and what waits for its answers; None for both where they are not as known.

        Playwright looks through every value of an answer for objects of its own, which takes longer than all else where
        thousands of elements are told, and there are none in this protocol's answers. Its synchronous face has no way
        round that, nor one to send without waiting.
        """
        inside = getattr(self.session, "_impl_obj", None)
        wait = getattr(self.session, "_sync", None)
        return (inside, wait) if inside is not None and wait is not None else (None, None)

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
        expression = _written(function, *arguments)
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
        return _value(answer, function)

    def calls(self, *functions: tuple[Any, ...]) -> list[Any]:
        """The JSON values of several functions, each told with its arguments, called without waiting between them.

        Raises `ProbeError` when one of them fails; the others were called all the same.
        """
        answers = self.send_together([self._command(_written(*function)) for function in functions])
        return [_value(answer, function[0]) for answer, function in zip(answers, functions, strict=True)]

    def call_after(self, commands: Sequence[Command], function: str, *arguments: Any) -> Any:
        """As `call`, sent together with commands that the browser carries out before, or while the function waits."""
        answers = self.send_together([*commands, self._command(_written(function, *arguments))])
        return _value(answers[-1], function)

    def numbers(self, function: str) -> list[int]:
        """The `Node.id` of each element of the array that `function()` gives; 0 for what is no element.

        One answer for all of them, in frames and shadow trees too. Raises `ProbeError`.
        """
        # what was numbered before is let go, so that the page can forget it
        _, answer = self.send_together([_LET_GO, self._command(_written(function), **_NUMBERED)])
        return _numbers(answer, function)

    def call_numbered(self, function: str, elements: str) -> tuple[Any, list[int]]:
        """The JSON value of `function()`, and the numbers of `elements()` after it. Raises `ProbeError`."""
        called, numbered = self._command(_written(function)), self._command(_written(elements), **_NUMBERED)
        _, value, answer = self.send_together([_LET_GO, called, numbered])
        return _value(value, function), _numbers(answer, elements)

    def _command(self, expression: str, **options: Any) -> Command:
        """What evaluates an expression in the world of the top document, which is made first where there is none."""
        if not self._context:
            frame = self.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
            world = self.send("Page.createIsolatedWorld", frameId=frame, worldName=WORLD)
            self._context = world["executionContextId"]
        told = {
            "expression": expression,
            "contextId": self._context,
            "awaitPromise": True,
            "returnByValue": True,
        }
        return "Runtime.evaluate", {**told, **options}

    def _evaluate(self, expression: str, *, by_value: bool = True, **options: Any) -> dict[str, Any]:
        method, told = self._command(expression, returnByValue=by_value, **options)
        return self.send(method, **told)


def _written(function: str, *arguments: Any) -> str:
    return f"{function}({', '.join(json.dumps(argument) for argument in arguments)})"


def _value(answer: dict[str, Any], function: str) -> Any:
    if "exceptionDetails" in answer:
        raise ProbeError(f"{function}: {_failure(answer['exceptionDetails'])}")
    return answer["result"].get("value")


def _numbers(answer: dict[str, Any], function: str) -> list[int]:
    array = answer.get("result", {}).get("deepSerializedValue", {})
    if array.get("type") != "array":
        raise ProbeError(f"{function} gave no array")
    found: list[int] = []
    met: dict[int, int] = {}
    for member in array["value"]:
        # what comes a second time is only referred to
        reference = member.get("weakLocalObjectReference", 0)
        number = member.get("value", {}).get("backendNodeId", 0) if member["type"] == "node" else 0
        found.append(met.setdefault(reference, number) if reference else number)
    return found


def _failure(details: dict[str, Any]) -> str:
    """What a script threw, in one line."""
    text = details.get("exception", {}).get("description") or details.get("text", "failed")
    return str(text).splitlines()[0]

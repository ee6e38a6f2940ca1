"""A page's isolated JavaScript world, reached through the Chrome DevTools Protocol.

Probes live there: the page's content security policy does not apply to them and the page's scripts cannot change the
built-ins that they use. Scripts are installed once for a page and run in each new document by the browser itself.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import CDPSession, Error, Page

WORLD = "a11y"
"""The world's name, as the protocol knows it."""


class ProbeError(Exception):
    """A probe could not look: the document was replaced, the page crashed, or a script failed."""


class World:
    """The isolated world of one page."""

    def __init__(self, page: Page, scripts: tuple[str, ...]) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("Page.enable")
        for script in scripts:
            self.session.send("Page.addScriptToEvaluateOnNewDocument", {"source": script, "worldName": WORLD})

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the protocol. Raises `ProbeError`."""
        try:
            answer: dict[str, Any] = self.session.send(method, params)
        except Error as error:
            raise ProbeError(f"{method}: {error.message.splitlines()[0]}") from error
        return answer

    def call(self, function: str, *arguments: Any) -> Any:
        """The JSON value of `function(*arguments)` in the world of the top document; promises are awaited.

        Raises `ProbeError` when the script fails or the document goes away meanwhile.
        """
        frame = self.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        world = self.send("Page.createIsolatedWorld", frameId=frame, worldName=WORLD)["executionContextId"]
        expression = f"{function}({', '.join(json.dumps(argument) for argument in arguments)})"
        answer = self.send(
            "Runtime.evaluate", expression=expression, contextId=world, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            text = details.get("exception", {}).get("description") or details.get("text", "failed")
            raise ProbeError(f"{function}: {text.splitlines()[0]}")
        return answer["result"].get("value")

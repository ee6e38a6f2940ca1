"""Holds a page where it is while a probe acts on it: no other document, nothing sent, no window opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Error

from a11y.browser.world import ProbeError, World

_READING = {"GET", "HEAD", "OPTIONS"}
_STILL = """(() => {
  const { open, print } = window, { back, forward, go } = History.prototype;
  // what a page itself calls so is its own matter
  const native = (one) => typeof one === "function" && /\\[native code\\]/.test(Function.prototype.toString.call(one));
  const held = {}, kept = {};
  if (native(open)) { kept.open = open; held.open = () => null; }
  if (native(print)) { kept.print = print; held.print = () => {}; }
  Object.assign(window, held);
  Object.assign(History.prototype, { back() {}, forward() {}, go() {} });
  window[Symbol.for("a11y")] = () => {
    Object.assign(window, kept);
    Object.assign(History.prototype, { back, forward, go });
    delete window[Symbol.for("a11y")];
  };
})()"""
"""The page before this one may be shown without a request that could be refused."""
_FREE = 'window[Symbol.for("a11y")]?.()'


@contextmanager
def held_back(world: World) -> Iterator[None]:
    """The browser refuses every document of the page itself and every request that does not only read.

    What the page stores in the browser is put back afterwards. Raises `ProbeError`.
    """
    frame = world.send("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def decide(event: dict[str, Any]) -> None:
        document = event.get("resourceType") == "Document" and event.get("frameId") == frame
        refused = document or event["request"]["method"] not in _READING
        request = {"requestId": event["requestId"]}
        with suppress(Error):  # it may be gone already
            if refused:
                reason = "Aborted" if event.get("resourceType") == "Document" else "InternetDisconnected"
                world.session.send("Fetch.failRequest", {**request, "errorReason": reason})
            else:
                world.session.send("Fetch.continueRequest", request)

    world.session.on("Fetch.requestPaused", decide)
    try:
        world.send("Fetch.enable", patterns=[{"urlPattern": "*"}])
        # windows are opened in the page's own world; a page that sabotages this harms itself alone
        world.send("Runtime.evaluate", expression=_STILL)
        world.call("a11yOpeners.guard")
        yield
    finally:
        with suppress(ProbeError):
            world.call("a11yOpeners.release")
        with suppress(ProbeError):
            world.send("Runtime.evaluate", expression=_FREE)
        with suppress(ProbeError):
            world.send("Fetch.disable")
        world.session.remove_listener("Fetch.requestPaused", decide)

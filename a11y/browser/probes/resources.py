"""What the browser holds of what a page has loaded; nothing is fetched."""

from __future__ import annotations

import base64

from a11y.browser.world import World


def main_frame(world: World) -> str:
    """The browser's identifier of the top document's frame. Raises `ProbeError`."""
    return str(world.send("Page.getFrameTree")["frameTree"]["frame"]["id"])


def loaded(world: World, frame: str, address: str) -> bytes:
    """The bytes of what a frame has loaded from an address. Raises `ProbeError` when the browser let go of it."""
    answer = world.send("Page.getResourceContent", frameId=frame, url=address)
    content: str = answer["content"]
    return base64.b64decode(content) if answer["base64Encoded"] else content.encode("utf-8", "surrogatepass")

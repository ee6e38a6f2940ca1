"""The picture probe: the page at half scale, secrets painted over before anything is kept."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from a11y.browser.world import Asked, World
from a11y.words.finding import Box

SCALE = 0.5
"""Picture pixels per CSS pixel of a page that is not zoomed: enough to recognise a place, a quarter of the work."""
TALLEST = 4000
"""CSS pixels of a long page that are pictured; a picture of everything would cost more than axe does."""
QUALITY = 70
"""JPEG quality. WebP would be half as large and takes the browser twice as long (66 against 33 ms)."""
_MARGIN = 2
"""CSS pixels painted around a secret, so that nothing of its edge shows."""


def ask_for_picture(world: World, width: int, height: int, *, masked: bool, fits: bool = False) -> Asked:
    """Have the browser draw the top `height` CSS pixels of the page (at most `TALLEST`).

    `fits` says that the window shows all of the page: then the page does not notice. Raises `ProbeError`.
    """
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST), "scale": SCALE}
    return world.ask(
        "Page.captureScreenshot",
        format="png" if masked else "jpeg",
        **({} if masked else {"quality": QUALITY}),
        captureBeyondViewport=not fits,
        clip=clip,
        optimizeForSpeed=True,
    )


def read_picture(asked: Asked, width: int, masks: Sequence[Box]) -> tuple[bytes, str]:
    """The picture's bytes and file suffix.

    `masks` are painted black in the picture itself: what it hid cannot be brought back. Raises `ProbeError` when the
    browser gives none.
    """
    content = base64.b64decode(asked.answer()["data"])
    return (_paint(content, masks, width) if masks else content), "jpg"


def _paint(content: bytes, masks: Sequence[Box], width: int) -> bytes:
    with Image.open(BytesIO(content)) as image:
        picture = image.convert("RGB")
    scale = picture.width / width  # on a zoomed page a CSS pixel is several of the browser's
    draw = ImageDraw.Draw(picture)
    for box in masks:
        draw.rectangle(
            (
                (box.x - _MARGIN) * scale,
                (box.y - _MARGIN) * scale,
                (box.x + box.width + _MARGIN) * scale,
                (box.y + box.height + _MARGIN) * scale,
            ),
            fill="black",
        )
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()

"""Pictures of the window with all letters in one colour: which pixels are letters, and what is behind them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

from a11y.browser.world import World
from a11y.facts.contrast import Colour, contrast, over

_FULL = 140
"""Of 255: how much of a pixel a letter must fill to be counted; the rest is its smooth edge."""
_FEWEST = 12
"""Pixels of letters below which nothing is said."""
_MOST_COLOURS = 2048
"""Different colours behind letters beyond which near ones are counted together."""
_COARSE = 0xF0
_ROUNDED = 0.05
"""How much a contrast ratio may change because pictures have whole numbers for colours."""


class Shots(NamedTuple):
    """The window without letters, and how much of each pixel letters fill."""

    backdrop: Image.Image
    letters: Image.Image
    scale: float
    """Pixels for one CSS pixel."""


def take_shots(world: World, width: float) -> Shots:
    """Three pictures of the window, which is put back. `width` is in CSS pixels. Raises `ProbeError`."""
    try:
        backdrop, dark, bright = (_shot(world, colour) for colour in ("transparent", "black", "white"))
    finally:
        world.call("a11yColours.unpaint")
    letters = ImageChops.difference(bright, dark).convert("L")
    return Shots(backdrop, letters, backdrop.width / width)


def _shot(world: World, colour: str) -> Image.Image:
    world.call("a11yColours.paint", colour)
    # without a clip, since a clip lets the browser lay the page out anew
    answer = world.send("Page.captureScreenshot", format="png", optimizeForSpeed=True)
    with Image.open(BytesIO(base64.b64decode(answer["data"]))) as image:
        return image.convert("RGB")


def faintness(
    shots: Shots, rects: Sequence[Sequence[float]], colour: Colour, needed: float, *, around: bool
) -> tuple[float, float] | None:
    """The share of letter pixels with less contrast than `needed`, and the contrast that a tenth have at most.

    `around` counts what lies around the letters as well: a shadow or an outline of theirs. None when no letters
    are seen.
    """
    counts: list[tuple[float, int]] = []
    for x, y, width, height in rects:
        left, top, right, bottom = (
            round(edge * shots.scale) for edge in (x - 1, y - 1, x + width + 1, y + height + 1)
        )
        place = (left, top, right, bottom)
        mask = shots.letters.crop(place).point(lambda filled: 255 if filled >= _FULL else 0)
        if around:
            mask = mask.filter(ImageFilter.MaxFilter(3))
        behind = shots.backdrop.crop(place)
        seen = _colours(behind, mask)
        counts += [(contrast(over(colour, backdrop), backdrop), count) for backdrop, count in seen]
    total = sum(count for _, count in counts)
    if total < _FEWEST:
        return None
    faint = sum(count for ratio, count in counts if ratio < needed - _ROUNDED)
    return faint / total, _least(counts, total)


def _colours(behind: Image.Image, mask: Image.Image) -> list[tuple[Colour, int]]:
    """The colours behind the letters, and how many pixels have them."""
    marked = behind.copy()
    marked.putalpha(mask)
    found = marked.getcolors(_MOST_COLOURS)
    if found is None:
        marked = behind.point(lambda part: (part & _COARSE) + (256 - _COARSE) // 2)
        marked.putalpha(mask)
        found = marked.getcolors(marked.width * marked.height) or []
    colours: list[tuple[Colour, int]] = []
    for count, channels in found:
        if isinstance(channels, tuple) and channels[3]:
            colours.append(((channels[0], channels[1], channels[2], 1.0), count))
    return colours


def _least(counts: Sequence[tuple[float, int]], total: int) -> float:
    """The contrast that a tenth of the pixels have at most."""
    passed = 0
    for ratio, count in sorted(counts):
        passed += count
        if passed * 10 >= total:
            return ratio
    return 0.0

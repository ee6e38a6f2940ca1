"""Pictures of the window with all letters in one colour: which pixels are letters, and what is behind them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFilter

from a11y.browser.world import World
from a11y.facts.contrast import Colour, contrast, over

_FULL = 0.55
"""How much of a pixel a letter must fill to be counted, against the fullest; the rest is its smooth edge."""
_NOTHING = 24
"""Of 255: what is fuller nowhere is no letter."""
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
    """Three pictures of the window, `width` CSS pixels wide, which is put back. Raises `ProbeError`."""
    backdrop, dark, bright = (_shot(world, "paint", colour) for colour in ("transparent", "black", "white"))
    world.call("a11yColours.still")
    letters = ImageChops.difference(bright, dark).convert("L")
    return Shots(backdrop, letters, backdrop.width / width)


def take_bare(world: World) -> tuple[Image.Image, Image.Image]:
    """The window as it is, and without drawings and letters. Raises `ProbeError`."""
    shown, hidden = (_shot(world, "bare", hide) for hide in (False, True))
    world.call("a11yColours.still")
    return shown, hidden


def _shot(world: World, dressing: str, how: str | bool) -> Image.Image:
    world.call(f"a11yColours.{dressing}", how)
    # without a clip, since a clip lets the browser lay the page out anew
    answer = world.send("Page.captureScreenshot", format="png", optimizeForSpeed=True)
    with Image.open(BytesIO(base64.b64decode(answer["data"]))) as image:
        return image.convert("RGB")


def boldness(
    shown: Image.Image, hidden: Image.Image, rects: Sequence[Sequence[float]], scale: float
) -> float | None:
    """The greatest contrast of a pixel of a drawing with what is behind it; None when nothing is seen of it."""
    most = 0.0
    for x, y, width, height in rects:
        place = (round(x * scale), round(y * scale), round((x + width) * scale), round((y + height) * scale))
        drawn, behind = shown.crop(place), hidden.crop(place)
        both = set(zip(_pixels(drawn), _pixels(behind), strict=True))
        most = max([most, *(contrast(one, other) for one, other in both if one != other)])
    return most or None


def _pixels(image: Image.Image) -> list[Colour]:
    raw = image.tobytes()
    return [(raw[i], raw[i + 1], raw[i + 2], 1.0) for i in range(0, len(raw), 3)]


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
        filled = shots.letters.crop(place)
        _, fullest = filled.getextrema()
        if not isinstance(fullest, int | float) or fullest < _NOTHING:
            continue
        enough = fullest * _FULL
        mask = filled.point([255 if part >= enough else 0 for part in range(256)])
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

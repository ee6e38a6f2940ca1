"""What pictures of several frames do: for how long they move, and how often they flash."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate, pairwise
from typing import NamedTuple

from PIL import Image

MOST_FRAMES = 400
"""Frames of a picture that are looked at: with more it moves for long in any case."""
_HASTE = 10.0
"""Milliseconds: a frame that asks for no more than that is shown by browsers for a tenth of a second."""
_USUAL = 100.0
_CELLS = 16
"""Parts, across and down, whose brightness is followed."""
_BLOCK = (341, 256)
"""CSS pixels: the part of the field of view that the threshold of WCAG 2.2, 2.3.1 is about."""
FLASH_AREA = 21824
"""CSS pixels, a quarter of it."""
_STEP = 0.1
"""Of the luminance of white: a smaller change is no flash."""
_DARK = 0.8
"""Luminance that the darker of both is below."""
_LINEAR = [
    round(255 * (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4))
    for part in range(256)
] * 3
_WEIGHTS = (0.2126, 0.7152, 0.0722, 0.0)


class Film(NamedTuple):
    """A picture of several frames that differ."""

    seconds: float
    """For how long it moves; 0 without end."""
    frames: tuple[tuple[float, bytes], ...]
    """For how many milliseconds each stands, and the luminance of its cells, row by row, 255 for white."""

    def flashes(self, width: float, height: float) -> int:
        """The most flashes within a second when it is shown in so many CSS pixels: bright and dark by turns."""
        times = self._changes(width, height)
        within = 0
        first = 0
        for last, time in enumerate(times):
            while time - times[first] >= 1000:
                first += 1
            within = max(within, last - first + 1)
        return within // 2

    def _changes(self, width: float, height: float) -> list[float]:
        """When, in milliseconds, a part that is large enough becomes brighter or darker, against the time before."""
        whole = sum(stands for stands, _ in self.frames)
        frames = self.frames * (2 + int(1000 / whole)) if self.seconds == 0 else self.frames
        times: list[float] = []
        now = 0.0
        last: set[int] = set()
        rising = False
        for (stands, before), (_, after) in pairwise(frames):
            now += stands
            for rises in (True, False):
                if times and rises is rising:
                    continue
                cells = set(_stepping(before, after, rises=rises))
                cells = cells & last if times else cells
                if _most_in_block(cells, width, height) >= FLASH_AREA:
                    times.append(now)
                    last, rising = cells, rises
                    break
        return times


def _stepping(before: bytes, after: bytes, *, rises: bool) -> Iterator[int]:
    """The cells that become clearly brighter, or darker."""
    dark, bright = (before, after) if rises else (after, before)
    for cell, (low, high) in enumerate(zip(dark, bright, strict=True)):
        if high - low >= _STEP * 255 and low < _DARK * 255:
            yield cell


def _most_in_block(cells: set[int], width: float, height: float) -> float:
    """How many CSS pixels of these cells lie in one block of the field of view, at most."""
    across, down = width / _CELLS, height / _CELLS
    if len(cells) * across * down < FLASH_AREA:
        return 0.0
    wide = max(1, min(_CELLS, int(_BLOCK[0] / across)))
    high = max(1, min(_CELLS, int(_BLOCK[1] / down)))
    rows = [
        [0, *accumulate(int(row * _CELLS + column in cells) for column in range(_CELLS))]
        for row in range(_CELLS)
    ]
    most = 0
    for left in range(_CELLS - wide + 1):
        sums = [0, *accumulate(row[left + wide] - row[left] for row in rows)]
        most = max(most, *(sums[top + high] - sums[top] for top in range(_CELLS - high + 1)))
    return most * min(across, _BLOCK[0]) * min(down, _BLOCK[1])


def film_of(content: bytes) -> Film | None:
    """The picture as it moves; None when it has one frame, when all are alike, or when it cannot be read."""
    try:
        with Image.open(BytesIO(content)) as image:
            if getattr(image, "n_frames", 1) < 2:
                return None
            frames = tuple(_frames(image))
            # a GIF that says nothing of it is played once
            times = image.info.get("loop", 0 if image.format != "GIF" else 1)
            again = image.format == "GIF" and "loop" in image.info and times > 0
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    if len({shown for _, shown, _ in frames}) < 2:
        return None
    total = sum(stands for stands, _, _ in frames) / 1000
    seconds = 0.0 if times == 0 else total * (times + 1 if again else times)
    return Film(seconds, tuple((stands, light) for stands, _, light in frames))


def _frames(image: Image.Image) -> Iterator[tuple[float, int, bytes]]:
    """Of each frame, how long it stands, its pixels as a hash, and the luminance of its cells."""
    for number in range(min(getattr(image, "n_frames", 1), MOST_FRAMES)):
        image.seek(number)
        asked = float(image.info.get("duration", 0))
        shown = image.convert("RGB")
        # most of the picture goes first: brightness is worked out of few pixels
        small = shown.resize((4 * _CELLS, 4 * _CELLS), Image.Resampling.BOX)
        light = small.point(_LINEAR).convert("L", matrix=_WEIGHTS)
        cells = light.resize((_CELLS, _CELLS), Image.Resampling.BOX)
        yield _USUAL if asked <= _HASTE else asked, hash(shown.tobytes()), cells.tobytes()

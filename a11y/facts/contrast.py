"""Colours as browsers compute them, and the contrast between two of them (WCAG 2.2, relative luminance)."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile(r"rgba?\(([^)]*)\)")
_LINEAR_UNTIL = 0.04045

Colour = tuple[float, float, float, float]
"""Red, green and blue from 0 to 255, and opacity from 0 to 1."""


@lru_cache(maxsize=4096)
def parse_colour(text: str) -> Colour | None:
    """The first `rgb()` or `rgba()` in a computed value; None when there is none."""
    found = _PARTS.search(text)
    if found is None:
        return None
    parts = [float(part.rstrip("%")) for part in re.split(r"[\s,/]+", found[1].strip()) if part]
    if len(parts) not in {3, 4}:
        return None
    red, green, blue = parts[:3]
    return red, green, blue, parts[3] if len(parts) == 4 else 1.0  # three channels and opacity


def over(colour: Colour, backdrop: Colour) -> Colour:
    """What is seen of a colour that lies on an opaque one."""
    red, green, blue = (colour[i] * colour[3] + backdrop[i] * (1 - colour[3]) for i in range(3))
    return red, green, blue, 1.0


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two opaque colours, from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4096)
def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_UNTIL else ((channel + 0.055) / 1.055) ** 2.4

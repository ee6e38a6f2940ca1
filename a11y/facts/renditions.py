"""Renditions by the short names that people write: `320x900`, `dark`, `320x900 dark`, `walk:zoom-2`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from a11y.facts.nearest import unknown
from a11y.words.errors import ConfigurationError
from a11y.words.rendition import Rendition

WALK = "walk:"
"""Before the name of a rendition that the page must be loaded in: a walk of its own."""
WIDTHS = (200, 4000)
"""CSS pixels; narrower or wider windows are slips of the pen."""
ZOOMS = (0.25, 5.0)
"""What browsers offer."""

_SIZE = re.compile(r"(\d{2,5})(?:x(\d{2,5}))?")
_ZOOM = re.compile(r"zoom-(\d(?:\.\d+)?)")
_NAMED: dict[str, tuple[str, object]] = {
    "dark": ("color_scheme", "dark"),
    "forced-colors": ("contrast", "forced"),
    "contrast-more": ("contrast", "more"),
    "text-spacing": ("text_spacing", True),
    "reduced-motion": ("reduced_motion", True),
}
KNOWN = ("320x900", *_NAMED, "zoom-2")
"""What may stand in a rendition's name, by example where it holds a number."""


class Renditions(msgspec.Struct, frozen=True):
    """Besides the default one."""

    in_place: tuple[Rendition, ...] = ()
    """Looked at on the pages of the default walk, without loading them again."""
    walked: tuple[Rendition, ...] = ()
    """Walked from the start."""


def parse_renditions(names: Sequence[str]) -> Renditions:
    """The renditions of these names, each once. Raises `ConfigurationError` for a name that is not known."""
    in_place: dict[Rendition, str] = {}
    walked: dict[Rendition, str] = {}
    for name in names:
        mine, others = (walked, in_place) if name.startswith(WALK) else (in_place, walked)
        rendition = parse_rendition(name.removeprefix(WALK))
        if rendition in others:
            raise ConfigurationError(
                f"rendition '{name}' is asked for as '{others[rendition]}' too; keep one of them"
            )
        mine[rendition] = name
    return Renditions(tuple(in_place), tuple(walked))


def parse_rendition(name: str) -> Rendition:
    """`320x900 dark` to the rendition; the locale stays the default. Raises `ConfigurationError`."""
    found: dict[str, object] = {}
    for word in name.split():
        for field, value in _fields(word, name).items():
            if field in found:
                raise ConfigurationError(
                    f"rendition '{name}' says its {field.replace('_', ' ')} twice; write two"
                )
            found[field] = value
    rendition = msgspec.convert(found, Rendition)
    if rendition == Rendition():
        raise ConfigurationError(
            f"rendition '{name}' is the default one, which is always walked; leave it out, or write one of "
            + ", ".join(KNOWN)
        )
    return rendition


def _fields(word: str, name: str) -> dict[str, object]:
    size, zoom = _SIZE.fullmatch(word), _ZOOM.fullmatch(word)
    if word in _NAMED:
        return dict([_NAMED[word]])
    if size:
        width, height = int(size[1]), int(size[2] or Rendition().height)
        if not all(WIDTHS[0] <= side <= WIDTHS[1] for side in (width, height)):
            raise ConfigurationError(
                f"rendition '{name}': width and height must be {WIDTHS[0]} to {WIDTHS[1]} CSS pixels"
            )
        return {"width": width, "height": height}
    if zoom:
        if not ZOOMS[0] <= float(zoom[1]) <= ZOOMS[1]:
            raise ConfigurationError(f"rendition '{name}': zoom must be {ZOOMS[0]:g} to {ZOOMS[1]:g}")
        return {"zoom": float(zoom[1])}
    raise ConfigurationError(unknown("rendition", word, KNOWN, f"in '{name}'" if word != name else ""))

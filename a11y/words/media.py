"""What plays on a page: sound and moving pictures, as the browser has them."""

from __future__ import annotations

import msgspec


class Playing(msgspec.Struct, frozen=True, omit_defaults=True):
    """An `audio` or `video` element of the top document."""

    node: int
    """Its `Node.id`."""
    by_itself: bool = False
    """It begins to play without its user: `autoplay`, or it was playing when the page had come to rest."""
    muted: bool = False
    """Nothing is heard of it."""
    controls: bool = False
    """It shows the browser's own controls."""
    sound: bool | None = None
    """Whether there is sound in it; None when the browser did not tell."""
    seconds: float | None = None
    """How long its part of the file is; None when the browser did not tell, or it has no end."""
    endless: bool = False
    """It begins anew when it has ended, or never ends."""

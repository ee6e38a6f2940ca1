"""What a key did on a page. Elements are named by their position in `PageState.nodes`, from 0."""

from __future__ import annotations

import msgspec


class Pressed(msgspec.Struct, frozen=True, omit_defaults=True):
    """Links with the role of a button on which Space was pressed, of those that look alike one."""

    answered: tuple[int, ...] = ()
    """Something came of it."""
    unanswered: tuple[int, ...] = ()
    """Nothing did, but that the browser scrolled."""

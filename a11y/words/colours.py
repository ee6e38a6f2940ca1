"""What colours tell on a page, and what lies behind letters. Elements are named by position in `PageState.nodes`."""

from __future__ import annotations

import msgspec


class Letters(msgspec.Struct, frozen=True):
    """Words whose backdrop only a picture shows, and how well they can be told from it."""

    node: int
    """The position of their element in `PageState.nodes`."""
    needed: float
    """The contrast ratio that letters of this size need (1.4.3)."""
    faint: float
    """The share of their pixels whose contrast with the backdrop is less, from 0 to 1."""
    ratio: float
    """The contrast ratio that a tenth of their pixels have at most."""
    sure: bool
    """Nothing else makes them readable, and they are words: no shadow, no outline, no logo, no single sign."""


class Colours(msgspec.Struct, frozen=True, omit_defaults=True):
    """What colours tell on a page."""

    letters: tuple[Letters, ...] = ()
    """Words about which axe could not tell."""

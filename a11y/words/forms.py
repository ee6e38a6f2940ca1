"""What a trial of a page's fields sees. Elements are named by their position in `PageState.nodes`, from 0."""

from __future__ import annotations

import msgspec


class FieldTrials(msgspec.Struct, frozen=True):
    """What the fields did with what was pasted into them."""

    pasted: tuple[int, ...] = ()
    """Fields for passwords, codes and the names that go with them, into which something was pasted."""
    refused: tuple[int, ...] = ()
    """Those of them that did not take it: a script of the page cancelled it, and no field changed."""

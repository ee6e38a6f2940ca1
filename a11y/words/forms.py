"""What trying the fields and buttons of a page shows. Elements are named by position in `PageState.nodes`, from 0."""

from __future__ import annotations

import msgspec


class FormTrials(msgspec.Struct, frozen=True, omit_defaults=True):
    """What fields did with what was pasted into them, and what buttons are there for."""

    pasted: tuple[int, ...] = ()
    """Fields for passwords, codes and the names that go with them, into which something was pasted."""
    refused: tuple[int, ...] = ()
    """Those of them that did not take it: a script of the page cancelled it, and no field changed."""
    asked: tuple[int, ...] = ()
    """Buttons without a state whose scripts were read."""
    toggles: tuple[int, ...] = ()
    """Those of them whose click turns a class of theirs on and off and sets no state, as far as the script tells."""
    only_toggles: tuple[int, ...] = ()
    """Those of them whose click does nothing else."""
    thrown: tuple[int, ...] = ()
    """Fields for words that lose the focus when a character is pressed in them that is a shortcut of the whole page."""

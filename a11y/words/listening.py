"""What elements of a page listen to. Elements are named by their position in `PageState.nodes`, from 0."""

from __future__ import annotations

import msgspec

WINDOW = -1
"""In place of a position: the window, or the document itself, which hear what happens anywhere on the page."""


class Listener(msgspec.Struct, frozen=True, omit_defaults=True):
    """One function that a page's script hears an event with."""

    node: int
    """The position of the element, or `WINDOW`."""
    event: str
    """`click`, `keydown`, `mousedown`, `change`…; `blur` and `focusout` only of what may take the focus back."""
    plain: bool = False
    """Whether its source can be read as it stands: short, and without calls that lead elsewhere."""
    leads: str = ""
    """What its source surely does to the context: `leaves`, `submits`, `window`; empty when that is not told.

    `returns` of what hears that the focus goes: it may put it back some time later."""
    characters: str = ""
    """Characters that its source compares the pressed key with."""
    modified: bool = False
    """Whether its source looks at Ctrl, Alt or the Meta key, or at some setting."""
    prevents: bool = False
    """Whether its source keeps the browser from doing what the event does by itself, at least in some case."""
    operates: bool = False
    """Whether its source may be waiting for Enter or Space, as far as it can be read."""
    arrows: bool = False
    """Whether its source may be waiting for arrow keys, as far as it can be read."""
    focuses: bool = False
    """Whether its source speaks of the focus; asked of clicks and changes alone."""


class Listeners(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a page listens to."""

    all: tuple[Listener, ...] = ()
    """Of clicks, presses, keys and changes, in the order of the document."""
    left: tuple[int, ...] = ()
    """What hears that the focus leaves it, or something in it; `WINDOW` for the document."""
    sends: tuple[int, ...] = ()
    """What hears that a form is sent; `WINDOW` for the document."""
    complete: bool = True
    """False when there were more than were read."""

"""What a Tab walk through a whole page sees. Elements are named by their position in `PageState.nodes`, from 0."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from a11y.words.finding import Box


class WalkEnd(StrEnum):
    """Why a Tab walk ended."""

    ROUND = "round"
    """The focus left the page at its end, or came back to where it began."""
    HELD = "held"
    """Tab did not leave an element."""
    LOOP = "loop"
    """Tab goes round in a part of the page and never comes to the rest."""
    LIMIT = "limit"
    """The page has more stops than were walked."""
    MOVED = "moved"
    """Taking the focus changed the page so that the walk could not go on."""


class Change(msgspec.Struct, frozen=True):
    """One computed property that taking the focus changed."""

    property: str
    """`outline-style`; `label: color` when it is that of an element beside; `pixels` for a change in the picture."""
    before: str
    """Without the focus."""
    after: str
    """With it."""


class TabStop(msgspec.Struct, frozen=True, omit_defaults=True):
    """An element that Tab came to."""

    node: int
    """Its position in `PageState.nodes`; -1 when it is not among them."""
    box: Box | None = None
    """Where it stands on the page while it has the focus."""
    changes: tuple[Change, ...] = ()
    """What the focus changed of its looks."""
    looked: bool = True
    """Whether its looks could be compared."""
    backdrop: str = ""
    """The colour behind and around it, `rgb(…)`; empty when a picture or a gradient lies there."""
    caret: bool = False
    """A text field that shows a caret."""
    covered: float = 0.0
    """The share of its part in view that something else lies over, from 0 to 1; 1 also when none is in view."""
    cover: int = -1
    """The position of what lies over it."""
    forced: tuple[Change, ...] | None = None
    """What the focus changed of its looks in forced colours; None where that was not looked at."""


class Effect(StrEnum):
    """What taking the focus did beyond looks. Leaving and submitting were held back."""

    LEAVES = "leaves"
    """Another page was to come."""
    SUBMITS = "submits"
    """A form was to be sent."""
    WINDOW = "window"
    """A window opened."""
    ALERT = "alert"
    """The browser asked or told something over the page."""
    DIALOG = "dialog"
    """A dialog opened that holds the page back."""
    ELSEWHERE = "elsewhere"
    """The focus went on to another element by itself."""
    LOST = "lost"
    """The focus was taken away, and nothing has it."""


class Consequence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What taking the focus did at once, both times that the element took it."""

    node: int
    """The position of the element that took the focus."""
    effect: Effect
    """What happened."""
    to: int = -1
    """The position of what has the focus now."""


class Led(msgspec.Struct, frozen=True):
    """A link into the page that a script answered, and that kept the focus when it was pressed."""

    link: int
    """Its position."""
    to: int
    """The position of what Tab came to from there; -1 for what was not there when the page was looked at."""


class Hands(msgspec.Struct, frozen=True, omit_defaults=True):
    """What hands found on a page."""

    stops: tuple[TabStop, ...] = ()
    """By Tab from the top of the page, in order, each element once."""
    end: WalkEnd = WalkEnd.ROUND
    """Why the walk forward ended."""
    back: tuple[int, ...] = ()
    """By Shift+Tab from the end, in order: positions in `PageState.nodes`."""
    back_end: WalkEnd = WalkEnd.ROUND
    """Why the walk back ended."""
    focusable: tuple[int, ...] = ()
    """Elements that are in view of the pointer and say that Tab comes to them, in the order of the document."""
    returning: tuple[int, ...] = ()
    """Elements that take the focus back some time after Tab, and after Shift+Tab, have left them."""
    consequences: tuple[Consequence, ...] = ()
    """What taking the focus did beyond looks, at a few elements at most."""
    led: tuple[Led, ...] = ()
    """Links at the top that lead into the page and that a script answers without moving the focus."""
    covered_back: tuple[tuple[int, int], ...] = ()
    """Stops that Shift+Tab comes to and of which nothing is seen then, and what keeps its place and lies over them."""

"""What came into a page by itself after it had come to rest."""

from __future__ import annotations

import msgspec

from a11y.words.openings import Thing


class Late(msgspec.Struct, frozen=True, omit_defaults=True):
    """A short text that a script showed, or wrote, some time after the page was loaded, and that nobody asked for."""

    what: Thing
    """The element."""
    words: str
    """Its words."""
    called: str = ""
    """The classes, ids and roles of it, of what stands in it and of what stands closely around it."""
    politeness: str = ""
    """Of the live region that it is in, or that is in it; empty when there is none."""
    arrived: bool = False
    """That region came into the page together with its words."""
    focused: bool = False
    """The focus is on it, or in it."""
    floats: bool = False
    """It lies over the page, or stands fast while the page is scrolled."""
    one_of_many: bool = False
    """It is an item of a list, a table, a feed or a navigation."""


class Counting(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words with a number that became smaller by itself, and did not become larger."""

    what: Thing
    """The element."""
    words: str
    """Its words, with those that stand closely around it."""


class Lateness(msgspec.Struct, frozen=True, omit_defaults=True):
    """What changed by itself."""

    late: tuple[Late, ...] = ()
    """In the order in which it came; of several in each other the outermost."""
    said: tuple[str, ...] = ()
    """What live regions said meanwhile."""
    waited: str = ""
    """Words, or the class, of a mark of waiting that could be seen when the page had come to rest, and is gone."""
    counting: tuple[Counting, ...] = ()
    """What counts down."""

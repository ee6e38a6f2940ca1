"""What eyes see on a page, also in other windows. Elements are named by position in `PageState.nodes`, from 0."""

from __future__ import annotations

import msgspec


class Wide(msgspec.Struct, frozen=True):
    """An element whose words are out of a narrow window until the whole page is scrolled sideways."""

    node: int
    """Its position in `PageState.nodes`."""
    beyond: float
    """CSS pixels by which its words reach beyond the window."""


class Motion(msgspec.Struct, frozen=True):
    """Something that moves by itself."""

    node: int
    """Its position in `PageState.nodes`."""
    seconds: float
    """For how long; 0 for without end."""
    certain: bool
    """It surely goes on, nothing on the page looks like a way to stop it, and nothing seems to be waited for."""


class Flash(msgspec.Struct, frozen=True):
    """A part of one colour or a picture, large enough to be dangerous, that becomes bright and dark by turns."""

    node: int
    """Its position in `PageState.nodes`."""
    per_second: float
    """How often within a second."""


class Drawing(msgspec.Struct, frozen=True):
    """A control without words that is drawn with what forced colours repaint or leave out."""

    node: int
    """Its position in `PageState.nodes`."""
    vanishes: bool
    """Nothing of it is left in forced colours."""
    emptied: bool = False
    """Its frame is left, and nothing of what is drawn in it."""


class Edge(msgspec.Struct, frozen=True):
    """The border of a field, and the colours on both of its sides."""

    node: int
    """Its position in `PageState.nodes`."""
    border: str
    """The colour of the border, `rgb(…)`."""
    inside: str
    """The colour of the field."""
    outside: str
    """The colour behind the field."""


class Turned(msgspec.Struct, frozen=True):
    """A part that holds most words of the page and lies on its side when the window is held one way alone."""

    node: int
    """Its position in `PageState.nodes`."""
    upright: bool
    """It lies on its side in a window that is higher than wide."""


class ShutOut(msgspec.Struct, frozen=True):
    """What a low, wide window, as that of a telephone held sideways, leaves of the words of the page's main part."""

    node: int
    """The position of what came in their stead, or of the main part."""
    share: float
    """Of the signs of words that the page's own window and a narrow one show: how many are not there, 0 to 1."""
    come: bool
    """Other words came."""


class Displaced(msgspec.Struct, frozen=True):
    """A word or number whose letters are drawn in another order than they are written."""

    node: int
    """The position in `PageState.nodes` of the element that holds it."""
    written: str
    drawn: str
    """The same letters from left to right, as they stand in their line."""


class Eyes(msgspec.Struct, frozen=True, omit_defaults=True):
    """What eyes found on a page."""

    texts: int = 0
    """Elements with words of their own that can be seen."""
    all: bool = True
    """False when there are so many that only the first of them were looked at in other windows."""
    scrolls: float = 0.0
    """CSS pixels by which the page must be scrolled sideways in a window of 320."""
    wide: tuple[Wide, ...] = ()
    """What is out of that window, tables, pictures, code that is no part of a sentence and the like left out."""
    tables_beyond: tuple[Wide, ...] = ()
    """Tables that run out of it, and stand in no box that scrolls by itself."""
    code_beyond: tuple[Wide, ...] = ()
    """Code that does so."""
    wide_when_enlarged: tuple[Wide, ...] = ()
    """The same of words in a window of half the width, as at a zoom of 200 %."""
    spaced: bool = False
    """Whether the page was seen with the text spacing of criterion 1.4.12."""
    cut_when_spaced: tuple[int, ...] = ()
    """Elements whose words are cut off with that spacing, in this window or one half as wide, and are not without."""
    enlarged: bool = False
    """Whether the page was seen in a window half as wide, as it is at a zoom of 200 %."""
    cut_when_enlarged: tuple[int, ...] = ()
    """Elements whose words are cut off then."""
    over_when_spaced: tuple[int, ...] = ()
    """Elements whose words leave their box with that spacing and lie on other words, and do not without."""
    over_when_enlarged: tuple[int, ...] = ()
    """Elements whose words do so in the window half as wide."""
    step: int = 0
    """CSS pixels: a width between half of the window's and its own, from which on style sheets lay the page out
    otherwise, and where words run out of it; 0 for none."""
    wide_at_step: tuple[Wide, ...] = ()
    """These words."""
    cut_when_narrow: tuple[int, ...] = ()
    """Elements whose words run out of a window of 320 CSS pixels, or of a box in it, and cannot be scrolled to."""
    over_when_narrow: tuple[int, ...] = ()
    """Elements whose words leave their box and lie on other words in a window of 320 CSS pixels, and do not else."""
    cut_below_when_narrow: tuple[int, ...] = ()
    """Elements whose words are cut off at the lower end of a box of a fixed height in that window, and not else."""
    fields_beyond: tuple[Wide, ...] = ()
    """Fields that begin in that window and run out of it."""
    fields_cut: tuple[int, ...] = ()
    """Fields of which a box that cannot be scrolled cuts a part off in that window, and not in the page's own."""
    jumps_when_narrow: tuple[tuple[int, int], ...] = ()
    """Stops in that window, and the next ones of the source, which stand above them in the same column."""
    unseen_when_narrow: tuple[int, ...] = ()
    """Controls that look the same with the focus as without in that window."""
    hands_when_narrow: tuple[int, ...] = ()
    """Small parts that only that window shows, that the pointer has a hand for, and that no key comes to."""
    nameless_when_narrow: tuple[int, ...] = ()
    """Controls whose words are there for nobody in that window, and that have no other name."""
    cut_when_grown: tuple[int, ...] = ()
    """Elements whose words are cut off when the letters that follow the reader's own size are twice as large."""
    lopped_controls: tuple[int, ...] = ()
    """Controls of whose words a box cuts a part off at its side, without dots, in the page's own window."""
    lopped_heads: tuple[int, ...] = ()
    """Headings and labels of which it does so."""
    displaced: tuple[Displaced, ...] = ()
    """Latin words and numbers, in lines from right to left, of which a sign is drawn where it was not written."""
    laid_over: tuple[tuple[int, str], ...] = ()
    """Elements whose words lie on others (`words`; surely, `flow`) or on a `field` in that window, and not in the
    page's own."""
    hidden_when_narrow: tuple[int, ...] = ()
    """The first parts of the page that are not shown in that window, and for which nothing in it seems to stand."""
    left_out_when_narrow: tuple[int, ...] = ()
    """Links of a menu that is not shown in that window, which the menu that came for it does not have."""
    behind_dots_when_narrow: tuple[int, ...] = ()
    """The first link in that window that stands behind the dots in which its line ends."""
    held_when_narrow: tuple[int, ...] = ()
    """What keeps its place in that window, where it leaves nearly nothing of a low one to the page."""
    offscreen_when_narrow: tuple[int, ...] = ()
    """Parts that are moved out of that window where nobody can scroll to, and let the focus in; in the page's own
    window they can be seen."""
    came_when_narrow: bool = False
    """Something that is moved out of that window came into sight with the focus, or let it go on."""
    opens_when_narrow: bool = False
    """That window shows controls that may open something, and that cannot be seen in the page's own."""
    shut_out: tuple[ShutOut, ...] = ()
    """What came of words of the main part in a low, wide window, where style sheets ask how high the window is."""
    kept_small: tuple[int, ...] = ()
    """Elements whose words are as small then as before: their size follows the window."""
    motions: tuple[Motion, ...] = ()
    """What moves by itself."""
    moving_when_reduced: tuple[int, ...] = ()
    """What an animation takes to other places although the user asks for less motion (`prefers-reduced-motion`)."""
    flashes: tuple[Flash, ...] = ()
    """What flashes, however seldom."""
    drawings: tuple[Drawing, ...] = ()
    """Controls that were pictured in forced colours."""
    edges: tuple[Edge, ...] = ()
    """The borders of fields that have one on all sides, and nothing else to show where they are."""
    turned: tuple[Turned, ...] = ()
    """What lies on its side in one orientation of the window."""

"""What opens on a page when somebody acts: dialogs, menus, panels, and bubbles under the pointer."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from a11y.words.finding import Box


class Kind(StrEnum):
    """What came."""

    DIALOG = "dialog"
    """A `dialog` element, or role dialog or alertdialog."""
    MENU = "menu"
    """Role menu or listbox."""
    PANEL = "panel"
    """Anything else that was not seen before."""


class Focus(StrEnum):
    """Where the focus is, seen from what came."""

    INSIDE = "inside"
    """In it."""
    NEXT = "next"
    """On the opener, or nowhere, and the next Tab leads into it."""
    BEHIND = "behind"
    """Elsewhere, and the next Tab does not lead into it."""


class Return(StrEnum):
    """Where the focus was after it had closed."""

    OPENER = "opener"
    """Where it was before, or on something around or in that."""
    ELSEWHERE = "elsewhere"
    """On another element that can be seen."""
    LOST = "lost"
    """On nothing, or on something that cannot be seen."""


class Thing(msgspec.Struct, frozen=True, omit_defaults=True):
    """An element that came, which need not have been in the page before."""

    node: int = -1
    """Its position in `PageState.nodes`; -1 when it was not there when the page was looked at."""
    role: str = ""
    """The computed role."""
    name: str = ""
    """The computed name."""
    selector: str = ""
    """A CSS selector."""
    html: str = ""
    """The opening of its source."""
    box: Box | None = None
    """Where it stood."""
    clickable: bool = False
    """It listens to clicks itself; not asked of what opened or was opened."""


class Accused(msgspec.Struct, frozen=True, omit_defaults=True):
    """What axe says of an element in something that opened: it could not see it while that was closed."""

    rule: str
    """axe's name of the rule."""
    help: str
    """What it asks for, in axe's words."""
    help_url: str
    """Where axe explains it."""
    tags: tuple[str, ...]
    """`wcag111`, `best-practice`…"""
    impact: str
    """`minor` to `critical`."""
    summary: str
    """What to mend, in axe's words."""
    what: Thing
    """The element."""


class Opening(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that opened, or was open when the page was looked at."""

    opener: int
    """The position in `PageState.nodes` of what opened it; -1 when it was open already."""
    what: Thing
    """What came."""
    kind: Kind
    """What kind of thing it is."""
    called: str = ""
    """What its opener is called, where the page's own window does not show that."""
    narrow: bool = False
    """What opens it can be seen in a window of 320 CSS pixels alone, and it was opened there: nothing has a place."""
    modal: bool = False
    """It says so (`aria-modal`), or the browser holds the rest of the page back (`showModal`)."""
    covers: bool = False
    """It lies over nearly all of the window."""
    floats: bool = False
    """It is no dialog to the browser and lies loose in the middle of the window, as one does."""
    veiled: bool = False
    """It is no dialog to the browser, and a box in the middle of the window with the page round it darkened."""
    closes: bool = False
    """Something in it says that it closes it."""
    texts: tuple[str, ...] = ()
    """What its headings, labels and buttons say, and the titles of these."""
    said: tuple[str, ...] = ()
    """The paragraphs of a dialog, as far as no other ones stand in them."""
    unheard: bool = False
    """While it is open it stays hidden from assistive technology (`aria-hidden`)."""
    pointer_closer: Thing | None = None
    """What says so is no control, and nothing else does: only a pointer can use it."""
    for_pointer: tuple[Thing, ...] = ()
    """The first small parts in it that the pointer has a hand for and no key comes to, each named by its words."""
    takes_focus: bool = True
    """The focus can be put on the opener."""
    by_keys: bool = True
    """Keys open it; otherwise only the pointer does."""
    focus: Focus = Focus.INSIDE
    """Where the focus was when it had opened."""
    leaves_to: str = ""
    """A CSS selector of what Tab or Shift+Tab came to outside of it, while it was open."""
    tabbed: bool = False
    """Whether Tab was pressed in it."""
    escape: bool | None = None
    """Whether Esc closed it; None when that was not tried."""
    back: Return | None = None
    """Where the focus was after it had closed by a key; None when nothing told."""
    from_within: Return | None = None
    """Where the focus was after a control in it had closed it, and what opened it can be seen; None when not tried."""
    lost_inside: Thing | None = None
    """The first button of a dialog that neither closes it nor sends something: it was pressed, and the focus was on
    nothing since, with the dialog still open."""
    told: tuple[str, ...] = ()
    """The opener's `aria-expanded` before, while it was open and, when it could be closed, after; empty without one.

    `hidden` for one that cannot be seen while it is open."""
    untold: bool = False
    """Nothing of the opener tells whether it is open, and it is a switch: to use it again closes what came."""
    items: int = 0
    """Controls in a menu or panel."""
    out_of_reach: tuple[Thing, ...] = ()
    """Those of them that neither Tab nor arrows came to."""
    by_arrows: int = -1
    """Items of a menu that arrow keys came to, and the one that had the focus before; -1 when no arrow was pressed."""
    hides: str = ""
    """A CSS selector of what Tab comes to after it and what it lies over altogether, as it stays open."""
    signed: Thing | None = None
    """A button in it whose whole name is a sign."""
    pointer_closes: bool = False
    """It lies over others, no key closed it, nor did Tab behind it, and the pointer did, pressed beside it."""
    cut_when_low: str | None = None
    """A CSS selector of the first control in it that is out of a window of half the size, with the focus as well;
    empty for none, None when that was not tried."""
    stays: bool = False
    """Nothing closed it."""
    accused: tuple[Accused, ...] = ()
    """What axe finds in it, in a check, where nobody else opens it."""


class Bubble(msgspec.Struct, frozen=True, omit_defaults=True):
    """Content that comes when the pointer is over something."""

    trigger: int
    """The position in `PageState.nodes` of what the pointer was over."""
    what: Thing
    """What came; its trigger when it is drawn by the style sheet."""
    words: str = ""
    """What it says, or how that begins."""
    drawn: bool = False
    """It has no element of its own: a style sheet draws it (`::before`, `::after`)."""
    obscures: bool = False
    """It lies over words or controls that are not its trigger's."""
    dismissable: bool | None = None
    """Esc takes it away while the pointer stays; None when that was not tried."""
    hoverable: bool | None = None
    """It stays while the pointer moves onto it; None when that was not tried."""
    by_focus: bool | None = None
    """It comes with the focus, or by keys, as well; None when that was not tried."""
    focusable: bool = False
    """The trigger, or something in it or in what came, takes the focus."""
    controls: bool = False
    """There is something to operate in it."""


class Openings(msgspec.Struct, frozen=True, omit_defaults=True):
    """What could be opened on a page."""

    tried: int = 0
    """Elements that were tried."""
    openings: tuple[Opening, ...] = ()
    """What came of them, and dialogs that were open already."""
    bubbles: tuple[Bubble, ...] = ()
    """What came under the pointer."""
    left: tuple[str, ...] = ()
    """What could not be put back, in words."""
    folded: tuple[tuple[int, bool], ...] = ()
    """Controls, by their positions in `PageState.nodes`, that hid what lay open from the beginning, and whether their
    `aria-expanded` stayed `true`."""

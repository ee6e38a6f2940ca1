"""What came of pressing something on a page. Elements are named by their position in `PageState.nodes`, from 0."""

from __future__ import annotations

import msgspec

from a11y.words.openings import Thing


class Came(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words that came, or became others, when something was pressed or typed."""

    what: Thing
    """The element that carries them."""
    words: str
    """All of it, spaces collapsed."""
    styled: bool = False
    """A style sheet draws them, before or behind the element, whose own words are as before."""
    politeness: str = ""
    """Of the live region that it is in or has in it: `polite`, `assertive`, `off`; empty without one."""
    arrived: bool = False
    """That region came into the page with it."""
    called: str = ""
    """Its id, class and role, and those of what is around it as closely as a wrapper is."""
    controls: int = 0
    """Controls in it."""
    own: bool = False
    """It is in what was pressed."""
    one_of_many: bool = False
    """It is a row or an item of a list or table, or a part of one."""
    focused: bool = False
    """It has the focus, or holds what has it."""
    tied: bool = False
    """What was pressed, or what is around it, is described by it."""
    counted: int = 0
    """Only a number in it became another one, and more rows are shown (1), or fewer (-1)."""
    uses: int = 0
    """Controls in it that do not only close it."""
    beside: int = -1
    """Of words in a form that was sent: the position of the one field that they stand beside, the first button of a
    choice; -1 where nothing tells."""
    described: bool = False
    """That field, a group that it is in or its label leads to them, or to the same words elsewhere."""
    invalid: bool = False
    """That field is marked as wrong (`aria-invalid`)."""
    goes: int = 0
    """Milliseconds after which it goes by itself, though the focus or the pointer is on it; 0 when it stays."""


class Relabelled(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words that a control shows to eyes, which became other ones."""

    showed: str
    """Before."""
    shows: str
    """Since."""
    name: str
    """Its name since."""
    returns: bool = False
    """Some seconds later it shows those of before by itself."""


class Press(msgspec.Struct, frozen=True, omit_defaults=True):
    """A control that was pressed once."""

    node: int
    """The control."""
    name: str = ""
    """Its name before."""
    told: bool = False
    """Another name, in letters or digits, or another state of it or of what is around it is exposed since."""
    signed: bool = False
    """Its name has other signs since, such as an arrow or a tick."""
    came: tuple[Came, ...] = ()
    """Words that came."""
    went: bool = False
    """Words outside of it are gone."""
    said: tuple[str, ...] = ()
    """What live regions said since."""
    focus: str = "kept"
    """Where the focus is: `kept`, `moved` to something that can be seen, or `lost`."""
    gone: bool = False
    """It is not to be seen any more."""
    row: bool = False
    """It is gone together with the row or item that it stood in, and others like that are left."""
    patched: bool = False
    """What a script had done to the list that it stands in was taken back before: the script may not know that."""
    copied: bool = False
    """It wrote to the clipboard."""
    among: int = 1
    """How many of its like stand beside it, itself counted."""
    marked: bool = False
    """It has the looks that another of these had, and that one has those that it had."""
    chosen: str = ""
    """Which of these says that it is the chosen one: `own` for it, `other`; empty when none does."""
    reordered: bool = False
    """It stands in the header of a table whose rows have another order now."""
    sorted: str = ""
    """The `aria-sort` of that header; `other` when it has none and another has."""
    dressed: bool = False
    """It looks otherwise than before, or the header that it stands in does."""
    toggled: bool = False
    """It looks otherwise and nothing else came of it, and a second press gave it the looks back that it had."""
    flipped: str = ""
    """Its `aria-pressed` or `aria-checked` since, where that was `true` or `false` before and is the other one now."""
    renamed: str = ""
    """Its name since, where that has other words, and has a state that became another one as well."""
    themed: bool = False
    """The ground or the ink of the whole page is another one."""
    relabelled: Relabelled | None = None
    """It shows other words."""
    replaced: bool = False
    """It is gone, and another one that is the same to who uses it stands there."""
    field: bool = False
    """It is a field of the platform, which tells itself what is chosen or stands in it."""
    written: bool = False
    """It is a field for text: a word was written into it, which is hardly ever right, and Tab led on."""
    sends: bool = False
    """It sends a form, and a script of the page hears that; nothing was sent."""
    unmasked: bool = False
    """A password can be read since, or is masked again."""
    requests: int = 0
    """Requests of scripts that it began."""
    refused: int = 0
    """Those of them that do not only read: they were answered as if there were no connection."""
    waiting: bool = False
    """Some were not answered yet when it was looked at what came."""


class Suggested(msgspec.Struct, frozen=True, omit_defaults=True):
    """Suggestions that came when something was typed."""

    field: int
    """The field."""
    what: Thing
    """What holds them."""
    words: str = ""
    """Those of the first of them."""
    options: int = 0
    """How many."""
    pointed: bool = False
    """They hear a pointer, or look as if they did."""
    tabbable: bool = False
    """Tab comes to them, or to something in them."""
    tells: bool = False
    """The field says that it has a list, or something was announced."""
    arrow: str = ""
    """What the arrow keys did: `focus` and `descendant` moved to one, `value` wrote it into the field, `said` it,
    `looks` marked it for eyes, `closed` the list; empty for nothing."""


class Counted(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words with a number that became another one when something was typed, while rows went."""

    field: int
    """The field."""
    what: Thing
    """What carries them."""
    words: str
    """They, as they are since."""
    heard: bool = False
    """They stand in a live region, or something was announced."""


class Drawn(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is near a field and changed since more stands in it."""

    what: Thing
    """It."""
    words: str
    """Its words; empty where it has none."""
    kind: str
    """`words` came, or became `other words`; without words, its `paint`, its `shape`, or both (`meter`) changed; the
    words are the same, and have a `sign`, another `colour`, or one that is clearly lighter or darker (`shade`)."""
    heard: bool = False
    """It is in a live region, or the field is described by it."""


class Written(msgspec.Struct, frozen=True, omit_defaults=True):
    """A password that was typed, first in part."""

    field: int
    """The field."""
    drawn: tuple[Drawn, ...] = ()
    """What changed between a password of one letter and one of many kinds."""
    exposed: bool = False
    """Something changed for assistive technology alone, or a value of a meter did."""
    said: tuple[str, ...] = ()
    """What live regions said."""
    weak: tuple[Drawn, ...] = ()
    """What came, or had other words, when one letter stood in it."""


class Thrown(msgspec.Struct, frozen=True, omit_defaults=True):
    """A field in which something was chosen, and the focus was elsewhere since."""

    field: int
    """The field."""
    to: int = -1
    """What had the focus then; -1 for what was not there when the page was looked at."""


class Pressed(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of presses."""

    answered: tuple[int, ...] = ()
    """Links with the role of a button on which Space was pressed, one of those alike: something came of it."""
    unanswered: tuple[int, ...] = ()
    """The others of them: nothing did, but that the browser scrolled."""
    presses: tuple[Press, ...] = ()
    """Buttons and what is like them, pressed one by one, of which something came; the page was put back after each."""
    suggested: tuple[Suggested, ...] = ()
    """Fields in which letters were typed, and suggestions came."""
    counted: tuple[Counted, ...] = ()
    """Fields in which letters were typed, and a count of what is shown changed. It was as before without them."""
    written: tuple[Written, ...] = ()
    """Fields for passwords that were written into, and near which something changed."""
    only_marked: tuple[int, ...] = ()
    """Fields that only look otherwise since their form was sent empty and refused by a script; no words came."""
    refused: int = 0
    """Forms that a script kept from being sent empty, and that told more, or nothing."""
    left_by_arrows: tuple[int, ...] = ()
    """What is operated by arrow keys, and on which one of them would have left the page."""
    moved_by_arrows: tuple[int, ...] = ()
    """Drawn sliders and the like with the focus, where an arrow key changed something on the page."""
    unmoved_by_arrows: tuple[int, ...] = ()
    """Those where none of the four arrow keys did."""
    thrown: tuple[Thrown, ...] = ()
    """Fields that the focus left as something was chosen in them, of those where a script may move it."""
    chosen: int = 0
    """How many were tried."""

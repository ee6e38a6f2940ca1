"""What colours tell on a page, and what lies behind letters. Elements are named by position in `PageState.nodes`."""

from __future__ import annotations

import msgspec

from a11y.words.eyes import Edge


class Letters(msgspec.Struct, frozen=True):
    """Words whose pixels were looked at, and how well they can be told from what is behind them."""

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


class Selected(msgspec.Struct, frozen=True):
    """Words that a style sheet makes too faint while they are selected, by the colours that it gives."""

    node: int
    """The position of their element in `PageState.nodes`."""
    needed: float
    """The contrast ratio that letters of this size need."""
    ratio: float
    """What they have."""
    both: bool
    """The style sheet gives both colours, and what is behind the letters is not seen through."""


class TextLink(msgspec.Struct, frozen=True):
    """A link among words that differs from them by its colour alone, or by nothing."""

    node: int
    """Its position in `PageState.nodes`."""
    own: str
    """Its colour, `rgb(…)`."""
    other: str
    """The colour of the words around it."""
    marked: bool
    """Under the pointer it gets another mark than a colour."""


class ByColour(msgspec.Struct, frozen=True):
    """What is chosen, or wrong, and differs from its like by colours alone, which are near to each other."""

    node: int
    """Its position in `PageState.nodes`."""
    ratio: float
    """The greatest contrast ratio of a colour of its own with the one that its like has in the same place."""
    state: str
    """`chosen` for what is selected, pressed or checked, `wrong` for a field that is marked as invalid, `red` for one
    that has a red border where others have not, and is not; `mark` for what is checked and has a mark which the others
    have not, with the greatest contrast ratio of its colours with what lies behind it."""


class Boundary(msgspec.Struct, frozen=True):
    """A box to tick or a switch that the page draws itself, and the colours that show where it is."""

    node: int
    """Its position in `PageState.nodes`."""
    border: str
    """The colour of its border, `rgb(…)`; the one inside when it has none."""
    inside: str
    """The colour in it."""
    outside: str
    """The colour behind it."""
    drawn: tuple[str, ...] = ()
    """The colours of what the style sheet draws in it."""


class Colours(msgspec.Struct, frozen=True, omit_defaults=True):
    """What colours tell on a page."""

    letters: tuple[Letters, ...] = ()
    """Words about which axe could not tell."""
    placeholders: int = 0
    """Fields that show a placeholder."""
    faint_placeholders: tuple[Letters, ...] = ()
    """Those whose placeholder may be too faint, one for each pair of colours."""
    in_states: int = 0
    """Words that were looked at as they are under the pointer, pressed or in focus."""
    faint_in_states: tuple[tuple[str, Letters], ...] = ()
    """Those that may be too faint then and are not otherwise, after the state (`hover`, `active`, `focus`…)."""
    selected: int = 0
    """Words that look otherwise when they are selected, by the page's own style."""
    faint_selected: tuple[Selected, ...] = ()
    """Those that are too faint then and are not otherwise, one for each pair of colours."""
    in_dark: int = 0
    """Words that were looked at in the dark scheme of a page that is shown in another one."""
    faint_in_dark: tuple[Letters, ...] = ()
    """Those that may be too faint in it and are not otherwise, one for each pair of colours."""
    edges_in_dark: tuple[Edge, ...] = ()
    """The borders of fields in that scheme, as `Eyes.edges` has them in the page's own."""
    icons: int = 0
    """Controls without words whose picture has one colour."""
    faint_icons: tuple[tuple[int, float], ...] = ()
    """Those whose style says that the picture is faint: position, and the greatest contrast ratio of its pixels."""
    icons_in_dark: tuple[tuple[int, float], ...] = ()
    """Those whose picture may be faint in the dark scheme of a page that is shown in another one, and only in that."""
    icons_beside: tuple[tuple[int, float], ...] = ()
    """Controls with words whose one picture is hardly seen beside them: position, and the ratio of its pixels."""
    marked_links: tuple[int, ...] = ()
    """Links among words that differ from them by more than a colour."""
    links: tuple[TextLink, ...] = ()
    """Those that do not."""
    alike: int = 0
    """Groups of small shapes that are alike."""
    dots: tuple[int, ...] = ()
    """Small shapes without words or a name that differ by colour alone: one of each colour."""
    by_looks: tuple[tuple[str, int], ...] = ()
    """Items that differ from their like by a drawn `dot` alone, words with a line through them (`struck`), and the
    first sign of a `key` to a drawing."""
    items: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """Lists whose items look in a few ways, by colours or weight: the items of each way, -1 for one that is gone."""
    marked_items: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """Lists whose items have a small mark of one form and a few colours: the items of each colour, as in `items`."""
    choices: int = 0
    """What could be selected, pressed or checked and is drawn by the page, and fields that are marked as wrong."""
    by_colour: tuple[ByColour, ...] = ()
    """Those in such a state that only colours tell."""
    lost_when_forced: tuple[int, ...] = ()
    """What is chosen, and differs in nothing from its like in forced colours."""
    boxes: tuple[Boundary, ...] = ()
    """Boxes to tick and switches that the page draws itself."""

"""What a page exposes to assistive technology: its accessibility tree, its announcements, the stops of the focus."""

from __future__ import annotations

import msgspec

from a11y.words.finding import Box


class AxNode(msgspec.Struct, frozen=True, omit_defaults=True):
    """A node of the accessibility tree that is exposed to assistive technology, in reading order."""

    id: int
    """The `Node.id` of its element, 0 for a node without one."""
    depth: int
    """0 for the root."""
    role: str
    """The computed role."""
    name: str = ""
    """The computed name."""
    name_from: str = ""
    """Where the name comes from: `contents`, `attribute:aria-label`, `relatedElement:label`, `placeholder`…"""
    description: str = ""
    """The computed description."""
    value: str = ""
    """The value, secrets masked."""
    properties: dict[str, str] = {}
    """States and properties that are set: `required`, `invalid`, `expanded`, `level`, `focusable`…"""


class Announcement(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words that a live region of the top document gave to assistive technology (WAI-ARIA 1.2, 6.5.3)."""

    text: str
    """What is said: the whole region when it is atomic or was silent before, else what was added."""
    politeness: str
    """`polite`: after what is being said; `assertive`: at once."""
    node: int = 0
    """The `Node.id` of the region; 0 when it has left the page."""
    selector: str = ""
    """A CSS selector of the region, as it stood then."""
    pieces: tuple[str, ...] = ()
    """The lines that it is made of, when there is more than one."""
    arrived: bool = False
    """The region came into the page with its words: outside `role=alert`, many screen readers say nothing then."""
    language: str = ""
    """The `lang` in force."""
    act: int = 0
    """Which act of the page state came before it, from 1, in the keyboard modality; 0 when that is not known."""
    lost: bool = False
    """A script moved the focus at that moment: many screen readers drop what they had begun to say."""


class FocusStop(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the focus rested while the user tabbed."""

    selector: str
    """A CSS selector of the element."""
    role: str = ""
    """Its role as far as the page's source tells."""
    name: str = ""
    """Its accessible name as far as the page's source tells."""
    box: Box | None = None
    """Where it stands on the page."""
    act: int = 0
    """On the way to which act of the page state, from 1."""
    heard: tuple[AxNode, ...] = ()
    """The element, last, and what it stands in from the document on, as the accessibility tree had them then."""
    position: int = 0
    """Its place in its set, from 1 (radio buttons, tabs, options); 0 when it is in none."""
    size: int = 0
    """How many are in the set."""
    password: bool = False
    """It is a field for a password."""
    left: AxNode | None = None
    """The element that was operated before and has changed since, as it is now."""

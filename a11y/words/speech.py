"""What is heard of a page: utterances of the browser's accessibility tree, or of a screen reader.

A record has lines of kind `speech` (`a11y.words.run.Speech`), each with utterances in the order in which they are
heard. Consumers may rely on the names here; `text` alone is enough to show or print what is said.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

TREE = "tree"
"""The voice of the browser's accessibility tree, as against a screen reader's name and version."""


class Hearing(StrEnum):
    """How the listener went through the page."""

    READING = "reading"
    """From the top to the end (browse mode)."""
    ACTING = "acting"
    """While they did what led to this page state: stops of the focus, and what was announced (focus mode)."""
    HEADINGS = "headings"
    """From heading to heading."""
    FIELDS = "fields"
    """From form field to form field."""


class Part(StrEnum):
    """What an utterance is."""

    PAGE = "page"
    """The title of a page that came."""
    ENTER = "enter"
    """A landmark, list, table, group or dialog begins."""
    LEAVE = "leave"
    """It ends."""
    ITEM = "item"
    """An element with a role: a heading, link, button, field, picture."""
    TEXT = "text"
    """Words without a role."""
    CHANGE = "change"
    """The state of the element that has the focus changed: only what is new is said."""
    LIVE = "live"
    """A live region spoke by itself."""
    RAW = "raw"
    """What a screen reader said to one key; of what it is made, is not known."""


class NameSource(StrEnum):
    """Where a name comes from, in the terms of Accessible Name and Description Computation 1.2."""

    NONE = ""
    """There is no name, or the browser does not tell."""
    CONTENT = "content"
    ARIA_LABEL = "aria-label"
    LABELLED_BY = "aria-labelledby"
    LABEL = "label"
    """A `label`, `legend`, `caption`, `figcaption` or `title` element that belongs to it."""
    ALT = "alt"
    TITLE = "title"
    PLACEHOLDER = "placeholder"
    VALUE = "value"
    """Of a button made by `input`."""
    IMPLICIT = "implicit"
    """The browser's own word, as of a submit button without a value."""


class Utterance(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that is said. What it is made of is told besides, so that nobody has to take the text apart."""

    part: Part
    """What it is."""
    text: str
    """What is heard: name, role, value, states, description, position; in the page's locale where the harness has it.

    Secrets are masked, and what a password field holds is never in it."""
    role: str = ""
    """The role as the browser computed it, in lower case (`button`, `heading`); empty for texts."""
    name: str = ""
    """The accessible name; of a text or a live region its words."""
    source: NameSource = NameSource.NONE
    """Where the name comes from."""
    states: tuple[str, ...] = ()
    """In English, as `a11y.speech.lexicon.STATES` names them: `required`, `not checked`, `collapsed`…"""
    value: str = ""
    """What a field holds; nothing for passwords."""
    description: str = ""
    """The accessible description."""
    level: int = 0
    """Of a heading, from 1."""
    position: int = 0
    """Its place in its set or list, from 1; 0 when it is in none."""
    size: int = 0
    """How many there are in the set or list; of a table that begins, its rows."""
    columns: int = 0
    """Of a table that begins."""
    node: int = 0
    """The `Node.id` of the element; 0 when it has left the page."""
    act: int = 0
    """Which of the page state's `acts` it is heard at, from 1; 0 when it belongs to none."""
    key: str = ""
    """The key that it answers; empty when it came by itself."""
    press: int = 0
    """Of keys pressed to move the focus: which, from 1, on the way to this page state (the place in `focus`)."""
    live: str = ""
    """`polite` or `assertive`, of what a live region said."""
    lost: bool = False
    """The focus moved when it was said: many screen readers cut it off then."""
    unstable: bool = False
    """Another walk through the same heard it otherwise."""

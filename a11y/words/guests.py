"""Other engines that look at a page: which ones, and what they said of it."""

from __future__ import annotations

import msgspec

from a11y.words.finding import OutcomeValue


class GuestEngine(msgspec.Struct, frozen=True):
    """An in-page engine that the user has installed."""

    name: str
    """What its rules are opened with: `ibm`, `qualweb`, `htmlcs`."""
    title: str
    """What it is called."""
    version: str
    """Its version; `unknown` when neither its package nor its script tells."""
    scripts: tuple[str, ...]
    """The files of its source, absolute, in the order in which a page needs them."""


class Engines(msgspec.Struct, frozen=True):
    """The engines of a run besides our own rules."""

    axe: str = ""
    """The file of axe's source, absolute; empty for the bundled one."""
    guests: tuple[GuestEngine, ...] = ()
    """Those that look besides."""
    axe_looks: bool = True
    """Whether axe is asked at all."""
    axe_alone: bool = False
    """Nobody reads of the page but axe: what others need of it is not asked of the browser."""


class GuestFinding(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an engine says of one element."""

    rule: str
    """The engine's name of the rule."""
    outcome: OutcomeValue
    """Failed, or cannot tell."""
    message: str
    """In the engine's words."""
    criteria: tuple[str, ...] = ()
    """WCAG 2.2 success criteria of level A and AA, as the engine maps its rule; empty for a best practice."""
    help_url: str = ""
    """Where the engine explains the rule."""
    selector: str = ""
    """Steps into frames and shadow roots joined by ` >>> `."""
    html: str = ""
    """The opening of the element's source, cut."""
    node: int = 0
    """Its `Node.id`; 0 when the element was gone."""


class GuestAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an engine said of a page state."""

    name: str
    """`ibm`, `qualweb`, `htmlcs`."""
    title: str
    """What it is called."""
    version: str
    """Its version."""
    findings: tuple[GuestFinding, ...] = ()
    """In its own order."""

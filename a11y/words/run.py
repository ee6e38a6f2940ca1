"""The lines of a record that are about the run itself."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from a11y.words.finding import Finding
from a11y.words.message import Sighting
from a11y.words.rendition import Modality, Rendition
from a11y.words.speech import Hearing, Utterance
from a11y.words.state import PageState

FORMAT = 1
"""The number of the record's format. 1: the first."""


class Walk(msgspec.Struct, frozen=True):
    """One scenario in one rendition and modality: what a run plans and then does."""

    scenario: str
    """The scenario's identifier."""
    title: str
    """The first line of its docstring."""
    rendition: Rendition
    """How pages are shown."""
    modality: Modality
    """How the user acts."""
    also: tuple[Rendition, ...] = ()
    """Renditions in which each page state of the walk is looked at besides, in place."""
    task: str = ""
    """The task as a person is given it, in plain words that name no control; empty when the scenario has none."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells walks apart."""
        return (self.scenario, self.rendition.label, self.modality.value)


class CatalogShare(msgspec.Struct, frozen=True):
    """How much of the target's catalogs a locale has."""

    tree: str
    """The tree, as the profile names it."""
    locale: str
    """The locale."""
    messages: int
    """Messages in the reference (the template, else the fullest catalog)."""
    translated: int
    """Translated and not fuzzy."""
    fuzzy: int
    """Fuzzy."""


class ContentPolicy(StrEnum):
    """What became of the pages' own content security policies while the probes looked."""

    KEPT = "kept"
    """In force: pages were seen as users meet them."""
    BYPASSED = "bypassed"
    """Switched off."""


CHECKED = "pages"
"""The profile in the record of `a11y check`, which has addresses in place of a profile."""


class Run(msgspec.Struct, frozen=True, tag="run", tag_field="kind"):
    """The first line: what was run against what."""

    format: int
    """Always `FORMAT` for records written now."""
    target: str
    """The target's base address."""
    profile: str
    """The profile's name."""
    profile_title: str
    """The profile's title."""
    source_locale: str
    """The locale of the catalogs' source text."""
    versions: dict[str, str]
    """Versions of the harness, Python, browser, axe-core, target."""
    time: str
    """When it began, ISO 8601 in UTC."""
    process: str
    """The process that wrote this file; `combined` after joining."""
    planned: tuple[Walk, ...] = ()
    """Every walk that the run set out to do; what is not ended by an `End` was not done."""
    asked: tuple[str, ...] = ()
    """Rules by id or family, `focus/*`, that alone were asked; empty for all."""
    catalogs: tuple[CatalogShare, ...] = ()
    """The target's catalogs as found."""
    csp: ContentPolicy = ContentPolicy.KEPT
    """Whether the pages' content security policies were in force."""
    notes: tuple[str, ...] = ()
    """What was worth a line: a catalog that did not parse, fonts that are missing."""


class ErrorLine(msgspec.Struct, frozen=True, tag="error", tag_field="kind"):
    """Something that went wrong with the run itself (a fault of the page is a finding)."""

    slug: str
    """The heading in `docs/messages.md`."""
    message: str
    """One line: what is wrong, what to do next."""
    scenario: str = ""
    """The scenario that it ended; empty when it concerns the run."""
    step: str = ""
    """The last step that was reached."""
    rendition: Rendition | None = None
    """How the page was shown."""
    modality: Modality | None = None
    """How the user acted."""
    url: str = ""
    """The address where it happened."""
    detail: str = ""
    """More, for whoever mends it: an abridged traceback, the names that were on the page."""


class WalkStatus(StrEnum):
    """How a walk ended."""

    FINISHED = "finished"
    BROKEN = "broken"
    INAPPLICABLE = "inapplicable"
    """The target cannot have this scenario; `End.reason` says why."""
    UNTESTED = "untested"
    """The screen reader that was to listen could not; `End.reason` says why. Never a pass."""


class End(msgspec.Struct, frozen=True, tag="end", tag_field="kind"):
    """The end of a walk, or (without one) of the file: a file without it was cut."""

    time: str
    """When, ISO 8601 in UTC."""
    walk: Walk | None = None
    """The walk that ended; none at the end of a file."""
    status: WalkStatus = WalkStatus.FINISHED
    """How."""
    reason: str = ""
    """Why it is inapplicable or broken, one sentence."""
    states: int = 0
    """Steps seen in the walk, or page states in the file."""
    seconds: float = 0.0
    """How long it took."""


class Speech(msgspec.Struct, frozen=True, tag="speech", tag_field="kind"):
    """What is heard at a page state: one line for each voice and way of going through it."""

    state: str
    """The `id` of the page state."""
    voice: str
    """`tree`, or the name and version of the screen reader (`Orca 43.1`)."""
    hearing: Hearing
    """How the listener went through the page."""
    utterances: tuple[Utterance, ...]
    """In order; secrets masked."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells the lines of a record apart; of two the later one counts."""
        return (self.state, self.voice, self.hearing.value)


Line = Run | PageState | Finding | Sighting | Speech | ErrorLine | End
"""Every kind of line that a record holds."""


def state_id(walk: Walk, begun_in: str, step: int, rendition: Rendition) -> str:
    """The `id` of a page state: unique in a run and the same in a repeated one.

    `begun_in` is the locale that the walk began in: who switches the language goes on counting steps, and other walks
    have a step of that number in the new locale too.
    """
    shown = rendition.label if rendition.locale == begun_in else f"{begun_in} then {rendition.label}"
    return f"{walk.scenario}#{step:02d}@{shown}/{walk.modality.value}"

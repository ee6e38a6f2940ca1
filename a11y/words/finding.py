"""Outcomes of rules (ACT Rules Format) and the findings that a record keeps of them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from a11y.words.rendition import Modality, Rendition


class OutcomeValue(StrEnum):
    """The outcome values of ACT Rules Format 1.1 and EARL."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Impact(StrEnum):
    """How hard a finding hits the people it concerns, in axe's four steps."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        """0 for minor to 3 for critical, so that impacts can be ordered."""
        return _WEIGHTS[self]


_WEIGHTS = {impact: weight for weight, impact in enumerate(Impact)}


class Box(msgspec.Struct, frozen=True):
    """A rectangle on the page."""

    x: float
    """CSS pixels from the left edge of the page (not of the viewport)."""
    y: float
    """CSS pixels from the top edge of the page."""
    width: float
    """CSS pixels."""
    height: float
    """CSS pixels."""


class Target(msgspec.Struct, frozen=True):
    """The element that a finding is about."""

    role: str
    """The ARIA role as the browser computed it; empty when the element is not exposed."""
    name: str
    """The accessible name as the browser computed it."""
    selector: str
    """A CSS selector; steps into frames and shadow roots are joined by ` >>> `."""
    html: str
    """The opening of the element's source, at most a few hundred characters."""
    box: Box | None = None
    """Where it stands on the page; none when it is not rendered."""


PERSON = "person"
"""The name of the engine where a person says so: a participant of a user session."""


class Engine(msgspec.Struct, frozen=True):
    """Who says so."""

    name: str
    """`axe-core`, `a11y`, what a guest is called, or `person`."""
    version: str
    """Its version; of a person the screen reader that they used, if any."""


class Source(msgspec.Struct, frozen=True):
    """A place in the target's source, known through the `#:` references of its catalogs."""

    path: str
    """The path as the catalog writes it."""
    line: int
    """The line, from 1; 0 when the catalog gives none."""


class Outcome(msgspec.Struct, frozen=True):
    """What a rule says of one page state, or of one element in it. A value, never an exception."""

    value: OutcomeValue
    """Passed, failed, cannot tell, does not apply, was not tested."""
    message: str = ""
    """One sentence in English; its msgid in the harness's own catalogs, with `%(name)s` placeholders."""
    params: dict[str, str] = {}
    """What fills the placeholders of `message`."""
    target: Target | None = None
    """The element, where the outcome is about one."""
    impact: Impact | None = None
    """When it differs from the rule's own."""
    criteria: tuple[str, ...] | None = None
    """When they are not all of the rule's own."""
    subject: str = ""
    """A name for what it is about that outlives locale and place, where the rule knows one (`login.submit`)."""
    shown: str = ""
    """The `id` of the page state that shows the target, when it is not the one that is judged."""
    node: int = 0
    """The `Node.id` of the element; 0 when it is none of the page's elements."""

    @property
    def sentence(self) -> str:
        """The message with its placeholders filled, in English."""
        return self.message % self.params if self.params else self.message


class Finding(msgspec.Struct, frozen=True, tag="finding", tag_field="kind"):
    """A failed or cantTell outcome, with all that somebody needs to find and mend it (DESIGN §5)."""

    rule: str
    """`axe/label`, `keyboard/unreachable`."""
    outcome: OutcomeValue
    """`failed` or `cantTell`."""
    impact: Impact
    """How hard it hits."""
    criteria: tuple[str, ...]
    """WCAG 2.2 success criteria by number; empty for a best practice."""
    scenario: str
    """The scenario's identifier."""
    step: str
    """The step's name, in English."""
    rendition: Rendition
    """How the page was shown."""
    modality: Modality
    """How the user acted."""
    url: str
    """The address of the page, without query secrets."""
    target: Target
    """The element."""
    message: str
    """What is wrong, one sentence in English."""
    help_url: str
    """Where the rule is explained; may be empty."""
    engine: Engine
    """Who says so."""
    fingerprint: str
    """The same for the same fault in another locale, rendition or position."""
    state: str = ""
    """The `id` of the page state it was found in."""
    shown: str = ""
    """The `id` of the page state whose picture shows the target; empty when it is `state` itself."""
    message_id: str = ""
    """The msgid of `message` in the harness's own catalogs; empty for a guest engine's words."""
    params: dict[str, str] = {}
    """What fills the placeholders of `message_id`."""
    sources: tuple[Source, ...] = ()
    """Template lines that the element's text comes from."""
    also: tuple[Engine, ...] = ()
    """Other engines that say the same of this element and criterion."""

    @property
    def of_people(self) -> bool:
        """Whether a person met it, in a user session: no run of machines can say that it is gone."""
        return self.engine.name == PERSON

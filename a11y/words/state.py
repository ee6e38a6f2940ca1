"""A page state: everything that rules, coverage and reports may know of a settled page."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from a11y.words.colours import Colours
from a11y.words.exposed import Announcement as Announcement
from a11y.words.exposed import AxNode as AxNode
from a11y.words.exposed import FocusStop as FocusStop
from a11y.words.eyes import Eyes
from a11y.words.finding import Box, Engine
from a11y.words.forms import FormTrials
from a11y.words.guests import GuestAnswer
from a11y.words.hands import Hands
from a11y.words.lateness import Lateness
from a11y.words.listening import Listeners
from a11y.words.media import Playing
from a11y.words.message import Channel
from a11y.words.openings import Openings
from a11y.words.pressed import Pressed
from a11y.words.pseudo import Mark, PseudoKind
from a11y.words.rendition import LocaleWay, Modality, Rendition


class Leaving(msgspec.Struct, frozen=True):
    """That a script leaves its page by itself after some time."""

    after: int
    """Milliseconds."""
    sure: bool
    """It is begun when the page is loaded, and nothing in the script stops it."""


class Vanishing(msgspec.Struct, frozen=True):
    """That a script takes something away from its page by itself after some time."""

    after: int
    """Milliseconds."""
    selector: str
    """What it takes away, as the script looks it up."""
    sure: bool
    """It is begun when the page is loaded, and nothing in the script stops it or makes it depend on something."""


class Node(msgspec.Struct, frozen=True, omit_defaults=True):
    """An element of the page, of any frame and of open or closed shadow trees, in document order."""

    id: int
    """The browser's own number (CDP backendNodeId); joins nodes, text runs and the accessibility tree."""
    parent: int
    """The number of the parent element, 0 for the root of the top document."""
    tag: str
    """Lower-case element name."""
    attributes: dict[str, str] = {}
    """As written; values of hidden and password fields are left out."""
    box: Box | None = None
    """None when the element is not rendered."""
    style: dict[str, str] = {}
    """The computed values of the properties in `a11y.browser.probes.dom.STYLES`."""
    text: str = ""
    """Of a script in the page a hash of its source, numbers and tokens apart, of a style sheet one of all of it, of a
    drawing (`svg`) one of its strokes' colours, and of their forms as well where it is an icon. Of a picture that is an
    SVG the words that it draws, a line each. Of an element that is not drawn a hash of the words in it, numbers and
    codes apart. Else empty."""
    frame: int = 0
    """0 for the top document, else the number of the document as the browser lists them."""
    shadow: bool = False
    """The parent is a shadow host."""
    clickable: bool = False
    """It listens to clicks, as far as the browser tells: its own listeners, not those of elements around it."""
    overflow: tuple[float, float] = (0.0, 0.0)
    """CSS pixels by which the content is wider and higher than the inside of the box."""
    lines: tuple[Box, ...] = ()
    """Where the lines of the element's own text stand."""
    leaving: Leaving | None = None
    """Of a script in the page: when it leaves the page by itself, as far as its source tells."""
    vanishing: tuple[Vanishing, ...] = ()
    """Of a script in the page: what it takes away by itself, as far as its source tells."""
    points: str = ""
    """Of an icon (`svg`): `left` or `right`, where its strokes are an arrow that points there."""
    writes: tuple[str, ...] = ()
    """Of a script in the page: texts that it writes into the page, as far as its source tells."""


class TextRun(msgspec.Struct, frozen=True, omit_defaults=True):
    """Words that reach the user together: one inline formatting context, or one attribute."""

    text: str
    """The words, whitespace collapsed."""
    channel: Channel
    """By what way they reach the user."""
    node: int
    """The `Node.id` of the element that carries them."""
    selector: str = ""
    """A CSS selector of that element."""
    box: Box | None = None
    """Where they stand on the page."""
    pieces: tuple[str, ...] = ()
    """The text nodes that make up `text`, when there is more than one."""
    language: str = ""
    """The `lang` in force."""
    carriers: tuple[int, ...] = ()
    """The `Node.id` of the element that each text node stands in; empty when it is `node` for all of them."""


class AxeNode(msgspec.Struct, frozen=True, omit_defaults=True):
    """One element that axe reports."""

    selector: str
    """Steps into frames and shadow roots joined by ` >>> `."""
    html: str
    """The opening of its source as axe gives it, cut."""
    summary: str = ""
    """What to mend, in axe's words."""
    impact: str = ""
    """`minor` to `critical`."""
    node: int = 0
    """Its `Node.id`; 0 when the element was gone."""


class AxeResult(msgspec.Struct, frozen=True, omit_defaults=True):
    """One axe rule's answer on the page."""

    id: str
    """axe's name of the rule."""
    help: str
    """What it asks for, in axe's words."""
    help_url: str
    """Where axe explains it."""
    tags: tuple[str, ...]
    """`wcag111`, `best-practice`…"""
    impact: str = ""
    """The greatest impact of its nodes."""
    nodes: tuple[AxeNode, ...] = ()
    """The elements."""


class AxeAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What axe said of a page state: what rules and reports need of it, not all it can say."""

    version: str = ""
    """axe-core's version; empty when it did not run."""
    violations: tuple[AxeResult, ...] = ()
    """Failed."""
    incomplete: tuple[AxeResult, ...] = ()
    """Cannot tell."""
    passes: tuple[str, ...] = ()
    """Names of the rules that passed."""
    inapplicable: tuple[str, ...] = ()
    """Names of the rules that did not apply."""
    error: str = ""
    """Why axe gave no answer; then its rules are untested."""


class Reach(StrEnum):
    """How a control was got at."""

    FOUND = "found"
    """By the role and name that the catalogs promise, in the way of the modality."""
    SOURCE_NAME = "source_name"
    """Only by its name in the source language."""
    FALLBACK = "fallback"
    """Only by its place in the page (the profile's `selector`): neither name was there."""
    UNREACHABLE = "unreachable"
    """There, but Tab never came to it; the pointer was used so that the scenario could go on."""
    INOPERABLE = "inoperable"
    """Tab came to it, but Enter or Space did nothing; the pointer was used."""


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something the user did between the last page state and this one."""

    verb: str
    """`open`, `fill`, `activate`, `choose`, `press`, `send_empty`, `send_wrong`."""
    control: str = ""
    """The control's name in the profile, `login.submit`."""
    role: str = ""
    """The role that it was looked up by."""
    expected_name: str = ""
    """The name that the catalogs promise."""
    name: str = ""
    """The accessible name that it had."""
    reach: Reach = Reach.FOUND
    """How it was got at."""
    keys: int = 0
    """Keystrokes needed to get there and to act, in the keyboard modality."""
    typed: int = 0
    """How many of the keystrokes were characters of a text; the others went to the control and operated it."""
    selector: str = ""
    """A CSS selector of the control."""
    html: str = ""
    """The opening of its source."""
    box: Box | None = None
    """Where it stood on the page."""
    state: str = ""
    """The `id` of the page state that shows it; empty when the user acted on a page before it was looked at."""


class Picture(msgspec.Struct, frozen=True):
    """A picture of the page, secrets painted over."""

    media: str
    """File name in the run's `media/` folder."""
    width: int
    """Width of the pictured part of the page in CSS pixels."""
    height: int
    """Height of the pictured part in CSS pixels; the rest of a long page is not pictured."""
    masked: int = 0
    """How many places were painted over."""


class Wording(msgspec.Struct, frozen=True):
    """In which language a page speaks, counted in messages whose words tell one language from another."""

    asked: int
    """Messages met in the words of the locale asked for."""
    other: int = 0
    """Messages met in other words although the catalogs have them in the locale asked for."""
    certain: int = 0
    """Those of them that are too long to be met by chance, as a name that a user has chosen."""
    language: str = ""
    """The locale of those other words (BCP 47)."""
    examples: tuple[str, ...] = ()
    """A few of them, as they stand on the page."""


class Counted(msgspec.Struct, frozen=True):
    """A message with plural forms that was met with a number in it."""

    text: str
    """The words on the page."""
    msgid: str
    """The message."""
    number: int
    """The first number in the words."""
    right: bool
    """Whether they are the form of a number in them."""
    expected: str
    """The form that gettext has for the number, placeholders as dots."""
    selector: str = ""
    """The element that carries the words."""


class Switcher(msgspec.Struct, frozen=True):
    """The locales that a page lets its users choose, against those that the harness knows of (BCP 47)."""

    offered: tuple[str, ...]
    """In the order of the page."""
    wordless: tuple[str, ...] = ()
    """Offered, and without a catalog."""
    unnamed: tuple[str, ...] = ()
    """Offered, and not among the profile's locales."""
    withheld: tuple[str, ...] = ()
    """Among the profile's locales, and not offered."""


class PageState(msgspec.Struct, frozen=True, tag="state", tag_field="kind"):
    """The settled page at the end of a step, in one rendition and modality."""

    id: str
    """Unique in a run and the same in a repeated one: scenario, step number, rendition, modality."""
    key: str
    """A hash of all that the rules see; equal states have equal keys."""
    scenario: str
    """The scenario's identifier, `test_two_factor::test_set_up_totp`."""
    scenario_title: str
    """The first line of the scenario's docstring, in English."""
    step: str
    """The step's name, in English."""
    step_number: int
    """From 1."""
    page: str
    """The page's name in the profile."""
    url: str
    """The address."""
    status: int
    """The HTTP status of the document; 0 when unknown."""
    title: str
    """The document's title."""
    language: str
    """The `lang` of the document element, as written."""
    direction: str
    """`ltr` or `rtl`, computed."""
    rendition: Rendition
    """How it was shown."""
    modality: Modality
    """How the user acted."""
    engines: tuple[Engine, ...]
    """The browser and every engine that looked."""
    time: str
    """When, ISO 8601 in UTC."""
    asked_by: LocaleWay | None = None
    """How the locale was asked for; none when the profile knows no way."""
    pseudo: PseudoKind | None = None
    """What the pseudo-locale that the page speaks does to words; none in any other locale."""
    marks: tuple[Mark, ...] = ()
    """Where messages stand in the words of a pseudo-locale, as their own marks said; the words are without marks."""
    wording: Wording | None = None
    """In which language the page speaks; none when no message on it could tell."""
    switcher: Switcher | None = None
    """The locales that the page offers; none when it offers none, or the profile does not say how."""
    counted: tuple[Counted, ...] = ()
    """The messages that count something."""
    undrawn: tuple[str, ...] = ()
    """Scripts (ISO 15924) on the page for which this machine has no letters: its pictures show boxes."""
    picture: Picture | None = None
    """The picture; none when it could not be taken (then `untested` says why)."""
    axe: AxeAnswer = AxeAnswer()
    """axe's answer."""
    guests: tuple[GuestAnswer, ...] = ()
    """What other engines said that the user had installed."""
    tree: tuple[AxNode, ...] = ()
    """The accessibility tree of every frame, in reading order."""
    runs: tuple[TextRun, ...] = ()
    """The words on the page, by channel."""
    playing: tuple[Playing, ...] = ()
    """The players of sound and moving pictures."""
    announcements: tuple[Announcement, ...] = ()
    """What live regions said since the last page state, or since this document was loaded."""
    listened: tuple[Any, ...] = ()
    """What a screen reader said of it (`a11y.words.run.Speech`); in the record they are lines of their own."""
    same_document: bool = False
    """The document is the one of the page state before: it changed in place."""
    acts: tuple[Act, ...] = ()
    """What the user did since the last page state."""
    focus: tuple[FocusStop, ...] = ()
    """Where the focus rested while tabbing (keyboard modality)."""
    untested: dict[str, str] = {}
    """Probes or rules that could not look, and why, in one sentence."""
    passed: tuple[str, ...] = ()
    """Rules that passed."""
    inapplicable: tuple[str, ...] = ()
    """Rules that did not apply."""
    csp_bypassed: bool = False
    """Whether the page's content security policy was switched off for the probes."""
    blocked: tuple[str, ...] = ()
    """Other hosts that the page asked for and did not get."""
    timing: dict[str, float] = {}
    """Milliseconds by part: `navigation`, `settle`, `axe`, `dom`, `tree`, `picture`…"""
    blobs: dict[str, str] = {}
    """Bulky facts by name (`nodes`), each a file name in `media/`, gzip-compressed JSON."""
    nodes: tuple[Node, ...] = ()
    """The elements; in the record they lie in `blobs["nodes"]`, read back on demand."""
    hands: Hands | None = None
    """What tabbing through the page showed; in the record in `blobs["hands"]`. None when nobody tabbed."""
    eyes: Eyes | None = None
    """What was seen in other windows, and what moves; in the record in `blobs["eyes"]`. None when nobody looked."""
    colours: Colours | None = None
    """What colours tell; in the record in `blobs["colours"]`. None when nobody looked."""
    openings: Openings | None = None
    """What opened when somebody acted; in the record in `blobs["openings"]`. None when nobody tried."""
    pressed: Pressed | None = None
    """What came of presses; in the record in `blobs["pressed"]`. None when nobody pressed it."""
    forms: FormTrials | None = None
    """What fields did with what was pasted; in the record in `blobs["forms"]`. None when nobody tried."""
    listeners: Listeners | None = None
    """What its scripts listen to; in the record in `blobs["listeners"]`. None when nobody asked."""
    late: Lateness | None = None
    """What came by itself after it had come to rest; in the record in `blobs["late"]`. None when nobody looked."""


Facts = dict[str, Any]
"""An untyped answer of the browser, before it becomes words."""

OBSERVATIONS: dict[str, type[msgspec.Struct]] = {
    "hands": Hands,
    "eyes": Eyes,
    "colours": Colours,
    "openings": Openings,
    "pressed": Pressed,
    "forms": FormTrials,
    "listeners": Listeners,
    "late": Lateness,
}
"""What acting probes see, by the field of `PageState` that holds it; in the record it lies in the blob of that name."""

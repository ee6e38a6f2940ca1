"""The success criteria of WCAG 2.2 (W3C Recommendation, 2024-12-12) as data."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from a11y.words.marking import N_


class Level(StrEnum):
    """The three levels of conformance."""

    A = "A"
    AA = "AA"
    AAA = "AAA"


class Criterion(msgspec.Struct, frozen=True):
    """A success criterion."""

    number: str
    """`1.4.3`."""
    name: str
    """Its short name in English; a msgid of the harness's own catalogs."""
    level: Level
    """The level of conformance that asks for it."""
    slug: str
    """The name of its page in "Understanding WCAG 2.2"."""

    @property
    def guideline(self) -> str:
        """The number of the guideline it belongs to: `1.4`."""
        return self.number.rpartition(".")[0]

    @property
    def understanding(self) -> str:
        """The address of its page in "Understanding WCAG 2.2"."""
        return f"https://www.w3.org/WAI/WCAG22/Understanding/{self.slug}.html"


CRITERIA: tuple[Criterion, ...] = (
    Criterion("1.1.1", N_("Non-text Content"), Level.A, "non-text-content"),
    Criterion(
        "1.2.1",
        N_("Audio-only and Video-only (Prerecorded)"),
        Level.A,
        "audio-only-and-video-only-prerecorded",
    ),
    Criterion("1.2.2", N_("Captions (Prerecorded)"), Level.A, "captions-prerecorded"),
    Criterion(
        "1.2.3",
        N_("Audio Description or Media Alternative (Prerecorded)"),
        Level.A,
        "audio-description-or-media-alternative-prerecorded",
    ),
    Criterion("1.2.4", N_("Captions (Live)"), Level.AA, "captions-live"),
    Criterion("1.2.5", N_("Audio Description (Prerecorded)"), Level.AA, "audio-description-prerecorded"),
    Criterion("1.2.6", N_("Sign Language (Prerecorded)"), Level.AAA, "sign-language-prerecorded"),
    Criterion(
        "1.2.7",
        N_("Extended Audio Description (Prerecorded)"),
        Level.AAA,
        "extended-audio-description-prerecorded",
    ),
    Criterion("1.2.8", N_("Media Alternative (Prerecorded)"), Level.AAA, "media-alternative-prerecorded"),
    Criterion("1.2.9", N_("Audio-only (Live)"), Level.AAA, "audio-only-live"),
    Criterion("1.3.1", N_("Info and Relationships"), Level.A, "info-and-relationships"),
    Criterion("1.3.2", N_("Meaningful Sequence"), Level.A, "meaningful-sequence"),
    Criterion("1.3.3", N_("Sensory Characteristics"), Level.A, "sensory-characteristics"),
    Criterion("1.3.4", N_("Orientation"), Level.AA, "orientation"),
    Criterion("1.3.5", N_("Identify Input Purpose"), Level.AA, "identify-input-purpose"),
    Criterion("1.3.6", N_("Identify Purpose"), Level.AAA, "identify-purpose"),
    Criterion("1.4.1", N_("Use of Color"), Level.A, "use-of-color"),
    Criterion("1.4.2", N_("Audio Control"), Level.A, "audio-control"),
    Criterion("1.4.3", N_("Contrast (Minimum)"), Level.AA, "contrast-minimum"),
    Criterion("1.4.4", N_("Resize Text"), Level.AA, "resize-text"),
    Criterion("1.4.5", N_("Images of Text"), Level.AA, "images-of-text"),
    Criterion("1.4.6", N_("Contrast (Enhanced)"), Level.AAA, "contrast-enhanced"),
    Criterion("1.4.7", N_("Low or No Background Audio"), Level.AAA, "low-or-no-background-audio"),
    Criterion("1.4.8", N_("Visual Presentation"), Level.AAA, "visual-presentation"),
    Criterion("1.4.9", N_("Images of Text (No Exception)"), Level.AAA, "images-of-text-no-exception"),
    Criterion("1.4.10", N_("Reflow"), Level.AA, "reflow"),
    Criterion("1.4.11", N_("Non-text Contrast"), Level.AA, "non-text-contrast"),
    Criterion("1.4.12", N_("Text Spacing"), Level.AA, "text-spacing"),
    Criterion("1.4.13", N_("Content on Hover or Focus"), Level.AA, "content-on-hover-or-focus"),
    Criterion("2.1.1", N_("Keyboard"), Level.A, "keyboard"),
    Criterion("2.1.2", N_("No Keyboard Trap"), Level.A, "no-keyboard-trap"),
    Criterion("2.1.3", N_("Keyboard (No Exception)"), Level.AAA, "keyboard-no-exception"),
    Criterion("2.1.4", N_("Character Key Shortcuts"), Level.A, "character-key-shortcuts"),
    Criterion("2.2.1", N_("Timing Adjustable"), Level.A, "timing-adjustable"),
    Criterion("2.2.2", N_("Pause, Stop, Hide"), Level.A, "pause-stop-hide"),
    Criterion("2.2.3", N_("No Timing"), Level.AAA, "no-timing"),
    Criterion("2.2.4", N_("Interruptions"), Level.AAA, "interruptions"),
    Criterion("2.2.5", N_("Re-authenticating"), Level.AAA, "re-authenticating"),
    Criterion("2.2.6", N_("Timeouts"), Level.AAA, "timeouts"),
    Criterion("2.3.1", N_("Three Flashes or Below Threshold"), Level.A, "three-flashes-or-below-threshold"),
    Criterion("2.3.2", N_("Three Flashes"), Level.AAA, "three-flashes"),
    Criterion("2.3.3", N_("Animation from Interactions"), Level.AAA, "animation-from-interactions"),
    Criterion("2.4.1", N_("Bypass Blocks"), Level.A, "bypass-blocks"),
    Criterion("2.4.2", N_("Page Titled"), Level.A, "page-titled"),
    Criterion("2.4.3", N_("Focus Order"), Level.A, "focus-order"),
    Criterion("2.4.4", N_("Link Purpose (In Context)"), Level.A, "link-purpose-in-context"),
    Criterion("2.4.5", N_("Multiple Ways"), Level.AA, "multiple-ways"),
    Criterion("2.4.6", N_("Headings and Labels"), Level.AA, "headings-and-labels"),
    Criterion("2.4.7", N_("Focus Visible"), Level.AA, "focus-visible"),
    Criterion("2.4.8", N_("Location"), Level.AAA, "location"),
    Criterion("2.4.9", N_("Link Purpose (Link Only)"), Level.AAA, "link-purpose-link-only"),
    Criterion("2.4.10", N_("Section Headings"), Level.AAA, "section-headings"),
    Criterion("2.4.11", N_("Focus Not Obscured (Minimum)"), Level.AA, "focus-not-obscured-minimum"),
    Criterion("2.4.12", N_("Focus Not Obscured (Enhanced)"), Level.AAA, "focus-not-obscured-enhanced"),
    Criterion("2.4.13", N_("Focus Appearance"), Level.AAA, "focus-appearance"),
    Criterion("2.5.1", N_("Pointer Gestures"), Level.A, "pointer-gestures"),
    Criterion("2.5.2", N_("Pointer Cancellation"), Level.A, "pointer-cancellation"),
    Criterion("2.5.3", N_("Label in Name"), Level.A, "label-in-name"),
    Criterion("2.5.4", N_("Motion Actuation"), Level.A, "motion-actuation"),
    Criterion("2.5.5", N_("Target Size (Enhanced)"), Level.AAA, "target-size-enhanced"),
    Criterion("2.5.6", N_("Concurrent Input Mechanisms"), Level.AAA, "concurrent-input-mechanisms"),
    Criterion("2.5.7", N_("Dragging Movements"), Level.AA, "dragging-movements"),
    Criterion("2.5.8", N_("Target Size (Minimum)"), Level.AA, "target-size-minimum"),
    Criterion("3.1.1", N_("Language of Page"), Level.A, "language-of-page"),
    Criterion("3.1.2", N_("Language of Parts"), Level.AA, "language-of-parts"),
    Criterion("3.1.3", N_("Unusual Words"), Level.AAA, "unusual-words"),
    Criterion("3.1.4", N_("Abbreviations"), Level.AAA, "abbreviations"),
    Criterion("3.1.5", N_("Reading Level"), Level.AAA, "reading-level"),
    Criterion("3.1.6", N_("Pronunciation"), Level.AAA, "pronunciation"),
    Criterion("3.2.1", N_("On Focus"), Level.A, "on-focus"),
    Criterion("3.2.2", N_("On Input"), Level.A, "on-input"),
    Criterion("3.2.3", N_("Consistent Navigation"), Level.AA, "consistent-navigation"),
    Criterion("3.2.4", N_("Consistent Identification"), Level.AA, "consistent-identification"),
    Criterion("3.2.5", N_("Change on Request"), Level.AAA, "change-on-request"),
    Criterion("3.2.6", N_("Consistent Help"), Level.A, "consistent-help"),
    Criterion("3.3.1", N_("Error Identification"), Level.A, "error-identification"),
    Criterion("3.3.2", N_("Labels or Instructions"), Level.A, "labels-or-instructions"),
    Criterion("3.3.3", N_("Error Suggestion"), Level.AA, "error-suggestion"),
    Criterion(
        "3.3.4",
        N_("Error Prevention (Legal, Financial, Data)"),
        Level.AA,
        "error-prevention-legal-financial-data",
    ),
    Criterion("3.3.5", N_("Help"), Level.AAA, "help"),
    Criterion("3.3.6", N_("Error Prevention (All)"), Level.AAA, "error-prevention-all"),
    Criterion("3.3.7", N_("Redundant Entry"), Level.A, "redundant-entry"),
    Criterion(
        "3.3.8", N_("Accessible Authentication (Minimum)"), Level.AA, "accessible-authentication-minimum"
    ),
    Criterion(
        "3.3.9", N_("Accessible Authentication (Enhanced)"), Level.AAA, "accessible-authentication-enhanced"
    ),
    Criterion("4.1.2", N_("Name, Role, Value"), Level.A, "name-role-value"),
    Criterion("4.1.3", N_("Status Messages"), Level.AA, "status-messages"),
)
"""All 86, in the order of the Recommendation (4.1.1 Parsing is obsolete and gone)."""

BY_NUMBER: dict[str, Criterion] = {criterion.number: criterion for criterion in CRITERIA}
"""The criteria by number."""

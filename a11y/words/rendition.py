"""How a page was shown, and how the user acted on it."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Modality(StrEnum):
    """How the user acts."""

    POINTER = "pointer"
    KEYBOARD = "keyboard"


class LocaleWay(StrEnum):
    """How the target was told which locale to speak."""

    COOKIE = "cookie"
    QUERY = "query"
    """A parameter of the address."""
    HEADER = "header"
    """Accept-Language: the browser's own setting."""
    SWITCHER = "switcher"
    """The user chose it on a page."""
    ANY = "any"
    """By the browser's setting, because it has to be something: a page in another language is as good."""


class Rendition(msgspec.Struct, frozen=True):
    """How a page was shown. Two page states of one step differ in this alone."""

    locale: str = "en"
    """The locale asked for, as the profile names it (BCP 47)."""
    width: int = 1280
    """Viewport width in CSS pixels."""
    height: int = 900
    """Viewport height in CSS pixels."""
    color_scheme: str = "light"
    """`light` or `dark` (CSS prefers-color-scheme)."""
    contrast: str = "no-preference"
    """`no-preference`, `more` or `forced` (forced colours)."""
    text_spacing: bool = False
    """The text spacing of WCAG 2.2, criterion 1.4.12, is applied."""
    zoom: float = 1.0
    """Page zoom; 2.0 is 200 %."""
    reduced_motion: bool = False
    """CSS prefers-reduced-motion."""

    @property
    def label(self) -> str:
        """A short name: the locale, then whatever differs from the default, `he 320x900 dark`."""
        default = Rendition()
        parts = [self.locale]
        if (self.width, self.height) != (default.width, default.height):
            parts.append(f"{self.width}x{self.height}")
        if self.color_scheme != default.color_scheme:
            parts.append(self.color_scheme)
        if self.contrast != default.contrast:
            parts.append("forced-colors" if self.contrast == "forced" else f"contrast-{self.contrast}")
        if self.text_spacing:
            parts.append("text-spacing")
        if self.zoom != default.zoom:
            parts.append(f"zoom-{self.zoom:g}")
        if self.reduced_motion:
            parts.append("reduced-motion")
        return " ".join(parts)

"""Every rule of ours, one line each. axe's rules come with its answer (`a11y.rules.axe`)."""

from __future__ import annotations

from a11y.rules import keyboard, language_tag, locale, names, wording
from a11y.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    keyboard.UNREACHABLE,
    keyboard.INOPERABLE,
    locale.LANGUAGE,
    language_tag.LANGUAGE_TAG,
    wording.WORDS,
    locale.DIRECTION,
    names.PROMISED,
    locale.CONTROL_NAME,
    locale.PAGE_TITLE,
    wording.SWITCHER,
)
"""In the order in which they judge."""

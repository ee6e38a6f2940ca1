"""Every rule of ours, one line each. axe's rules come with its answer (`a11y.rules.axe`)."""

from __future__ import annotations

from a11y.rules import keyboard, locale, names
from a11y.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    keyboard.UNREACHABLE,
    keyboard.INOPERABLE,
    locale.LANGUAGE,
    locale.DIRECTION,
    names.PROMISED,
    locale.CONTROL_NAME,
    locale.PAGE_TITLE,
)
"""In the order in which they judge."""

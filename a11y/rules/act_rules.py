"""Which of the W3C's ACT rules a rule answers, ours and axe's."""

from __future__ import annotations

from functools import cache

from a11y.rules.axe import PREFIX
from a11y.rules.every import every_rule

AXE: dict[str, tuple[str, ...]] = {
    "area-alt": ("c487ae",),
    "aria-allowed-attr": ("5c01ea",),
    "aria-command-name": ("97a4e1",),
    "aria-conditional-attr": ("5c01ea",),
    "aria-deprecated-role": ("674b10",),
    "aria-hidden-focus": ("6cfa84",),
    "aria-input-field-name": ("e086e5",),
    "aria-prohibited-attr": ("5c01ea",),
    "aria-required-attr": ("4e8ab6",),
    "aria-required-children": ("bc4a75", "ff89c9"),
    "aria-required-parent": ("ff89c9",),
    "aria-roles": ("674b10",),
    "aria-toggle-field-name": ("e086e5",),
    "aria-valid-attr": ("5f99a7",),
    "aria-valid-attr-value": ("6a7281",),
    "audio-caption": ("2eb176", "afb423"),
    "autocomplete-valid": ("73f2c2",),
    "avoid-inline-spacing": ("24afc2", "9e45ec", "78fd32"),
    "button-name": ("97a4e1", "m6b1q3"),
    "bypass": ("cf77f2", "047fe0", "b40fd1", "3e12e1", "ye5d6e"),
    "color-contrast": ("afw4f7", "09o5cg"),
    "color-contrast-enhanced": ("09o5cg",),
    "css-orientation-lock": ("b33eff",),
    "document-title": ("2779a5",),
    "empty-heading": ("ffd0e9",),
    "frame-focusable-content": ("akn7bn",),
    "frame-title": ("cae760",),
    "frame-title-unique": ("4b1c6c",),
    "html-has-lang": ("b5c3f8",),
    "html-lang-valid": ("bf051a",),
    "identical-links-same-purpose": ("b20e66",),
    "image-alt": ("23a2a8",),
    "input-button-name": ("97a4e1",),
    "input-image-alt": ("59796f",),
    "label": ("e086e5",),
    "label-content-name-mismatch": ("2ee8b8",),
    "link-name": ("c487ae",),
    "list": ("bc4a75",),
    "meta-refresh": ("bc659a", "bisz58"),
    "meta-refresh-no-exceptions": ("bisz58",),
    "meta-viewport": ("b4f0c3",),
    "nested-interactive": ("307n5z",),
    "no-autoplay-audio": ("80f0bf",),
    "object-alt": ("8fc3b6",),
    "presentation-role-conflict": ("46ca7f",),
    "role-img-alt": ("23a2a8",),
    "scrollable-region-focusable": ("0ssw9k",),
    "select-name": ("e086e5",),
    "summary-name": ("2t702h",),
    "svg-img-alt": ("7d6734",),
    "td-headers-attr": ("a25f45",),
    "th-has-data-cells": ("d0f69e",),
    "valid-lang": ("de46e4",),
    "video-caption": ("eac66b",),
}
"""axe's rules, as axe itself names the ACT rules that they are for (`actIds`), and `list` and `summary-name`, which it
leaves out."""


@cache
def act_rules(rule: str) -> tuple[str, ...]:
    """The ACT rules that the rule of this name in findings answers."""
    if rule.startswith(PREFIX):
        return AXE.get(rule.removeprefix(PREFIX), ())
    return next((one.act_rules for one in every_rule() if one.id == rule), ())

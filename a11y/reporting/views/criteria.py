"""Which success criteria a rule asks about, for the rules that passed: a record names those, and no more."""

from __future__ import annotations

from a11y.rules.registry import EVERY_RULE

_AXE: dict[tuple[str, ...], str] = {
    ("1.1.1",): ("aria-meter-name aria-progressbar-name image-alt object-alt role-img-alt svg-img-alt"),
    ("1.1.1", "4.1.2"): "input-image-alt",
    ("1.2.1",): "audio-caption",
    ("1.2.2",): "video-caption",
    ("1.3.1",): (
        "aria-required-children aria-required-parent definition-list dlitem list listitem "
        "p-as-heading table-fake-caption td-has-header td-headers-attr th-has-data-cells"
    ),
    ("1.3.1", "4.1.2"): "aria-hidden-body",
    ("1.3.4",): "css-orientation-lock",
    ("1.3.5",): "autocomplete-valid",
    ("1.4.1",): "link-in-text-block",
    ("1.4.12",): "avoid-inline-spacing",
    ("1.4.2",): "no-autoplay-audio",
    ("1.4.3",): "color-contrast",
    ("1.4.4",): "meta-viewport",
    ("1.4.6",): "color-contrast-enhanced",
    ("2.1.1",): "frame-focusable-content server-side-image-map",
    ("2.1.1", "2.1.3"): "scrollable-region-focusable",
    ("2.2.1",): "meta-refresh",
    ("2.2.2",): "blink marquee",
    ("2.2.4", "3.2.5"): "meta-refresh-no-exceptions",
    ("2.4.1",): "bypass",
    ("2.4.2",): "document-title",
    ("2.4.4", "4.1.2"): "area-alt link-name",
    ("2.4.9",): "identical-links-same-purpose",
    ("2.5.3",): "label-content-name-mismatch",
    ("2.5.8",): "target-size",
    ("3.1.1",): "html-has-lang html-lang-valid html-xml-lang-mismatch",
    ("3.1.2",): "valid-lang",
    ("3.3.2",): "form-field-multiple-labels",
    ("4.1.1",): "duplicate-id duplicate-id-active",
    ("4.1.2",): (
        "aria-allowed-attr aria-braille-equivalent aria-command-name aria-conditional-attr "
        "aria-deprecated-role aria-hidden-focus aria-input-field-name aria-prohibited-attr "
        "aria-required-attr aria-roledescription aria-roles aria-tab-name aria-toggle-field-name "
        "aria-tooltip-name aria-valid-attr aria-valid-attr-value button-name duplicate-id-aria "
        "frame-title frame-title-unique input-button-name label nested-interactive select-name "
        "summary-name"
    ),
}
"""axe-core's rules by the criteria that its tags name; a test holds it to the axe-core that is installed."""

_BY_RULE = {
    **{f"axe/{name}": criteria for criteria, names in _AXE.items() for name in names.split()},
    **{rule.id: rule.criteria for rule in EVERY_RULE},
}


def criteria_of(rule: str) -> tuple[str, ...]:
    """The numbers of the criteria that a rule asks about; empty for a best practice and an unknown rule."""
    return _BY_RULE.get(rule, ())

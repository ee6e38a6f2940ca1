"""Our own explanation of what another engine's common rules find, so that it can be read in every language."""

from __future__ import annotations

from a11y.rules.registry import EVERY_RULE
from a11y.words.marking import N_

_AXE = {
    "area-alt": N_("An area of an image map has no alternative text."),
    "aria-allowed-attr": N_("An ARIA attribute is used on a role that does not have it."),
    "aria-allowed-role": N_("An element has an ARIA role that does not fit it."),
    "aria-command-name": N_("A control has no accessible name."),
    "aria-dialog-name": N_("A dialog has no accessible name."),
    "aria-hidden-body": N_("The whole page is hidden from assistive technology."),
    "aria-hidden-focus": N_("Something hidden from assistive technology can take the focus."),
    "aria-input-field-name": N_("An input field has no accessible name."),
    "aria-prohibited-attr": N_("An element is given an ARIA attribute that its role forbids."),
    "aria-required-attr": N_("An ARIA role lacks an attribute that it needs."),
    "aria-required-children": N_("An ARIA role lacks the children that it needs."),
    "aria-required-parent": N_("An ARIA role is not inside the parent that it needs."),
    "aria-roles": N_("An element has an ARIA role that does not exist."),
    "aria-toggle-field-name": N_("A switch or checkbox has no accessible name."),
    "aria-valid-attr": N_("An ARIA attribute does not exist: it may be misspelt."),
    "aria-valid-attr-value": N_(
        "An ARIA attribute has a value that is not valid, or points to an element that is not there."
    ),
    "autocomplete-valid": N_("The autocomplete attribute has a value that does not fit the field."),
    "avoid-inline-spacing": N_("Text spacing is fixed in the page, so that users cannot change it."),
    "button-name": N_("A button has no accessible name."),
    "bypass": N_("Nothing lets users skip what every page repeats."),
    "color-contrast": N_("The contrast between text and its background is too low."),
    "definition-list": N_("A description list holds elements that do not belong in it."),
    "dlitem": N_("A term or description stands outside a description list."),
    "document-title": N_("The page has no title."),
    "duplicate-id-aria": N_("Two elements share an id that names or describes a control."),
    "empty-heading": N_("A heading is empty."),
    "empty-table-header": N_("A table header is empty."),
    "form-field-multiple-labels": N_("A form field has more than one label."),
    "frame-title": N_("A frame has no title."),
    "heading-order": N_("A heading level is skipped."),
    "html-has-lang": N_("The page does not say which language it is in."),
    "html-lang-valid": N_("The language that the page declares does not exist."),
    "image-alt": N_("An image has no alternative text."),
    "image-redundant-alt": N_("The alternative text of an image repeats the text beside it."),
    "input-button-name": N_("An input button has no accessible name."),
    "input-image-alt": N_("An image button has no alternative text."),
    "label": N_("A form field has no label."),
    "label-content-name-mismatch": N_("The accessible name does not contain the words that are seen."),
    "label-title-only": N_("A form field is labelled by its title attribute alone."),
    "landmark-main-is-top-level": N_("The main landmark lies inside another landmark."),
    "landmark-no-duplicate-banner": N_("The page has more than one banner landmark."),
    "landmark-no-duplicate-contentinfo": N_("The page has more than one content information landmark."),
    "landmark-no-duplicate-main": N_("The page has more than one main landmark."),
    "landmark-one-main": N_("The page has no main landmark."),
    "landmark-unique": N_("Two landmarks of one kind have the same name."),
    "link-in-text-block": N_("A link in running text differs from it by colour alone."),
    "link-name": N_("A link has no accessible name."),
    "list": N_("A list holds elements that are not list items."),
    "listitem": N_("A list item stands outside a list."),
    "meta-refresh": N_("The page reloads or leaves by itself."),
    "meta-viewport": N_("The page forbids zooming."),
    "nested-interactive": N_("A control lies inside another control."),
    "page-has-heading-one": N_("The page has no heading of level one."),
    "presentation-role-conflict": N_("An element marked as decoration can still take the focus."),
    "region": N_("Some of the page lies outside every landmark."),
    "scope-attr-valid": N_("A table header has a scope that does not exist."),
    "scrollable-region-focusable": N_("A region that scrolls cannot be reached by keyboard."),
    "select-name": N_("A drop-down list has no accessible name."),
    "server-side-image-map": N_("An image map works by pointer only."),
    "skip-link": N_("A skip link leads nowhere."),
    "summary-name": N_("A disclosure has no accessible name."),
    "svg-img-alt": N_("An SVG picture has no accessible name."),
    "tabindex": N_("A positive tabindex changes the order of focus."),
    "table-duplicate-name": N_("A table's caption and summary are the same."),
    "target-size": N_("A target is too small, or too close to another."),
    "td-headers-attr": N_("A table cell names a header that is not in its table."),
    "th-has-data-cells": N_("A table header has no cells."),
    "valid-lang": N_("A part of the page declares a language that does not exist."),
}


_TITLES = {rule.id: rule.title for rule in EVERY_RULE}


def asked_by(rule: str) -> str:
    """What a rule asks for, in English: its title, else our explanation of another engine's; empty without either."""
    return _TITLES.get(rule) or explanation_of(rule)


def explanation_of(rule: str) -> str:
    """Our sentence for a rule such as `axe/label`, in English; empty when we have none."""
    engine, _, name = rule.partition("/")
    return _AXE.get(name, "") if engine == "axe" else ""

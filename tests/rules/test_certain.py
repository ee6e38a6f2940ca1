"""What is certain, and what is asked about, where a rule says either."""

from __future__ import annotations

from pathlib import Path

import pytest
from walked_pages import Seen, Tabs, sample_page, sample_profile, served, walking

from a11y.words.finding import OutcomeValue
from a11y.words.rendition import Modality, Rendition

PAGES = Path(__file__).parents[1] / "pages"


@pytest.mark.parametrize(
    ("planted", "value"),
    [
        ("locale-english-left/failed-button.es.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-icon.ja.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-written.zh.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-asked-label.he.html", OutcomeValue.CANT_TELL),
        ("locale-english-left/failed-asked-one-word.ko.html", OutcomeValue.CANT_TELL),
        ("locale-english-left/failed-asked-script.zh.html", OutcomeValue.CANT_TELL),
        ("locale-english-left/failed-heading.zh.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-message.zh.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-label.de.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-script.de.html", OutcomeValue.FAILED),
        ("locale-relative-time/failed-yesterday.ko.html", OutcomeValue.FAILED),
        ("locale-text-alignment/failed-heading.ar.html", OutcomeValue.FAILED),
        ("locale-text-alignment/failed-texts.ar.html", OutcomeValue.FAILED),
        ("locale-text-alignment/failed-asked-text.ar.html", OutcomeValue.CANT_TELL),
        ("title-site-only/failed-error-page.html", OutcomeValue.FAILED),
        ("locale-language-names/failed-addresses.es.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-carousel.ko.html", OutcomeValue.FAILED),
        ("locale-icon-side/failed-asked-left.ar.html", OutcomeValue.CANT_TELL),
        ("locale-arrow/failed-drawn.he.html", OutcomeValue.FAILED),
        ("locale-arrow/failed-categories.ar.html", OutcomeValue.FAILED),
        ("locale-folded-line/failed-asked-several.ja.html", OutcomeValue.CANT_TELL),
        ("locale-folded-line/failed-asked-once.ja.html", OutcomeValue.CANT_TELL),
        ("locale-apostrophe-lost/failed-several.fr.html", OutcomeValue.FAILED),
        ("locale-apostrophe-lost/failed-asked-one.fr.html", OutcomeValue.CANT_TELL),
        ("locale-plural-form/failed-few.uk.html", OutcomeValue.FAILED),
        ("locale-plural-form/failed-one-adjective.pl.html", OutcomeValue.FAILED),
        ("locale-plural-form/failed-thirty-one.uk.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-scripted-table.de.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-scripted-sentence.ru.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-copied.de.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-rating.it.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-name-with-small-word.fr.html", OutcomeValue.FAILED),
        ("locale-passage-language/failed-but-its-link.el.html", OutcomeValue.FAILED),
        ("locale-said-direction/failed-with-code.html", OutcomeValue.FAILED),
        ("form-translated-key/failed-in-closed-dialog.ja.html", OutcomeValue.FAILED),
        ("form-required-said/failed-register.html", OutcomeValue.FAILED),
        ("form-required-said/failed-asked-all.html", OutcomeValue.CANT_TELL),
        ("form-refused-in-words/failed-asked-no-field.html", OutcomeValue.CANT_TELL),
        ("form-one-time-code/failed-asked-keys.html", OutcomeValue.CANT_TELL),
        ("image-said-in-link/failed-logo.html", OutcomeValue.FAILED),
        ("keyboard-pointer-only-when-narrow/failed-sign.html", OutcomeValue.FAILED),
        ("keyboard-trap/failed-help-of-the-site.html", OutcomeValue.FAILED),
        ("title-site-only/failed-spelled-out.html", OutcomeValue.FAILED),
        ("text-italics/failed-summaries.html", OutcomeValue.CANT_TELL),
        ("structure-fake-list/failed-asked-called-a-list.html", OutcomeValue.CANT_TELL),
        ("colour-state/failed-words-for-ears-alone.html", OutcomeValue.CANT_TELL),
        ("axe-color-contrast/failed-in-dialog.html", OutcomeValue.FAILED),
        ("structure-menu-landmark/failed-no-landmark.html", OutcomeValue.FAILED),
        ("structure-menu-landmark/failed-asked-beside-another.html", OutcomeValue.CANT_TELL),
        ("table-headers/failed-columns.html", OutcomeValue.FAILED),
        ("form-required-said/failed-hint.html", OutcomeValue.FAILED),
        ("status-after-press/failed-long-message.html", OutcomeValue.FAILED),
        ("motion-pause/failed-canvas.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-label-one-word.uk.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-message.eo.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-counted.de.html", OutcomeValue.FAILED),
        ("locale-language-names/failed-in-english.de.html", OutcomeValue.FAILED),
        ("locale-placeholder-left/failed-named.ko.html", OutcomeValue.FAILED),
        ("locale-passage-language/failed-tip.fr.html", OutcomeValue.FAILED),
        ("locale-plural-form/failed-unit.ru.html", OutcomeValue.FAILED),
        ("locale-plural-form/failed-ending.fr.html", OutcomeValue.FAILED),
        ("locale-plural-form/failed-asked-hours.uk.html", OutcomeValue.CANT_TELL),
        ("locale-phrase-left/failed-japanese.html", OutcomeValue.FAILED),
        ("form-field-outside/failed-required.html", OutcomeValue.FAILED),
        ("image-qr-code/failed-asked-other-key.html", OutcomeValue.CANT_TELL),
        ("state-chosen/failed-tab-takes-focus-along.html", OutcomeValue.FAILED),
        ("window-reflow/failed-menu-leaves-a-link-out.html", OutcomeValue.FAILED),
        ("window-reflow/failed-columns-when-enlarged.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-in-dialog.uk.html", OutcomeValue.FAILED),
        ("structure-heading-parent/failed-asked-beside.html", OutcomeValue.CANT_TELL),
        ("structure-heading-parent/failed-results-under-filters.html", OutcomeValue.FAILED),
        ("title-subject/failed-lower-heading.html", OutcomeValue.FAILED),
        ("structure-menu-landmark/failed-several.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-name-and-data.ko.html", OutcomeValue.FAILED),
        ("window-reflow/failed-links-behind-dots.html", OutcomeValue.FAILED),
        ("locale-english-left/failed-asked-name.zh.html", OutcomeValue.CANT_TELL),
        ("title-site-only/failed-form.html", OutcomeValue.FAILED),
        ("title-site-only/failed-longer-name.html", OutcomeValue.FAILED),
        ("title-site-only/failed-settings.html", OutcomeValue.FAILED),
        ("title-site-only/failed-asked-unmarked.html", OutcomeValue.CANT_TELL),
        ("locale-passage-language/failed-message.zh.html", OutcomeValue.FAILED),
        ("locale-said-direction/failed-sentence.ar.html", OutcomeValue.FAILED),
        ("locale-said-direction/failed-asked-phrase.html", OutcomeValue.CANT_TELL),
        ("status-after-press/failed-drawn-by-style.html", OutcomeValue.FAILED),
        ("status-after-press/failed-error-by-style.html", OutcomeValue.FAILED),
        ("form-required-mark/failed-empty.html", OutcomeValue.FAILED),
        ("locale-plural-form/failed-many.uk.html", OutcomeValue.FAILED),
        ("locale-plural-form/failed-alone.ru.html", OutcomeValue.FAILED),
        ("dialog-takes-focus/failed-narrow-panel.html", OutcomeValue.FAILED),
        ("dialog-takes-focus/failed-narrow.html", OutcomeValue.FAILED),
        ("keyboard-pointer-only/failed-in-dialog.html", OutcomeValue.FAILED),
        ("keyboard-pointer-only/failed-asked-in-dialog-sign.html", OutcomeValue.CANT_TELL),
        ("keyboard-pointer-only/failed-asked-in-dialog-field.html", OutcomeValue.CANT_TELL),
        ("keyboard-pointer-only/failed-in-menu.html", OutcomeValue.FAILED),
        ("keyboard-pointer-only/failed-asked-in-menu-arrows.html", OutcomeValue.CANT_TELL),
        ("keyboard-pointer-only/failed-in-narrow-menu.html", OutcomeValue.FAILED),
        ("text-cut/failed-lopped-links.ru.html", OutcomeValue.FAILED),
        ("text-cut/failed-lopped-button.de.html", OutcomeValue.FAILED),
        ("text-cut/failed-lopped-input.de.html", OutcomeValue.FAILED),
        ("text-cut/failed-asked-lopped-heading.html", OutcomeValue.CANT_TELL),
        ("form-error-tied/failed-when-refused.html", OutcomeValue.FAILED),
        ("form-error-tied/failed-when-refused-called.html", OutcomeValue.FAILED),
        ("form-error-tied/failed-when-refused-choice.html", OutcomeValue.FAILED),
        ("form-error-tied/failed-asked-when-refused-alert.html", OutcomeValue.CANT_TELL),
        ("window-reflow/failed-code-in-sentence.html", OutcomeValue.FAILED),
        ("window-reflow/failed-asked-code-runs-out.html", OutcomeValue.CANT_TELL),
        ("window-reflow/failed-asked-code-in-item.html", OutcomeValue.CANT_TELL),
    ],
)
def test_how_sure_a_rule_is(planted: str, value: OutcomeValue, tabs: Tabs, tmp_path: Path) -> None:
    """What a page shows for certain fails a gate; what only a person can decide never does."""
    rule = planted.partition("/")[0].replace("-", "/", 1)
    locale = planted.split(".")[1] if planted.count(".") > 1 else "en"
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page(f"/{planted}")})
    with served(PAGES) as target:
        seen = Seen(target, profile, tmp_path / "run", locale)
        with walking(tabs, seen, Modality.KEYBOARD, Rendition(locale=locale)) as index:
            index.world.free = True
            index.open("sample").expect("sample", "Opened")
    assert {finding.outcome for finding in seen.findings if finding.rule == rule} == {value}

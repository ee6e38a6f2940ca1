"""Letters that this machine cannot draw: told of the machine, never of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_records import begin, end, state, walk
from msgspec.structs import replace
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.facts.record import Recorder, combine
from a11y.facts.redaction import Redactor
from a11y.facts.scripts import script_of
from a11y.rules.judge_across import judge_across
from a11y.words.rendition import Modality

PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title><main><h1>Sample</h1><p>{}</p></main>'
NOBODY_HAS = "\U0010fff0\U0010fff1"
"""Letters of private use, which no font of this world draws."""


def seen_scripts(words: str, browser: Browser, folder: Path) -> tuple[str, ...]:
    """The scripts of a page with these words that are drawn as boxes."""
    (folder / "pages").mkdir()
    (folder / "pages" / "sample.html").write_text(PAGE.format(words), encoding="utf-8")
    profile = sample_profile(folder / "catalogs", {"sample": sample_page("/sample.html")})
    with served(folder / "pages") as target:
        seen = Seen(target, profile, folder / "run")
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
    assert "glyphs" not in seen.states[0].untested
    return seen.states[0].undrawn


def test_a_script_without_a_font_is_told(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page in letters that are boxes here says so, and letters with a font are none of them."""
    monkeypatch.setattr(
        "a11y.browser.probes.glyphs.script_of",
        lambda letter: "Qaaa" if letter in NOBODY_HAS else script_of(letter),
    )
    assert seen_scripts(f"Done, \u00e9t\u00e9, \u05d0\u05d1, {NOBODY_HAS}", browser, tmp_path) == ("Qaaa",)


def test_the_note_names_the_package(tmp_path: Path) -> None:
    """A combined record notes once which font is missing, and in which locales it was missed."""
    walks = [walk(locale=locale) for locale in ("ja", "zh")]
    with Recorder(tmp_path, Redactor(), "p1") as recorder:
        recorder.write(begin(walks))
        for one in walks:
            recorder.write(replace(state(one), undrawn=("Hani",)))
            recorder.write(end(one))
    for _ in range(2):
        record = combine([tmp_path], tmp_path, judge_across)
        (note,) = record.run.notes
        assert "Hani" in note
        assert "ja, zh" in note
        assert "fonts-noto-cjk" in note
        assert not record.findings

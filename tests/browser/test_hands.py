"""A user's hands, by pointer and by keyboard alone, on a page in a real browser."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.facts.profile import Control
from a11y.words.rendition import Modality

PAGE = """<!doctype html><html lang="en"><title>Sample</title><main><h1>Sample</h1>
<label>Done <input value="old name"></label></main></html>"""


@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("text", ["new", ""])
def test_filling_replaces_what_a_field_holds(
    browser: Browser, tmp_path: Path, modality: Modality, text: str
) -> None:
    """What the field held is gone, also when nothing takes its place."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(PAGE, encoding="utf-8")
    field = {"field": Control(role="textbox", msgid=("Done",))}
    page = msgspec.structs.replace(sample_page("/page.html"), controls=field)
    profile = sample_profile(tmp_path / "catalogs", {"sample": page})
    with served(tmp_path / "site") as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, modality) as index:
            index.open("sample").fill("sample.field", text)
            assert index.page.locator("input").input_value() == text

"""Whether somebody is signed in is seen by the control that the profile names."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.facts.profile import Control
from a11y.words.errors import ScenarioError
from a11y.words.rendition import Modality

PAGE = "<!doctype html><html lang=en><title>Sample</title><main><h1>Sample</h1>{control}</main></html>"


def come(browser: Browser, folder: Path, control: str) -> int:
    """How many page states are seen of a page with this control, where a button Go tells that one is signed in."""
    (folder / "page.html").write_text(PAGE.format(control=control), encoding="utf-8")
    profile = sample_profile(folder / "catalogs", {"sample": sample_page("/page.html")})
    profile = msgspec.structs.replace(profile, signed_in=Control(role="button", msgid=("Go",)))
    with served(folder) as target:
        seen = Seen(target, profile, folder / "out")
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened", signed_in=True)
    return len(seen.states)


def test_who_is_signed_in_is_seen(browser: Browser, tmp_path: Path) -> None:
    """The step ends where the control is there."""
    assert come(browser, tmp_path, "<button>Go</button>") == 1


def test_who_is_not_signed_in_has_not_arrived(browser: Browser, tmp_path: Path) -> None:
    """The right page is not enough: the scenario breaks, and says which control was missing."""
    with pytest.raises(ScenarioError, match="no button named “Go” \\(signed_in\\)"):
        come(browser, tmp_path, "<a href=login>Sign in</a>")

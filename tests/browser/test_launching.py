from __future__ import annotations

import msgspec
import pytest

from a11y.browser.installed import find_chromium
from a11y.browser.launching import running
from a11y.words.errors import BrowserError


def test_the_browser_that_was_found_starts() -> None:
    """The browser on this machine starts, shows a page, and tells the version that was promised."""
    chromium = find_chromium()
    with running(chromium) as browser:
        page = browser.new_page()
        page.goto("data:text/html,<title>here</title>")
        assert page.title() == "here"
        assert browser.version == chromium.version
    assert not browser.is_connected()


def test_a_browser_that_does_not_start_is_one_line() -> None:
    """A program that ends at once is told in one line with the way out, without Playwright's page of log."""
    broken = msgspec.structs.replace(find_chromium(), path="/bin/false")
    with pytest.raises(BrowserError) as told, running(broken):
        pass
    assert "/bin/false does not start" in str(told.value)
    assert "\n" not in str(told.value)

"""Messages whose placeholders a scenario cannot fill, since only the target knows what stands there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from a11y.browser.controls import holds, with_gaps


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (
            "Locked out for ${time}. Try again later.",
            "<p>Locked  out for <b>5 minutes</b>. Try again later.</p>",
        ),
        ("%(count)s files (all)", "<p>12 files (all)</p>"),
        ("Nothing to fill", "<p>Nothing to fill in</p>"),
    ],
)
def test_a_gap_may_hold_anything(message: str, shown: str, browser: Browser) -> None:
    """The words around it must be there, whatever stands in it."""
    page = browser.new_page()
    page.set_content(shown + "<p>Locked out for good.</p>")
    assert page.get_by_text(with_gaps(message)).count() == 1
    page.close()


def test_a_title_keeps_its_promise_around_a_gap() -> None:
    """A title whose project only the target knows is the promised one; another sentence is not."""
    assert holds("Manage 'sample' releases · Index", "Manage '%(project_name)s' releases")
    assert not holds("Manage 'sample' history · Index", "Manage '%(project_name)s' releases")
    assert holds("SIGN IN · Index", "Sign in")
    assert not holds("Welcome", "Sign in")

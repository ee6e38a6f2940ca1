"""Tabs that the walks over planted pages share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from walked_pages import Tabs


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """For the many walks of a module that only look at one page."""
    shared = Tabs(browser)
    yield shared
    shared.close()

"""A browser that answers nobody is ended, each call to it with it; one that answers is left alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from playwright.sync_api import Error

from a11y.browser.installed import find_chromium
from a11y.browser.launching import lasting
from a11y.browser.watchdog import process_of

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="nothing stops a process here")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call has two seconds."""
    monkeypatch.setattr("a11y.browser.launching.GRACE", 1.0)


def test_a_browser_that_stands_still_is_ended_and_replaced() -> None:
    """Each call ends with an error, whether it opens, asks or closes; the next browser works; nothing is left."""
    with lasting(find_chromium(), answers_within=1) as browser:
        for call in ("new_context", "evaluate", "close"):
            one = browser()
            page = one.new_page()
            process = process_of(one)
            os.kill(process, signal.SIGSTOP)
            calls: dict[str, Callable[[], object]] = {
                "new_context": one.new_context,
                "evaluate": partial(page.evaluate, "1"),
                "close": page.context.close,
            }
            # to close what is gone is no error
            with suppress(Error) if call == "close" else pytest.raises(Error, match="has been closed"):
                calls[call]()
            assert not one.is_connected()
        last = browser()
        assert last.new_page().title() == ""
        process = process_of(last)
        os.kill(process, signal.SIGSTOP)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_browser_that_answers_is_left_alone() -> None:
    """A call with a limit of its own may wait for that long, again and again."""
    with lasting(find_chromium(), answers_within=1) as browser:
        page = browser().new_page()
        for _ in range(4):
            with pytest.raises(Error, match="Timeout"):
                page.wait_for_selector("main", timeout=900)
        assert browser().is_connected()

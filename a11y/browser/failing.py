"""One line for what ended a scenario."""

from __future__ import annotations

import traceback
from pathlib import Path

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from a11y.words.errors import A11yError

_LONGEST = 300
"""Characters of somebody else's message."""
_ATTEMPTS = {
    "scheduled navigations": "the page that it leads to did not answer in time; look into the target's log",
    "intercepts pointer events": "another element lies over it; the report shows where it broke",
    "element is not enabled": "it is disabled; the report shows where it broke",
    "element is outside of the viewport": "it cannot be scrolled into view; the report shows where it broke",
}
"""What Playwright's log says of its last attempts, and what that means."""


_CLOSED = "browser has been closed"
"""How Playwright ends every call that waits when a page, its context or the browser is gone."""
ENDED = "the browser has ended, by itself or because it answered nobody for too long"


def sentence(error: BaseException) -> str:
    """What went wrong, without Playwright's log of attempts or Python's traceback."""
    text = " ".join(str(error).split())
    if isinstance(error, A11yError):
        return text
    if isinstance(error, Error):
        return f"the browser could not go on: {first_line(error)}; run the scenario again"
    if isinstance(error, AssertionError):
        said = text.split(" + where")[0][:_LONGEST] or "an assertion without words"
        return f"the scenario expected something else: {said}{_place(error)}; look at the page it ended on"
    return f"the scenario raised {type(error).__name__}: {text[:_LONGEST]}{_place(error)}; mend it, then run again"


def why_not_loaded(error: Error, timeout: float) -> str:
    """Why an address did not load within `timeout` milliseconds, and what to do next."""
    if isinstance(error, PlaywrightTimeout):
        return (
            f"no answer within {timeout / 1000:g} s; look into the target's log, or give more with --timeout"
        )
    return _why_nothing_came(error)


def why_gone(error: Error) -> str:
    """Why the page on which the user was waiting has gone, and what to do next."""
    return (
        _why_nothing_came(error)
        if "net::" in error.message
        else f"{first_line(error)}; run the scenario again"
    )


def _why_nothing_came(error: Error) -> str:
    if _CLOSED in error.message:
        return f"{ENDED}; run the scenario again"
    return why_refused(first_line(error).partition(": ")[2].partition(" at ")[0])


def why_refused(reason: str) -> str:
    """Chromium's `net::ERR_…`, in words where they help, and what to do next."""
    if "TOO_MANY_REDIRECTS" in reason:
        return "it redirects for ever; look at where the target sends its users"
    return f"{reason}; look whether the target still runs"


def why_not_operated(error: Error) -> str:
    """Why a control did not answer, from Playwright's log of its attempts, and what to do next."""
    for told, words in _ATTEMPTS.items():
        if told in error.message:
            return words
    return f"{first_line(error)}; the report shows where it broke"


def first_line(error: Error) -> str:
    """Playwright's own sentence, without its log of attempts; what it says of a browser that is gone, in words."""
    if _CLOSED in error.message:
        return ENDED
    return (error.message.splitlines() or ["the browser gave no reason"])[0][:_LONGEST]


def _place(error: BaseException) -> str:
    """The scenario's line: the outermost that is no library's, which the first frame after pytest's own is."""
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).name.startswith("test_")
    ]
    return f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""

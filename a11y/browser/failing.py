"""One line for what ended a scenario."""

from __future__ import annotations

from playwright.sync_api import Error

from a11y.words.errors import A11yError

_LONGEST = 300
"""Characters of somebody else's message."""


def sentence(error: BaseException) -> str:
    """What went wrong, without Playwright's log of attempts or Python's traceback."""
    text = " ".join(str(error).split())
    if isinstance(error, A11yError):
        return text
    if isinstance(error, Error):
        return f"the browser could not go on: {error.message.splitlines()[0][:_LONGEST]}"
    if isinstance(error, AssertionError):
        return f"the scenario expected something else: {text.split(' + where')[0][:_LONGEST] or 'see the detail'}"
    return f"{type(error).__name__}: {text[:_LONGEST]}"

"""What a user reads off a page: texts and values at places that the profile names."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Error, Page

from a11y.facts.profile import Profile
from a11y.words.errors import ScenarioError

APPEARS_WITHIN = 3000
"""Milliseconds for the place to appear on a settled page."""


class Ground(Protocol):
    """What a reader needs of the walk."""

    profile: Profile


class Reader:
    """Reads pages. Secrets are masked later, when something is written down."""

    page: Page
    _around: Ground

    def read(self, value: str) -> str:
        """The first text or value that the page shows there, by its name in the profile (`totp.secret`).

        Raises `ScenarioError` when it is not there.
        """
        selector = self._place(value)
        try:
            self.page.locator(selector).first.wait_for(state="attached", timeout=APPEARS_WITHIN)
        except Error as error:
            raise ScenarioError(f"nothing to read at {value} ({selector}) on {self.page.url}") from error
        return self.read_all(value)[0]

    def read_all(self, value: str) -> list[str]:
        """Every text at a place that the profile names, a text area's line by line; empty when there is none."""
        texts: list[str] = self.page.locator(self._place(value)).evaluate_all(_TEXTS)
        return texts

    def has(self, name: str) -> bool:
        """Whether the target has this page, or this control or message of a page, by the profile.

        For each page that it has not, the profile says why.
        """
        return self._around.profile.has(name)

    def _place(self, value: str) -> str:
        page, _, name = value.partition(".")
        return self._around.profile.page(page).value(name)


_TEXTS = """places => places.flatMap((e) => {
  if (e.localName === 'textarea') return e.value.split('\\n');
  return ['value' in e && e.localName !== 'li' ? e.value : e.textContent];
}).map((text) => text.trim())"""

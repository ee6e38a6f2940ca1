"""What a driver does to keep within the target's limits, and to tell its user's task from what came before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from a11y.browser.gates import Visit
from a11y.words.errors import InapplicableError


class Paced:
    """A driver that keeps within the limits."""

    page: Page
    visit: Visit
    is_beforehand = False
    """The task has not begun: what happens now is only how its user came to be where they are."""

    @contextmanager
    def beforehand(self) -> Iterator[None]:
        """What the user did long before the task: who prepares a session does it for the participant.

        A walk does and sees the same as without it.
        """
        self.is_beforehand = True
        yield
        self.is_beforehand = False

    def exhaust(self, control: str) -> int:
        """From here on the walk fails too often on purpose; so many failures at the control lock somebody out.

        Raises `InapplicableError`, with the reason, where others would be locked out as well, or no limit is known.
        """
        if self.visit.pace is None:
            raise InapplicableError("Nothing is known of the target's limits.")
        return self.visit.pace.exhaust(control)

    def _keep_pace(self, control: str) -> None:
        """Before a control is used."""
        pace, account = self.visit.pace, self.visit.account
        if pace is not None and pace.before(control, account.username if account else ""):
            self.page.set_extra_http_headers(pace.headers)

    def _note_outcome(self, page: str, message: str) -> None:
        """After the page came that the last act led to."""
        if self.visit.pace is not None:
            self.visit.pace.after(page, message)

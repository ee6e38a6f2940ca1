"""Sends the forms of a page empty and wrong, each answer a page state of its own. Only where writing is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Error, Route
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from a11y.browser.arriving import Arrivals
from a11y.browser.looking import Looker
from a11y.browser.world import ProbeError, World
from a11y.facts.profile import PageProfile
from a11y.words.errors import TargetError
from a11y.words.state import Act, Facts

MOST_FORMS = 5
"""Forms of one page that are sent."""
_HOW = {"empty": "sent empty", "wrong": "sent with wrong values"}
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_SERVER_ERROR = 500


class Sender(Looker):
    """Looks at addresses, and at what their forms answer."""

    world: World
    _arrivals: Arrivals

    def send_forms(self, address: str, ready: str = "", *, error_pages: bool = False) -> Self:
        """Send each form of the page there twice, with nothing in it and with wrong values, and look at the answers.

        The page was looked at before. Searches, forms that lead to another host, and those that sign out or take
        something away are left out. Where the browser itself refuses to send a form, the page is looked at as it
        stands then. Raises `TargetError` when the page does not come again, or an answer is an error of the server's.
        """
        if urlsplit(self.page.url).netloc != urlsplit(address).netloc:
            return self  # nobody gave leave to write to the place that it led to
        for number, name in enumerate(self._forms()):
            for how in _HOW:
                if not name:
                    continue
                with self._clock.measure("navigation"), self._only_home(address):
                    self._load(address, ready, error_pages)
                    self._arrivals.looked()  # as it came it was looked at before
                    sent = self._send(number, how)
                self._look_at_answer(name, how, sent)
        return self

    def _forms(self) -> list[str]:
        """What each form of the page is called, in document order; empty for one that is not to be sent."""
        try:
            told: list[str] = self.world.call("a11ySending.forms", MOST_FORMS)
        except ProbeError:
            return []  # a page that does not answer is told of by every probe
        return told

    def _send(self, number: int, how: str) -> Facts:
        """Fill in and send; what the browser did. Waits for the next document where one must come."""
        self._arrivals.about_to_act()
        try:
            sent: Facts = self.world.call("a11ySending.send", number, how)
        except ProbeError:
            sent = {"sent": True, "refused": ""}  # the document was gone before it could answer
        if sent["sent"] and not self._arrivals.moved:
            try:
                self.page.wait_for_event(
                    "framenavigated",
                    lambda frame: frame == self.page.main_frame,
                    timeout=self._around.timeout,
                )
            except PlaywrightTimeout:
                return sent  # an answer without a page: the one that is there stays
        try:
            self.page.wait_for_load_state("domcontentloaded", timeout=self._around.timeout)
        except Error as error:
            raise TargetError(f"{self.page.url} did not load after a form was sent") from error
        return sent

    def _look_at_answer(self, name: str, how: str, sent: Facts) -> None:
        what = f"The form “{name}”, {_HOW[how]}"
        if self._arrivals.moved and self._arrivals.status >= _SERVER_ERROR:
            raise TargetError(
                f"{what}, is answered by {self.page.url} with status {self._arrivals.status}; "
                "look into the target's log"
            )
        if sent["refused"]:
            what = f"{what}: the browser asks for “{sent['refused']}”"
        path = urlsplit(self.page.url).path or "/"
        self._acts.append(Act(f"send_{how}", name=name))
        self._end_step(PageProfile(path=path, name=path), what, {})

    @contextmanager
    def _only_home(self, address: str) -> Iterator[None]:
        """Lets nothing be written to another host meanwhile, whatever the page's scripts do with a form."""
        home = urlsplit(address).hostname

        def pass_on(route: Route) -> None:
            request = route.request
            if request.method not in _READING and urlsplit(request.url).hostname != home:
                route.abort()
            else:
                route.continue_()

        self.page.route("**/*", pass_on)
        try:
            yield
        finally:
            self.page.unroute("**/*", pass_on)

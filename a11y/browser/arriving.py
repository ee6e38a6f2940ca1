"""Knows when a page has come: by its address, its message, or the gate that rose instead. Never by waiting a while."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Error, Frame, Locator, Page, Request, Response
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from a11y.browser.controls import Speakers, holds, is_there, locate, with_gaps
from a11y.browser.failing import why_gone, why_refused
from a11y.facts.profile import Control, Gate, PageProfile, Profile
from a11y.words.errors import ScenarioError, TargetError
from a11y.words.state import Act, Reach

_NOT_THE_PAGE = frozenset({403, 404, 405, 410, 429})
"""Statuses that say that something else was served; 400, 409 and 422 come with a form that was refused."""
_SERVER_ERROR = 500
_ERROR_PAGE = "chrome-error:"
"""Where Chromium goes when a page cannot be had at all."""
_SAYS_WITHIN = 5000
"""Milliseconds for a named message to show, once its page is there."""
_CHANGES_WITHIN = 5000
"""Milliseconds for a form to lead to a new document."""

_ANSWERS_WITHIN = 5000
"""Milliseconds for what a page's scripts ask for to come; one that is never answered is no part of the page."""
_BETWEEN_LOOKS = 250
"""Milliseconds, after a question that failed without another being answered."""
_ASKED_BY_SCRIPTS = frozenset({"fetch", "xhr"})

_SIGN_IN = "login"
"""The name that profiles give to the page where people sign in."""
_CAPTCHA = ".h-captcha, .g-recaptcha, .cf-turnstile, iframe[src*=captcha]"
"""Where hCaptcha, reCAPTCHA and Turnstile put themselves, by their own documentation."""


class Arrivals:
    """Follows the top document of one page."""

    def __init__(self, page: Page, profile: Profile, words: Speakers, timeout: float) -> None:
        self._page = page
        self._profile = profile
        self.words = words
        """The target's words in the locale in force."""
        self._timeout = timeout
        self._documents = 0
        self._before = 0
        self._looked_at = -1
        self._other_hosts: dict[str, None] = {}
        self._refused = ""
        self._asked: set[Request] = set()
        self.status = 0
        """The HTTP status of the last document."""
        self._hears: dict[str, Callable[..., None]] = {
            "framenavigated": self._navigated,
            "response": self._answered,
            "request": self._requested,
            "requestfinished": self._answered_to_script,
            "requestfailed": self._failed,
        }
        for event, hears in self._hears.items():
            page.on(event, hears)  # type: ignore[call-overload]  # one overload for each event's name

    def leave(self) -> None:
        """Follow the page no longer."""
        for event, hears in self._hears.items():
            self._page.remove_listener(event, hears)

    def about_to_act(self) -> None:
        """Remember where the user is: the next page is another document than this."""
        self._before = self._documents

    @property
    def moved(self) -> bool:
        """Whether another document came since the last act."""
        return self._documents > self._before

    def looked(self) -> None:
        """The document that is there now has been looked at."""
        self._looked_at = self._documents

    @property
    def moved_since_look(self) -> bool:
        """Whether the document that is there now has not been looked at."""
        return self._documents != self._looked_at

    def blocked(self) -> tuple[str, ...]:
        """Other hosts that the page asked for in vain, since the last time this was asked."""
        hosts = tuple(self._other_hosts)
        self._other_hosts.clear()
        return hosts

    def wait_for(
        self, wanted: PageProfile, message: str, in_place: bool, params: Mapping[str, str | int]
    ) -> Gate | None:
        """Until the page is there (None) or a gate has risen (which). Raises `ScenarioError`, `TargetError`."""
        gates = [gate for gate in self._profile.gates.values() if gate.page != wanted.name and not gate.after]
        places = [*self._landings(wanted)]
        places += [self._profile.page(gate.page) for gate in gates if not gate.same_address]
        try:
            if not in_place:
                self._wait_for_document(places, wanted, message, params)
            self._page.wait_for_url(
                lambda url: self._came_to_nothing(wanted) or any(_is_at(place, url) for place in places),
                wait_until="domcontentloaded",
                timeout=self._timeout,
            )
        except PlaywrightTimeout as error:
            raise ScenarioError(
                f"the page “{wanted.name}” ({wanted.path}) did not come: {self._instead(wanted)}"
            ) from error
        except Error as error:
            raise ScenarioError(f"the page went away: {why_gone(error)}") from error
        if self._page.url.startswith(_ERROR_PAGE):
            raise ScenarioError(f"the page went away: {why_refused(self._refused)}")
        if self._failed_for(wanted):
            raise TargetError(
                f"{self._page.url} answered with status {self.status}; look into the target's log"
            )
        gate = self.gate_before(wanted)
        if gate is None:
            self._wait_until_ready(wanted)
        if gate is None and message:
            self._wait_for_message(wanted, message, params)
        return gate

    def landed(self, wanted: PageProfile) -> PageProfile:
        """The page where the user is, when any landing page would do for the one that was wanted."""
        return next((page for page in self._landings(wanted) if _is_at(page, self._page.url)), wanted)

    def wait_for_answers(self) -> None:
        """Until the document is loaded and what its scripts asked the target for has come, for a while at most.

        A part of a page that is fetched after loading comes with the page.
        """
        deadline = time.monotonic() + _ANSWERS_WITHIN / 1000
        try:
            self._page.wait_for_load_state("load", timeout=_ANSWERS_WITHIN)
            while self._asked and time.monotonic() < deadline:
                with suppress(PlaywrightTimeout):
                    self._page.wait_for_event(
                        "requestfinished", lambda _: not self._asked, timeout=_BETWEEN_LOOKS
                    )
        except Error:
            return  # the probes say what they cannot see

    def gate_before(self, wanted: PageProfile) -> Gate | None:
        """The gate at which the user stands instead of the page; looks and does not wait."""
        gates = (
            gate
            for gate in self._profile.gates.values()
            if not gate.after and gate.page != wanted.name and (not gate.before or wanted.name in gate.before)
        )
        return next((gate for gate in gates if self._at_gate(gate, wanted)), None)

    def opens(self, gate: Gate) -> bool:
        """Whether the gate opens in the page that is there, shortly after a control was activated."""
        control = self._profile.control(gate.activate)
        try:
            locate(self._page, gate.activate, control, self.words, {}, timeout=_CHANGES_WITHIN)
        except ScenarioError:
            return False
        return True

    def title_act(self, page: PageProfile, params: Mapping[str, str | int]) -> Iterator[Act]:
        """What a user hears first on arriving: the title, against what the catalogs promise."""
        if not page.title:
            return
        promised = self.words.locale.translate(page.title, **params)
        title = self._title()
        reach = Reach.FOUND
        guess = self.words.locale.guess(page.title, **params)
        if guess and holds(title, guess):
            promised = guess
        if not holds(title, promised):
            source = self.words.source.translate(page.title, **params)
            reach = Reach.SOURCE_NAME if holds(title, source) else Reach.FALLBACK
        yield Act(
            "arrive", control=page.name, role="document", expected_name=promised, name=title, reach=reach
        )

    def _wait_for_document(
        self, places: list[PageProfile], wanted: PageProfile, message: str, params: Mapping[str, str | int]
    ) -> None:
        """A form that comes back at the same address is another document all the same.

        A page that sends its form by script may stay instead, and give the message that is expected.
        """
        if self.moved or self._before == 0 or not any(_is_at(place, self._page.url) for place in places):
            return
        try:
            self._page.wait_for_event(
                "framenavigated", lambda frame: frame == self._page.main_frame, timeout=_CHANGES_WITHIN
            )
        except PlaywrightTimeout:
            if not message or self._message(wanted, message, params).count() == 0:
                raise

    def _came_to_nothing(self, wanted: PageProfile) -> bool:
        """The last act led to a page that says that it failed, wherever that is: there is nothing to wait for."""
        return self._page.url.startswith(_ERROR_PAGE) or (self.moved and self._failed_for(wanted))

    def _failed_for(self, wanted: PageProfile) -> bool:
        failed = self.status >= _SERVER_ERROR or self.status in _NOT_THE_PAGE
        return failed and not wanted.name.startswith("error")

    def _at_gate(self, gate: Gate, wanted: PageProfile) -> bool:
        place = self._profile.page(gate.page)
        if not gate.same_address:
            return _is_at(place, self._page.url) and not _is_at(wanted, self._page.url)
        return is_there(self._page, self._profile.control(gate.activate), self.words, {})

    def _instead(self, wanted: PageProfile) -> str:
        """What came instead of the page, and what to do next."""
        here = f"the user is still on {self._page.url} (“{self._title()}”)"
        if self._shows_a_captcha():
            return (
                f"{here}, where a captcha stands in the way, and no harness should pass one; "
                "switch it off on the target, or lend the run accounts with --accounts"
            )
        login = self._profile.pages.get(_SIGN_IN)
        if self.moved and login is not None and wanted.name != _SIGN_IN and _is_at(login, self._page.url):
            return (
                f"{here}, asked to sign in: the session ended, or the sign-in was refused; "
                "the report shows what the page says"
            )
        return f"{here}; the report shows where it broke"

    def _shows_a_captcha(self) -> bool:
        try:
            return self._page.locator(_CAPTCHA).count() > 0
        except Error:
            return False

    def _landings(self, wanted: PageProfile) -> list[PageProfile]:
        """The page, and with one where people land after signing in all of those."""
        if not wanted.landing:
            return [wanted]
        return [wanted, *(p for p in self._profile.pages.values() if p.landing and p.name != wanted.name)]

    def _wait_until_ready(self, wanted: PageProfile) -> None:
        ready = wanted.ready or self._profile.wait.ready
        if ready is None:
            return
        control = Control(selector=ready) if isinstance(ready, str) else ready
        try:
            locate(self._page, f"{wanted.name}.ready", control, self.words, {}, timeout=self._timeout)
        except ScenarioError as error:
            raise ScenarioError(f"the page “{wanted.name}” did not become ready: {error}") from error

    def _wait_for_message(self, wanted: PageProfile, message: str, params: Mapping[str, str | int]) -> None:
        try:
            self._message(wanted, message, params).first.wait_for(state="visible", timeout=_SAYS_WITHIN)
        except PlaywrightTimeout as error:
            said = self.words.locale.translate(wanted.message(message), **params)
            raise ScenarioError(
                f"the page did not say “{said}” ({wanted.name}.{message}): it is {self._page.url} (“{self._title()}”); "
                "the report shows where it broke"
            ) from error

    def _message(self, wanted: PageProfile, message: str, params: Mapping[str, str | int]) -> Locator:
        """Where the message is shown, in the locale in force or the source's."""
        msgid = wanted.message(message)
        words = self.words
        said = words.locale.translate(msgid, **params)
        others = {words.locale.guess(msgid, **params), words.source.translate(msgid, **params)} - {"", said}
        either = self._page.get_by_text(with_gaps(said))
        for other in sorted(others):
            either = either.or_(self._page.get_by_text(with_gaps(other)))
        return either.filter(visible=True)

    def _title(self) -> str:
        try:
            return self._page.title()
        except Error:
            return ""

    def _navigated(self, frame: Frame) -> None:
        if frame == self._page.main_frame:
            self._documents += 1

    def _requested(self, request: Request) -> None:
        if request.is_navigation_request():
            self._asked.clear()  # what the last document asked for is nobody's any more
        elif request.resource_type in _ASKED_BY_SCRIPTS:
            self._asked.add(request)

    def _answered(self, response: Response) -> None:
        try:
            if response.request.is_navigation_request() and response.frame == self._page.main_frame:
                self.status = response.status
        except Error:
            return  # a request of a page that is gone by now

    def _answered_to_script(self, request: Request) -> None:
        self._asked.discard(request)

    def _failed(self, request: Request) -> None:
        self._asked.discard(request)
        if request.is_navigation_request():
            self._refused = request.failure or "no reason given"
        host = urlsplit(request.url).hostname or ""
        if host and host != urlsplit(self._page.url).hostname:
            self._other_hosts[host] = None


def _is_at(page: PageProfile, url: str) -> bool:
    return page.matches(urlsplit(url).path or "/") is not None

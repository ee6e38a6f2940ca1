"""Passes the gates of a target: asks that rise before any page, described in the profile, never in a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, Self

import msgspec

from a11y.browser.accounts import Account
from a11y.browser.arriving import Arrivals
from a11y.browser.mail import Mail, Mailbox
from a11y.browser.pacing import Pace
from a11y.facts.profile import Gate, PageProfile, Passage, Profile
from a11y.words.errors import ScenarioError

_MOST_IN_A_ROW = 4
"""Gates before one page; more of them are a loop."""


class Ground(Protocol):
    """What is needed of the walk."""

    profile: Profile


class Visit(msgspec.Struct):
    """What the browsers of one walk share."""

    account: Account | None = None
    """Whose password and codes pass the gates; set by the fixture that makes the account."""
    mailbox: Callable[[], Mailbox] | None = None
    """Where the mail is read that passes the gates; None when nobody says how."""
    last_mail: Mail | None = None
    """The last mail that passed a gate: its link is used up."""
    pace: Pace | None = None
    """Keeps the walk within the target's limits; None when there are none to keep."""
    given: dict[str, str] = {}
    """What the scenario has named so far (`name`, `project`), for pages that want it typed."""
    states: int = 0
    """Page states seen so far."""


class GatePasser:
    """Passes gates with what the account has, each page on the way as a page state of its own."""

    _around: Ground
    _arrivals: Arrivals
    visit: Visit

    # what a driver has
    fill: Callable[..., Self]
    activate: Callable[..., Self]
    open: Callable[..., Self]
    follow: Callable[[str], Self]
    read_all: Callable[[str], list[str]]
    _arrive: Callable[[PageProfile, str, bool, Mapping[str, str | int]], Gate | None]
    _note_outcome: Callable[[str, str], None]
    _end_step: Callable[[PageProfile, str, Mapping[str, str | int]], None]

    def _come_to(
        self, wanted: PageProfile, message: str, in_place: bool, params: Mapping[str, str | int]
    ) -> None:
        """Wait for a page, passing the gates before it. Raises `ScenarioError` when they do not end."""
        for _ in range(_MOST_IN_A_ROW):
            gate = self._arrive(wanted, message, in_place, params)
            if gate is None:
                return
            self._pass_gate(gate)
        raise ScenarioError(f"more than {_MOST_IN_A_ROW} gates before {wanted.path}; is the profile right?")

    def _pass_dialog_after(self, control: str) -> None:
        """The dialog that opens after a control, where the profile says so and one does."""
        gate = next((gate for gate in self._around.profile.gates.values() if control in gate.after), None)
        if gate is not None and self._arrivals.opens(gate):
            self._pass_gate(gate)

    def _pass_gate(self, gate: Gate) -> None:
        self._pass(gate)
        for passage in gate.then:
            page = self._around.profile.page(passage.page)
            self._come_to(page, "", page.in_place, {})
            self._pass(passage)

    def go_through(self, passages: Sequence[Passage]) -> Self:
        """Go a way that the profile describes, from the address of its first page on. Raises `ScenarioError`."""
        for number, passage in enumerate(passages):
            page = self._around.profile.page(passage.page)
            if number == 0:
                self.open(page.name)
            self._come_to(page, "", page.in_place, {})
            self._pass(passage)
        return self

    def _pass(self, passage: Passage) -> None:
        page = self._around.profile.page(passage.page)
        self._note_outcome(page.name, "")
        self._end_step(page, page.title or page.name, {})
        account = self.visit.account
        if account is None:
            raise ScenarioError(f"the gate {page.name} rose, and the scenario has no account to pass it with")
        for value, what in passage.keep.items():
            account.keep(what, self.read_all(value))
        for control, what in passage.fill.items():
            self.fill(control, account.answer(what))
        if passage.activate:
            self.activate(passage.activate)
        if passage.mail_link:
            self.follow(self._mailed_link(account, passage.mail_link))

    def _mailed_link(self, account: Account, page: str) -> str:
        if self.visit.mailbox is None:
            raise ScenarioError(f"a mail to {account.email} is to be read, and nothing says how ([mail])")
        mailbox = self.visit.mailbox()
        mail = mailbox.wait_for(account.email, page, after=self.visit.last_mail)
        self.visit.last_mail = mail
        return mailbox.link_in(mail, page)

    def _answer_what_is_asked(self, control: str) -> None:
        """Fill the fields of the control's page that scenarios do not know of."""
        page = self._around.profile.page(control.partition(".")[0])
        for asked, what in page.asks.items():
            if what.startswith("{"):
                self.fill(asked, self.visit.given.get(what.strip("{}"), ""))
            elif self.visit.account is None:
                raise ScenarioError(f"{page.name} asks for {what}, and the scenario has no account")
            else:
                self.fill(asked, self.visit.account.answer(what))

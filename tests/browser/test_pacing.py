"""A walk keeps within the target's limits: it waits, comes from elsewhere, or says why it cannot go on."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from clock import HandClock

from a11y.browser import pacing
from a11y.browser.addresses import Caller
from a11y.browser.pacing import Pace
from a11y.facts.ledger import Ledger
from a11y.facts.limits import Limit, Limits
from a11y.words.errors import InapplicableError, ScenarioError

SUBMIT = "login.submit"
BY_ACCOUNT = Limit(
    most=3, seconds=60, spent_by=(SUBMIT,), told_by=("login.wrong_password",), per=("account",)
)
BY_ADDRESS = Limit(
    most=3, seconds=60, spent_by=(SUBMIT,), told_by=("login.wrong_password",), per=("address",)
)
USES = Limit(most=2, seconds=100, spent_by=("emails.add",), per=("account",))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> HandClock:
    """The time as limits see it."""
    clock = HandClock()
    monkeypatch.setattr(pacing, "time", clock)
    return clock


class Walks:
    """Paces of several walks with one ledger."""

    def __init__(self, folder: Path, header: str = "", **limits: Limit) -> None:
        self.said: list[str] = []
        self._limits = Limits(client_address=header, wait_at_most=80, each=limits)
        self._ledger = Ledger(folder)

    def walk(self, name: str = "a walk") -> Pace:
        """One more walk."""
        caller = Caller(self._limits.client_address, "run", name)
        return Pace(self._limits, self._ledger, caller, self.said.append)


def fail(pace: Pace, account: str = "reader") -> None:
    """One failed try."""
    pace.before(SUBMIT, account)
    pace.after("login", "wrong_password")


def test_the_failure_that_would_lock_waits(tmp_path: Path, clock: HandClock) -> None:
    """Two of three failures go through at once; before the next the walk waits until the first is forgotten."""
    walks = Walks(tmp_path, sign_in=BY_ACCOUNT)
    pace = walks.walk()
    for _ in range(2):
        fail(pace)
    assert not clock.slept
    began = clock.now
    pace.before(SUBMIT, "reader")
    assert clock.now - began == pytest.approx(BY_ACCOUNT.seconds)
    [line] = walks.said
    assert "the limit sign_in allows 3 in 60 s" in line


def test_other_accounts_go_on(tmp_path: Path, clock: HandClock) -> None:
    """Failures of one account are not counted for another."""
    pace = Walks(tmp_path, sign_in=BY_ACCOUNT).walk()
    for account in ("reader", "reader", "owner", "owner"):
        fail(pace, account)
    assert not clock.slept


def test_a_success_is_given_back(tmp_path: Path, clock: HandClock) -> None:
    """Signing in as often as one likes spends nothing."""
    pace = Walks(tmp_path, sign_in=BY_ACCOUNT).walk()
    for _ in range(10):
        pace.before(SUBMIT, "reader")
        pace.after("projects", "")
    assert not clock.slept


def test_walks_side_by_side_do_not_spend_the_last_try_together(tmp_path: Path, clock: HandClock) -> None:
    """While one walk is about to know whether it failed, another waits; it goes on as soon as the first has not."""
    walks = Walks(tmp_path, sign_in=BY_ADDRESS)
    one, other = walks.walk("one"), walks.walk("other")
    fail(one)
    one.before(SUBMIT, "reader")
    clock.meanwhile = lambda: one.after("projects", "")
    other.before(SUBMIT, "owner")
    assert len(clock.slept) == 1
    assert clock.slept[0] <= 1


def test_another_address_needs_no_waiting(tmp_path: Path, clock: HandClock) -> None:
    """Where a header tells the address, a walk whose address is used up comes from another."""
    pace = Walks(tmp_path, "X-Forwarded-For", sign_in=BY_ADDRESS).walk()
    first = pace.headers
    for _ in range(2):
        fail(pace)
    assert pace.headers == first
    assert pace.before(SUBMIT, "reader")
    assert pace.headers != first
    assert not clock.slept


def test_without_messages_each_use_counts(tmp_path: Path, clock: HandClock) -> None:
    """A limit of uses is spent by successes as well, up to its last one."""
    walks = Walks(tmp_path, add_email=USES)
    pace = walks.walk()
    for _ in range(2):
        pace.before("emails.add", "reader")
        pace.after("emails", "sent")
    assert not clock.slept
    with pytest.raises(
        ScenarioError, match=r"the limit add_email \(2 in 100 s\).*frees in 100 s.*; run again later"
    ):
        pace.before("emails.add", "reader")
    assert not clock.slept
    assert not pace.before("emails.remove", "reader")


def test_locking_out_on_purpose_needs_an_address_of_ones_own(tmp_path: Path, clock: HandClock) -> None:
    """Where others come from the same address the scenario is left out; else it goes as far as it wants."""
    with pytest.raises(InapplicableError, match="would lock out everybody"):
        Walks(tmp_path, sign_in=BY_ADDRESS).walk().exhaust(SUBMIT)
    with pytest.raises(InapplicableError, match=r"no limit of emails\.add"):
        Walks(tmp_path, sign_in=BY_ADDRESS, add_email=USES).walk().exhaust("emails.add")
    pace = Walks(tmp_path, "X-Forwarded-For", by_address=BY_ADDRESS, by_account=BY_ACCOUNT).walk()
    for _ in range(pace.exhaust(SUBMIT) + 1):
        fail(pace)
    assert not clock.slept


def test_an_address_is_its_walks_own() -> None:
    """The same in the same run, another for another walk and in another run, and nobody's outside of tests."""
    names = [("one run", "a"), ("one run", "b"), ("another", "a")]
    addresses = [Caller("X-Forwarded-For", *name).address for name in names]
    assert addresses == [Caller("X-Forwarded-For", *name).address for name in names]
    assert len(set(addresses)) == len(names)
    assert all(ip_address(address) in ip_network("198.18.0.0/15") for address in addresses)
    assert Caller("", "one run", "a").headers == {}

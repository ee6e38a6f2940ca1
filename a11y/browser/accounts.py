"""Accounts that scenarios act with, made by the target's own provisioning."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import msgspec
import pyotp

from a11y.facts.profile import Provision
from a11y.facts.redaction import Redactor
from a11y.words.errors import ProfileError, ScenarioError, TargetError

PERIOD = 30
"""Seconds that a code of an authentication application is good for (RFC 6238)."""
_ANSWER_WITHIN = 30  # seconds; a loaded machine hashes passwords slowly

_TO_SEND_A_FORM = 5
"""Seconds that a code must be good for yet."""


class Token(msgspec.Struct):
    """An API token that was made for the account."""

    name: str
    """As listed."""
    token: str
    """Its secret."""


class Account(msgspec.Struct):
    """Somebody with an account at the target, and what they know and own."""

    username: str
    """What they sign in with."""
    password: str
    """Secret."""
    email: str = ""
    """Verified."""
    totp_secret: str | None = None
    """Base32 secret of their authentication application; secret. None before it is set up."""
    recovery_codes: list[str] = []
    """Unused ones; secret."""
    projects: list[str] = []
    """Names of projects that they own."""
    tokens: list[Token] = []
    """Made beforehand."""

    last_period: int = 0
    """The period of 30 seconds whose code was given last."""

    def totp(self, moment: float | None = None) -> str:
        """The six-digit code of their authentication application (RFC 6238), now or at `moment` (Unix seconds).

        A target takes a code once: asked again within 30 seconds, it waits for the next one.
        """
        if moment is None:
            moment = self.next_turn()
        return pyotp.TOTP(self.totp_secret or "").at(int(moment))

    def next_turn(self) -> float:
        """Waits until there is a code that was not given yet; a moment (Unix seconds) of its period."""
        self.last_period = max(int(time.time() // PERIOD), self.last_period + 1)
        return wait_for_period(self.last_period)

    def answer(self, what: str) -> str:
        """What the account gives when a page asks for `username`, `password`, `email`, `totp` or `recovery_code`.

        `earlier_totp` is the app's last code, which servers take for slow typists: the next one need not be waited
        for. A recovery code is used up by it. Raises `ScenarioError` when the account has none.
        """
        if what == "totp":
            return self.totp()
        if what == "earlier_totp":
            now = time.time()
            if PERIOD - now % PERIOD < _TO_SEND_A_FORM:
                now = wait_for_period(int(now // PERIOD) + 1)
            return self.totp(now - PERIOD)
        if what == "recovery_code":
            if not self.recovery_codes:
                raise ScenarioError(f"a recovery code is asked for, and {self.username} has none left")
            return self.recovery_codes.pop(0)
        return str(getattr(self, what))

    def keep(self, what: str, texts: list[str]) -> None:
        """Remember what a page showed: `recovery_codes`, or another of the account's fields."""
        setattr(self, what, list(texts) if what == "recovery_codes" else "".join(texts[:1]))

    @property
    def wrong_totp(self) -> str:
        """Six digits that are refused now: not the code of this period or its neighbours."""
        now = time.time()
        near = {self.totp(now + step * 30) for step in range(-3, 4)}
        return next(
            code for code in (f"{number:06d}" for number in range(100000, 100020)) if code not in near
        )

    def secrets(self) -> Iterator[str | None]:
        """What must never be written down."""
        yield self.password
        yield self.totp_secret
        yield from self.recovery_codes
        yield from (token.token for token in self.tokens)


def wait_for_period(number: int) -> float:
    """Waits until a period of codes has begun; a moment of it. The clock is what codes depend on."""
    begins = float(number * PERIOD)
    while (now := time.time()) < begins:
        time.sleep(begins - now)
    return max(now, begins)


class Accounts:
    """Makes accounts through the profile's provisioning address."""

    def __init__(self, target: str, provision: Provision, key: str, redactor: Redactor) -> None:
        self._url = target.rstrip("/") + provision.path
        self._age_url = target.rstrip("/") + provision.age if provision.age else ""
        self._header = provision.header
        self._key = key
        self._redactor = redactor

    def make(self, **wishes: Any) -> Account:
        """A fresh account: `totp`, `recovery_codes`, `projects`, `releases`, `tokens` ... say what it has.

        Raises `TargetError` when the target does not make one.
        """
        answer = self._post(self._url, wishes, "made no account")
        try:
            account = msgspec.json.decode(answer, type=Account)
        except msgspec.DecodeError as error:
            raise TargetError(
                f"the target made no account ({error}); is it running at {self._url}?"
            ) from error
        self._redactor.learn(*account.secrets())
        return account

    def let_time_pass(self, account: Account, seconds: int) -> None:
        """Make the account's sessions so much older. Raises `ProfileError`, `TargetError`."""
        if not self._age_url:
            raise ProfileError(
                "the profile does not say how sessions are made older ([provision] age); "
                "give the address, or leave the scenario out"
            )
        wish = {"username": account.username, "seconds": seconds}
        self._post(self._age_url, wish, "made no session older")

    def _post(self, url: str, wish: dict[str, Any], failure: str) -> bytes:
        request = urllib.request.Request(  # noqa: S310  # the run checked that the target is http(s) and allowed
            url,
            data=json.dumps(wish).encode(),
            headers={"Content-Type": "application/json", self._header: self._key},
        )
        try:
            with urllib.request.urlopen(request, timeout=_ANSWER_WITHIN) as answer:  # noqa: S310  # as above
                content: bytes = answer.read()
        except urllib.error.HTTPError as error:
            raise TargetError(
                f"the target {failure} ({error.code} at {url}); check the profile's [provision] and the key"
            ) from error
        except OSError as error:
            raise TargetError(f"the target {failure} ({error}); is it running at {url}?") from error
        return content

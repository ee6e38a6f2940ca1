"""Who has an account at the stand-in, and who is signed in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

import pyotp

CODE_LENGTH = 16


@dataclass
class Token:
    """An API token; its secret is shown once."""

    name: str
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    secret: str = field(default_factory=lambda: f"pypi-{secrets.token_urlsafe(32)}")


@dataclass
class Person:
    """Somebody with an account."""

    username: str
    password: str
    email: str
    verified: bool = False
    totp_secret: str = ""
    codes: dict[str, bool] = field(default_factory=dict)
    """Recovery codes, and whether each was used."""
    known: set[str] = field(default_factory=set)
    """Client addresses from which they have come before."""
    tokens: list[Token] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    """Newest first."""
    wrong_passwords: int = 0
    wrong_codes: int = 0
    last_code: str = ""

    @property
    def has_second_factor(self) -> bool:
        """Whether a password alone does not let them in."""
        return bool(self.totp_secret)

    @property
    def has_tried_a_code(self) -> bool:
        """Whether they have used up a recovery code, as they must before setting up a second factor."""
        return any(self.codes.values())

    def renew_codes(self) -> list[str]:
        """New recovery codes; the old ones stop working."""
        self.codes = dict.fromkeys((secrets.token_hex(CODE_LENGTH // 2) for _ in range(8)), False)
        return list(self.codes)

    def use_code(self, code: str) -> str:
        """Use a recovery code up; what is wrong with it, empty when it was good."""
        if len(code) != CODE_LENGTH:
            return "Recovery Codes must be ${recovery_code_length} characters."
        if code not in self.codes:
            return "Invalid recovery code."
        if self.codes[code]:
            return "Recovery code has been previously used."
        self.codes[code] = True
        return ""

    def takes(self, code: str) -> bool:
        """Whether a code of the app is right; each is taken once."""
        if code == self.last_code or not right_code(self.totp_secret, code):
            return False
        self.last_code = code
        return True

    def note(self, event: str) -> None:
        """Write into the account's history."""
        self.events.insert(0, event)


@dataclass
class Session:
    """What one browser's cookie stands for."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    person: Person | None = None
    pending: Person | None = None
    """Who has given a password, and not the second factor yet."""
    confirmed: bool = False
    """Whether the password was just given again: good for one page of recovery codes."""
    new_secret: str = ""
    """Of the app that is being set up."""
    flashes: list[tuple[str, str]] = field(default_factory=list)
    """Told on the next page: kind and words."""


def right_code(secret: str, code: str) -> bool:
    """Whether an app with this secret shows the code, or did a little while ago, as for somebody who types slowly."""
    return pyotp.TOTP(secret).verify(code, valid_window=2)

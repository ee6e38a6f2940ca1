"""Accounts that a run is lent: a TOML file of `[[account]]` tables (docs/accounts.md). All of it is secret."""

from __future__ import annotations

import base64
import binascii
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from a11y.facts.ledger import Ledger
from a11y.facts.nearest import unknown
from a11y.facts.tables import build, read_toml
from a11y.words.errors import ConfigurationError

_TABLE = "account"
_SHORTEST_KEY = 14
"""Bytes of a TOTP secret: 112 bits (NIST SP 800-63B)."""


class LentToken(msgspec.Struct, frozen=True):
    """An API token of a lent account."""

    name: str
    """As the target lists it."""
    token: str = ""
    """Its secret; empty when nothing is uploaded with it."""


class AccountEntry(msgspec.Struct, frozen=True):
    """One account of the file."""

    username: str
    """What they sign in with."""
    password: str
    """Secret."""
    email: str = ""
    """Verified."""
    totp_secret: str = ""
    """Base32 secret of their authentication application; empty when the password alone is asked for."""
    recovery_codes: tuple[str, ...] = ()
    """Unused ones, each good for one sign-in."""
    projects: tuple[str, ...] = ()
    """Projects that they own."""
    releases: int = 0
    """Each of their projects has at least so many releases."""
    maintains: tuple[str, ...] = ()
    """Projects of others that they maintain."""
    tokens: tuple[LentToken, ...] = ()
    """API tokens that the account has."""

    def secrets(self) -> Iterator[str]:
        """What must never be written down."""
        yield self.password
        yield self.totp_secret
        yield from self.recovery_codes
        yield from (token.token for token in self.tokens)


def load_accounts(path: Path) -> tuple[AccountEntry, ...]:
    """The accounts of the file, TOTP secrets without spaces and in capitals.

    Raises `ConfigurationError` when there is none, or one cannot be used; no secret is in its words.
    """
    if not path.is_file():
        raise ConfigurationError(f"there is no accounts file at {path}; correct --accounts, or leave it out")
    data = read_toml(path, ConfigurationError)
    for key in data:
        if key != _TABLE:
            raise ConfigurationError(
                f"{path}: {unknown('key', key, [_TABLE])}; accounts are [[account]] tables"
            )
    tables = data.get(_TABLE, [])
    if not isinstance(tables, list):
        raise ConfigurationError(f"{path}: [account] is one table; write [[account]] for each account")
    if not tables:
        raise ConfigurationError(f"{path}: there is no account in it; write an [[account]] table for each")
    entries = [_entry(table, f"{path}, account {number}") for number, table in enumerate(tables, start=1)]
    names: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        first = names.setdefault(entry.username.casefold(), number)
        if first != number:
            raise ConfigurationError(
                f"{path}: accounts {first} and {number} are both '{entry.username}'; remove one of them"
            )
    return tuple(entries)


def readable_by_others(path: Path) -> bool:
    """Whether other users of this machine can read the file."""
    return sys.platform != "win32" and bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))


def spent_codes(ledger: Ledger, file: str) -> Iterator[str]:
    """A line for each account of the file whose recovery codes were used: which of them, counted from 1."""
    if not file:
        return
    with ledger.sheet() as sheet:
        spent = dict(sheet.spent_codes)
    if not spent:
        return
    for entry in load_accounts(Path(file)):
        places = [
            str(place)
            for place, code in enumerate(entry.recovery_codes, start=1)
            if code in spent.get(entry.username, ())
        ]
        if places:
            yield (
                f"the recovery code {' and '.join(places)} of {entry.username} in {file} is used up; "
                "remove it from the file"
            )


def _entry(table: Any, origin: str) -> AccountEntry:
    if not isinstance(table, dict):
        raise ConfigurationError(f"{origin} is no table; write [[account]] above its keys")
    try:
        entry = build(table, AccountEntry, origin, ConfigurationError)
    except ConfigurationError as problem:
        advice = "" if "; " in str(problem) else "; mend it and run again"
        raise ConfigurationError(f"{problem}{advice}") from None
    for key in ("username", "password"):
        if not getattr(entry, key).strip():
            raise ConfigurationError(f"{origin}: '{key}' is empty; fill it in, or remove the account")
    secret = "".join(entry.totp_secret.split()).replace("-", "").upper().rstrip("=")
    try:
        raw = base64.b32decode(secret + "=" * (-len(secret) % 8))
    except (binascii.Error, ValueError):
        raise ConfigurationError(
            f"{origin}: 'totp_secret' of '{entry.username}' is no base32 (letters A to Z and digits 2 to 7); "
            "copy it again from where the application was set up, it is not the six digits"
        ) from None
    if secret and len(raw) < _SHORTEST_KEY:
        raise ConfigurationError(
            f"{origin}: 'totp_secret' of '{entry.username}' is cut: it has {len(secret)} characters, and a secret has "
            f"{_SHORTEST_KEY * 8 // 5 + 1} or more; copy all of it"
        )
    return msgspec.structs.replace(entry, totp_secret=secret)

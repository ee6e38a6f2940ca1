"""The accounts of a user session: one file in the kit that its owner alone can read, and everything in it is secret.

The facilitator's page is made from it. Nothing else may be.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import msgspec

from a11y.facts.locks import try_lock
from a11y.words.errors import OutputError, UsageError

PRIVATE = "private"
"""The folder in the kit that nobody but its owner can read."""
FILE = "accounts.json"
"""The file in it."""
_FORMAT = 1
"""1: the first."""


class Part(StrEnum):
    """Whose account it is in the scenario."""

    OWN = "own"
    """The participant signs in with it."""
    OTHER = "other"
    """Somebody else's who comes into the story: the collaborator who is invited."""
    NEWCOMER = "newcomer"
    """There is no such account yet: with this the participant makes one."""


class SessionKey(msgspec.Struct, frozen=True):
    """A security key that is registered for an account, as a virtual one can be made of it again.

    Source: Chrome DevTools Protocol, `WebAuthn.Credential`. Binary values are base64.
    """

    authenticator: str
    """The kind of device that it is on, by its name in docs/authenticators.md."""
    credential_id: str
    """How the target calls it."""
    private_key: str
    """PKCS #8; secret."""
    rp_id: str
    """The domain that it is for."""
    user_handle: str = ""
    """How the target calls its user; only passkeys know it."""
    resident: bool = False
    """Whether it is a passkey, which is found without its name."""
    sign_count: int = 0
    """How often it has signed."""


class SessionAccount(msgspec.Struct, frozen=True):
    """An account that a participant has for one scenario. All of it is for the facilitator alone."""

    participant: int
    """The participant's number, from 1."""
    scenario: str
    """The scenario that it is for, as in the record: `test_totp::test_sign_in_with_totp`."""
    part: Part
    """Whose account it is."""
    username: str
    """What is typed to sign in."""
    password: str
    """Secret."""
    email: str = ""
    """Verified, unless the part is NEWCOMER."""
    totp_secret: str = ""
    """Base32 secret of the authenticator app; empty when the password is enough. Secret."""
    recovery_codes: tuple[str, ...] = ()
    """Unused ones. Secret."""
    projects: tuple[str, ...] = ()
    """Names of the projects that the account owns."""
    tokens: tuple[str, ...] = ()
    """Names of the API tokens that it has; the tokens themselves are not kept."""
    keys: tuple[SessionKey, ...] = ()
    """Security keys that are registered for it."""
    made: str = ""
    """When, ISO 8601 in UTC."""
    target: str = ""
    """The base address of the target that it is at."""


class SessionAccounts(msgspec.Struct, frozen=True):
    """All that was made for a session."""

    target: str
    """The base address of the target."""
    profile: str
    """The target's profile: a name, or the path of a file."""
    participants: int
    """How many there are."""
    scenarios: tuple[str, ...]
    """The scenarios, in the order in which they were asked for."""
    accounts: tuple[SessionAccount, ...] = ()
    """By participant and scenario, those of others before the participant's own."""
    without: dict[str, str] = {}
    """Scenario to the sentence that says why there is no account for it."""
    own_keys: bool = False
    """Participants bring their security keys: none was registered for them."""
    files: str = ""
    """The folder or file of the scenarios, absolute; empty for those of the harness."""
    format: int = _FORMAT
    """Of the file."""


def load_session(folder: Path) -> SessionAccounts | None:
    """What was made for the session of the kit in `folder`; None when nothing was.

    Raises `UsageError` when the file cannot be read; no secret is in its words.
    """
    path = folder / PRIVATE / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=SessionAccounts)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError):
        raise UsageError(
            f"the accounts in {path} cannot be read; remove the file, then make them again with --accounts"
        ) from None


def load_session_accounts(folder: Path) -> tuple[SessionAccount, ...]:
    """The accounts of the kit in `folder`, empty when none were made. Raises as `load_session` does."""
    session = load_session(folder)
    return session.accounts if session else ()


def save_session(session: SessionAccounts, folder: Path) -> Path:
    """Put the accounts in the place of those that were there, all or none; the file. Raises `OutputError`."""
    private = folder / PRIVATE
    path = private / FILE
    try:
        _make_private(private)
        new = private / f".{FILE}"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(session), indent=1))
            file.flush()
            os.fsync(file.fileno())
        new.chmod(0o600)  # one that was left behind may have been made readable
        new.replace(path)
    except OSError as error:
        raise OutputError(
            f"the accounts cannot be written to {path} ({error.strerror}); choose another folder with --out"
        ) from error
    return path


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Nobody else changes the accounts of the kit inside the block. Raises `UsageError`, `OutputError`."""
    private = folder / PRIVATE
    try:
        _make_private(private)
        lock = try_lock(private / "lock")
    except OSError as error:
        raise OutputError(
            f"{private} cannot be written ({error.strerror}); choose another folder with --out"
        ) from error
    if lock is None:
        raise UsageError(
            f"another a11y makes accounts for the kit in {folder} just now; wait until it has ended"
        )
    try:
        yield
    finally:
        lock.release()


def _make_private(private: Path) -> None:
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    private.chmod(0o700)
    # a kit that lies in a repository must not take its secrets there
    (private / ".gitignore").write_text("*\n", encoding="utf-8")

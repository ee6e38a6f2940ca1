"""A scenario that is gone through only as far as its user's task begins: what it made until then is kept for a person.

Whatever a scenario wishes for its user before the first step happens for real at the target; the first step belongs
to the participant of the session. docs/decisions/0038 says why it is cut there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec

from a11y.facts.plan import shared_folder
from a11y.facts.record import now
from a11y.facts.session_accounts import Part, SessionAccount, SessionKey
from a11y.walking.registering import Unseen
from a11y.walking.users import AccountMaker
from a11y.words.run import WalkStatus
from a11y.words.state import Act

NO_ACCOUNT = "It needs no account."
TOO_LATE = (
    "It asks for its account after its user's first step, so none could be made beforehand; make one by hand."
)
_FOLDER = "prepared"


class TaskBegins(BaseException):
    """The user's first step comes next. No error: nothing that a scenario catches may catch it."""


class Beginning(Unseen):
    """The user's browser until the task begins: the first act ends the walk."""

    own_keys = False
    """Its user has security keys: what is done with one beforehand is left to them."""

    def _go(self, url: str, act: Act) -> Self:
        self._begin()
        return super()._go(url, act)

    def back(self) -> Self:
        """As for any user."""
        self._begin()
        return super().back()

    def _begin(self) -> None:
        if not self.is_beforehand or self.own_keys:
            raise TaskBegins


class Prepared(msgspec.Struct, frozen=True):
    """What one walk made for one participant, or why it made nothing."""

    participant: int
    """Their number."""
    scenario: str
    """The scenario."""
    status: WalkStatus
    """FINISHED when the task could begin."""
    reason: str = ""
    """One sentence: why it broke, why the target cannot have the scenario, or why there is no account."""
    accounts: tuple[SessionAccount, ...] = ()
    """Secret."""


def session_accounts(
    maker: AccountMaker, keys: tuple[SessionKey, ...], participant: int, scenario: str, target: str
) -> Iterator[SessionAccount]:
    """What is told of the accounts of a walk; `keys` are registered for the last one, which is the user's own."""
    for account, exists in maker.got:
        own = account is maker.last
        part = Part.OTHER if not own else Part.OWN if exists else Part.NEWCOMER
        yield SessionAccount(
            participant=participant,
            scenario=scenario,
            part=part,
            username=account.username,
            password=account.password,
            email=account.email,
            totp_secret=account.totp_secret or "",
            recovery_codes=tuple(account.recovery_codes),
            projects=tuple(account.projects),
            tokens=tuple(token.name for token in account.tokens),
            keys=keys if own else (),
            made=now() if exists else "",
            target=target,
        )


def keep(prepared: Prepared) -> None:
    """Leave it for the command that asked, in the folder that goes with the run."""
    folder = shared_folder() / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    name = hashlib.sha256(f"{prepared.participant} {prepared.scenario}".encode()).hexdigest()[:16]
    with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode(prepared))


def kept(folder: Path) -> list[Prepared]:
    """What the walks of a run left in its shared folder."""
    return [
        msgspec.json.decode(path.read_bytes(), type=Prepared) for path in sorted((folder / _FOLDER).glob("*"))
    ]

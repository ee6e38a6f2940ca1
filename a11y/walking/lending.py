"""Accounts of a file, lent to one walk at a time, whichever process it is in."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from a11y.browser.accounts import PERIOD, Account, Token, wait_for_period
from a11y.facts.account_file import AccountEntry
from a11y.facts.ledger import Ledger
from a11y.facts.locks import Lock, try_lock
from a11y.walking.sources import NotOfferedError
from a11y.words.errors import ScenarioError

LENT_WITHIN = 900.0
"""Seconds that a walk waits until others give an account back."""
_LOOKS_AGAIN = 0.2
"""Seconds between looks: the system has no way to wait for one of several locks."""
_DOES_NOT_MATTER = frozenset({"description", "summary", "events"})
"""Wishes that an account may leave unfulfilled: the same pages are seen, with less on them."""


class LentAccount(Account, kw_only=True):
    """An account that other walks use before and after."""

    ledger: Ledger
    """Where it is noted what cannot be used again."""

    def next_turn(self) -> float:
        """As for any account; no other walk of this run was given that code either."""
        with self.ledger.sheet() as sheet:
            # an earlier run may have given the code of the period in which this one began
            last = sheet.periods.get(self.username, int(sheet.began // PERIOD))
            period = max(int(time.time() // PERIOD), last + 1)
            sheet.periods[self.username] = period
        return wait_for_period(period)

    def answer(self, what: str) -> str:
        """As for any account; a recovery code is noted as spent."""
        found = Account.answer(self, what)
        if what == "recovery_code":
            with self.ledger.sheet() as sheet:
                sheet.spent_codes.setdefault(self.username, []).append(found)
        return found


class FileAccounts:
    """The accounts of one file, as one walk meets them."""

    def __init__(
        self,
        entries: Sequence[AccountEntry],
        file: str,
        folder: Path,
        ledger: Ledger,
        within: float = LENT_WITHIN,
    ) -> None:
        """`folder` is shared by all processes of the run; `within` is how many seconds to wait for an account."""
        self._entries = entries
        self._file = file
        self._folder = folder
        self._ledger = ledger
        self._within = within
        self._held: dict[int, Lock] = {}

    def account(self, wishes: Mapping[str, Any], *, fresh: bool) -> Account:
        """One that nobody else uses until `close`. Raises `NotOfferedError`, `ScenarioError` when none gets free."""
        if fresh:
            raise NotOfferedError(
                f"It changes the account that it uses; those of {self._file} are lent only to scenarios that leave "
                "them as they were."
            )
        fitting = self._fitting(wishes)
        others = [number for number in fitting if number not in self._held]
        if not others:
            raise NotOfferedError(
                f"It needs one more account of the same kind than {self._file} has; add an [[account]] there."
            )
        until = time.monotonic() + self._within
        while True:
            for number in others:
                lock = try_lock(self._folder / f"account-{number}.lock")
                if lock is not None:
                    self._held[number] = lock
                    return self._lent(self._entries[number])
            if time.monotonic() >= until:
                names = ", ".join(self._entries[number].username for number in others)
                raise ScenarioError(
                    f"no account got free within {self._within:g} s ({names} of {self._file}); "
                    "add accounts to the file, or take fewer workers (-n)"
                )
            time.sleep(_LOOKS_AGAIN)

    def close(self) -> None:
        """Give back what the walk was lent."""
        for lock in self._held.values():
            lock.release()
        self._held.clear()

    def _fitting(self, wishes: Mapping[str, Any]) -> list[int]:
        """Numbers of the accounts that have all of it, those without a second factor first."""
        fitting = list(range(len(self._entries)))
        for wish, wanted in wishes.items():
            kept = [number for number in fitting if self._has(self._entries[number], wish, wanted)]
            if not kept:
                raise NotOfferedError(_wanting(wish, wanted, self._file))
            fitting = kept
        return sorted(fitting, key=lambda number: bool(self._entries[number].totp_secret))

    def _has(self, entry: AccountEntry, wish: str, wanted: Any) -> bool:
        match wish:
            case "totp":
                return bool(entry.totp_secret) == bool(wanted)
            case "recovery_codes":
                return not wanted or any(self._unspent(entry))
            case "projects" | "tokens":
                return len(getattr(entry, wish)) >= (wanted if isinstance(wanted, int) else len(wanted))
            case "releases":
                return bool(entry.releases >= wanted)
            case "maintains":
                return set(wanted) <= set(entry.maintains)
            case _:
                return wish in _DOES_NOT_MATTER or not wanted

    def _unspent(self, entry: AccountEntry) -> Iterator[str]:
        with self._ledger.sheet() as sheet:
            spent = sheet.spent_codes.get(entry.username, [])
        yield from (code for code in entry.recovery_codes if code not in spent)

    def _lent(self, entry: AccountEntry) -> LentAccount:
        return LentAccount(
            entry.username,
            entry.password,
            entry.email,
            entry.totp_secret or None,
            list(self._unspent(entry)),
            list(entry.projects),
            [Token(token.name, token.token) for token in entry.tokens],
            ledger=self._ledger,
        )


def _wanting(wish: str, wanted: Any, file: str) -> str:
    """What to add to the file, as a sentence."""
    none = f"No account of {file}"
    match wish:
        case "totp" if not wanted:
            return f"{none} signs in by its password alone; add one without totp_secret."
        case "totp":
            return f"{none} has an authentication application as well; add totp_secret to one."
        case "recovery_codes":
            return f"{none} has a recovery code that is not used yet; add new recovery_codes to one."
        case "projects" | "tokens" | "releases":
            least = wanted if isinstance(wanted, int) else len(wanted)
            return f"{none} has {least} {wish} or more beside what else is needed; add {wish} to one."
        case "maintains":
            return f"{none} maintains {', '.join(wanted)}; add maintains to one that does not own it."
        case _:
            return f"It needs an account made with '{wish}', which those of {file} cannot have."

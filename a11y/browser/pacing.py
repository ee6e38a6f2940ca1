"""Keeps a walk within the target's limits: waits, or comes from another address, before a try that locks somebody out.

A try is counted before the control is used, so that walks side by side cannot spend the last one together, and is
taken back when the next page shows that it was no failure.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from a11y.browser.addresses import Caller
from a11y.facts.ledger import Ledger, Sheet
from a11y.facts.limits import Limit, Limits
from a11y.words.errors import InapplicableError, ScenarioError

_LOOKS_AGAIN = 1.0
"""Seconds until a walk that waits looks whether others gave tries back."""


class _Try(NamedTuple):
    name: str
    """Of the limit."""
    limit: Limit
    per: str
    """`account` or `address`."""
    key: str
    """What the ledger counts it for."""

    def free_at(self, sheet: Sheet, now: float) -> float:
        """When one more try is harmless: now, or later."""
        since = now - self.limit.seconds
        moments = sorted(moment for moment in sheet.tries.get(self.key, ()) if moment > since)
        if len(moments) < self.limit.harmless:
            return now
        return moments[-self.limit.harmless] + self.limit.seconds


class Pace:
    """The limits as one walk meets them."""

    def __init__(self, limits: Limits, ledger: Ledger, caller: Caller, say: Callable[[str], None]) -> None:
        """`say` tells the user in one line why nothing happens for a while."""
        self._limits = limits
        self._ledger = ledger
        self._caller = caller
        self._say = say
        self._open: list[tuple[_Try, float]] = []
        self._on_purpose: set[str] = set()

    @property
    def headers(self) -> dict[str, str]:
        """What tells the target who calls."""
        return self._caller.headers

    def exhaust(self, control: str) -> int:
        """From here on the walk spends the limits of that control on purpose; how many failures that takes.

        Raises `InapplicableError` where no limit is known, or it would lock out others who come from here.
        """
        found = {name: one for name, one in self._limits.spent_by(control).items() if one.told_by}
        if not found:
            raise InapplicableError(
                f"The profile knows no limit of {control}; write [limits.NAME] with spent_by and told_by."
            )
        if not self._caller.own and any("address" in one.per for one in found.values()):
            raise InapplicableError(
                "Too many failures would lock out everybody who comes from this address; a development set-up "
                "that takes it from a header needs [limits] client_address."
            )
        self._on_purpose |= set(found)
        return min(one.most for one in found.values())

    def before(self, control: str, account: str) -> bool:
        """The control is about to be used: wait until that locks nobody out; whether the address has changed.

        `account` is the username, empty when there is none yet. Raises `ScenarioError` when it would take too long.
        """
        limits = self._limits.spent_by(control)
        self._open.clear()
        if not limits:
            return False
        moved = told = False
        until = time.monotonic() + self._limits.wait_at_most
        while True:
            now = time.time()
            with self._ledger.sheet() as sheet:
                tries = list(self._tries(limits, account))
                held = [
                    one for one in tries if one.name not in self._on_purpose and one.free_at(sheet, now) > now
                ]
                if not held:
                    for one in tries:
                        _forget_old(sheet, one, now)
                        sheet.tries.setdefault(one.key, []).append(now)
                    self._open = [(one, now) for one in tries]
                    return moved
                free = max(one.free_at(sheet, now) for one in held)
            if self._caller.own and all(one.per == "address" for one in held):
                self._caller.move()
                moved = True
                continue
            name, limit = held[0].name, held[0].limit
            if time.monotonic() + free - now > until:
                raise ScenarioError(
                    f"the limit {name} ({limit.most} in {limit.seconds:g} s) is used up for this {held[0].per} "
                    f"and frees in {free - now:.0f} s, more than [limits] wait_at_most; run again later, "
                    "or with more accounts"
                )
            if not told:
                self._say(
                    f"waiting {free - now:.0f} s: the limit {name} allows {limit.most} in {limit.seconds:g} s"
                )
                told = True
            time.sleep(min(free - now, _LOOKS_AGAIN))

    def after(self, page: str, message: str) -> None:
        """The page that came of it: a failure stays counted, anything else is given back."""
        with_others, self._open = self._open, []
        back = [(one, when) for one, when in with_others if one.limit.told_by]
        back = [(one, when) for one, when in back if f"{page}.{message}" not in one.limit.told_by]
        if back:
            with self._ledger.sheet() as sheet:
                for one, when in back:
                    moments = sheet.tries.get(one.key, [])
                    sheet.tries[one.key] = [moment for moment in moments if moment != when]

    def _tries(self, limits: dict[str, Limit], account: str) -> Iterator[_Try]:
        who = {"account": account.casefold(), "address": self._caller.address}
        for name, limit in limits.items():
            for per in limit.per:
                # somebody who has no account yet is told from others by nothing but the address
                if who[per] or per == "address":
                    yield _Try(name, limit, per, f"{name} {per} {who[per]}")


def _forget_old(sheet: Sheet, one: _Try, now: float) -> None:
    since = now - one.limit.seconds
    sheet.tries[one.key] = [moment for moment in sheet.tries.get(one.key, ()) if moment > since]

"""How often a target lets something be tried: `[limits]` of a profile."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec


class Limit(msgspec.Struct, frozen=True):
    """So many tries within so long a time; one more is refused, or locks somebody out."""

    most: int
    """Tries that the target counts before it refuses."""
    seconds: float
    """How long it remembers a try."""
    spent_by: tuple[str, ...]
    """The controls that try: `login.submit`."""
    told_by: tuple[str, ...] = ()
    """The messages (`login.wrong_password`) that a failed try is answered with: then only failures count, and the
    last one locks. Without any, each use of a control counts."""
    per: tuple[Literal["account", "address"], ...] = ("account", "address")
    """Whose tries are counted together: of one account, of one client address, or of each."""

    @property
    def harmless(self) -> int:
        """Tries that lock nobody out: the last failure that is counted does, the last use does not."""
        return max(self.most - bool(self.told_by), 1)


class Limits(msgspec.Struct, frozen=True):
    """All limits of a target, and what helps against them."""

    others: ClassVar[str] = "each"

    client_address: str = ""
    """The header by which a development set-up is told who calls, `X-Forwarded-For`: each walk then has a client
    address of its own. Empty when the target does not listen to any."""
    wait_at_most: float = 600.0
    """Seconds that a walk waits until a limit lets it go on; then it ends with a sentence."""
    each: dict[str, Limit] = {}
    """By name: the tables `[limits.NAME]`."""

    def spent_by(self, control: str) -> dict[str, Limit]:
        """The limits that a use of the control counts for."""
        return {name: limit for name, limit in self.each.items() if control in limit.spent_by}

"""Client addresses: who a target of development believes to be called by (a header says so)."""

from __future__ import annotations

import hashlib
import ipaddress

_NETWORK = ipaddress.ip_network("198.18.0.0/15")
"""For tests of devices in networks (RFC 2544): nobody else has these addresses."""


class Caller:
    """The address that one walk comes from: its own where the target listens to a header, else this machine's."""

    def __init__(self, header: str, run: str, walk: str) -> None:
        """`run` is another in each run, so that a repeated run does not meet the limits of the last one."""
        self._header = header
        self._seed = f"{run} {walk}"
        self._moves = 0

    @property
    def own(self) -> bool:
        """Whether the walk has an address of its own."""
        return bool(self._header)

    @property
    def address(self) -> str:
        """The address; empty when it is this machine's."""
        if not self.own:
            return ""
        digest = hashlib.sha256(f"{self._seed} {self._moves}".encode()).digest()
        # without the first and the last, which are no host's
        number = int.from_bytes(digest[:8], "big") % (_NETWORK.num_addresses - 2) + 1
        return str(_NETWORK[number])

    @property
    def headers(self) -> dict[str, str]:
        """What tells the target."""
        return {self._header: self.address} if self.own else {}

    def move(self) -> None:
        """Come from another address from here on."""
        self._moves += 1

"""Virtual authenticators: real WebAuthn ceremonies without a device in the hand.

Source: Chrome DevTools Protocol, domain `WebAuthn`; WebAuthn Level 3 §11 (user agent automation).
docs/authenticators.md has the table of which kind and behaviour shows which ceremony.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlsplit

import msgspec

from a11y.browser.world import World
from a11y.facts.session_accounts import SessionKey
from a11y.words.errors import ScenarioError


class Kind(msgspec.Struct, frozen=True):
    """What a device can do."""

    name: str
    """As scenarios and the docs call it."""
    transport: str
    """How it speaks with the computer: `usb`, `nfc`, `ble` (Bluetooth), or `internal` for one that is built in."""
    protocol: str = "ctap2"
    """`ctap2`, or `u2f` for the older keys that know no user verification and no passkeys (CTAP 2.1 §8)."""
    resident_keys: bool = False
    """Whether it keeps passkeys: credentials that it finds without being told their names."""
    user_verification: bool = False
    """Whether it checks who touches it, by a PIN or a fingerprint."""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("usb", "usb"),
        Kind("usb-pin", "usb", user_verification=True),
        Kind("usb-resident", "usb", resident_keys=True),
        Kind("usb-passkey", "usb", resident_keys=True, user_verification=True),
        Kind("nfc", "nfc"),
        Kind("nfc-passkey", "nfc", resident_keys=True, user_verification=True),
        Kind("ble", "ble"),
        Kind("internal", "internal", resident_keys=True, user_verification=True),
        Kind("usb-u2f", "usb", protocol="u2f"),
        Kind("nfc-u2f", "nfc", protocol="u2f"),
        Kind("ble-u2f", "ble", protocol="u2f"),
    )
}
"""Every kind, by name."""

PASSKEYS = tuple(kind.name for kind in KINDS.values() if kind.resident_keys and kind.user_verification)
"""Kinds that can sign in without a password: WebAuthn asks such a key to keep the credential and to verify."""


class SecurityKey:
    """An authenticator that the user has in the hand, or in the computer.

    As made it answers at once, as if it were touched whenever a page asks. The other methods change what the device or
    its user does, until `present` is called.
    """

    def __init__(self, world: World, kind: Kind = KINDS["usb-pin"]) -> None:
        self._world = world
        self.kind = kind
        # without its user interface, or the browser waits for clicks that nobody makes
        world.send("WebAuthn.enable", enableUI=False)
        self._id = world.send(
            "WebAuthn.addVirtualAuthenticator",
            options={
                "protocol": kind.protocol,
                "transport": kind.transport,
                "hasResidentKey": kind.resident_keys,
                "hasUserVerification": kind.user_verification,
                "isUserVerified": kind.user_verification,
                "automaticPresenceSimulation": True,
            },
        )["authenticatorId"]

    def present(self) -> None:
        """The user touches the key whenever it is asked for, and the key works as it should."""
        if self.kind.user_verification:
            self._send("setUserVerified", isUserVerified=True)
        self._send("setResponseOverrideBits", isBogusSignature=False, isBadUV=False, isBadUP=False)
        self._send("setAutomaticPresenceSimulation", enabled=True)

    def refuse(self) -> None:
        """The user does not go through with the ceremony: the page gets `NotAllowedError`.

        Browsers give it for a cancelled, a timed-out and an unverified ceremony alike, so that a page cannot tell them
        apart (WebAuthn Level 3 §5.1.3). Raises `ScenarioError` for a kind without user verification, which answers
        whoever touches it.
        """
        if not self.kind.user_verification:
            raise ScenarioError(
                f"a key of the kind {self.kind.name} does not verify its user, so nobody can refuse; "
                f"use one of {', '.join(name for name, kind in KINDS.items() if kind.user_verification)}"
            )
        self._send("setUserVerified", isUserVerified=False)

    def put_aside(self) -> None:
        """The key lies plugged in and nobody touches it: another key that is touched answers instead.

        A ceremony that no other key answers lasts until the page's own timeout.
        """
        self._send("setAutomaticPresenceSimulation", enabled=False)

    def forge(self) -> None:
        """The key signs wrongly, as a copied or broken one does: the browser lets it pass, the server must not."""
        self._send("setResponseOverrideBits", isBogusSignature=True)

    def skip_verification(self) -> None:
        """The key says that it has not verified its user: a server that asks for verification must not let it pass."""
        self._send("setResponseOverrideBits", isBadUV=True)

    def take(self, key: SessionKey) -> None:
        """From here on the device holds this credential as well, as if it had been registered with it.

        Servers refuse a device that has signed less often than before, and take the key for a copy; nobody notes how
        often it signs for a person. So it counts from the present second (Unix time), which is later each time.
        """
        credential: dict[str, Any] = {
            "credentialId": key.credential_id,
            "isResidentCredential": key.resident,
            "rpId": key.rp_id,
            "privateKey": key.private_key,
            "signCount": max(int(time.time()), key.sign_count),
        }
        if key.user_handle:
            credential["userHandle"] = key.user_handle
        self._send("addCredential", credential=credential)

    def held(self) -> tuple[SessionKey, ...]:
        """The credentials that the device holds, so that another one can `take` them. Secret.

        U2F devices do not know for which domain a key is: then it is said to be for the page's host.
        """
        host = urlsplit(self._world.page.url).hostname or ""
        return tuple(
            SessionKey(
                authenticator=self.kind.name,
                credential_id=one["credentialId"],
                private_key=one["privateKey"],
                rp_id=one.get("rpId") or host,
                user_handle=one.get("userHandle", ""),
                resident=one["isResidentCredential"],
                sign_count=one["signCount"],
            )
            for one in self._send("getCredentials")["credentials"]
        )

    def reset(self) -> None:
        """The key forgets all its credentials, as after a factory reset: it is registered nowhere now."""
        self._send("clearCredentials")

    @property
    def credentials(self) -> int:
        """How many credentials the key holds."""
        return len(self._send("getCredentials")["credentials"])

    def _send(self, command: str, **params: Any) -> dict[str, Any]:
        return self._world.send(f"WebAuthn.{command}", authenticatorId=self._id, **params)


class Authenticators:
    """The devices of one user: as many as the scenario makes."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._made: list[SecurityKey] = []
        self.kept: tuple[SessionKey, ...] = ()
        """What was held by all devices when `keep` was called."""

    def keep(self) -> None:
        """Note what all devices hold: they are gone with the page."""
        self.kept = tuple(key for device in self._made for key in device.held())

    def make(self, kind: str = "usb-pin") -> SecurityKey:
        """A device of this kind (a name in `KINDS`), there from now on. Raises `ScenarioError` for another name."""
        if kind not in KINDS:
            raise ScenarioError(
                f"there is no kind of authenticator called {kind!r}; use one of {', '.join(KINDS)}"
            )
        self._made.append(SecurityKey(self._world, KINDS[kind]))
        return self._made[-1]

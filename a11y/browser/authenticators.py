"""Virtual authenticators: real WebAuthn ceremonies without a device in the hand.

Source: Chrome DevTools Protocol, domain `WebAuthn`; WebAuthn Level 3 §11 (user agent automation).
"""

from __future__ import annotations

from a11y.browser.world import World


class SecurityKey:
    """A CTAP2 security key on USB that the user has in the hand.

    As made it answers at once, as if it were touched whenever a page asks. `refuse` makes the user refuse: the page
    gets `NotAllowedError`, which browsers give for a cancelled, a timed-out and an unverified ceremony alike, so that
    a page cannot tell them apart (WebAuthn Level 3 §5.1.3).
    """

    def __init__(self, world: World) -> None:
        self._world = world
        world.send("WebAuthn.enable", enableUI=False)
        self._id = world.send(
            "WebAuthn.addVirtualAuthenticator",
            options={
                "protocol": "ctap2",
                "transport": "usb",
                "hasResidentKey": False,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            },
        )["authenticatorId"]

    def present(self) -> None:
        """The user touches the key whenever it is asked for."""
        self._world.send("WebAuthn.setUserVerified", authenticatorId=self._id, isUserVerified=True)
        self._world.send("WebAuthn.setAutomaticPresenceSimulation", authenticatorId=self._id, enabled=True)

    def refuse(self) -> None:
        """The user does not go through with the ceremony: the browser tells the page `NotAllowedError`."""
        self._world.send("WebAuthn.setUserVerified", authenticatorId=self._id, isUserVerified=False)

    @property
    def credentials(self) -> int:
        """How many credentials the key holds."""
        answer = self._world.send("WebAuthn.getCredentials", authenticatorId=self._id)
        return len(answer["credentials"])

"""Every kind of authenticator and every behaviour, in real ceremonies with the embedded index."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Request

from a11y.browser.accounts import Account, Accounts
from a11y.browser.authenticators import KINDS, PASSKEYS, Authenticators, SecurityKey
from a11y.browser.walking import Stage, stage
from a11y.cli.embedded import EmbeddedIndex, embedded_index
from a11y.facts.profile import LocaleChoice, Provision
from a11y.facts.redaction import Redactor
from a11y.words.errors import ScenarioError
from a11y.words.rendition import Rendition

DOCS = Path(__file__).parents[2] / "docs" / "authenticators.md"
CANCELLED, FAILED, REGISTERED = "was not used", "could not be used", "already registered"
_USER_VERIFIED = 0b100
"""The bit of the authenticator data's flags that says that the user was verified (WebAuthn Level 3 §6.1)."""
_FLAGS = 32
"""Where the flags stand in the authenticator data."""


class User:
    """Somebody who signs in at the index with a password and keys."""

    def __init__(self, ready: Stage, index: EmbeddedIndex, account: Account) -> None:
        self.page: Page = ready.page
        self.devices = Authenticators(ready.world)
        self.sent: dict[str, Any] = {}
        """What the browser sent to the server of the last credential."""
        self._url = index.url
        self._account = account
        self.page.on("request", self._remember)

    def give_password(self) -> None:
        """Sign in as far as the password goes."""
        self.page.goto(f"{self._url}account/login/")
        self.page.get_by_label("Username").fill(self._account.username)
        self.page.get_by_label("Password").fill(self._account.password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url(lambda url: "/login/" not in url)

    def sign_out(self) -> None:
        """Sign out."""
        self.page.get_by_role("button", name="Sign out").click()
        self.page.wait_for_url(self._url)

    def add_key(self, *, passkey: bool = False) -> str:
        """Add the key that answers; what the page says."""
        self.page.goto(f"{self._url}account/2fa/webauthn/add/")
        self.page.get_by_role("checkbox").set_checked(passkey)
        return self._ceremony("Add key")

    def use_key(self) -> str:
        """Show the key that is asked for after the password; what the page says."""
        return self._ceremony("Use a security key")

    def use_passkey(self) -> str:
        """Sign in with a passkey alone; what the page says."""
        self.page.goto(f"{self._url}account/login/")
        return self._ceremony("Sign in with a passkey")

    @property
    def signed_in(self) -> bool:
        """Whether the page is one for people who have signed in."""
        return self.page.get_by_role("button", name="Sign out").count() == 1

    def _ceremony(self, button: str) -> str:
        self.sent = {}
        before = self.page.evaluate("document.documentElement.dataset.before = performance.timeOrigin")
        self.page.get_by_role("button", name=button).click()
        # either the form goes off and another document comes, or the page says at once what went wrong
        self.page.wait_for_function(
            """before => document.readyState === 'complete' && (String(performance.timeOrigin) !== String(before)
                 || document.querySelector('[data-webauthn-error]').textContent)""",
            arg=before,
        )
        said = self.page.locator("[role=alert], .messages")
        return " ".join(text.strip() for text in said.all_text_contents() if text.strip())

    def _remember(self, request: Request) -> None:
        fields = parse_qs(request.post_data or "") if request.method == "POST" else {}
        if "credential" in fields:
            self.sent = json.loads(fields["credential"][0])


@pytest.fixture(scope="module")
def index() -> Iterator[EmbeddedIndex]:
    """One index for all."""
    with embedded_index() as running:
        yield running


@pytest.fixture
def user(browser: Browser, index: EmbeddedIndex) -> Iterator[User]:
    """Somebody with a fresh account, signed in."""
    account = Accounts(index.url, Provision(path="/_provision/accounts"), index.key, Redactor()).make()
    with stage(browser, Rendition(), LocaleChoice(header=True), index.url) as ready:
        user = User(ready, index, account)
        user.give_password()
        yield user


def with_key(user: User, kind: str = "usb-pin") -> SecurityKey:
    """The user adds a key and comes as far as the second factor."""
    key = user.devices.make(kind)
    assert "added" in user.add_key()
    user.sign_out()
    user.give_password()
    return key


def with_passkey(user: User, kind: str = "internal") -> SecurityKey:
    """The user adds a passkey and signs out."""
    key = user.devices.make(kind)
    assert "added" in user.add_key(passkey=True)
    user.sign_out()
    return key


def test_the_kinds_cover_what_there_is() -> None:
    """Both protocols, every transport, and each of the four sorts of CTAP2 key."""
    assert {kind.protocol for kind in KINDS.values()} == {"ctap2", "u2f"}
    assert {kind.transport for kind in KINDS.values()} == {"usb", "nfc", "ble", "internal"}
    sorts = {(kind.resident_keys, kind.user_verification) for kind in KINDS.values()}
    assert sorts == {(False, False), (False, True), (True, False), (True, True)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_kind_is_a_second_factor(user: User, kind: Any) -> None:
    """The server hears the transport at registration and, from kinds that can, that the user was verified."""
    user.devices.make(kind.name)
    assert "added" in user.add_key()
    assert user.sent["response"]["transports"] == [kind.transport]
    user.sign_out()
    user.give_password()
    user.use_key()
    assert user.signed_in
    data = urlsafe_b64decode(user.sent["response"]["authenticatorData"] + "==")
    assert bool(data[_FLAGS] & _USER_VERIFIED) is kind.user_verification
    assert user.sent["authenticatorAttachment"] == (
        "platform" if kind.transport == "internal" else "cross-platform"
    )


@pytest.mark.parametrize("kind", ["usb", "usb-pin", "usb-resident", "usb-u2f", *PASSKEYS])
def test_only_some_kinds_are_passkeys(user: User, kind: str) -> None:
    """A kind that keeps credentials and verifies signs in alone; the browser makes no other sort a passkey."""
    user.devices.make(kind)
    said = user.add_key(passkey=True)
    if kind not in PASSKEYS:
        assert CANCELLED in said
        return
    assert "added" in said
    user.sign_out()
    user.use_passkey()
    assert user.signed_in


def test_a_user_who_refuses(user: User) -> None:
    """The page learns that the ceremony was not gone through with, and the next try works."""
    key = with_key(user)
    key.refuse()
    assert CANCELLED in user.use_key()
    key.present()
    user.use_key()
    assert user.signed_in


def test_a_key_that_asks_nobody_cannot_be_refused(user: User) -> None:
    """A scenario that wants it is told which kinds can."""
    with pytest.raises(ScenarioError, match=r"usb-u2f does not verify its user.*usb-pin"):
        user.devices.make("usb-u2f").refuse()


def test_a_forged_signature(user: User) -> None:
    """The browser sends it, and the server does not let it in; the true signature is let in afterwards."""
    key = with_key(user)
    key.forge()
    assert FAILED in user.use_key()
    assert user.sent["response"]["signature"]
    assert not user.signed_in
    key.present()
    user.use_key()
    assert user.signed_in


def test_a_passkey_that_skips_verification(user: User) -> None:
    """Without a password, a key that has not verified its user is not let in."""
    key = with_passkey(user)
    key.skip_verification()
    assert FAILED in user.use_passkey()
    assert not user.signed_in


def test_a_key_that_was_reset(user: User) -> None:
    """A key that holds no credential of the account cannot be used for it."""
    key = with_key(user)
    assert key.credentials == 1
    key.reset()
    assert key.credentials == 0
    assert CANCELLED in user.use_key()
    assert user.sent == {}


def test_two_keys_at_once(user: User) -> None:
    """Of two registered keys that are plugged in, the one that is touched answers."""
    first = user.devices.make("usb")
    assert "added" in user.add_key()
    first.put_aside()
    second = user.devices.make("internal")
    assert "added" in user.add_key()
    user.sign_out()
    user.give_password()
    user.use_key()
    assert user.signed_in
    assert user.sent["authenticatorAttachment"] == "platform"
    user.sign_out()
    second.put_aside()
    first.present()
    user.give_password()
    user.use_key()
    assert user.signed_in
    assert user.sent["authenticatorAttachment"] == "cross-platform"


def test_a_key_that_is_registered_already(user: User) -> None:
    """The browser knows the key from the server's list and makes no second credential."""
    key = user.devices.make("usb-u2f")
    assert "added" in user.add_key()
    assert REGISTERED in user.add_key()
    assert key.credentials == 1


def test_a_passkey_that_the_server_has_removed(user: User) -> None:
    """The device still offers its credential, and the server no longer knows it."""
    key = with_passkey(user)
    user.use_passkey()
    user.page.get_by_role("link", name="Your account").click()
    user.page.goto(f"{user.page.url.split('/manage/')[0]}/account/2fa/webauthn/")
    user.page.get_by_role("link", name="Remove").click()
    user.page.get_by_role("button", name="Remove key").click()
    user.page.get_by_text("You have no security keys.").wait_for()
    user.sign_out()
    assert key.credentials == 1
    assert FAILED in user.use_passkey()
    assert user.sent["response"]["userHandle"]


def test_a_kind_that_does_not_exist(user: User) -> None:
    """The names that there are, are listed."""
    with pytest.raises(ScenarioError, match=r"called 'usbc'.*usb, usb-pin"):
        user.devices.make("usbc")


def test_the_docs_tell_every_kind() -> None:
    """The table of kinds says of each what it can do."""
    rows = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 5 and cells[0].strip("`") in KINDS:
            rows[cells[0].strip("`")] = cells[1:]
    spoken = {"usb": "USB", "nfc": "NFC", "ble": "Bluetooth", "internal": "built in"}
    assert rows == {
        kind.name: [
            kind.protocol.upper(),
            spoken[kind.transport],
            "yes" if kind.resident_keys else "no",
            "yes" if kind.user_verification else "no",
        ]
        for kind in KINDS.values()
    }

"""Security keys and passkeys of every kind, and what goes wrong with them."""

from __future__ import annotations

import pytest

from a11y.scenario import (
    KINDS,
    PASSKEYS,
    Account,
    Authenticators,
    Index,
    SecurityKey,
    sign_in,
    sign_out,
)

SECOND_FACTORS = [name for name in KINDS if name == "internal" or name not in (*PASSKEYS, "usb-pin")]
"""Kinds that no other scenario signs in with."""


def add_key(index: Index, name: str) -> None:
    """Add the key that answers, as test_add_a_security_key does it step by step."""
    index.open("add_key").fill("add_key.name", name).activate("add_key.submit")


def add_passkey(index: Index, account: Account, key: SecurityKey) -> None:
    """Sign in, make the key a passkey, and sign out."""
    sign_in(index, account)
    index.open("add_key").fill("add_key.name", "Fingerprint").activate("add_key.passkey")
    index.activate("add_key.submit").expect("first_key_added", "The passkey is added", message="key_added")
    assert key.credentials == 1
    sign_out(index)


def give_password(index: Index, account: Account) -> None:
    """Sign in as far as the second factor."""
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The security key is asked for")


@pytest.mark.parametrize("kind", SECOND_FACTORS)
def test_second_factor_with_a_key(
    index: Index, account: Account, authenticators: Authenticators, kind: str
) -> None:
    """Sign in with a password, then with a key of each kind."""
    authenticators.make(kind)
    with index.beforehand():
        sign_in(index, account)
        add_key(index, "My key")
        index.expect("first_key_added", "The key is added", message="key_added")
        sign_out(index)
    give_password(index, account)
    index.activate("two_factor.use_key").expect("projects", "Signed in with the key")


@pytest.mark.parametrize("kind", PASSKEYS)
def test_sign_in_with_a_passkey(
    index: Index, account: Account, authenticators: Authenticators, kind: str
) -> None:
    """Make a key a passkey, and sign in without a password.

    Task: You would like to get into your account without typing your password, with the device that you have with
    you. Arrange it, and try whether it works.
    """
    key = authenticators.make(kind)
    add_passkey(index, account, key)
    index.open("login").activate("login.passkey").expect("projects", "Signed in with the passkey alone")


def test_cancel_a_passkey(index: Index, account: Account, authenticators: Authenticators) -> None:
    """Sign in with a passkey, cancel at first, and try again."""
    key = authenticators.make("internal")
    add_passkey(index, account, key)
    key.refuse()
    index.open("login").activate("login.passkey")
    index.expect("login", "The cancelled sign-in is explained", message="passkey_cancelled", in_place=True)
    key.present()
    index.activate("login.passkey").expect("projects", "Signed in with the passkey alone")


def test_unverified_passkey(index: Index, account: Account, authenticators: Authenticators) -> None:
    """A passkey that did not check who uses it is refused."""
    key = authenticators.make("usb-passkey")
    add_passkey(index, account, key)
    key.skip_verification()
    index.open("login").activate("login.passkey")
    index.expect("login", "The unverified passkey is refused", message="passkey_failed")


def test_key_that_cannot_be_a_passkey(index: Index, account: Account, authenticators: Authenticators) -> None:
    """Try to make a plain key a passkey, then add it as a second factor."""
    authenticators.make("usb")
    sign_in(index, account)
    index.open("add_key").fill("add_key.name", "Plain key").activate("add_key.passkey")
    index.activate("add_key.submit")
    index.expect("add_key", "The key cannot be a passkey", message="cancelled", in_place=True)
    index.activate("add_key.passkey").activate("add_key.submit")
    index.expect("first_key_added", "The key is added", message="key_added")


def test_two_keys(index: Index, account: Account, authenticators: Authenticators) -> None:
    """Add a second security key, and sign in with either.

    Task: You already use a small device to get into your account. You have bought another one, in case the first gets
    lost. Arrange that both of them work.
    """
    first = authenticators.make("usb")
    sign_in(index, account)
    add_key(index, "First key")
    index.expect("first_key_added", "The first key is added", message="key_added")
    first.put_aside()
    second = authenticators.make("nfc")
    add_key(index, "Second key")
    index.expect("next_key_added", "The second key is added", message="key_added")
    if index.has("second_factors.keys"):
        index.activate("second_factors.keys")
    else:
        index.open("keys")
    index.expect("keys", "Both keys are in the list")
    sign_out(index)
    give_password(index, account)
    index.activate("two_factor.use_key").expect("projects", "Signed in with the second key")
    sign_out(index)
    first.present()
    second.put_aside()
    give_password(index, account)
    index.activate("two_factor.use_key").expect("projects", "Signed in with the first key")


def test_add_a_key_twice(index: Index, account: Account, security_key: SecurityKey) -> None:
    """Add a security key that is added already."""
    sign_in(index, account)
    add_key(index, "Blue key")
    index.expect("first_key_added", "The key is added", message="key_added")
    add_key(index, "Blue key again")
    index.expect("add_key", "The key is known already", message="registered", in_place=True)
    assert security_key.credentials == 1


def test_forged_signature(index: Index, account: Account, security_key: SecurityKey) -> None:
    """A security key that signs wrongly is refused."""
    sign_in(index, account)
    add_key(index, "Blue key")
    index.expect("first_key_added", "The key is added", message="key_added")
    sign_out(index)
    security_key.forge()
    give_password(index, account)
    index.activate("two_factor.use_key").expect(
        "two_factor", "The wrong signature is refused", message="failed"
    )
    security_key.present()
    index.activate("two_factor.use_key").expect("projects", "Signed in with the key")


def test_unregistered_key(index: Index, account: Account, authenticators: Authenticators) -> None:
    """Sign in with a key that is not registered, then with the right one."""
    right = authenticators.make("usb")
    sign_in(index, account)
    add_key(index, "Right key")
    index.expect("first_key_added", "The key is added", message="key_added")
    sign_out(index)
    right.put_aside()
    wrong = authenticators.make("nfc")
    give_password(index, account)
    index.activate("two_factor.use_key")
    index.expect("two_factor", "The key does not know this account", message="cancelled", in_place=True)
    wrong.put_aside()
    right.present()
    index.activate("two_factor.use_key").expect("projects", "Signed in with the right key")


def test_passkey_removed_from_the_account(
    index: Index, account: Account, authenticators: Authenticators
) -> None:
    """Sign in with a passkey that was removed from the account."""
    key = authenticators.make("internal")
    add_passkey(index, account, key)
    index.open("login").activate("login.passkey").expect("projects", "Signed in with the passkey alone")
    index.open("keys").activate("keys.remove", name="Fingerprint")
    index.expect("remove_key", "Asked whether to remove the passkey")
    index.activate("remove_key.submit").expect("keys", "The passkey is gone", message="removed")
    sign_out(index)
    assert key.credentials == 1
    index.open("login").activate("login.passkey")
    index.expect("login", "The removed passkey is refused", message="passkey_failed")


def test_rename_a_key(index: Index, account: Account, security_key: SecurityKey) -> None:
    """Rename a security key; a name is needed.

    Task: Two small devices let you into your account, and you cannot tell them apart in the list. Change what one of
    them is called.
    """
    sign_in(index, account)
    add_key(index, "Blue key")
    index.expect("first_key_added", "The key is added", message="key_added")
    index.open("keys").activate("keys.rename", name="Blue key").expect("rename_key", "Asked for the new name")
    index.fill("rename_key.name", "").activate("rename_key.submit")
    index.expect("rename_key", "A key without a name is refused", message="name_required")
    index.fill("rename_key.name", "Key at home").activate("rename_key.submit")
    index.expect("keys", "The key has its new name", message="renamed")
    assert index.read_all("keys.names") == ["Key at home"]
    assert security_key.credentials == 1


def test_remove_keys(index: Index, account: Account, authenticators: Authenticators) -> None:
    """Remove one of two security keys, then the last; the password is enough again.

    Task: One of the small devices that let you into your account is lost. See to it that whoever finds it cannot use
    it.
    """
    first = authenticators.make("usb")
    sign_in(index, account)
    add_key(index, "First key")
    index.expect("first_key_added", "The first key is added", message="key_added")
    first.put_aside()
    authenticators.make("ble")
    add_key(index, "Second key")
    index.expect("next_key_added", "The second key is added", message="key_added")
    index.open("keys").activate("keys.remove", name="First key")
    index.expect("remove_key", "Asked whether to remove the first key")
    index.activate("remove_key.cancel").expect("keys", "Both keys are still there")
    index.activate("keys.remove", name="First key").expect("remove_key", "Asked again")
    index.activate("remove_key.submit").expect("keys", "One key is left", message="removed")
    index.activate("keys.remove", name="Second key").expect(
        "remove_key", "Asked whether to remove the last key"
    )
    index.activate("remove_key.submit").expect("keys", "No key is left", message="none")
    sign_out(index)
    sign_in(index, account)
    index.open("account_history").expect(
        "account_history", "Both removals are in the history", message="key_removed", name="Second key"
    )

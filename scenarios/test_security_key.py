"""Security keys (WebAuthn) as a second factor."""

from __future__ import annotations

from a11y.scenario import Account, Index, SecurityKey, sign_in, sign_out


def add_key(index: Index, account: Account) -> None:
    """Sign in and add a key, as test_add_a_security_key does it step by step."""
    sign_in(index, account)
    index.open("add_key").fill("add_key.name", "Blue key")
    index.activate("add_key.submit").expect("first_key_added", "The key is added", message="key_added")


def test_add_a_security_key(index: Index, account: Account, security_key: SecurityKey) -> None:
    """Set up two-factor authentication with a security key.

    Task: You have a small device that you plug into your computer, and that proves who you are. Arrange that from now
    on nobody gets into your account without it.
    """
    sign_in(index, account)
    index.open("second_factors").activate("second_factors.add_key").expect("add_key", "Asked to name the key")
    index.fill("add_key.name", "Blue key")
    security_key.present()
    index.activate("add_key.submit").expect("first_key_added", "The key is added", message="key_added")
    index.open("keys").expect("keys", "The key is in the list")


def test_sign_in_with_a_security_key(index: Index, account: Account, security_key: SecurityKey) -> None:
    """Sign in with a password, then a security key.

    Task: Your account is protected by a password and by the small device in your hand. Get into your account.
    """
    with index.beforehand():
        add_key(index, account)
        sign_out(index)
    index.open("login").expect("login", "Sign-in form")
    index.fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The security key is asked for")
    security_key.present()
    index.activate("two_factor.use_key").expect("projects", "Signed in with the key", signed_in=True)


def test_cancel_a_security_key(index: Index, account: Account, security_key: SecurityKey) -> None:
    """Add a security key, cancel at first, and try again."""
    sign_in(index, account)
    index.open("add_key").fill("add_key.name", "Blue key").expect(
        "add_key", "The key has a name", in_place=True
    )
    security_key.refuse()
    index.activate("add_key.submit")
    index.expect("add_key", "The cancelled ceremony is explained", message="cancelled", in_place=True)
    security_key.present()
    index.activate("add_key.submit").expect("first_key_added", "The second try succeeds", message="key_added")

"""Signing in with a password, and signing out."""

from __future__ import annotations

from a11y.scenario import Account, AccountMaker, Index, sign_in


def test_sign_in_after_a_wrong_password(index: Index, accounts: AccountMaker) -> None:
    """Sign in with a wrong password, then with the right one.

    Task: Get into your account. Do it wrong the first time, on purpose.
    """
    account = accounts.borrow(totp=False)
    index.open("home").activate("home.sign_in").expect("login", "Sign-in form")
    index.fill("login.username", account.username).fill("login.password", "not the password")
    index.activate("login.submit").expect("login", "A wrong password is refused", message="wrong_password")
    index.fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("projects", "Signed in", signed_in=True)


def test_lock_out(index: Index, account: Account) -> None:
    """Sign in with too many wrong passwords, and be told to wait."""
    failures = index.exhaust("login.submit")
    index.open("login")
    for _ in range(failures):
        index.fill("login.username", account.username).fill("login.password", "not the password")
        index.activate("login.submit")
        index.expect("login", "A wrong password is refused", message="wrong_password")
    index.fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit")
    index.expect("login", "Even the right password is refused for a while", message="locked_out")


def test_sign_out(index: Index, accounts: AccountMaker) -> None:
    """Sign out, and find that the account's pages ask to sign in again.

    Task: You are at a computer that others use as well, and you are done. Leave so that nobody can go on in your
    name.
    """
    sign_in(index, accounts.borrow())
    index.open("account").activate("account.sign_out")
    index.expect("home", "Signed out", message="signed_out")
    index.back().open("account").expect("login", "Asked to sign in")


def test_sign_out_by_address(index: Index, accounts: AccountMaker) -> None:
    """Sign out from a bookmark, after being asked."""
    sign_in(index, accounts.borrow())
    index.open("logout").expect("logout", "Asked whether to sign out")
    index.activate("logout.submit").expect("home", "Signed out", message="signed_out")

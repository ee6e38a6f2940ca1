"""The security history of an account."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in


def test_read_the_account_history(index: Index, accounts: AccountMaker) -> None:
    """Read the account's security history after a failed and a successful sign-in.

    Task: You have a feeling that somebody tried to get into your account. Find out whether that is so, and when.
    """
    account = accounts.borrow()
    index.open("login").fill("login.username", account.username).fill("login.password", "not the password")
    index.activate("login.submit").expect("login", "A wrong password is refused", message="wrong_password")
    sign_in(index, account)
    index.open("account").expect("account", "The account's overview")
    if index.has("account.history"):
        index.activate("account.history")
    else:
        index.open("account_history")
    index.expect("account_history", "The failed sign-in is in the history", message="sign_in_failed")

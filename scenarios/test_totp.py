"""Two-factor authentication with an authenticator app (TOTP)."""

from __future__ import annotations

from a11y.scenario import Account, AccountMaker, Index, sign_in, sign_out


def test_set_up_totp(index: Index, account: Account) -> None:
    """Set up two-factor authentication with an authenticator app.

    Task: An app on your phone shows a new number every half minute. Arrange that from now on nobody gets into your
    account without such a number.
    """
    sign_in(index, account)
    index.open("second_factors").expect("second_factors", "No second factor yet")
    index.activate("second_factors.add_app").expect("totp_activate", "The app's secret is shown")
    account.totp_secret = index.read("totp_activate.secret")
    index.fill("totp_activate.code", account.wrong_totp).activate("totp_activate.submit")
    index.expect("totp_activate", "A wrong code is refused", message="wrong_code")
    index.fill("totp_activate.code", account.totp()).activate("totp_activate.submit")
    index.expect("totp_added", "The app is set up", message="totp_activated")


def test_sign_in_with_totp(index: Index, accounts: AccountMaker) -> None:
    """Sign in with a code from the app.

    Task: Your account is protected by a password and by the numbers that an app on your phone shows. Get into your
    account, and leave it again when you are done.
    """
    account = accounts.borrow(totp=True)
    index.open("login").expect("login", "Sign-in form")
    index.fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    code = account.totp()
    index.fill("two_factor.code", code).activate("two_factor.submit")
    index.expect("projects", "Signed in with the code")
    sign_out(index)


def test_use_a_code_twice(index: Index, accounts: AccountMaker) -> None:
    """Sign in with a code from the app; the same code is refused a second time."""
    account = accounts.make(totp=True)
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    code = account.totp()
    index.fill("two_factor.code", code).activate("two_factor.submit")
    index.expect("projects", "Signed in with the code")
    sign_out(index)
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for again")
    index.fill("two_factor.code", code).activate("two_factor.submit")
    index.expect("two_factor", "The used code is refused", message="wrong_code")

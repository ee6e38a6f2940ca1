"""Looking after second factors: recovery codes kept, renewed and used up; the app removed."""

from __future__ import annotations

from a11y.scenario import (
    Account,
    AccountMaker,
    Index,
    give_recovery_code,
    keep_codes,
    sign_in,
    sign_in_with_totp,
    sign_out,
)

CODES = 10
"""Recovery codes of a set."""


def sign_in_with_code(index: Index, account: Account, code: str) -> None:
    """Sign in with the password, and send a code; what comes then is for the caller to say."""
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    give_recovery_code(index, code)


def test_download_recovery_codes(index: Index, accounts: AccountMaker) -> None:
    """Download the recovery codes, and sign in with one from the file.

    Task: You want to be able to get into your account when your phone is lost. Keep what you need for that on your
    computer, and try whether it works.
    """
    account = accounts.make(totp=True, recovery_codes=True)
    sign_in_with_totp(index, account)
    # where the codes are shown once, new ones are made
    codes_are_kept = index.has("second_factors.codes")
    index.open("second_factors").activate(
        "second_factors.codes" if codes_are_kept else "second_factors.generate_codes"
    )
    index.expect("recovery_codes", "The codes are shown")
    codes = index.download("recovery_codes.download").split()
    index.expect("recovery_codes", "The codes are downloaded", in_place=True)
    if codes_are_kept:
        index.activate("recovery_codes.back").expect("second_factors", "Back at the second factors")
    else:
        keep_codes(index, account)
    index.open("projects")
    sign_out(index)
    sign_in_with_code(index, account, codes[-1])
    index.expect("projects", "Signed in with a code from the file")


def test_renew_recovery_codes(index: Index, accounts: AccountMaker) -> None:
    """Generate new recovery codes: the old ones stop working, the new ones work.

    Task: Somebody may have seen the paper with the emergency numbers for your account. See to it that those are
    worthless, and that you have others.
    """
    account = accounts.make(totp=True, recovery_codes=True)
    sign_in_with_totp(index, account)
    old = account.recovery_codes[0]
    if index.has("generate_codes"):
        index.open("recovery_codes").expect("recovery_codes", "The codes that there are")
        index.activate("recovery_codes.generate")
        index.expect("generate_codes", "Told that the old codes stop working")
        index.activate("generate_codes.cancel").expect("second_factors", "Thought better of it")
        index.activate("second_factors.generate_codes").expect("generate_codes", "Asked again")
        index.activate("generate_codes.submit")
    else:
        index.open("second_factors").activate("second_factors.generate_codes")
    index.expect("recovery_codes", "The new codes are shown", message="generated")
    keep_codes(index, account)
    index.open("projects")
    sign_out(index)
    sign_in_with_code(index, account, old)
    where = "recovery_code" if index.has("recovery_code") else "two_factor"
    index.expect(where, "An old code is refused", message="wrong_code")
    index.fill(f"{where}.code", account.recovery_codes[0]).activate(f"{where}.submit")
    index.expect("projects", "Signed in with a new code")


def test_use_the_last_recovery_code(index: Index, accounts: AccountMaker) -> None:
    """Sign in with the last recovery code, see that none is left, and get new ones."""
    account = accounts.make(totp=True, recovery_codes=True, used_codes=CODES - 1)
    [last] = account.recovery_codes
    sign_in_with_code(index, account, last)
    index.expect("projects", "Signed in with the last code")
    index.open("second_factors").expect("second_factors", "No code is left")
    index.activate("second_factors.codes").expect("recovery_codes", "There are no codes to see")
    index.activate("recovery_codes.generate").expect("generate_codes", "Asked whether to make codes")
    index.activate("generate_codes.submit").expect(
        "recovery_codes", "New codes are shown", message="generated"
    )
    index.open("projects")
    sign_out(index)
    sign_in_with_code(index, account, last)
    index.expect("two_factor", "The used code is refused", message="wrong_code")


def test_remove_the_app(index: Index, accounts: AccountMaker) -> None:
    """Remove the authenticator app, and sign in with the password alone.

    Task: You no longer want to type a number from your phone whenever you come to the site. Arrange that your
    password is enough again.
    """
    account = accounts.make(totp=True)
    sign_in_with_totp(index, account)
    index.open("second_factors").activate("second_factors.remove_app")
    index.expect("totp_deactivate", "Asked whether to remove the app")
    index.activate("totp_deactivate.cancel").expect("second_factors", "Thought better of it")
    index.activate("second_factors.remove_app").expect("totp_deactivate", "Asked again")
    index.activate("totp_deactivate.submit")
    index.expect("second_factors", "The app is gone", message="totp_deactivated")
    index.open("projects")
    sign_out(index)
    account.totp_secret = None
    sign_in(index, account)


def test_give_up_the_second_factor(index: Index, accounts: AccountMaker) -> None:
    """Cancel signing in when the second factor is asked for."""
    account = accounts.borrow(totp=True)
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    index.activate("two_factor.cancel").expect("login", "Back at the sign-in form")

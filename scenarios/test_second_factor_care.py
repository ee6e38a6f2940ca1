"""Looking after second factors: recovery codes kept, renewed and used up; the app removed."""

from __future__ import annotations

from a11y.scenario import Account, AccountMaker, Index, sign_in, sign_in_with_totp, sign_out

CODES = 10
"""Recovery codes of a set."""


def sign_in_with_code(index: Index, account: Account, code: str) -> None:
    """Sign in with the password, and send a code; what comes then is for the caller to say."""
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    index.fill("two_factor.code", code).activate("two_factor.submit")


def test_download_recovery_codes(index: Index, accounts: AccountMaker) -> None:
    """Download the recovery codes, and sign in with one from the file."""
    account = accounts.make(totp=True, recovery_codes=True)
    sign_in_with_totp(index, account)
    index.open("second_factors").activate("second_factors.codes").expect(
        "recovery_codes", "The codes are shown"
    )
    codes = index.download("recovery_codes.download").split()
    index.expect("recovery_codes", "The codes are downloaded", in_place=True)
    index.activate("recovery_codes.back").expect("second_factors", "Back at the second factors")
    index.open("projects")
    sign_out(index)
    sign_in_with_code(index, account, codes[-1])
    index.expect("projects", "Signed in with a code from the file")


def test_renew_recovery_codes(index: Index, accounts: AccountMaker) -> None:
    """Generate new recovery codes: the old ones stop working, the new ones work."""
    account = accounts.make(totp=True, recovery_codes=True)
    sign_in_with_totp(index, account)
    index.open("recovery_codes").expect("recovery_codes", "The codes that there are")
    index.activate("recovery_codes.generate").expect("generate_codes", "Told that the old codes stop working")
    index.activate("generate_codes.cancel").expect("second_factors", "Thought better of it")
    index.activate("second_factors.generate_codes").expect("generate_codes", "Asked again")
    index.activate("generate_codes.submit").expect(
        "recovery_codes", "The new codes are shown", message="generated"
    )
    new = index.read("recovery_codes.first_code")
    index.open("projects")
    sign_out(index)
    sign_in_with_code(index, account, account.recovery_codes[0])
    index.expect("two_factor", "An old code is refused", message="wrong_code")
    index.fill("two_factor.code", new).activate("two_factor.submit")
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
    """Remove the authenticator app, and sign in with the password alone."""
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

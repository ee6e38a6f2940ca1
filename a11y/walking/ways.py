"""Ways that many scenarios go: signing in and out, keeping recovery codes. Each step is a page state."""

from __future__ import annotations

from a11y.browser.accounts import Account
from a11y.browser.driver import Index
from a11y.words.errors import ScenarioError


def sign_in(index: Index, account: Account) -> None:
    """Sign in with the password, and with a code from the app if the account has one."""
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit")
    if account.totp_secret:
        index.expect("two_factor", "The second factor is asked for")
        index.fill("two_factor.code", account.totp()).activate("two_factor.submit")
    index.expect("projects", "Signed in", signed_in=True)


def sign_in_with_totp(index: Index, account: Account) -> None:
    """Sign in with the password and a code from the app."""
    if not account.totp_secret:
        raise ScenarioError(f"{account.username} has no app to sign in with; make an account with totp=True")
    sign_in(index, account)


def give_recovery_code(index: Index, code: str) -> None:
    """Send a recovery code where the second factor is asked for; what comes then is for the caller to say."""
    if index.has("recovery_code"):
        index.activate("two_factor.use_recovery_code").expect("recovery_code", "A recovery code is asked for")
        index.fill("recovery_code.code", code).activate("recovery_code.submit")
    else:
        index.fill("two_factor.code", code).activate("two_factor.submit")


def keep_codes(index: Index, account: Account) -> None:
    """Note the recovery codes that are shown, and use one up where the target wants a proof of that."""
    account.recovery_codes = index.read_all("recovery_codes.all")
    if index.has("burn_code"):
        index.activate("recovery_codes.continue").expect("burn_code", "Asked for one of them, as a proof")
        index.fill("burn_code.code", account.answer("recovery_code")).activate("burn_code.submit")
        index.expect("second_factors", "The codes are ready")


def sign_out(index: Index) -> None:
    """Sign out from the menu."""
    index.activate("projects.sign_out").expect("home", "Signed out")

"""Recovery codes: the way in when the second factor is lost."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in_with_totp, sign_out


def test_use_a_recovery_code(index: Index, accounts: AccountMaker) -> None:
    """Make recovery codes, then sign in with one of them."""
    account = accounts.make(totp=True)
    sign_in_with_totp(index, account)
    index.open("second_factors").expect("second_factors", "An app, and no recovery codes")
    index.activate("second_factors.generate_codes").expect("generate_codes", "Asked whether to make codes")
    index.activate("generate_codes.submit").expect(
        "recovery_codes", "The codes are shown", message="generated"
    )
    account.recovery_codes = [index.read("recovery_codes.first_code")]
    sign_out(index)
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    index.fill("two_factor.code", account.recovery_codes[0]).activate("two_factor.submit")
    index.expect("projects", "Signed in with a recovery code")
    if index.has("account_history"):
        index.open("account_history")
        index.expect("account_history", "The used code is in the history", message="code_used")

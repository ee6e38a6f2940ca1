"""Recovery codes: the way in when the second factor is lost."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, give_recovery_code, keep_codes, sign_in_with_totp, sign_out


def test_use_a_recovery_code(index: Index, accounts: AccountMaker) -> None:
    """Make recovery codes, then sign in with one of them.

    Task: You fear that you might lose your phone. Get yourself something that lets you into your account without the
    phone, and try whether it works.
    """
    account = accounts.make(totp=True)
    sign_in_with_totp(index, account)
    index.open("second_factors").expect("second_factors", "An app, and no recovery codes")
    index.activate("second_factors.generate_codes")
    if index.has("generate_codes"):
        index.expect("generate_codes", "Asked whether to make codes").activate("generate_codes.submit")
    index.expect("recovery_codes", "The codes are shown", message="generated")
    keep_codes(index, account)
    sign_out(index)
    index.open("login").fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    give_recovery_code(index, account.recovery_codes[0])
    index.expect("projects", "Signed in with a recovery code")
    if index.has("account_history"):
        index.open("account_history")
        index.expect("account_history", "The used code is in the history", message="code_used")

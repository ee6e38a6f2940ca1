"""Confirming that it is you: the password once more before something that matters."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in, sign_in_with_totp

A_WHILE = 60 * 60
"""Seconds after which a sign-in no longer opens sensitive pages."""


def test_confirm_the_password(index: Index, accounts: AccountMaker) -> None:
    """Be asked for the password again after an hour, and get it wrong at first."""
    account = accounts.borrow(totp=False)
    sign_in(index, account)
    accounts.let_time_pass(A_WHILE)
    index.open("second_factors").activate("second_factors.add_app")
    index.expect("reauthenticate", "Asked for the password again")
    index.fill("reauthenticate.password", "not the password").activate("reauthenticate.submit")
    index.expect("reauthenticate", "A wrong password is refused", message="wrong_password")
    index.fill("reauthenticate.password", account.password).activate("reauthenticate.submit")
    index.expect("totp_activate", "Back where the user wanted to go")


def test_generate_codes_after_a_while(index: Index, accounts: AccountMaker) -> None:
    """Generate new recovery codes an hour after signing in, confirming the password on the way."""
    account = accounts.make(totp=True, recovery_codes=True)
    sign_in_with_totp(index, account)
    accounts.let_time_pass(A_WHILE)
    index.open("second_factors").activate("second_factors.generate_codes")
    index.expect("generate_codes", "Asked whether to make codes").activate("generate_codes.submit")
    index.expect("recovery_codes", "The new codes are shown", message="generated")

"""Sessions: where an account is signed in."""

from __future__ import annotations

from a11y.scenario import AccountMaker, Index, sign_in


def test_end_the_other_sessions(index: Index, elsewhere: Index, accounts: AccountMaker) -> None:
    """See where the account is signed in, and sign out of everywhere else.

    Task: Yesterday you used your account at a library, and you are not sure whether you left it properly. See to it
    that nobody can go on there.
    """
    account = accounts.borrow()
    sign_in(elsewhere, account)
    sign_in(index, account)
    index.open("account").activate("account.sessions")
    index.expect("sessions", "Both sessions are in the list", message="current")
    index.activate("sessions.end_others").expect("sessions", "One session is left", message="current")
    elsewhere.open("account").expect("login", "The other browser has to sign in again")


def test_session_ended_elsewhere(index: Index, elsewhere: Index, accounts: AccountMaker) -> None:
    """Go on working after the session was ended from another browser, and sign in again."""
    account = accounts.borrow(totp=False)
    sign_in(index, account)
    index.open("account").expect("account", "The account's overview")
    sign_in(elsewhere, account)
    elsewhere.open("sessions").expect("sessions", "The other browser sees both sessions")
    elsewhere.activate("sessions.end_others").expect("sessions", "The other browser ends this session")
    index.activate("account.tokens").expect("login", "Asked to sign in again")
    index.fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("tokens", "Back where the user wanted to go")

"""Passwords: changed by who knows the old one, reset by mail by who does not."""

from __future__ import annotations

from a11y.scenario import Account, AccountMaker, Index, Mailbox, sign_in, sign_out


def test_change_the_password(index: Index, accounts: AccountMaker) -> None:
    """Change the password, sign out, and sign in with the new one.

    Task: A friend may have seen what you type when you come to this site. See to it that what they saw is of no use
    to them.
    """
    account = accounts.make()
    sign_in(index, account)
    if index.has("account.password"):
        index.open("account").activate("account.password")
    else:
        index.open("change_password")
    index.expect("change_password", "The form for a new password")
    new = accounts.new_password()
    index.fill("change_password.current", account.password)
    index.fill("change_password.password", new).fill("change_password.repeat", new)
    index.activate("change_password.submit")
    index.expect("change_password", "The password is changed", message="changed")
    account.password = new
    index.open("projects")
    sign_out(index)
    sign_in(index, account)


def test_reset_the_password(index: Index, accounts: AccountMaker, mailbox: Mailbox) -> None:
    """Reset a forgotten password by the mailed link, and sign in with the new one.

    Task: You have forgotten your password. Get into your account again.
    """
    account = accounts.make()
    index.open("login").activate("login.forgot").expect("forgot_password", "Asked for the e-mail address")
    index.fill("forgot_password.email", account.email).activate("forgot_password.submit")
    index.expect("reset_sent", "Told to look into the mail")
    link = mailbox.link(account.email, "new_password")
    index.follow(link).expect("new_password", "The form for a new password")
    account.password = accounts.new_password()
    index.fill("new_password.password", account.password).fill("new_password.repeat", "something else")
    index.activate("new_password.submit")
    index.expect("new_password", "Two different passwords are refused", message="mismatch")
    index.fill("new_password.password", account.password).fill("new_password.repeat", account.password)
    index.activate("new_password.submit").expect("password_reset", "The password is changed")
    index.activate("password_reset.sign_in").expect("login", "Sign-in form")
    sign_in(index, account)


def test_use_a_reset_link_twice(index: Index, account: Account, mailbox: Mailbox) -> None:
    """Open the link to a new password a second time, after it was used."""
    index.open("forgot_password").fill("forgot_password.email", account.email)
    index.activate("forgot_password.submit").expect("reset_sent", "Told to look into the mail")
    link = mailbox.link(account.email, "new_password")
    index.follow(link).expect("new_password", "The form for a new password")
    index.fill("new_password.password", account.password).fill("new_password.repeat", account.password)
    index.activate("new_password.submit").expect("password_reset", "The password is changed")
    index.follow(link).expect("dead_reset_link", "The used link is refused")
    if index.has("dead_reset_link.again"):
        index.activate("dead_reset_link.again").expect(
            "forgot_password", "Back where a new link is sent from"
        )

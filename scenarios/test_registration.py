"""Registration: an account is made, and the link in the mail proves the address."""

from __future__ import annotations

from a11y.scenario import Account, AccountMaker, Index, Mailbox, sign_in


def register(index: Index, newcomer: Account) -> None:
    """Fill in the form and send it."""
    index.fill("signup.username", newcomer.username).fill("signup.email", newcomer.email)
    index.fill("signup.password", newcomer.password).fill("signup.repeat", newcomer.password)
    index.activate("signup.submit")
    index.expect("registered", "Asked to look into the mail", message="sent", email=newcomer.email)


def test_register(index: Index, accounts: AccountMaker, mailbox: Mailbox) -> None:
    """Create an account, confirm the e-mail address by the mailed link, and sign in.

    Task: You are new here, and would like to publish a package. Get yourself an account, and go as far as your own
    pages.
    """
    newcomer = accounts.invent()
    index.open("home").expect("home", "The front page")
    index.activate("home.sign_up").expect("signup", "The form for a new account")
    register(index, newcomer)
    index.follow(mailbox.link(newcomer.email, "confirm_email"))
    if index.has("confirm_email.submit"):
        index.expect("confirm_email", "Asked whether the address is theirs").activate("confirm_email.submit")
    index.expect("email_confirmed", "The address is confirmed", message="confirmed", email=newcomer.email)
    if index.is_at("login"):
        index.fill("login.username", newcomer.username).fill("login.password", newcomer.password)
        index.activate("login.submit").expect("projects", "Signed in for the first time")


def test_have_the_verification_sent_again(index: Index, accounts: AccountMaker, mailbox: Mailbox) -> None:
    """Sign in before the address is confirmed: a new message comes, and its link works once."""
    newcomer = accounts.invent()
    index.open("signup")
    register(index, newcomer)
    first = mailbox.wait_for(newcomer.email, "confirm_email")
    if index.has("verify_email.send"):
        index.open("verify_email").expect("verify_email", "Told what is wanting", message="guidance")
        index.activate("verify_email.send")
        index.expect("verify_email", "The message is sent again", message="resent", email=newcomer.email)
    else:
        index.open("login").fill("login.username", newcomer.username)
        index.fill("login.password", newcomer.password).activate("login.submit")
        index.expect("verify_email", "Told that a new message is on its way", message="guidance")
    link = mailbox.link(newcomer.email, "confirm_email", after=first)
    index.follow(link)
    if index.has("confirm_email.submit"):
        index.expect("confirm_email", "The new link works").activate("confirm_email.submit")
    index.expect("email_confirmed", "The address is confirmed", message="confirmed", email=newcomer.email)
    index.follow(link).expect("used_link", "A used link is refused", message="used_link")


def test_open_an_expired_verification_link(index: Index, accounts: AccountMaker, mailbox: Mailbox) -> None:
    """Open a verification link that is days old, and get a new one by signing in."""
    account = accounts.make(mailed_days_ago=4)
    old = mailbox.wait_for(account.email, "confirm_email")
    index.follow(mailbox.link_in(old, "confirm_email"))
    index.expect("confirm_email", "The old link is refused", message="invalid")
    index.activate("confirm_email.sign_in").expect("login", "Sign-in form")
    index.fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("verify_email", "A new message is on its way", message="guidance")
    index.follow(mailbox.link(account.email, "confirm_email", after=old))
    index.expect("confirm_email", "The new link works").activate("confirm_email.submit")
    index.expect("login", "The address is confirmed", message="confirmed", email=account.email)
    sign_in(index, account)


def test_open_a_wrong_verification_link(index: Index) -> None:
    """Open a verification link that was cut on the way."""
    index.open("confirm_email", key="Mg:1abcde:cut")
    index.expect("confirm_email", "The link is refused", message="invalid")

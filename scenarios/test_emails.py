"""Several e-mail addresses of one account."""

from __future__ import annotations

from a11y.scenario import Account, AccountMaker, Index, Mailbox, sign_in


def test_move_to_another_address(index: Index, accounts: AccountMaker, mailbox: Mailbox) -> None:
    """Add an e-mail address, confirm it, make it the primary one, and remove the old one.

    Task: You have changed your job, and your old e-mail address will soon stop working. See to it that the site
    writes to the new one, and no longer knows the old one.
    """
    account = accounts.make(totp=index.has("emails.primary_needs_two_factor"))
    new = account.email.replace("@", ".work@")
    sign_in(index, account)
    if index.has("account.emails"):
        index.open("account").activate("account.emails")
    else:
        index.open("emails")
    index.expect("emails", "The account's addresses")
    index.fill("emails.email", new).activate("emails.add")
    index.expect("emails", "The new address is to be confirmed", message="sent", email=new)
    first = mailbox.wait_for(new, "confirm_email")
    if index.has("emails.unverified"):
        index.activate("emails.address", email=new).activate("emails.primary")
        index.expect("emails", "An address that is not confirmed cannot be primary", message="unverified")
    index.activate("emails.address", email=new).activate("emails.send")
    index.expect("emails", "The verification is sent again", message="resent", email=new)
    index.follow(mailbox.link(new, "confirm_email", after=first))
    if index.has("confirm_email.submit"):
        index.expect("confirm_email", "Asked whether the address is theirs").activate("confirm_email.submit")
    index.expect("emails_confirmed", "The address is confirmed", message="confirmed", email=new)
    index.open("emails").activate("emails.address", email=new).activate("emails.primary")
    index.expect("emails", "The new address is the primary one", message="primary_set")
    index.activate("emails.address", email=account.email).activate("emails.remove")
    index.expect("emails", "The old address is gone", message="removed", email=account.email)


def test_keep_the_primary_address(index: Index, account: Account) -> None:
    """Try to remove the primary e-mail address, and remove the other one."""
    other = account.email.replace("@", ".work@")
    sign_in(index, account)
    index.open("emails").fill("emails.email", other).activate("emails.add")
    index.expect("emails", "There are two addresses", message="sent", email=other)
    index.activate("emails.address", email=account.email).activate("emails.remove")
    index.expect("emails", "The primary address stays", message="primary_stays", email=account.email)
    index.activate("emails.address", email=other).activate("emails.remove")
    index.expect("emails", "The other address is gone", message="removed", email=other)


def test_remove_the_only_address(index: Index, account: Account) -> None:
    """Remove the only e-mail address, and be told what that means."""
    sign_in(index, account)
    index.open("emails").activate("emails.address", email=account.email).activate("emails.remove")
    index.expect("emails", "There is no address", message="none")

"""What each form says of each thing that can be wrong in it."""

from __future__ import annotations

from a11y.scenario import Account, AccountMaker, Index, sign_in

SHORTEST_PASSWORD = 12
"""Characters."""


def test_mistakes_in_registration(index: Index, accounts: AccountMaker) -> None:
    """Make each mistake that the registration form can tell."""
    account = accounts.borrow()
    newcomer = accounts.invent()

    def send(username: str, email: str, password: str, repeat: str) -> Index:
        index.fill("signup.username", username).fill("signup.email", email)
        index.fill("signup.password", password).fill("signup.repeat", repeat)
        return index.activate("signup.submit")

    index.open("signup").activate("signup.submit")
    index.expect("signup", "Empty fields are refused", message="required")
    send("two words", newcomer.email, newcomer.password, newcomer.password)
    index.expect("signup", "A space in the username is refused", message="wrong_characters")
    send(newcomer.username, "no address", newcomer.password, newcomer.password)
    index.expect("signup", "What is no address is refused", message="wrong_email")
    send(account.username, newcomer.email, newcomer.password, newcomer.password)
    index.expect("signup", "A username of somebody else is refused", message="username_taken")
    send(newcomer.username, newcomer.email, newcomer.password, f"{newcomer.password}x")
    index.expect("signup", "Two different passwords are refused", message="mismatch")
    send(newcomer.username, newcomer.email, "x4!", "x4!")
    index.expect("signup", "A short password is refused", message="too_short", count=SHORTEST_PASSWORD)
    send(newcomer.username, newcomer.email, "qwerty123456", "qwerty123456")
    index.expect("signup", "A common password is refused", message="too_common")
    if index.has("signup.only_digits"):
        send(newcomer.username, newcomer.email, "530617284951", "530617284951")
        index.expect("signup", "A password of digits is refused", message="only_digits")


def test_mistakes_in_sign_in(index: Index, accounts: AccountMaker) -> None:
    """Send the sign-in form and the second factor's form with nothing in them."""
    account = accounts.borrow(totp=True)
    index.open("login").activate("login.submit")
    index.expect("login", "Empty fields are refused", message="required")
    index.fill("login.username", account.username).fill("login.password", account.password)
    index.activate("login.submit").expect("two_factor", "The second factor is asked for")
    index.activate("two_factor.submit").expect("two_factor", "An empty code is refused", message="required")
    index.fill("two_factor.code", account.wrong_totp).activate("two_factor.submit")
    index.expect("two_factor", "A wrong code is refused", message="wrong_code")


def test_mistakes_with_an_address(index: Index, accounts: AccountMaker) -> None:
    """Make each mistake that the form for another e-mail address can tell."""
    account = accounts.borrow()
    sign_in(index, account)
    index.open("emails").activate("emails.add")
    index.expect("emails", "An empty field is refused", message="required")
    index.fill("emails.email", "no address").activate("emails.add")
    index.expect("emails", "What is no address is refused", message="wrong_email")
    index.fill("emails.email", account.email).activate("emails.add")
    index.expect("emails", "An address that is there already is refused", message="already_added")


def test_mistakes_in_a_new_password(index: Index, accounts: AccountMaker) -> None:
    """Make each mistake that the form for a new password can tell."""
    account = accounts.borrow()

    def send(current: str, password: str, repeat: str) -> Index:
        index.fill("change_password.current", current)
        index.fill("change_password.password", password).fill("change_password.repeat", repeat)
        return index.activate("change_password.submit")

    sign_in(index, account)
    index.open("change_password").activate("change_password.submit")
    index.expect("change_password", "Empty fields are refused", message="required")
    send("not the password", "quite another password", "quite another password")
    index.expect("change_password", "A wrong password is refused", message="wrong_password")
    send(account.password, "quite another password", "something else")
    index.expect("change_password", "Two different passwords are refused", message="mismatch")
    send(account.password, "x4!", "x4!")
    index.expect(
        "change_password", "A short password is refused", message="too_short", count=SHORTEST_PASSWORD
    )
    send(account.password, "qwerty123456", "qwerty123456")
    index.expect("change_password", "A common password is refused", message="too_common")
    if index.has("change_password.only_digits"):
        send(account.password, "530617284951", "530617284951")
        index.expect("change_password", "A password of digits is refused", message="only_digits")


def test_mistakes_in_a_reset(index: Index) -> None:
    """Ask for a new password without an address, and with something that is none."""
    index.open("forgot_password").activate("forgot_password.submit")
    index.expect("forgot_password", "An empty field is refused", message="required")
    index.fill("forgot_password.email", "no address").activate("forgot_password.submit")
    index.expect("forgot_password", "What is no address is refused", message="wrong_email")


def test_mistakes_with_an_app(index: Index, account: Account) -> None:
    """Set up an authenticator app without a code, with a wrong one, and give up."""
    sign_in(index, account)
    index.open("totp_activate").activate("totp_activate.submit")
    index.expect("totp_activate", "An empty code is refused", message="required")
    account.totp_secret = index.read("totp_activate.secret")
    index.fill("totp_activate.code", account.wrong_totp).activate("totp_activate.submit")
    index.expect("totp_activate", "A wrong code is refused", message="wrong_code")
    if index.has("totp_activate.cancel"):
        index.activate("totp_activate.cancel").expect("second_factors", "Thought better of it")


def test_mistakes_in_a_token(index: Index, accounts: AccountMaker) -> None:
    """Create an API token without a name, and with one that is taken."""
    account = accounts.borrow(tokens=[{"name": "old laptop"}])
    sign_in(index, account)
    index.open("create_token").activate("create_token.submit")
    index.expect("create_token", "A token without a name is refused", message="name_required")
    index.fill("create_token.name", account.tokens[0].name).activate("create_token.submit")
    index.expect("create_token", "A name that is taken is refused", message="name_taken")

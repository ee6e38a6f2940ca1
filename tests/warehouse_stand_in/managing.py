"""What people do once they are in: second factors and what comes before them, API tokens."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import quote

import pyotp

from warehouse_stand_in.answering import Answer, Ask, at, page, redirect, sign_in_first
from warehouse_stand_in.people import Person, Token, right_code

_TWO_FACTOR = "/manage/account/two-factor/"
_CODES = "/manage/account/recovery-codes/"
Managing = Callable[[Ask, Person], Answer]


def signed_in(
    *, without_second_factor: bool = False, unverified: bool = False
) -> Callable[[Managing], Callable[[Ask], Answer]]:
    """The gates in their order: signed in, address verified, second factor set up."""

    def guard(view: Managing) -> Callable[[Ask], Answer]:
        @wraps(view)
        def guarded(ask: Ask) -> Answer:
            person = ask.session.person
            back = f"?next={quote(ask.path, safe='')}"
            if person is None:
                return sign_in_first(ask)
            if not person.verified and not unverified:
                said = "You must verify your **primary** email address before you can perform this action."
                ask.flash(ask.say(said), "error")
                return redirect(f"/manage/unverified-account/{back}")
            if not person.has_second_factor and not without_second_factor:
                said = "Two-factor authentication must be enabled on your account to perform this action."
                ask.flash(ask.say(said), "error")
                return redirect(f"{_TWO_FACTOR}{back}")
            return view(ask, person)

        return guarded

    return guard


def password_again(view: Managing) -> Managing:
    """The password is asked for at the same address, each time: the real one remembers it for ten seconds."""

    @wraps(view)
    def guarded(ask: Ask, person: Person) -> Answer:
        if not ask.session.confirmed:
            return page(ask, "reauthenticate.html", 200, next=ask.path)
        ask.session.confirmed = False
        return view(ask, person)

    return guarded


@at("/account/reauthenticate/")
@signed_in(without_second_factor=True)
def reauthenticate(ask: Ask, person: Person) -> Answer:
    """The password again, then back."""
    ask.session.confirmed = ask.form.get("password") == person.password
    return redirect(ask.form.get("next", "/manage/account/"))


@at("/manage/unverified-account/")
@signed_in(without_second_factor=True, unverified=True)
def unverified_account(ask: Ask, person: Person) -> Answer:
    """The one page that opens before the address is verified."""
    if person.verified:
        return redirect("/manage/projects/")
    return page(ask, "unverified.html")


@at("/manage/account/")
@signed_in(without_second_factor=True)
def account(ask: Ask, person: Person) -> Answer:  # noqa: ARG001  # its page knows them
    """Addresses, tokens and history on one page."""
    return page(ask, "account.html")


@at("/manage/projects/")
@signed_in()
def projects(ask: Ask, person: Person) -> Answer:  # noqa: ARG001  # its page knows them
    """Nobody has any."""
    return page(ask, "projects.html")


@at(_TWO_FACTOR)
@signed_in(without_second_factor=True)
def second_factors(ask: Ask, person: Person) -> Answer:  # noqa: ARG001  # its page knows them
    """What there is, and what comes first."""
    return page(ask, "second_factors.html")


@at(f"{_CODES}generate")
@signed_in(without_second_factor=True)
@password_again
def generate(ask: Ask, person: Person) -> Answer:
    """Opening it makes the codes, once."""
    if person.codes:
        ask.flash(ask.say("Recovery codes already generated"), "error")
        return redirect(_TWO_FACTOR)
    person.note("Recovery codes generated")
    return page(ask, "recovery_codes.html", 200, codes=person.renew_codes())


@at(f"{_CODES}regenerate")
@signed_in(without_second_factor=True)
@password_again
def regenerate(ask: Ask, person: Person) -> Answer:
    """Opening it makes new codes."""
    person.note("Recovery codes regenerated")
    return page(ask, "recovery_codes.html", 200, codes=person.renew_codes())


@at(f"{_CODES}burn")
@signed_in(without_second_factor=True)
def burn(ask: Ask, person: Person) -> Answer:
    """One code is used up, as a proof that they were kept."""
    if not ask.sent:
        return page(ask, "burn.html", 200, error="")
    wrong = person.use_code(ask.form["recovery_code_value"])
    if wrong:
        return page(ask, "burn.html", 200, error=ask.say(wrong, recovery_code_length="16"))
    ask.flash(ask.say("Recovery code accepted. The supplied code cannot be used again."))
    return redirect(_TWO_FACTOR)


@at("/manage/account/totp-provision")
@signed_in(without_second_factor=True)
def provision(ask: Ask, person: Person) -> Answer:
    """An app is set up; too early, or a second time, it leads away without a word."""
    if not person.has_tried_a_code or person.totp_secret:
        return redirect("/manage/account/")
    if not ask.sent:
        ask.session.new_secret = pyotp.random_base32()
        return page(ask, "provision.html", 200, secret=ask.session.new_secret, error="")
    if not right_code(ask.session.new_secret, ask.form["totp_value"]):
        error = "Invalid TOTP code. Try again?"
        return page(ask, "provision.html", 200, secret=ask.session.new_secret, error=error)
    person.totp_secret, person.last_code = ask.session.new_secret, ask.form["totp_value"]
    person.note("Two factor authentication added")
    ask.flash("Authentication application successfully set up")
    ask.site.send(person, "Two-factor method added", "An application was added to your account.\n")
    return redirect("/manage/account/")


@at("/manage/account/token/")
@signed_in()
def token(ask: Ask, person: Person) -> Answer:
    """A token is made and shown in the answer, or removed by the dialog that asks for the password."""
    if not ask.sent:
        return page(ask, "token.html", 200, token=None, errors={}, form={})
    if "macaroon_id" in ask.form:
        return _remove(ask, person)
    name = ask.form["description"]
    errors = {}
    if not name:
        errors["description"] = "Specify a token name"
    elif any(one.name == name for one in person.tokens):
        errors["description"] = "API token name already in use"
    if ask.form["token_scope"] != "scope:user":
        errors["token_scope"] = "Specify the token scope"
    if errors:
        return page(ask, "token.html", 200, token=None, errors=errors, form=ask.form)
    made = Token(name)
    person.tokens.append(made)
    person.note("API token added")
    return page(ask, "token.html", 200, token=made, errors={})


def _remove(ask: Ask, person: Person) -> Answer:
    gone = next((one for one in person.tokens if one.id == ask.form["macaroon_id"]), None)
    if gone is None or ask.form["confirm_password"] != person.password:
        ask.flash(ask.say("Invalid credentials. Try again"), "error")
        return redirect("/manage/account/")
    person.tokens.remove(gone)
    person.note("API token removed")
    ask.flash(f"Deleted API token '{gone.name}'.")
    return redirect("/manage/account/")

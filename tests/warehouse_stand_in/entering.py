"""How people come in: registration, signing in with one factor or two, an unknown device, the language."""

from __future__ import annotations

import secrets
from urllib.parse import quote

from warehouse_stand_in.answering import Answer, Ask, at, page, redirect, sign_in_first
from warehouse_stand_in.people import Person, Session

_REGISTRATIONS = 2
"""A day, from one address."""
_WRONG_PASSWORDS = 10
_WRONG_CODES = 5
_LOCKED_OUT = (
    "There have been too many unsuccessful login attempts. You have been locked out for ${time}. "
    "Please try again later."
)


@at("/")
def home(ask: Ask) -> Answer:
    """The front page."""
    return page(ask, "home.html")


@at("/_loaded/")
def loaded(ask: Ask) -> Answer:
    """A page tells that it has loaded."""
    ask.site.has_loaded(ask.query["document"])
    return Answer()


@at("/_includes/user/", "/_includes/notices/")
def include(ask: Ask) -> Answer:
    """What is fetched into a page: who is signed in, and what there is to tell them."""
    ask.site.wait_until_loaded(ask.query["document"])
    name = ask.path.split("/")[2]
    flashes, ask.session.flashes = ask.session.flashes, ask.session.flashes if name == "user" else []
    return page(ask, f"included_{name}.html", 200, flashes=flashes)


@at("/locale/")
def locale(ask: Ask) -> Answer:
    """Another language from here on."""
    ask.locale = ask.query["locale_id"]
    ask.flash(ask.say("Locale updated"))
    found = redirect(ask.referrer)
    found.cookie = f"_LOCALE_={ask.locale}; Path=/"
    return found


@at("/account/register/")
def register(ask: Ask) -> Answer:
    """A new account, signed in at once, its address not verified yet."""
    form = ask.form
    if not ask.sent or form.get("confirm_form"):
        return page(ask, "register.html", 200, error="", form=form)
    taken = form["username"] in ask.site.people
    if ask.site.weather.captcha:
        return page(ask, "register.html", 200, error="Captcha error.", form=form)
    if taken:
        error = ask.say(
            "This username is already being used by another account. Choose a different username."
        )
        return page(ask, "register.html", 200, error=error, form=form)
    made = ask.site.registered.get(ask.address, 0)
    if made >= _REGISTRATIONS:
        return Answer("Too many requests.", 429, {"Content-Type": "text/plain"})
    ask.site.registered[ask.address] = made + 1
    person = Person(form["username"], form["new_password"], form["email"], known={ask.address})
    ask.site.people[person.username] = person
    ask.session = Session(person=person)
    person.note("Account created")
    _mail(ask, person, "Email verification", "/account/verify-email/")
    return redirect("/")


@at("/account/verify-email/")
def verify_email(ask: Ask) -> Answer:
    """The mailed link verifies at once, for whoever is signed in."""
    if ask.session.person is None:
        return sign_in_first(ask)
    what, person = ask.site.keys.pop(ask.query.get("token", ""), ("", None))
    if person is not ask.session.person or what != ask.path:
        ask.flash(ask.say("Invalid token: request a new email verification link"), "error")
        return redirect("/manage/account/")
    person.verified = True
    person.note("Email verified")
    said = "Email address ${email_address} verified. ${confirm_message}."
    ask.flash(
        ask.say(said, email_address=person.email, confirm_message=ask.say("You can now use the account"))
    )
    return redirect("/manage/account/two-factor/")


@at("/account/login/")
def login(ask: Ask) -> Answer:
    """The password."""
    if ask.session.person:
        return redirect("/")
    if not ask.sent:
        return page(ask, "login.html", 200, error="")
    person = ask.site.people.get(ask.form["username"])
    error = _refused(ask, person)
    if person is None or error:
        return page(ask, "login.html", 200, error=error)
    person.wrong_passwords = 0
    if person.has_second_factor:
        ask.session = Session(pending=person)
        return redirect(f"/account/two-factor/?pending={secrets.token_urlsafe(12)}")
    return _let_in(ask, person, ask.query.get("next") or "/manage/projects/")


@at("/account/two-factor/")
def two_factor(ask: Ask) -> Answer:
    """A code of the app."""
    person = ask.session.pending
    if person is None:
        return redirect("/account/login/")
    if not ask.sent:
        return page(ask, "two_factor.html", 200, error="")
    if person.wrong_codes >= _WRONG_CODES:
        return Answer("Too many failed attempts.", 429, {"Content-Type": "text/plain"})
    if not person.takes(ask.form["totp_value"]):
        person.wrong_codes += 1
        person.note("Invalid two factor (TOTP)")
        return page(ask, "two_factor.html", 200, error=ask.say("Invalid TOTP code."))
    return _after_second_factor(ask, person)


@at("/account/recovery-code/")
def recovery_code(ask: Ask) -> Answer:
    """A recovery code instead."""
    person = ask.session.pending
    if person is None:
        return redirect("/account/login/")
    if not ask.sent:
        return page(ask, "recovery_code.html", 200, error="")
    if person.wrong_codes >= _WRONG_CODES:
        return Answer("Too many failed attempts.", 429, {"Content-Type": "text/plain"})
    wrong = person.use_code(ask.form["recovery_code_value"])
    if wrong:
        person.wrong_codes += 1
        return page(ask, "recovery_code.html", 200, error=ask.say(wrong, recovery_code_length="16"))
    ask.flash(ask.say("Recovery code accepted. The supplied code cannot be used again."))
    person.note("Recovery code used for login")
    return _after_second_factor(ask, person)


@at("/account/confirm-login/")
def confirm_login(ask: Ask) -> Answer:
    """An unknown device: the page that says so, and the mailed link that makes it known."""
    if "token" not in ask.query:
        return page(ask, "confirm_login.html")
    what, person = ask.site.keys.pop(ask.query["token"], ("", None))
    if person is None or what != ask.path:
        return redirect("/account/login/")
    found = _let_in(ask, person, "/manage/projects/")
    ask.flash(ask.say("Your login has been confirmed and this device is now recognized."))
    return found


@at("/account/logout/")
def logout(ask: Ask) -> Answer:
    """Asked, or done."""
    if not ask.sent:
        return page(ask, "logout.html")
    ask.session = Session()
    return redirect("/")


@at("/account/request-password-reset/")
def forgot_password(ask: Ask) -> Answer:
    """The form; nobody needs its mail here."""
    return page(ask, "forgot_password.html")


def _refused(ask: Ask, person: Person | None) -> str:
    """Why a name and a password are not taken; empty when they are."""
    if person is None:
        return "No user found with that username"
    if person.wrong_passwords >= _WRONG_PASSWORDS:
        return ask.say(_LOCKED_OUT, time="5 minutes")
    if ask.form["password"] == person.password:
        return ""
    person.wrong_passwords += 1
    person.note("Login failed")
    return ask.say("The password is invalid. Try again.")


def _after_second_factor(ask: Ask, person: Person) -> Answer:
    person.wrong_codes = 0
    if ask.address in person.known:
        return _let_in(ask, person, "/")
    _mail(ask, person, "Unrecognized login", "/account/confirm-login/")
    return redirect("/account/confirm-login/")


def _let_in(ask: Ask, person: Person, then: str) -> Answer:
    person.known.add(ask.address)
    person.note("Logged in")
    flashes = ask.session.flashes
    ask.session = Session(person=person, flashes=flashes)
    return redirect(then)


def _mail(ask: Ask, person: Person, subject: str, path: str) -> None:
    key = secrets.token_urlsafe(24)
    ask.site.keys[key] = (path, person)
    ask.site.send(person, subject, f"Open this link:\n\n{ask.site.url}{path}?token={quote(key)}\n")

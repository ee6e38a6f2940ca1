"""The language of the pages: chosen at their foot, or asked for before any of them came."""

from __future__ import annotations

from a11y.scenario import Asking, Index

OTHER = {"en": ("fr", "Français")}
"""What users of a language switch to here, and what the switcher calls it; all others switch to English."""


def test_switch_the_language(index: Index) -> None:
    """Switch to another language and read on in it.

    Task: Read this site in another language that you know.
    """
    locale, name = OTHER.get(index.walk.rendition.locale, ("en", "English"))
    index.open("login").expect("login", "Sign-in form")
    index.activate("home.language", language=name).reads(locale)
    index.expect("login", "The same page in the other language", message="language_chosen")
    index.activate("login.forgot").expect("forgot_password", "The next page in the other language")


def test_ask_for_a_language(asking: Asking) -> None:
    """Ask for the language by cookie, by address and by the browser's own setting."""
    if index := asking.by("cookie"):
        index.open("home").expect("home", "The front page, asked for by a cookie")
        index.open("login").expect("login", "The sign-in form, asked for by a cookie")
    if index := asking.by("query"):
        index.open("home").expect("home", "The front page, asked for by its address")
        index.open("login").expect("login", "The sign-in form, asked for by its address")
    if index := asking.by("header"):
        index.open("home").expect("home", "The front page, asked for by the browser's setting")
        index.open("login").expect("login", "The sign-in form, asked for by the browser's setting")

"""The language of the pages, chosen at their foot."""

from __future__ import annotations

from a11y.scenario import Index

OTHER = {"en": ("fr", "Français")}
"""What users of a language switch to here, and what the switcher calls it; all others switch to English."""


def test_switch_the_language(index: Index) -> None:
    """Switch to another language and read on in it."""
    locale, name = OTHER.get(index.walk.rendition.locale, ("en", "English"))
    index.open("login").expect("login", "Sign-in form")
    index.activate("home.language", language=name).reads(locale)
    index.expect("login", "The same page in the other language", message="language_chosen")
    index.activate("login.forgot").expect("forgot_password", "The next page in the other language")

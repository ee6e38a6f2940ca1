from __future__ import annotations

from io import BytesIO

from a11y.facts.scenario_words import extract

SCENARIO = '''
"""A module's docstring is not a title."""

def test_sign_in(index):
    """Sign in with a key.

    More about it.
    """
    index.open("login").expect("login", "The form")
    index.activate("login.submit").expect("home", signed_in=True, step="Signed in")
    index.activate("x").expect(page, name)

def helper():
    """Not a title."""
'''


def test_titles_and_step_names_are_found() -> None:
    """The title of each scenario without its full stop, and each literal step name, in the order of the lines."""
    found = list(extract(BytesIO(SCENARIO.encode()), (), (), {}))
    assert [(line, message) for line, _, message, _ in found] == [
        (5, "Sign in with a key"),
        (9, "The form"),
        (10, "Signed in"),
    ]

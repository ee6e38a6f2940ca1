from __future__ import annotations

from io import BytesIO

from a11y.facts.scenario_words import extract, task_card

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


def test_a_task_card_is_a_message_of_its_own() -> None:
    """The paragraph that begins with `Task:` is put on one line, where it is shown and where it is translated."""
    scenario = '''
def test_sign_in(index):
    """Sign in with a key.

    It is a key of an old kind. Task: is no task here.

    Task: You lost your phone.
      Get in all the same.

    More about it.
    """
'''
    card = "You lost your phone. Get in all the same."
    messages = [message for _, _, message, _ in extract(BytesIO(scenario.encode()), (), (), {})]
    assert messages == ["Sign in with a key", card]
    docstring = scenario.split('"""')[1]
    assert task_card(docstring) == card
    assert task_card("Sign in with a key.") == ""

"""Two voices compared: what the tree is put into, and what a screen reader said to the same key."""

from __future__ import annotations

import pytest

from a11y.speech.agreement import compared
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance

FIELD = Utterance(
    Part.ITEM,
    "…",
    "textbox",
    "Email",
    states=("required", "not valid"),
    description="Use a real one.",
    press=2,
    key="Tab",
)


@pytest.mark.parametrize(
    ("said", "differs"),
    [
        (["leaving list.", "Email entry required invalid entry Use a real one.", "Focus mode"], ()),
        (["EMAIL entry required invalid entry Use a real one."], ()),
        (["Mail entry required invalid entry Use a real one."], ("name",)),
        (["Email push button required Use a real one."], ("role", "state")),
        (["Email entry required Use a real one."], ("state",)),
        (["Email entry required invalid entry"], ("description",)),
        ([], ("silent",)),
    ],
)
def test_what_a_screen_reader_leaves_out_is_told(said: list[str], differs: tuple[str, ...]) -> None:
    """Name, role, state and description are looked for in all that was said to the key; other keys do not count."""
    reader = [Utterance(Part.RAW, text, press=2, key="Tab") for text in said]
    other = [Utterance(Part.RAW, "Email entry required invalid entry Use a real one.", press=3, key="Tab")]
    speeches = [
        Speech("s", TREE, Hearing.ACTING, (FIELD,)),
        Speech("s", "Orca 43.1", Hearing.ACTING, (*reader, *other)),
    ]
    (step,) = compared(speeches)
    assert step.differs == differs


def test_a_habit_of_the_screen_reader_is_told_as_one() -> None:
    """What it never says of such a field is no fault of the page, and counted apart."""
    field = Utterance(Part.ITEM, "…", "password", "Password", states=("required",), press=1, key="Tab")
    reader = (Utterance(Part.RAW, "Password password text", press=1, key="Tab"),)
    speeches = [Speech("s", TREE, Hearing.ACTING, (field,)), Speech("s", "Orca 43.1", Hearing.ACTING, reader)]
    (step,) = compared(speeches)
    assert step.differs == ("state",)
    assert "password field" in step.habit


def test_without_a_screen_reader_nothing_is_compared() -> None:
    """A page state that only the tree tells of is no step."""
    assert list(compared([Speech("s", TREE, Hearing.ACTING, (FIELD,))])) == []

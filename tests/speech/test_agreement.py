"""Two voices compared: what the tree is put into, and what a screen reader said to the same key."""

from __future__ import annotations

import msgspec
import pytest

from a11y.speech.agreement import Step, compared
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


def one_key(field: Utterance, said: str, voice: str = "Orca 43.1") -> Step:
    """What the comparison says of one key."""
    speeches = [
        Speech("s", TREE, Hearing.ACTING, (field,)),
        Speech("s", voice, Hearing.ACTING, (Utterance(Part.RAW, said, press=field.press, key="Tab"),)),
    ]
    (step,) = compared(speeches)
    return step


@pytest.mark.parametrize(
    ("voice", "role", "states", "said", "explained"),
    [
        ("Orca 43.1", "password", ("required",), "Password password text", True),
        ("Orca 47.1", "password", ("required", "not valid"), "Password password text", True),
        ("Orca 47.2", "password", ("required",), "Password password text", False),
        ("Orca 50.beta", "combobox", ("not valid",), "Password combo box", False),
        ("NVDA 2026.3", "password", ("required",), "Password password text", False),
        ("Orca 43.1", "textbox", ("required",), "Password entry", False),
        ("Orca 43.1", "password", ("required", "read only"), "Password password text", False),
        ("Orca 43.1", "password", ("required",), "Passphrase password text", False),
    ],
)
def test_a_known_omission_explains_its_own_states_only(
    voice: str, role: str, states: tuple[str, ...], said: str, explained: bool
) -> None:
    """A state that this version never says of such a field is known; another version, role, state or part is not."""
    field = Utterance(Part.ITEM, "…", role, "Password", states=states, press=1, key="Tab")
    step = one_key(field, said, voice)
    assert "state" in step.differs or "name" in step.differs
    assert bool(step.omissions) is explained


def test_a_state_that_only_the_screen_reader_told_is_a_difference() -> None:
    """What the tree forgets is told as well, and no known omission explains it; the page's own words are no state."""
    field = Utterance(Part.ITEM, "…", "textbox", "Email", press=1, key="Tab")
    assert one_key(field, "Email entry").differs == ()
    step = one_key(field, "Email entry required")
    assert (step.differs, step.besides, step.omissions) == (("state",), ("required",), ())
    named = msgspec.structs.replace(field, name="Email required", description="It is required.")
    assert one_key(named, "Email required entry It is required.").differs == ()


def test_without_a_screen_reader_nothing_is_compared() -> None:
    """A page state that only the tree tells of is no step."""
    assert list(compared([Speech("s", TREE, Hearing.ACTING, (FIELD,))])) == []

"""What a kit makes of a record: tasks, steps, what should be heard, what is missing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from rich_record import SCENARIOS, rich_record

from a11y.facts.record import Record
from a11y.reporting.kit.choosing import chosen_locales, chosen_scenarios
from a11y.reporting.kit.expected import expected
from a11y.reporting.kit.left_out import left_out
from a11y.reporting.kit.session import Sessions, SessionTask
from a11y.reporting.views.overview import Overview
from a11y.words.errors import UsageError
from a11y.words.rendition import Modality
from a11y.words.run import Speech
from a11y.words.speech import TREE, Hearing, Part, Utterance

APP, TOKEN = SCENARIOS[0][0], SCENARIOS[1][0]


def task_of(record: Record, scenario: str, locale: str = "en") -> SessionTask:
    """One task of a session."""
    (task,) = Sessions(Overview(record), [scenario]).in_locale(locale).tasks
    return task


def with_card(record: Record, card: str) -> Record:
    """The record with a task card for every scenario."""
    planned = tuple(msgspec.structs.replace(walk, task=card) for walk in record.run.planned)
    return msgspec.structs.replace(record, run=msgspec.structs.replace(record.run, planned=planned))


def test_a_card_is_the_scenarios_own_words(record: Record) -> None:
    """The task that a scenario tells people is the card; its title stands in where there is none, and that is said."""
    told = task_of(with_card(record, "You lost your phone."), APP)
    assert (told.card, told.own_card) == ("You lost your phone.", True)
    silent = task_of(record, APP)
    assert (silent.card, silent.own_card) == ("Set up an authenticator app", False)


@pytest.mark.parametrize(
    ("words", "given_away"),
    [
        ("Now se connecter, please.", ("Se connecter",)),
        ("Arrange that nobody else gets in.", ()),
        ("Se connecteront-ils?", ()),
    ],
)
def test_a_card_that_names_a_control(record: Record, words: str, given_away: tuple[str, ...]) -> None:
    """A control's name in the card is found whole and whatever its capitals, in the language of the page."""
    assert task_of(record, APP, "fr").named_in(words) == given_away


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        ("", "http://127.0.0.1:8000/account/login/"),
        ("https://test.example.org/index", "https://test.example.org/index/account/login/"),
    ],
)
def test_a_task_begins_where_the_session_is(record: Record, address: str, begins: str) -> None:
    """The run found the site at one address, participants find it at another: that one is told, path and all."""
    (task,) = Sessions(Overview(record), [APP], address=address).in_locale("en").tasks
    assert task.starts_at.text == begins


def test_the_walk_by_keyboard_is_shown(record: Record) -> None:
    """A keyboard walk tells what is heard from control to control, so it is shown before one by pointer."""
    assert task_of(record, APP).modality is Modality.KEYBOARD
    assert task_of(record, APP, "he").modality is Modality.POINTER


def test_a_walk_that_broke_half_way(record: Record) -> None:
    """The steps that were seen are there, and the task tells what was not."""
    task = task_of(record, TOKEN, "ja")
    assert [step.step for step in task.steps] == ["Form error"]
    assert any(gap.walk and gap.walk.scenario == TOKEN for gap in task.gaps)
    assert task_of(record, TOKEN, "he").gaps == ()


@pytest.mark.parametrize(
    ("what", "where", "told"),
    [("tree", APP, True), ("tree", TOKEN, False), ("focus/visible", APP, False)],
)
def test_what_could_not_look(record: Record, what: str, where: str, told: bool) -> None:
    """A kit tells of the probes that could not look at its own tasks' pages, and not of other tasks or of rules."""
    states = tuple(
        msgspec.structs.replace(one, untested={what: "gone"} if one.scenario == where else {})
        for one in record.states
    )
    seen = Overview(msgspec.structs.replace(record, states=states))
    gaps = Sessions(seen, [APP]).in_locale("en").gaps
    assert any(gap.untested for gap in gaps) is told


def test_what_should_be_heard(record: Record) -> None:
    """At each control its last utterance, by itself what live regions said, of the page its title and first heading."""
    state = task_of(record, APP).steps[0].state
    stops = (
        Utterance(Part.ITEM, "Skip, link", name="Skip", act=2, key="Tab"),
        Utterance(Part.ITEM, "Username, text field", name="Username", act=2, key="Tab"),
        Utterance(Part.ITEM, "Sign in, button", name="Sign in", act=3, key="Tab"),
        Utterance(Part.LIVE, "Saved", name="Saved", act=3, live="polite"),
    )
    read = (
        Utterance(Part.ITEM, "Contents, heading level 2", "heading", "Contents", level=2),
        Utterance(Part.ITEM, "Sign in, heading level 1", "heading", "Sign in", level=1),
    )
    speeches = [Speech(state.id, TREE, Hearing.ACTING, stops), Speech(state.id, TREE, Hearing.READING, read)]
    told = expected(state, speeches)
    assert [line.text for line in told.controls] == ["Username, text field", "Sign in, button"]
    assert [line.text for line in told.announced] == ["Saved"]
    assert [line.text for line in told.arrival] == [state.title, "Sign in, heading level 1"]
    in_place = expected(msgspec.structs.replace(state, same_document=True), speeches)
    assert in_place.arrival == ()


def test_a_screen_reader_is_believed_before_the_tree(record: Record) -> None:
    """Where the screen reader of the session was listened to, its own words are expected; else those of the tree."""
    state = task_of(record, APP).steps[0].state
    tree = Speech(
        state.id, TREE, Hearing.ACTING, (Utterance(Part.ITEM, "Sign in, button", name="Sign in", act=3),)
    )
    orca = Speech(state.id, "Orca 43.1", Hearing.ACTING, (Utterance(Part.RAW, "Sign in push button", act=3),))
    assert expected(state, [tree, orca], "Orca").controls[-1].text == "Sign in push button"
    assert expected(state, [tree, orca], "NVDA").controls[-1].text == "Sign in, button"


def test_pointer_walks_tell_names(record: Record) -> None:
    """Where nobody tabbed, the names of the controls are what can be told."""
    state = task_of(record, APP, "fr").steps[0].state
    assert [line.text for line in expected(state, ()).controls] == ["Username", "Se connecter"]


@pytest.mark.parametrize("name", [APP, "test_set_up_totp", "set up an authenticator app"])
def test_choosing_a_scenario(record: Record, name: str) -> None:
    """A task is meant by its identifier, its function or its title."""
    assert chosen_scenarios(Overview(record), [name]) == (APP,)


def test_nothing_chosen_is_all(record: Record) -> None:
    """Without a choice the kit has every task and locale of the record."""
    overview = Overview(record)
    assert chosen_scenarios(overview, []) == overview.scenarios
    assert chosen_locales(overview, []) == overview.locales


def test_what_the_record_does_not_have(record: Record) -> None:
    """A task or locale that was not walked is one line that names the nearest, and how to walk it."""
    with pytest.raises(UsageError, match=r"did you mean 'test_set_up_totp'.*a11y run"):
        chosen_scenarios(Overview(record), ["test_setup_totp"])
    with pytest.raises(UsageError, match=r"unknown locale 'de' in this record.*a11y run -l de"):
        chosen_locales(Overview(record), ["de"])


def test_a_record_of_a_check(tmp_path: Path) -> None:
    """Pages that were looked at without a scenario are a kit as well: nothing is expected of who acts."""
    record = rich_record(tmp_path)
    states = tuple(msgspec.structs.replace(state, acts=()) for state in record.states)
    task = task_of(msgspec.structs.replace(record, states=states), APP)
    assert task.control_names == ()
    assert task.starts_at.text.startswith("http://127.0.0.1:8000/")


def test_what_a_screen_reader_leaves_out_is_told_apart(record: Record) -> None:
    """A note-taker who hears no “required” is told that the page says it; what Orca itself said needs no such word."""
    state = task_of(record, APP).steps[0].state
    field = Utterance(
        Part.ITEM, "Username, password field, required", "password", "Username", states=("required",), act=2
    )
    tree = Speech(state.id, TREE, Hearing.ACTING, (field,))
    (lacks,) = left_out("Orca", expected(state, [tree], "Orca").told, "en")
    assert (lacks.name.text, lacks.states, lacks.until) == ("Username", ("required",), "47.2")
    assert left_out("NVDA", expected(state, [tree]).told, "en") == ()
    orca = Speech(state.id, "Orca 43.1", Hearing.ACTING, (Utterance(Part.RAW, "Username", act=2),))
    assert expected(state, [tree, orca], "Orca").told == ()

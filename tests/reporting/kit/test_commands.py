"""Commands are chosen by what there is to do in a step, and by what the page says."""

from __future__ import annotations

import pytest

from a11y.facts.screen_reader_words import PURPOSES
from a11y.facts.screen_readers import Purpose, ScreenReader, screen_reader, screen_readers
from a11y.reporting.kit.commands import MOST, card_of, commands_for, purposes_for
from a11y.words.speech import Part, Utterance
from a11y.words.state import Act

READERS = list(screen_readers().values())
FILL = Act(verb="fill", control="login.username", role="textbox")
PRESS = Act(verb="activate", control="login.submit", role="button")
FOLLOW = Act(verb="activate", control="home.projects", role="link")
PAGE = Utterance(part=Part.PAGE, text="Sign in")


def item(role: str, part: Part = Part.ITEM) -> Utterance:
    """Something with a role, as the tree says it."""
    return Utterance(part=part, text=role, role=role)


def test_a_field_and_a_button_need_forms_and_pressing() -> None:
    """Filling in and sending: to the field, type, to the button, press."""
    purposes = purposes_for([FILL, PRESS], [])
    assert purposes == (
        Purpose.NEXT_FIELD, Purpose.SWITCH_MODE, Purpose.NEXT_BUTTON, Purpose.ACTIVATE, Purpose.READ_FROM_HERE
    )  # fmt: skip


def test_a_table_is_gone_through_by_cells() -> None:
    """A page with a table offers its cells, one without does not."""
    assert Purpose.TABLE_CELLS in purposes_for([], [PAGE, item("table", Part.ENTER)])
    assert Purpose.TABLE_CELLS not in purposes_for([], [PAGE, item("list", Part.ENTER)])


def test_a_page_that_came_is_got_to_know() -> None:
    """Its title and its headings are what people ask for first."""
    purposes = purposes_for([], [PAGE, item("heading")])
    assert {Purpose.READ_TITLE, Purpose.LIST_HEADINGS, Purpose.NEXT_HEADING} <= set(purposes)
    assert Purpose.READ_TITLE not in purposes_for([], [item("heading")])


def test_what_was_announced_can_be_heard_again() -> None:
    """A live region, an alert or a status is easily missed."""
    assert Purpose.REPEAT_LAST in purposes_for([], [Utterance(part=Part.LIVE, text="Saved")])
    assert Purpose.REPEAT_LAST in purposes_for([], [item("alert", Part.ENTER)])


def test_links_and_checkboxes_are_looked_for_as_such() -> None:
    """The kind of control decides what one looks for."""
    assert Purpose.NEXT_LINK in purposes_for([FOLLOW], [])
    assert Purpose.NEXT_CHECKBOX in purposes_for([Act(verb="choose", role="checkbox")], [])
    assert Purpose.NEXT_FOCUSABLE in purposes_for([Act(verb="activate", role="menuitem")], [])


def test_no_more_than_can_be_read_at_a_glance() -> None:
    """On a page that has everything the acts win."""
    everything = [PAGE, *(item(role) for role in ("heading", "table", "list", "dialog", "alert"))]
    told = [
        words
        for offer in commands_for(screen_reader("nvda"), [FILL, PRESS, FOLLOW], everything)
        for words in offer.purposes
    ]
    assert len(told) == MOST
    assert set(told) >= {
        PURPOSES[purpose]
        for purpose in (Purpose.NEXT_FIELD, Purpose.NEXT_BUTTON, Purpose.NEXT_LINK, Purpose.ACTIVATE)
    }


def test_what_a_screen_reader_does_not_have_makes_room() -> None:
    """TalkBack has no title to ask for and no modes: what comes next is told instead."""
    everything = [PAGE, *(item(role) for role in ("heading", "table", "list", "dialog", "alert"))]
    assert len(commands_for(screen_reader("talkback"), [FILL, PRESS, FOLLOW], everything)) == MOST


def test_commands_are_told_in_one_order() -> None:
    """Who looks for a command finds it where it stands on the card."""
    offers = commands_for(screen_reader("orca"), [PRESS, FILL], [PAGE])
    order = list(PURPOSES.values())
    places = [order.index(offer.purposes[0]) for offer in offers]
    assert places == sorted(places)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.title)
def test_every_screen_reader_answers(reader: ScreenReader) -> None:
    """Nobody is told of a command that is not there."""
    offers = commands_for(reader, [FILL, PRESS], [PAGE, item("table")])
    assert 0 < len(offers) <= MOST
    assert all((offer.keys or offer.gestures) and not offer.none for offer in offers)


def test_one_key_for_two_purposes_is_told_once() -> None:
    """VoiceOver goes to fields and buttons by one key."""
    offers = commands_for(screen_reader("voiceover"), [FILL, PRESS], [])
    assert [offer.purposes for offer in offers if offer.keys == ("VO+Command+J",)] == [
        ("go to the next form field", "go to the next button")
    ]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.title)
def test_the_card_has_every_purpose_once(reader: ScreenReader) -> None:
    """What a screen reader cannot do is on its card too, with the reason."""
    card = card_of(reader)
    assert len(card.offers) == len(Purpose)
    assert all(offer.keys or offer.gestures or offer.none for offer in card.offers)

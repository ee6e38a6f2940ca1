"""The translators' desk: which messages, in which order, with which pictures, limits and links."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from report_pages import page
from rich_record import rich_record

from a11y.coverage.meetings import meetings
from a11y.facts.config import TranslationEditor, load_config
from a11y.facts.record import Record, Recorder
from a11y.facts.redaction import Redactor
from a11y.reporting.formats import ReportFormat
from a11y.reporting.views import placed
from a11y.reporting.views.desk import Desk, DeskMessage, Desks
from a11y.reporting.views.links import EditorLinks
from a11y.reporting.views.overview import Overview
from a11y.reporting.views.room import CUTTING
from a11y.reporting.write import write_reports
from a11y.words.errors import ConfigurationError
from a11y.words.finding import Box, Target
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import Node, PageState, TextRun

HERE = Box(40, 140, 440, 28)
EDITOR = TranslationEditor(
    link="https://hosted.weblate.org/translate/{project}/{component}/{locale}/?q={query}",
    project="pypa",
    component="warehouse",
    components={"other": "docs/help"},
)


def state_of(record: Record, locale: str, number: int = 0) -> PageState:
    """A page state of a locale, by pointer, in the plain rendition."""
    return [state for state in record.states if state.rendition.label == locale][number]


def sighting(state: PageState, msgid: str, translation: Translation, **more: object) -> Sighting:
    """A message that was met there as its source text, in a place of the picture."""
    made = Sighting(
        state.id, state.rendition.locale, Channel.VISIBLE, msgid, translation, msgid, catalog="main", box=HERE
    )
    return msgspec.structs.replace(made, **more)


def desk(record: Record, *met: Sighting, locale: str = "he", editor: TranslationEditor = EDITOR) -> Desk:
    """The desk of a record that met these."""
    told = msgspec.structs.replace(record, sightings=met)
    return Desks(Overview(told), EditorLinks(editor)).desk(locale)


def only(record: Record, *met: Sighting) -> DeskMessage:
    """The only message that is open on the Hebrew desk."""
    (message,) = desk(record, *met).open
    return message


def test_the_order_is_that_of_the_catalogs_to_take_away(record: Record) -> None:
    """What is open stands in the order of `a11y coverage --po`."""
    first, last = state_of(record, "he", 0), state_of(record, "he", 2)
    met = (
        sighting(last, "late", Translation.MISSING),
        sighting(first, "early", Translation.FUZZY),
        sighting(first, "help", Translation.MISSING, channel=Channel.TITLE),
    )
    states = {state.id: state for state in record.states}
    wanted = [msgid for _, _, msgid in meetings(met, states)]
    assert [one.msgid.text for one in desk(record, *met).open] == wanted == ["early", "help", "late"]


def test_each_message_stands_in_one_part(record: Record) -> None:
    """Missing, fuzzy and half plural ones wait; unused ones, translated ones and all other words stand apart."""
    state = state_of(record, "he")
    told = desk(
        record,
        sighting(state, "missing", Translation.MISSING),
        sighting(state, "half", Translation.TRANSLATED, plural="halves", forms=("חצי", "")),
        sighting(state, "whole", Translation.TRANSLATED, plural="wholes", forms=("שלם", "שלמים")),
        sighting(state, "unused", Translation.UNCATALOGUED),
        sighting(state, "", Translation.UNCATALOGUED, text="nobody's"),
    )
    parts = [told.open, told.unused, told.done, told.uncatalogued]
    assert [{one.msgid.text for one in part} for part in parts] == [
        {"missing", "half"},
        {"unused"},
        {"whole"},
        {"nobody's"},
    ]


def test_both_pictures_show_the_place(record: Record) -> None:
    """The words are marked in the locale and, at the same step, in the source."""
    he, en = state_of(record, "he"), state_of(record, "en")
    elsewhere = Box(600, 500, 90, 20)
    message = only(
        record,
        sighting(he, "Turn on", Translation.MISSING),
        sighting(en, "Turn on", Translation.SOURCE, box=elsewhere),
        sighting(state_of(record, "en", 1), "Turn on", Translation.SOURCE, box=HERE),
    )
    assert message.here
    assert message.here.picture
    assert message.here.picture.marks == (HERE,)
    assert message.source
    assert message.source.picture
    assert message.source.picture.marks == (elsewhere,)
    assert en.picture
    assert message.source.picture.media == en.picture.media


@pytest.mark.parametrize(
    ("more", "lack"),
    [
        ({"box": Box(10, 5000, 80, 20)}, placed.BELOW),
        ({"box": None}, placed.HIDDEN),
        ({"box": Box(10, 10, 0, 0)}, placed.HIDDEN),
        ({"box": Box(-400, 10, 80, 20)}, placed.HIDDEN),
        ({"channel": Channel.PAGE_TITLE}, placed.IN_TITLE),
    ],
)
def test_a_place_that_no_picture_shows_is_told(record: Record, more: dict[str, object], lack: str) -> None:
    """One sentence says why there is no picture, and another that the source has none."""
    message = only(record, sighting(state_of(record, "he"), "Turn on", Translation.MISSING, **more))
    assert (message.here, message.source) == (
        placed.Placed(None, lack),
        placed.Placed(None, placed.OTHER_WORDS),
    )


def test_a_picture_that_is_gone_is_told(tmp_path: Path) -> None:
    """Pictures that somebody removed from the run directory leave a sentence, and no broken image."""
    record = rich_record(tmp_path)
    state = state_of(record, "he")
    assert state.picture
    (record.media / state.picture.media).unlink()
    message = only(record, sighting(state, "Turn on", Translation.MISSING))
    assert message.here == placed.Placed(None, placed.LOST)


def test_a_source_that_was_not_walked_is_told(record: Record) -> None:
    """A run without the source locale says so beside each message."""
    states = tuple(state for state in record.states if state.rendition.locale != "en")
    message = only(
        msgspec.structs.replace(record, states=states),
        sighting(state_of(record, "he"), "Turn on", Translation.MISSING),
    )
    assert message.source == placed.Placed(None, placed.NOT_WALKED)


def cut(tmp_path: Path, **node: object) -> Record:
    """A record whose Hebrew page has a line that a box cuts: 20 letters, 200 pixels wide."""
    record = rich_record(tmp_path)
    state = state_of(record, "he")
    text = "twenty letters, here"
    made = Node(7, 0, "button", box=Box(10, 10, 120, 20), lines=(Box(20, 12, 200, 16),))
    made = msgspec.structs.replace(made, **node)
    with Recorder(tmp_path, Redactor(), "test") as recorder:
        blob = recorder.keep_nodes((made,))
    run = TextRun(text, Channel.VISIBLE, 7, "#b", Box(20, 12, 200, 16))
    told = msgspec.structs.replace(state, runs=(run,), blobs={"nodes": blob})
    finding = msgspec.structs.replace(
        record.findings[0],
        rule=CUTTING,
        state=state.id,
        target=Target("button", text, "#b", "<button>", HERE),
    )
    return msgspec.structs.replace(
        record,
        states=tuple(told if one is state else one for one in record.states),
        findings=(finding,),
        sightings=(sighting(told, text, Translation.MISSING, selector="#b", text=text),),
    )


@pytest.mark.parametrize(
    ("node", "letters"),
    [
        ({"style": {"overflow-x": "hidden", "padding-left": "10px", "padding-right": "10px"}}, [11]),
        ({"style": {"text-overflow": "ellipsis"}, "overflow": (80.0, 0.0)}, [12]),
        ({"lines": (Box(20, 12, 90, 16),)}, []),
        ({"lines": (Box(20, 12, 200, 16), Box(20, 30, 40, 16))}, []),
        ({"tag": "p"}, []),
        ({"style": {"overflow-x": "auto"}}, []),
    ],
)
def test_room_is_told_where_it_is_known(tmp_path: Path, node: dict[str, object], letters: list[int]) -> None:
    """A line that its box cuts has room for a part of its letters; of all others nothing is said."""
    record = cut(tmp_path, **node)
    (message,) = desk(record, *record.sightings).open
    assert [(room.locale, room.letters) for room in message.rooms] == [("he", one) for one in letters]


def test_a_link_leads_to_the_message(record: Record) -> None:
    """The address holds project, component, locale as gettext writes it, and a search for the very message."""
    state = state_of(record, "he")
    links = EditorLinks(EDITOR)
    assert links.link("pt-BR", "main", 'Say "hi" & go', "menu") == (
        "https://hosted.weblate.org/translate/pypa/warehouse/pt_BR/"
        "?q=source%3A%3D%22Say%20%5C%22hi%5C%22%20%26%20go%22%20context%3A%3D%22menu%22"
    )
    assert "/pypa/docs/help/he/" in links.link("he", "other", "x", "")
    met = sighting(state, "Turn on", Translation.MISSING)
    assert [one.link for one in desk(record, met, editor=TranslationEditor()).open] == [""]
    assert only(record, met).link.endswith("/he/?q=source%3A%3D%22Turn%20on%22")


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("https://x/{projct}/", "unknown placeholder 'projct' in translation.link; did you mean 'project'?"),
        ("https://x/{msgid.__class__}", "unknown placeholder 'msgid.__class__' in translation.link"),
        ("https://x/{", "a brace of the address itself is written twice"),
        ("javascript:alert(1)", "translation.link must begin with https:// or http://"),
    ],
)
def test_a_link_that_leads_nowhere_is_one_line(tmp_path: Path, link: str, sentence: str) -> None:
    """A fault in the template is told when the configuration is read."""
    (tmp_path / "a11y.toml").write_text(f"[translation]\nlink = '{link}'\n")
    with pytest.raises(ConfigurationError) as raised:
        load_config(folder=tmp_path, environment={})
    assert sentence in str(raised.value)


def written(record: Record, out: Path, locale: str) -> str:
    """The words of a desk, in English where the harness does not speak its language."""
    write_reports(record, out, [ReportFormat.HTML], "en", editor=EDITOR)
    return " ".join(page(out / f"messages-{locale}.html").text_content().split())


def test_a_run_without_catalogs_says_so(record: Record, tmp_path: Path) -> None:
    """Where nothing could be joined to messages, the desk says what to do."""
    bare = msgspec.structs.replace(
        record,
        run=msgspec.structs.replace(record.run, catalogs=()),
        sightings=(sighting(state_of(record, "en"), "", Translation.UNCATALOGUED, text="Turn on"),),
    )
    assert "The run knew no catalogs" in written(bare, tmp_path / "report", "en")


def test_a_language_that_nobody_knows_has_a_desk(record: Record, tmp_path: Path) -> None:
    """A locale that Babel does not know is called by its tag, and its plural forms are not guessed."""
    state = state_of(record, "he")
    rendition = msgspec.structs.replace(state.rendition, locale="qtz")
    strange = msgspec.structs.replace(state, id="strange", rendition=rendition)
    told = msgspec.structs.replace(
        record,
        states=(*record.states, strange),
        sightings=(sighting(strange, "Turn on", Translation.MISSING, plural="Turn all on"),),
    )
    text = written(told, tmp_path / "report", "qtz")
    assert "Messages in qtz" in text
    assert "How many plural forms this language has is not known" in text


def test_what_was_translated_since_is_spoken_of(record: Record, tmp_path: Path) -> None:
    """The desk names the time of its catalogs: newer ones may have what it lists."""
    told = msgspec.structs.replace(
        record, sightings=(sighting(state_of(record, "he"), "Turn on", Translation.MISSING),)
    )
    write_reports(told, tmp_path / "report", [ReportFormat.HTML], "en", editor=EDITOR)
    desk = page(tmp_path / "report" / "messages-he.html")
    assert desk.xpath("//main/p[contains(., '2 בינואר 2026')]")
    (link,) = desk.xpath("//a[@class='translate']")
    assert [desk.get_element_by_id(name).text_content() for name in link.get("aria-labelledby").split()] == [
        "לתרגם",
        "Turn on",
    ]
    assert desk.xpath("//h3/bdi[@lang='en' and @dir='auto' and .='Turn on']")


def test_words_that_a_page_does_not_look_up_are_a_state_of_their_own(record: Record, tmp_path: Path) -> None:
    """The filter offers them apart from words in no catalog, and says nothing of states that nothing is in."""
    told = msgspec.structs.replace(
        record, sightings=(sighting(state_of(record, "fr"), "Turn on", Translation.UNCATALOGUED),)
    )
    text = written(told, tmp_path / "report", "fr")
    assert "Rien : tous les messages des catalogues" not in text
    desk = page(tmp_path / "report" / "messages-fr.html")
    assert [one.get("data-translation") for one in desk.xpath("//li[@data-entry]")] == ["unused"]
    assert "traduit, pas affiché" in text

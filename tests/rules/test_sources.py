"""A finding names the lines of the target's source that its element comes from."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
from made_records import end, finding, state, walk, write_record

from a11y.facts.record import Recorder, load_nodes, read_record
from a11y.facts.redaction import Redactor
from a11y.rules.judge_across import judge_across
from a11y.rules.sources import Places
from a11y.words.finding import Outcome, OutcomeValue, Source, Target
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import Node, PageState, TextRun

ELEMENTS = (
    (1, 0, "html"),
    (2, 1, "head"),
    (3, 2, "meta"),
    (4, 2, "title"),
    (5, 1, "body"),
    (6, 5, "header"),
    (7, 6, "a"),
    (8, 5, "main"),
    (9, 8, "h1"),
    (10, 8, "form"),
    (11, 10, "label"),
    (12, 10, "input"),
    (13, 10, "button"),
    (14, 8, "table"),
    (15, 14, "th"),
    (16, 14, "th"),
    (17, 5, "footer"),
    (18, 17, "a"),
    (19, 10, "input"),
)
"""Number, parent, tag."""

WORDS = (
    (4, Channel.PAGE_TITLE, "Sign in", ("base.html:30", "login.html:2")),
    (4, Channel.PAGE_TITLE, "Index", ("base.html:7", "base.html:16")),
    (7, Channel.VISIBLE, "Skip", ("base.html:13",)),
    (9, Channel.VISIBLE, "Welcome", ("login.html:5",)),
    (11, Channel.VISIBLE, "Password", ("account.html:16", "forms.py:64")),
    (13, Channel.VISIBLE, "Sign in", ("base.html:30", "login.html:2", "login.html:14")),
    (15, Channel.VISIBLE, "Created", ("keys.html:9", "login.html:20")),
    (18, Channel.VISIBLE, "Help", ("base.html:50",)),
)
"""An element, a channel, a message and its references."""


def source(text: str) -> Source:
    """`login.html:2` as a place."""
    path, _, line = text.rpartition(":")
    return Source(path, int(line))


def page() -> tuple[PageState, tuple[Sighting, ...]]:
    """A page with a form without a label, and the messages on it."""
    attributes = {11: {"for": "name"}, 12: {"id": "name"}, 19: {"name": "code", "class": "wide"}}
    nodes = [Node(number, parent, tag, attributes.get(number, {})) for number, parent, tag in ELEMENTS]
    nodes.insert(12, nodes.pop())
    runs = tuple(TextRun(text, channel, number, f"#n{number}") for number, channel, text, _ in WORDS)
    seen = msgspec.structs.replace(state(walk()), nodes=tuple(nodes), runs=runs)
    return seen, tuple(
        Sighting(
            state=seen.id,
            locale="en",
            channel=channel,
            text=text,
            translation=Translation.SOURCE,
            msgid=text,
            selector=f"#n{number}",
            sources=tuple(map(source, places)),
        )
        for number, channel, text, places in WORDS
    )


def at(number: int) -> str:
    """The first line of an element, `login.html:2`."""
    first = Places(*page()).at(number)[0]
    return f"{first.path}:{first.line}"


def test_an_element_comes_from_the_line_of_its_words() -> None:
    """Its own message's line; a message with one place needs no guess."""
    assert at(7) == "base.html:13"
    assert at(9) == "login.html:5"


def test_of_many_places_that_of_the_words_around_it() -> None:
    """A message of several templates comes from the one of its neighbours, and there from the line between theirs."""
    assert at(13) == "login.html:14"
    assert at(15) == "login.html:20"


def test_a_field_comes_from_its_label() -> None:
    """An element without words of its own takes those that name it, be they in code."""
    assert {one.path for one in Places(*page()).at(12)} <= {"account.html", "forms.py"}


def test_an_element_without_words_comes_from_near_the_words_before_it() -> None:
    """Words in code are passed over: they stand nowhere in particular."""
    state_, words = page()
    code = [one for one in words if one.text != "Password"]
    label = next(one for one in words if one.text == "Password")
    coded = (*code, msgspec.structs.replace(label, sources=(Source("forms.py", 64),)))
    assert Places(state_, coded).at(19)[0] == Source("login.html", 14)
    assert at(16) == "login.html:20"


def test_the_frame_of_the_page_comes_from_the_template_around_the_main_part() -> None:
    """The document element from its first line, what is in the head from the title's line."""
    assert at(1) == "base.html:1"
    assert at(5) == "base.html:1"
    assert at(3) == "base.html:7"
    assert at(0) == "base.html:1"


def test_the_main_part_comes_from_the_template_around_it() -> None:
    """Its tag stands before the words that other templates fill it with."""
    assert at(8) == "base.html:13"


def test_a_title_comes_from_the_page_s_own_template() -> None:
    """Not from a link in the header that says the same."""
    assert at(4) == "login.html:2"


def test_an_element_is_found_by_what_a_finding_keeps_of_it() -> None:
    """By its tag and attributes, though their end is cut, when nobody knows its number."""
    places = Places(*page())
    target = Target("textbox", "", "#gone", '<input name="code" class="w...">')
    assert places.of(Outcome(OutcomeValue.FAILED, target=target)) == places.at(19)
    assert places.of_target(target) == places.at(19)


def test_without_known_words_there_is_no_line() -> None:
    """A page whose messages have no references, or none, tells nothing."""
    state_, words = page()
    assert Places(state_, ()).at(9) == ()
    bare = [msgspec.structs.replace(one, sources=()) for one in words]
    assert Places(state_, bare).at(9) == ()


def test_what_an_earlier_page_shows_is_placed_there(tmp_path: Path) -> None:
    """A finding about a control of the page before gets its line when the records are combined."""
    of = walk()
    seen, words = page()
    with Recorder(tmp_path / "media-only", Redactor()) as recorder:
        blob = recorder.keep_nodes(seen.nodes)
    before = msgspec.structs.replace(seen, nodes=(), blobs={"nodes": blob})
    after = msgspec.structs.replace(state(of, 2), runs=())
    target = Target("textbox", "", "#gone", '<input name="code" class="wide">')
    told = msgspec.structs.replace(finding(of), state=after.id, shown=before.id, target=target)
    run = write_record(tmp_path / "run", [of], before, after, told, *words, end(of))
    shutil.copytree(tmp_path / "media-only" / "media", run / "media", dirs_exist_ok=True)
    record = judge_across(read_record(run))
    (placed,) = record.findings
    assert placed.sources == Places(load_nodes(run, before), words).at(19)
    assert placed.sources

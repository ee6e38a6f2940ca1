"""Acting probes: a page is put back, examined once, and one that cannot be examined is recorded all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.browser.drawing import Drawing
from a11y.browser.examining import ActingProbe, Examiner, PageKeys
from a11y.browser.world import ProbeError, World
from a11y.words.rendition import Modality
from a11y.words.state import PageState

PAGE = """<!doctype html><html lang=en><title>Sample</title><main><h1>Sample {number}</h1>
<p>{words}</p><label>Name <input id=name value=typed></label></main></html>"""


class Stops(msgspec.Struct, frozen=True):
    """What a probe of these tests answers with."""

    count: int
    """How often it was asked."""


def probe(calls: list[str], *, fails: bool = False, wordless: bool = False) -> ActingProbe:
    """A probe that moves the focus and counts; `timing` is a field of page states that takes anything."""

    def look(world: World, state: PageState) -> Any:
        calls.append(state.url)
        world.call("(() => document.querySelector('input').focus())")
        if fails:
            raise ProbeError("the page went away")
        return Stops(len(calls))

    return ActingProbe("hands", Stops, look, wordless=wordless)


def examine(
    browser: Browser, folder: Path, pages: dict[str, str], made: ActingProbe, examiner_folder: Path
) -> tuple[list[PageState], list[str]]:
    """The states of the pages, examined in order by a process of its own each, and what had the focus afterwards."""
    for name, words in pages.items():
        (folder / f"{name}.html").write_text(words, encoding="utf-8")
    states: list[PageState] = []
    focus: list[str] = []
    with served(folder) as target:
        for name in pages:
            profile = sample_profile(folder / "catalogs", {"sample": sample_page(f"/{name}.html")})
            seen = Seen(target, profile, folder / "out" / name)
            seen.examiner = Examiner(seen.recorder, examiner_folder, (made,))
            with walking(browser, seen, Modality.POINTER) as index:
                index.open("sample").expect("sample", "Opened")
                focus.append(index.page.evaluate("document.activeElement.localName"))
            states += seen.states
    return states, focus


@pytest.fixture(autouse=True)
def with_a_place_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Page states of these tests keep the observation in no field: its blob is what is looked at."""
    kept = msgspec.structs.replace

    def replace(state: Any, **changes: Any) -> Any:
        changes.pop("hands", None)
        return kept(state, **changes)

    monkeypatch.setattr("a11y.browser.examining.msgspec.structs.replace", replace)


def test_an_equal_page_is_examined_once(browser: Browser, tmp_path: Path) -> None:
    """Another number on the page makes no other page, another element does; the focus is where it was each time."""
    calls: list[str] = []
    pages = {
        "first": PAGE.format(number=1, words="Equal"),
        "second": PAGE.format(number=2, words="Equal"),
        "third": PAGE.format(number=1, words="Equal <b>but</b>"),
    }
    states, focus = examine(browser, tmp_path, pages, probe(calls), tmp_path / "shared")
    assert [url.rpartition("/")[2] for url in calls] == ["first.html", "third.html"]
    assert focus == ["body"] * 3
    assert states[0].blobs["hands"] == states[1].blobs["hands"] != states[2].blobs["hands"]
    assert PageKeys(states[0]).whole != PageKeys(states[2]).whole


def test_pages_that_only_look_equal_are_examined_each(browser: Browser, tmp_path: Path) -> None:
    """Another rule for what the pointer is on, another file of styles or scripts: what acting shows may differ."""
    calls: list[str] = []
    page = PAGE.format(number=1, words="Equal")
    pages = {
        "first": page + "<style>button:hover { color: #050 }</style>",
        "second": page + "<style>button:hover { color: #0505 }</style>",
        "third": page + "<link rel=stylesheet href=/one.css><script src=/one.js></script>",
        "fourth": page + "<link rel=stylesheet href=/two.css><script src=/one.js></script>",
        "fifth": page + "<link rel=stylesheet href=/two.css><script src=/two.js></script>",
    }
    examine(browser, tmp_path, pages, probe(calls), tmp_path / "shared")
    assert [url.rpartition("/")[2].removesuffix(".html") for url in calls] == list(pages)


def test_words_that_may_yet_come_are_another_page(browser: Browser, tmp_path: Path) -> None:
    """A message that is hidden still is what somebody will meet: pages with another one are examined each, in a
    language; a code in it that is another one each time makes no difference.
    """
    hidden = "<p hidden>{words}</p><label hidden>Code <input></label>"
    japanese = "名前がありません。名前を入力してから、もう一度ボタンを押してください。8文字以上です。"
    pages = {
        "first": PAGE.format(number=1, words="Equal") + hidden.format(words="The name is missing. 1234"),
        "second": PAGE.format(number=1, words="Equal") + hidden.format(words="The name is missing. 5678"),
        "third": PAGE.format(number=1, words="Equal") + hidden.format(words="Le nom manque. 5678"),
        "fourth": PAGE.format(number=1, words="Equal") + hidden.format(words=japanese),
        "fifth": PAGE.format(number=1, words="Equal") + hidden.format(words=japanese.replace("名前", "題名")),
        "sixth": PAGE.format(number=1, words="Equal") + hidden.format(words=japanese.replace("8", "9")),
    }
    for wordless, examined in ((True, ["first"]), (False, ["first", "third", "fourth", "fifth"])):
        calls: list[str] = []
        examine(browser, tmp_path, pages, probe(calls, wordless=wordless), tmp_path / f"shared-{wordless}")
        assert [url.rpartition("/")[2].removesuffix(".html") for url in calls] == examined


def test_another_language_is_not_examined_again(browser: Browser, tmp_path: Path) -> None:
    """What depends on no words is seen once for all languages, whichever is current; elsewhere words count."""
    switcher = "<button name=l {en}>English</button><button name=l {fr}>français</button>"
    style = "<style>[aria-current] { font-weight: bold; color: #050 }</style>"
    pages = {
        "first": PAGE.format(number=1, words="Short")
        + style
        + switcher.format(en="aria-current=true", fr=""),
        "second": PAGE.format(number=1, words="Rather long " * 60)
        + style
        + switcher.format(en="", fr="aria-current=true"),
        "third": PAGE.format(number=1, words="Short")
        + style
        + "<button name=l disabled>English</button>" * 2,
    }
    for wordless, examined in ((True, ["first", "third"]), (False, ["first", "second", "third"])):
        calls: list[str] = []
        examine(browser, tmp_path, pages, probe(calls, wordless=wordless), tmp_path / f"shared-{wordless}")
        assert [url.rpartition("/")[2].removesuffix(".html") for url in calls] == examined


def test_a_control_without_room_is_another_one(browser: Browser, tmp_path: Path) -> None:
    """Where a translation has lost the words of a link, nothing is known of it from the page on which it has some."""
    pages = {
        "first": PAGE.format(number=1, words='See <a href="/cookbook/"></a>.'),
        "second": PAGE.format(number=1, words='See <a href="/cookbook/">the cookbook</a>.'),
    }
    calls: list[str] = []
    examine(browser, tmp_path, pages, probe(calls, wordless=True), tmp_path / "shared")
    assert len(calls) == len(pages)


def test_a_probe_that_goes_on_and_on_is_ended(browser: Browser, tmp_path: Path) -> None:
    """It has as long as the page has for one answer; what it must put back, it can; the page state is recorded."""
    tidied: list[bool] = []

    def look(world: World, _: PageState) -> Any:
        world.limit = 0.2
        with world.one_look():
            try:
                while True:
                    world.call("(() => 1)")
            finally:
                tidied.append(world.call("(() => true)"))

    states, _ = examine(
        browser, tmp_path, {"first": PAGE.format(number=1, words="")}, ActingProbe("hands", Stops, look),
        tmp_path / "shared",
    )  # fmt: skip
    assert states[0].untested["hands"] == "the hands probe could not look: it was not done within 0.2 s"
    assert tidied == [True]


@pytest.mark.parametrize("leaves", [True, False])
def test_answers_that_do_not_fit_together(leaves: bool, browser: Browser, tmp_path: Path) -> None:
    """Where another document came, that is why; where none did, the error itself is told: it may be the probe's."""

    def look(world: World, _: PageState) -> Any:
        if leaves:
            world.page.reload()
        told: dict[str, str] = {}
        return told["what was not told"]

    states, _ = examine(
        browser, tmp_path, {"first": PAGE.format(number=1, words="")}, ActingProbe("hands", Stops, look),
        tmp_path / "shared",
    )  # fmt: skip
    told = states[0].untested["hands"]
    assert ("the page was replaced under it" in told) is leaves
    assert ("KeyError('what was not told')" in told) is not leaves


def test_what_cannot_be_examined_is_said(browser: Browser, tmp_path: Path) -> None:
    """The page state is recorded, with the reason; nothing is remembered of it, so the next one is asked again."""
    calls: list[str] = []
    pages = dict.fromkeys(("first", "second"), PAGE.format(number=1, words="Equal"))
    states, _ = examine(browser, tmp_path, pages, probe(calls, fails=True), tmp_path / "shared")
    assert len(calls) == 2
    assert states[0].untested["hands"] == "the hands probe could not look: the page went away"
    assert "hands" not in states[0].blobs


def test_what_was_seen_before_a_page_broke_is_kept(browser: Browser, tmp_path: Path) -> None:
    """Nobody acts where a task has come to its end; what is known of the page is told, the rest is untested."""
    calls: list[str] = []
    pages = {"first": PAGE.format(number=1, words="Equal")}
    (state,), _ = examine(browser, tmp_path, pages, probe(calls), tmp_path / "shared")
    bare = msgspec.structs.replace(state, hands=None, blobs={})
    recorder = Seen("", sample_profile(tmp_path / "more", {}), tmp_path / "again").recorder
    with recorder:
        known = Examiner(recorder, tmp_path / "shared", (probe(calls),)).recall(bare)
        unknown = Examiner(recorder, tmp_path / "elsewhere", (probe(calls),)).recall(bare)
    assert len(calls) == 1
    assert "hands" in known.blobs
    assert "hands" not in known.untested
    assert "hands" in unknown.untested


@pytest.mark.parametrize(
    ("filler", "order"),
    [
        ("", ["looked", "drawn", "acted"]),
        ("<p style='height: 3000px'>Long</p>", ["drawn", "looked", "acted"]),
    ],
)
def test_nobody_acts_before_the_picture_is_drawn(
    filler: str, order: list[str], browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who only looks does so while a page that fits its window is drawn; where it does not fit, all wait for it."""
    happened: list[str] = []
    finish = Drawing.finish

    def finished(self: Drawing, state: PageState) -> PageState:
        happened.append("drawn")
        return finish(self, state)

    def noting(word: str) -> Callable[[World, PageState], Any]:
        def look(_: World, __: PageState) -> Any:
            happened.append(word)
            return Stops(len(happened))

        return look

    monkeypatch.setattr(Drawing, "finish", finished)
    (tmp_path / "page.html").write_text(PAGE.format(number=1, words=filler), encoding="utf-8")
    with served(tmp_path) as target:
        profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page("/page.html")})
        seen = Seen(target, profile, tmp_path / "out")
        probes = (
            ActingProbe("hands", Stops, noting("looked"), looks_only=True),
            ActingProbe("hands", Stops, noting("acted"), wordless=True),
        )
        seen.examiner = Examiner(seen.recorder, tmp_path / "shared", probes)
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
    assert happened[:3] == order

"""The translators' desk in a real browser, with two thousand messages."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from rich_record import rich_record

from a11y.facts.config import TranslationEditor
from a11y.facts.record import Record
from a11y.reporting.formats import ReportFormat
from a11y.reporting.write import write_reports
from a11y.words.finding import Box
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import PageState

MESSAGES = 2000
PAGES = 100
MOST_BYTES = 2000
"""Of HTML for each message, its two pictures and its link."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Hebrew desk of a run that met 2,000 messages which nobody has translated."""
    folder = tmp_path_factory.mktemp("crowded")
    record = rich_record(folder)
    shown = [(locale, number) for locale in ("en", "he") for number in range(PAGES)]
    plain = {state.rendition.label: state for state in reversed(record.states)}
    states = {(locale, number): _page(record, plain[locale], number) for locale, number in shown}
    met = tuple(
        Sighting(
            states[locale, number % PAGES].id,
            locale,
            Channel.NAME if number == 7 else Channel.VISIBLE,
            f"Message {number}",
            kind,
            f"Message {number}",
            catalog="content:locales/index",
            box=Box(40 + number % 500, 140, 440, 28),
        )
        for locale, kind in (("en", Translation.SOURCE), ("he", Translation.MISSING))
        for number in range(MESSAGES)
    )
    editor = TranslationEditor(link="https://hosted.weblate.org/translate/pypa/warehouse/{locale}/?q={query}")
    told = msgspec.structs.replace(record, states=tuple(states.values()), sightings=met)
    write_reports(told, folder / "report", [ReportFormat.HTML], "en", editor=editor)
    return folder / "report" / "messages-he.html"


def _page(record: Record, like: PageState, number: int) -> PageState:
    """One more page state, with a picture of its own."""
    assert like.picture
    name = f"{number:04}{like.picture.media}"
    shutil.copyfile(record.media / like.picture.media, record.media / name)
    picture = msgspec.structs.replace(like.picture, media=name)
    step = f"Step {number}"
    return msgspec.structs.replace(
        like, id=f"{like.id} {number}", step=step, step_number=number + 1, picture=picture
    )


def opened(browser: Browser, path: Path, width: int = 1280, *, script: bool = True) -> Page:
    """The desk in a browser."""
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page.goto(path.as_uri())
    return page


def test_pictures_load_as_they_are_reached(browser: Browser, crowded: Path) -> None:
    """Of 200 pictures few are fetched when the desk opens, and the last ones when somebody comes to them."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    fetched: set[str] = set()
    page.on("request", lambda request: fetched.add(request.url) if request.resource_type == "image" else None)
    page.goto(crowded.as_uri())
    assert page.evaluate("document.images.length") == 2 * MESSAGES
    assert 0 < len(fetched) < PAGES
    last = page.locator("img").last
    wanted = last.evaluate("image => image.src")
    assert wanted not in fetched
    with page.expect_request(wanted):
        last.scroll_into_view_if_needed()
    assert crowded.stat().st_size < MOST_BYTES * MESSAGES


def test_marks_lie_over_the_words(browser: Browser, crowded: Path) -> None:
    """The mark is drawn where the box stands on the picture, which is cropped to its surroundings."""
    page = opened(browser, crowded)
    shape = page.locator(".message svg").first
    places = shape.evaluate(
        """svg => {
            const mark = svg.querySelector(".mark").getBBox();
            const image = svg.querySelector("img");
            const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            const shown = svg.querySelector(".mark").getBoundingClientRect();
            const picture = image.getBoundingClientRect();
            return [mark.x + 4, mark.y + 4, (shown.x - picture.x) / scale + 4, (shown.y - picture.y) / scale + 4];
        }"""
    )
    assert places == pytest.approx([40, 140, 40, 140], abs=3)


def test_search_answers_and_says_how_many(browser: Browser, crowded: Path) -> None:
    """By keyboard alone: words are typed, the others go, a status tells how many are left; a channel narrows it."""
    page = opened(browser, crowded)
    page.locator("#filter-q").focus()
    page.keyboard.type("message 199")
    assert page.locator(".message:visible").count() == 12
    assert page.get_by_role("status").inner_text() == "מוצגים: 12 מתוך 2,000"
    page.locator("#filter-q").fill("")
    page.get_by_label("ערוץ").select_option("name")
    assert page.locator(".message:visible h3").all_inner_texts() == ["Message 7"]


def test_the_desk_is_whole_without_script(browser: Browser, crowded: Path) -> None:
    """A plain list, each message with an address of its own, and no control that does nothing."""
    page = opened(browser, crowded, script=False)
    assert page.locator(".message").count() == MESSAGES
    assert not page.locator(".filters").is_visible()
    assert len(set(page.locator(".message").evaluate_all("all => all.map(one => one.id)"))) == MESSAGES


@pytest.mark.parametrize("width", [1280, 320])
def test_the_desk_is_accessible(browser: Browser, crowded: Path, width: int) -> None:
    """Axe finds nothing in what a search leaves, nothing scrolls sideways, and each link says what it translates."""
    page = opened(browser, crowded, width)
    page.locator("#filter-q").fill("message 199")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.get_by_role("link", name="לתרגם Message 199", exact=True).count() == 1

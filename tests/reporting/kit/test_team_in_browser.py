"""The team's page of a kit: of a page that was walked by keyboard, in a real browser and as on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml.html import HtmlElement
from made_records import begin, end
from playwright.sync_api import Browser
from report_pages import page
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.facts.record import combine, read_record
from a11y.reporting.kit.documents import KitPlan
from a11y.reporting.kit.write import write_kit
from a11y.reporting.language import Language
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import Walk

SCENARIO = "tests::sample"
NOTHING = "\N{EN DASH}"
"""What stands where there is nothing to tell."""
PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><title>{title}</title>
<style>.bare:focus {{ outline: none }} main {{ block-size: 1900px }} input, button {{ inline-size: 12rem }}</style>
<header><nav aria-label="Main"><a href="#end">One &lt;img src=x onerror=alert(1)&gt;</a>
<a href="#end">Two</a></nav></header>
<main><h1>{title}</h1><h3>Fields</h3>
<form aria-label="Profile" action="/" method="post">
<p><label for="mail">E-mail</label>
<input id="mail" type="email" autocomplete="email" required aria-describedby="hint">
<span id="hint">As you gave it</span></p>
<p><label for="code">Code</label> <input id="code" aria-invalid="true" aria-errormessage="wrong">
<span id="wrong">Six figures</span></p>
<button>Save</button> <button class="bare" type="button">Bare</button></form>
<p><img alt="" title="A drawing" width="90" height="60"
src="data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg'/&gt;"></p></main>
<footer id="end"><a href="/page.html">End</a></footer></html>"""
TITLES = {"en": "Sample", "he": "דוגמה"}
NAMES = ["One <img src=x onerror=alert(1)>", "Two", "E-mail", "Code", "Save", "Bare", "End"]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Path:
    """A kit of one page, walked by keyboard in English and in Hebrew."""
    folder = tmp_path_factory.mktemp("walked")
    profile = sample_profile(folder / "catalogs", {"sample": sample_page("/page.html")})
    walks = [Walk(SCENARIO, "A sample.", Rendition(locale=locale), Modality.KEYBOARD) for locale in TITLES]
    for walk in walks:
        locale = walk.rendition.locale
        direction = "rtl" if locale == "he" else "ltr"
        site = folder / f"site-{locale}"
        site.mkdir()
        text = PAGE.format(language=locale, direction=direction, title=TITLES[locale])
        (site / "page.html").write_text(text, encoding="utf-8")
        with served(site) as target:
            seen = Seen(target, profile, folder / locale, locale)
            seen.recorder.write(begin(walks))
            with walking(browser, seen, walk.modality, walk.rendition) as index:
                index.open("sample").expect("sample")
                for finding in seen.findings:
                    seen.recorder.write(finding)
                seen.recorder.write(end(walk))
    combine([folder / locale for locale in TITLES], folder / "run")
    commands = dict.fromkeys(("accounts", "reset", "browser", "import_sheet"), "a11y kit")
    plan = KitPlan((SCENARIO,), tuple(TITLES), commands=commands)
    return write_kit(read_record(folder / "run"), folder / "kit", plan, Language("en")).parent


def team(kit: Path, locale: str = "en") -> HtmlElement:
    """The team's page."""
    return page(kit / locale / "team.html")


def words(element: HtmlElement) -> str:
    """What it says, whitespace collapsed."""
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("locale", TITLES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_the_page_passes_axe(kit: Path, browser: Browser, locale: str, width: int, scheme: str) -> None:
    """No axe violation and no scrolling sideways, wide and narrow, in either direction; nothing is refused."""
    sheet = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    refused: list[str] = []
    sheet.on("console", lambda message: refused.append(message.text))
    sheet.goto((kit / locale / "team.html").as_uri())
    assert refused == []
    found = Axe().run(sheet, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert sheet.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sheet.close()


@pytest.mark.parametrize("locale", TITLES)
def test_the_numbers_on_the_picture_are_those_of_the_list(kit: Path, locale: str) -> None:
    """The list tells the stops in the order of Tab, and each number stands on the picture once."""
    root = team(kit, locale)
    stops = root.xpath("//ol[@class='stops']/li/bdi")
    assert [words(stop) for stop in stops] == NAMES
    assert {stop.get("lang") for stop in stops} == {locale}
    marks = root.xpath("//*[local-name()='g']/*[local-name()='text']/text()")
    assert sorted(int(mark) for mark in marks) == list(range(1, len(NAMES) + 1))


def test_a_focus_that_is_not_seen_is_told_in_words_and_shape(kit: Path) -> None:
    """Who cannot tell colours apart still knows where the focus is lost."""
    root = team(kit)
    (unseen,) = root.xpath("//ol[@class='stops']/li[strong]")
    assert words(unseen) == "Bare button focus not visible"
    assert len(root.xpath("//*[local-name()='g'][contains(@class, 'unseen')]/*[local-name()='rect']")) == 1
    assert "A black square" in words(root.xpath("//p[@class='legend']")[0])


def test_fields_and_outline_are_told(kit: Path) -> None:
    """Headings with their gaps, landmarks in landmarks, and each field as it is named, described and asked for."""
    root = team(kit)
    trees = [words(tree) for tree in root.xpath("//div[@class='columns']/div/ul")]
    assert trees[0] == "level 1 Sample level 3 Fields a level is left out"
    assert trees[1] == (
        "banner landmark navigation landmark Main main landmark form landmark Profile content information landmark"
    )
    rows = [[words(cell) for cell in row] for row in root.xpath("//table[@class='fields']/tbody/tr")]
    assert rows == [
        ["E-mail text field", "its label", "As you gave it", "yes", NOTHING, "email"],
        ["Code text field", "its label", NOTHING, "not said", "Six figures", NOTHING],
    ]


def test_the_kit_is_whole_wherever_it_is_taken(kit: Path) -> None:
    """Pictures and styles lie in the kit's own folder, nothing comes from elsewhere, and words stay words."""
    root = team(kit)
    for reference in root.xpath("//link/@href | //img/@src | //*[local-name()='image']/@href"):
        assert (kit / "en" / reference).resolve().is_relative_to(kit.resolve())
        assert (kit / "en" / reference).is_file()
    assert root.xpath("//script | //img[@onerror] | //@style | //style") == []


def test_on_paper_a_picture_takes_half_a_sheet_at_most(kit: Path, browser: Browser) -> None:
    """Parts of the picture are at most half as high as A4, are not cut, and say which part they are."""
    sheet = browser.new_page(viewport={"width": 690, "height": 1000})
    sheet.emulate_media(media="print")
    sheet.goto((kit / "en" / "team.html").as_uri())
    parts = sheet.locator(".page-map svg")
    assert parts.count() > 1
    sizes = parts.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(sizes) <= 297 / 2 / 25.4 * 96
    assert set(parts.evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")) == {"avoid"}
    assert "part 2 of" in (parts.nth(1).get_attribute("aria-label") or "")
    sheet.close()


def test_questions_are_asked_once_and_linked_from_their_step(kit: Path) -> None:
    """What no rule could decide is asked at the end, with the step, and the step leads to it."""
    root = team(kit)
    asked = root.xpath("//ol[@class='asked']/li")
    assert asked
    assert len({one.get("id") for one in asked}) == len(asked)
    here = root.xpath("//section[contains(@class, 'page-state')]//a/@href")
    assert {f"#{one.get('id')}" for one in asked} <= set(here)

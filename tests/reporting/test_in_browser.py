"""The report in a real browser, from `file://`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from a11y.browser.installed import find_chromium
from a11y.browser.launching import launch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium."""
    with sync_playwright() as playwright:
        browser = launch(playwright, find_chromium(None))
        yield browser
        browser.close()


def opened(
    browser: Browser, path: Path, width: int = 1280, scheme: str = "light", fragment: str = "", **more: bool
) -> Page:
    """A page of a report in a browser; `script=False` switches JavaScript off."""
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=more.get("script", True),
    )
    page.goto(path.as_uri() + fragment)
    return page


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("en", 1280, "light"), ("en", 320, "dark"), ("he", 1280, "dark"), ("he", 320, "light")],
)
def test_pages_pass_axe(
    browser: Browser, reports: dict[str, Path], language: str, width: int, scheme: str
) -> None:
    """Every page has no axe violation and does not scroll sideways: wide and narrow, light and dark, in Hebrew too."""
    for path in sorted(reports[language].glob("*.html")):
        page = opened(browser, path, width, scheme)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == [], path.name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name
        page.close()


def test_style_script_and_pictures_load_under_the_policy(browser: Browser, reports: dict[str, Path]) -> None:
    """From `file://` the style sheet applies, the script runs, pictures show, and the policy refuses nothing."""
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.on("pageerror", lambda error: refused.append(str(error)))
    page.goto((reports["en"] / "task-set-up-totp.html").as_uri())
    picture = page.locator("img").last
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.images[0].complete")
    assert picture.evaluate("image => image.naturalWidth") == 640
    page.goto((reports["en"] / "steps.html").as_uri())
    assert page.locator(".filters").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    assert refused == []


def test_inline_script_is_refused(browser: Browser, reports: dict[str, Path]) -> None:
    """The policy holds: a script or style that found its way into the page would not run."""
    page = opened(browser, reports["en"] / "index.html")
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'run'";
            document.body.append(script);
        }"""
    )
    assert page.title() != "run"


def test_pages_are_whole_without_script(browser: Browser, reports: dict[str, Path]) -> None:
    """Without JavaScript every fault is there to read, and no control that needs it is shown."""
    page = opened(browser, reports["en"] / "steps.html", script=False)
    assert not page.locator(".filters").is_visible()
    assert page.locator("article.fault").count() == page.locator("article.fault:visible").count() > 0


def test_filtering_tells_how_many_and_survives_in_the_address(
    browser: Browser, reports: dict[str, Path]
) -> None:
    """A choice hides what does not match, says so politely, and is there again when the address is opened anew."""
    page = opened(browser, reports["en"] / "steps.html")
    page.get_by_label("Impact").select_option("critical")
    assert page.locator("article.fault:visible").count() == 1
    assert page.get_by_role("status").inner_text() == "Shown: 1 of 16"
    assert page.url.endswith("#?impact=critical")
    page.reload()
    assert page.locator("article.fault:visible").count() == 1
    page.get_by_role("button", name="Show all").click()
    assert page.get_by_role("status").inner_text() == "Shown: 16 of 16"
    assert "#" not in page.url


def test_search_ignores_case_and_accents(browser: Browser, reports: dict[str, Path]) -> None:
    """Searching finds words whatever their case or accents."""
    page = opened(browser, reports["fr"] / "steps.html")
    page.get_by_label("Rechercher").fill("etiquette FORMULAIRE")
    assert page.locator("article.fault:visible").count() == 1


def test_a_cell_of_the_map_leads_to_its_faults(browser: Browser, reports: dict[str, Path]) -> None:
    """A click on a cell shows the faults of that scenario in that locale, and no others."""
    page = opened(browser, reports["en"] / "index.html")
    page.locator(".map tbody tr").nth(1).locator("td").nth(3).get_by_role("link").click()
    assert page.get_by_label("Task").input_value() == "create-project-token"
    assert page.get_by_label("Locale").input_value() == "he"
    assert page.locator("[data-entry]:visible").count() > 0
    assert page.locator("[data-entry]:visible:not([data-locale~='he'])").count() == 0


def test_print_opens_everything(browser: Browser, reports: dict[str, Path]) -> None:
    """On paper every disclosure is open and no control is left."""
    page = opened(browser, reports["en"] / "steps.html")
    page.emulate_media(media="print")
    assert not page.locator(".filters, nav").filter(visible=True).count()
    closed = "one => !one.lastElementChild.checkVisibility({contentVisibilityAuto: true})"
    assert page.locator("details").evaluate_all(f"all => all.filter({closed}).length") == 0


def test_targets_are_large_enough(browser: Browser, reports: dict[str, Path]) -> None:
    """Controls outside running text are at least 24 CSS pixels wide and high."""
    page = opened(browser, reports["en"] / "steps.html", 320)
    controls = page.locator("summary, nav a, button, select, input").filter(visible=True)
    sizes = controls.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(b => [b.width, b.height])"
    )
    assert sizes
    assert min(length for size in sizes for length in size) >= 24

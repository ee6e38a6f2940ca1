"""What a user does beside the target's controls: mailed links, Back, downloads, a second browser, another language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.browser.clock import Clock
from a11y.browser.driver import Index
from a11y.facts.profile import Control, PageProfile
from a11y.words.errors import ScenarioError
from a11y.words.rendition import Modality
from a11y.words.state import Reach

CODE = "4821-9937-0026"
PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body><main>
<h1>{title}</h1><p><a href="codes.txt" download>Codes</a> <a href="#here">Nothing</a></p>
<form action="other.html"><button>{button}</button>
<input type="radio" name="which" id="one" value="1" checked><label for="one">First</label>
<input type="radio" name="which" id="two" value="2"><label for="two">Second</label>
<input type="radio" name="which" id="three" value="3"><label for="three">Third</label></form></main></body></html>"""


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Seen]:
    """Two pages with a download and radio buttons, in English; the second one also in French."""
    folder = tmp_path / "pages"
    folder.mkdir()
    english = PAGE.format(language="en", title="Sample", button="Go")
    (folder / "start.html").write_text(english, encoding="utf-8")
    (folder / "other.html").write_text(
        PAGE.format(language="fr", title="Exemple", button="Aller"), encoding="utf-8"
    )
    (folder / "codes.txt").write_text(f"{CODE}\n", encoding="utf-8")
    controls = {
        **sample_page("/").controls,
        "codes": Control(role="link", params=("name",)),
        "which": Control(role="radio", params=("name",)),
    }
    known: dict[str, PageProfile] = {
        name: msgspec.structs.replace(sample_page(f"/{name}.html"), name=name, controls=controls)
        for name in ("start", "other")
    }
    with served(folder) as target:
        yield Seen(target, sample_profile(tmp_path / "catalogs", known), tmp_path / "out")


@pytest.mark.parametrize("modality", list(Modality))
def test_a_download_is_read_and_masked(browser: Browser, pages: Seen, modality: Modality) -> None:
    """The file's text comes back; what in it is a code is never written down again."""
    with walking(browser, pages, modality) as index:
        text = index.open("start").download("start.codes", name="Codes")
        index.expect("start", "Downloaded", in_place=True)
    assert text == f"{CODE}\n"
    assert pages.redactor.holds_secret(f"The code {CODE} works once.")
    assert [act.reach for act in pages.states[-1].acts if act.verb == "activate"] == [Reach.FOUND]


def test_a_link_that_downloads_nothing_is_one_sentence(browser: Browser, pages: Seen) -> None:
    """The control and the page are told."""
    with walking(browser, pages, Modality.POINTER) as index, pytest.raises(ScenarioError) as told:
        index.open("start").download("start.codes", name="Nothing")
    assert "start.codes began no download on" in str(told.value)


def test_a_mailed_link_stays_at_the_target(browser: Browser, pages: Seen) -> None:
    """A link to the target is opened; one that leads away is refused before anything is asked of it."""
    with walking(browser, pages, Modality.POINTER) as index:
        index.follow(f"{pages.target}/other.html?key=1").expect("other", "Here")
        with pytest.raises(
            ScenarioError, match=r"the mail's link leads to https://elsewhere.example, not to"
        ):
            index.follow("https://elsewhere.example/other.html")


def test_back_leads_to_the_page_before(browser: Browser, pages: Seen) -> None:
    """The Back button is an act, and the page that it brings is a page state of its own."""
    with walking(browser, pages, Modality.POINTER) as index:
        index.open("start").expect("start", "First").activate("start.go").expect("other", "Second")
        index.back().expect("start", "First again")
    assert [state.page for state in pages.states] == ["start", "other", "start"]
    assert [act.verb for act in pages.states[-1].acts] == ["press", "arrive"]


@pytest.mark.parametrize("name", ["First", "Second", "Third"])
def test_radio_buttons_are_chosen_with_the_arrow_keys(browser: Browser, pages: Seen, name: str) -> None:
    """Tab enters the group at the chosen one; the arrows reach the others, so none is called unreachable."""
    with walking(browser, pages, Modality.KEYBOARD) as index:
        index.open("start").activate("start.which", name=name)
        assert index.page.evaluate("document.querySelector(':checked + label').textContent") == name
        index.expect("start", "Chosen", in_place=True)
    assert [act.reach for act in pages.states[-1].acts if act.verb == "activate"] == [Reach.FOUND]


def test_two_browsers_count_their_page_states_in_one_row(browser: Browser, pages: Seen) -> None:
    """No two page states of a walk have the same number, whichever browser shows them."""
    with walking(browser, pages, Modality.POINTER) as index:
        page = index.page.context.new_page()
        world = type(index.world)(page, ())
        elsewhere = Index(page, world, index.walk, pages, Clock(), visit=index.visit)
        index.open("start").expect("start", "Here")
        elsewhere.open("start").expect("start", "There")
        index.open("other").expect("other", "Here again")
    assert [state.step_number for state in pages.states] == [1, 2, 3]
    assert index.states == elsewhere.states == 3


def test_another_language_is_judged_as_itself(browser: Browser, pages: Seen) -> None:
    """After the user has chosen another language, pages are held to it: names, title and the declared language."""
    with walking(browser, pages, Modality.POINTER) as index:
        index.open("start").expect("start", "In English").activate("start.go").reads("fr")
        index.expect("other", "In French").activate("other.go").expect("other", "In French again")
    assert [state.rendition.locale for state in pages.states] == ["en", "fr", "fr"]
    assert not [finding for finding in pages.findings if finding.rule.startswith("locale/")]

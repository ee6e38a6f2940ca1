"""A user's hands, by pointer and by keyboard alone, on a page in a real browser."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.facts.profile import Control, Profile
from a11y.words.rendition import Modality

PAGE = """<!doctype html><html lang="en"><title>Sample</title><main><h1>Sample</h1>
<label>Done <input value="old name"></label></main></html>"""


@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("text", ["new", ""])
def test_filling_replaces_what_a_field_holds(
    browser: Browser, tmp_path: Path, modality: Modality, text: str
) -> None:
    """What the field held is gone, also when nothing takes its place."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(PAGE, encoding="utf-8")
    field = {"field": Control(role="textbox", msgid=("Done",))}
    page = msgspec.structs.replace(sample_page("/page.html"), controls=field)
    profile = sample_profile(tmp_path / "catalogs", {"sample": page})
    with served(tmp_path / "site") as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, modality) as index:
            index.open("sample").fill("sample.field", text)
            index.expect("sample", in_place=True)
            assert index.page.locator("input").input_value() == text
        (fill,) = (act for state in seen.states for act in state.acts if act.verb == "fill")
        # Tab, Ctrl+A, and the text or Delete
        around = {Modality.POINTER: 0, Modality.KEYBOARD: 2 if text else 3}[modality]
        assert (fill.keys - fill.typed, fill.typed) == (around, len(text) if around else 0)


TABS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title><main>
<h1>Sample</h1><div role="tablist">
<button role="tab" tabindex="0" id="one">One</button><button role="tab" tabindex="-1" id="two">Two</button></div>
<label>Kind <select><option>Kind\u00a0: a</option><option>Kind\u00a0: b</option></select></label>
<script>
const tabs = [...document.querySelectorAll("[role=tab]")];
tabs.forEach((tab, n) => {
  tab.onkeydown = (event) => { if (event.key === "ArrowRight") tabs[(n + 1) % 2].focus(); };
  tab.onclick = () => { document.body.dataset.opened = tab.id; };
});
</script></main></html>"""
HELD = """<!doctype html><html lang="en"><title>Sample</title><main><h1>Sample</h1><button id="here">Here</button>
<button id="two">Two</button><script>
document.getElementById("here").onkeydown = (event) => { if (event.key === "Tab") event.preventDefault(); };
</script></main></html>"""


def on_page(tmp_path: Path, content: str, **controls: Control) -> tuple[Path, Profile]:
    """A folder to serve, and the profile of its only page."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(content, encoding="utf-8")
    page = msgspec.structs.replace(sample_page("/page.html"), controls=controls)
    return tmp_path / "site", sample_profile(tmp_path / "catalogs", {"sample": page})


@pytest.mark.parametrize("modality", Modality)
def test_a_tab_of_a_list_is_come_to_by_the_arrows(
    browser: Browser, tmp_path: Path, modality: Modality
) -> None:
    """One tab of a list is in the page's Tab order; the others are no unreachable controls."""
    site, profile = on_page(tmp_path, TABS, two=Control(role="tab", msgid=("Two",)))
    with served(site) as target, walking(browser, Seen(target, profile, tmp_path / "run"), modality) as index:
        index.open("sample").activate("sample.two").expect("sample", in_place=True)
        assert index.page.locator("body").get_attribute("data-opened") == "two"


@pytest.mark.parametrize("modality", Modality)
def test_an_option_with_a_space_that_does_not_break(
    browser: Browser, tmp_path: Path, modality: Modality
) -> None:
    """French catalogs write one before a colon: it is a space like others for who looks for the words."""
    site, profile = on_page(tmp_path, TABS, kind=Control(role="combobox", msgid=("Kind",)))
    with served(site) as target, walking(browser, Seen(target, profile, tmp_path / "run"), modality) as index:
        index.open("sample").choose("sample.kind", "Kind\u00a0: b")
        assert index.page.locator("select").input_value().endswith("b")


def test_a_place_that_holds_the_focus_is_named(browser: Browser, tmp_path: Path) -> None:
    """Who cannot get on by Tab hears where they are stuck, after a few keys and not after hundreds."""
    site, profile = on_page(tmp_path, HELD, two=Control(role="button", msgid=("Two",)))
    with served(site) as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, Modality.KEYBOARD) as index:
            index.open("sample").activate("sample.two").expect("sample", in_place=True)
    [finding] = [found for found in seen.findings if found.rule == "keyboard/unreachable"]
    assert finding.params["stop"] == "Here"


FETCHED = """<!doctype html><html lang="en"><title>Sample</title><main><h1>Sample</h1><p id="menu"><a href="#a">Menu</a>
<button type="button">Two</button></p><p><a href="#b">More</a></p><script>
addEventListener("focusin", (event) => {
  if (event.target.hash !== "#a") return;
  const menu = document.getElementById("menu");
  menu.outerHTML = '<p id="menu"><a href="#c">Menu</a> <button type="button" onclick="done = true">Two</button></p>';
});
</script></main></html>"""


def test_a_control_that_another_one_has_replaced_is_come_to(browser: Browser, tmp_path: Path) -> None:
    """What a script puts in the place of a menu while somebody is on the way there is in reach as it was."""
    site, profile = on_page(tmp_path, FETCHED, two=Control(role="button", msgid=("Two",)))
    with served(site) as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, Modality.KEYBOARD) as index:
            index.open("sample").activate("sample.two").expect("sample", in_place=True)
            assert index.page.evaluate("done")
    assert not [found for found in seen.findings if found.rule == "keyboard/unreachable"]


POINTED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title><style>
button { outline: none; background: #fff; color: #000; border: 1px solid #000 }
button:hover, button:focus { background: #000; color: #fff }
.bare:focus { background: #fff; color: #000 }
</style><main><h1>Sample</h1><button class="go">Go</button> <button class="bare">Other</button></main></html>"""


def test_what_the_pointer_rests_on_is_not_held_against_itself(browser: Browser, tmp_path: Path) -> None:
    """Under the pointer it may look as it does with the focus: nothing is said of it then, and all of the others."""
    site, profile = on_page(tmp_path, POINTED, go=Control(role="button", msgid=("Go",)))
    seen = Seen("", profile, tmp_path / "run")
    with served(site) as target:
        seen.target = target
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").activate("sample.go").expect("sample", in_place=True)
    told = [one.target.html for one in seen.findings if one.rule == "focus/visible"]
    assert told == ['<button class="bare">']

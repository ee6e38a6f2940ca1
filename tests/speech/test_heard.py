"""What is heard of a page, told from the accessibility tree of a real browser, by reading and by tabbing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from made_records import begin
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.facts.record import combine, read_record
from a11y.facts.redaction import MASK
from a11y.speech.told import speeches
from a11y.words.rendition import Modality
from a11y.words.run import Speech
from a11y.words.speech import Hearing, NameSource, Part
from a11y.words.state import PageState

SECRET = "JBSWY3DPEHPK3PXPJBSW"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title>
<header><nav aria-label="Main"><ul><li><a href="#a">One</a></li>
<li><a href="#b" aria-current="page">Two</a></li></ul></nav></header>
<main><h1>Sample</h1><p>Text <b>in bold</b> and <em>marked</em>.</p><h2><a href="#c">News</a></h2>
<form><label for="mail">Email</label><input id="mail" type="email" required aria-describedby="hint" value="a@b">
<p id="hint">We never show it.</p>
<label>Password <input type="password" value="hunter22"></label>
<input placeholder="Search all" type="search"><input title="Year">
<fieldset><legend>Size</legend><label><input type="radio" name="s" checked>Small</label>
<label><input type="radio" name="s">Large</label></fieldset>
<label><input type="checkbox">News by mail</label>
<select aria-label="Colour"><option>Red<option selected>Blue</select>
<button type="button" aria-expanded="false" id="more" >More</button>
<button type="button" disabled>Off</button></form>
<table><caption>Files</caption><tr><th>Name<th>Size<tr><td>one.whl<td>3 kB</table>
<img src="data:," alt="A cat"><hr><p>JBSW Y3DP EHPK 3PXP JBSW</p>
<hr><div>JBSW</div><div>Y3DP</div><div>EHPK</div><div>3PXP</div><div>JBSW</div><hr><p role="status" id="said"></p>
<button type="button" class="go">Go</button><p id="end" hidden>Done</p></main><script>
document.querySelector(".go").onclick = () => {
  document.getElementById("said").textContent = "Saved"; document.getElementById("end").hidden = false; };
</script></html>"""
READING = [
    "Sample",
    "banner landmark",
    "navigation landmark, Main",
    "list of 2",
    "One, link",
    "Two, link, current page",
    "end of list",
    "end of navigation landmark",
    "end of banner landmark",
    "main landmark",
    "Sample, heading level 1",
    "Text in bold and marked.",
    "News, heading level 2, link",
    "Email",
    "Email, text field, a@b, required, We never show it.",
    "We never show it.",
    "Password",
    "Password, password field",
    "Search all, search field",
    "Year, text field",
    "group, Size",
    "Size",
    "Small, radio button, checked, 1 of 2",
    "Large, radio button, not checked, 2 of 2",
    "end of group",
    "News by mail, checkbox, not checked",
    "Colour, combo box, Blue",
    "More, button, collapsed",
    "Off, button, unavailable",
    "table, 2 rows, 2 columns, Files",
    "Files",
    "Name",
    "Size",
    "one.whl",
    "3 kB",
    "end of table",
    "A cat, image",
    "separator",
    "JBSW Y3DP EHPK 3PXP JBSW",
    "separator",
    *[MASK] * 5,
    "separator",
    "Go, button",
    "end of main landmark",
]


@pytest.fixture(scope="module")
def heard(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> tuple[Seen, Path]:
    """The page in a walk by keyboard, before and after its button was activated, and the run's folder."""
    folder = tmp_path_factory.mktemp("heard")
    (folder / "site").mkdir()
    (folder / "site" / "page.html").write_text(PAGE, encoding="utf-8")
    profile = sample_profile(folder / "catalogs", {"sample": sample_page("/page.html")})
    with served(folder / "site") as target:
        seen = Seen(target, profile, folder / "run")
        seen.redactor.learn(SECRET)
        with walking(browser, seen, Modality.KEYBOARD) as index:
            seen.recorder.write(begin([index.walk]))
            index.open("sample").expect("sample", "Opened")
            index.activate("sample.go").expect("sample", "Done", message="done", in_place=True)
    return seen, folder / "run"


def said(seen: Seen, state: PageState, hearing: Hearing) -> Speech:
    """What is heard of a page state."""
    (found,) = (one for one in speeches(state, seen.redactor.holds_secret) if one.hearing is hearing)
    return found


def test_a_page_is_read_in_order(heard: tuple[Seen, Path]) -> None:
    """Landmarks, lists and tables with their sizes, headings with levels, fields with value, state and description."""
    seen, _ = heard
    texts = [one.text for one in said(seen, seen.states[0], Hearing.READING).utterances]
    assert texts == READING


def test_a_password_and_a_secret_in_pieces_are_never_said(heard: tuple[Seen, Path]) -> None:
    """Neither the letters of a password nor how many there are, nor the groups that a shared secret is shown in."""
    seen, folder = heard
    for state in seen.states:
        for speech in speeches(state, seen.redactor.holds_secret):
            text = msgspec.json.encode(speech).decode()
            assert "hunter22" not in text
            assert "\\u2022" not in text
            assert "•" not in text
            assert "Y3DP" not in text.replace("JBSW Y3DP EHPK 3PXP JBSW", MASK)
    lines = [line for path in (folder / "records").iterdir() for line in path.read_text().splitlines()]
    assert any('"kind":"speech"' in line for line in lines)
    assert not any("3PXP" in line for line in lines if '"kind":"speech"' in line)


def test_where_a_name_comes_from_is_told(heard: tuple[Seen, Path]) -> None:
    """Label, content, title, placeholder and aria-label are told apart."""
    seen, _ = heard
    names = {
        one.name: one.source for one in said(seen, seen.states[0], Hearing.READING).utterances if one.role
    }
    assert names["Email"] is NameSource.LABEL
    assert names["Search all"] is NameSource.PLACEHOLDER
    assert names["Year"] is NameSource.TITLE
    assert names["Colour"] is NameSource.ARIA_LABEL
    assert names["More"] is NameSource.CONTENT


def test_every_stop_of_the_focus_is_announced(heard: tuple[Seen, Path]) -> None:
    """Tab by Tab: what is left and entered, name, role, state, description and position; then what the act changed."""
    seen, _ = heard
    acting = said(seen, seen.states[1], Hearing.ACTING).utterances
    stops = [one.text for one in acting if one.part is Part.ITEM]
    assert stops == [
        "One, link",
        "Two, link, current page",
        "News, link",
        "Email, text field, a@b, required, We never show it.",
        "Password, password field",
        "Search all, search field",
        "Year, text field",
        "Small, radio button, checked, 1 of 2",
        "News by mail, checkbox, not checked",
        "Colour, combo box, Blue",
        "More, button, collapsed",
        "Go, button",
    ]
    entered = [one.text for one in acting if one.part is Part.ENTER]
    assert entered == [
        "banner landmark",
        "navigation landmark, Main",
        "list of 2",
        "main landmark",
        "group, Size",
    ]
    live = [(one.text, one.live, one.lost) for one in acting if one.part is Part.LIVE]
    assert live == [("Saved", "polite", False)]


def test_a_record_keeps_what_is_heard(heard: tuple[Seen, Path]) -> None:
    """Lines of kind speech are read back, and joined once however often they were written."""
    seen, folder = heard
    state = seen.states[0]
    combine([folder, folder], folder)
    record = read_record(folder)
    mine = [one for one in record.speeches if one.state == state.id]
    assert [one.hearing for one in mine] == [Hearing.ACTING, Hearing.READING]
    assert mine[1].utterances[1].text == "banner landmark"


@pytest.mark.parametrize(("locale", "word"), [("he", "he"), ("de", "de")])
def test_every_locale_is_spoken(heard: tuple[Seen, Path], locale: str, word: str) -> None:
    """A page in a language that the harness does not speak is told all the same, roles in English."""
    del word
    seen, _ = heard
    rendition = msgspec.structs.replace(seen.states[0].rendition, locale=locale)
    state = msgspec.structs.replace(seen.states[0], rendition=rendition)
    texts = [one.text for one in said(seen, state, Hearing.READING).utterances]
    assert len(texts) > 30
    assert any(text.startswith("One, ") for text in texts)

"""What live regions say while a user acts, heard in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from walked_pages import Seen, Tabs, sample_page, sample_profile, served, walking

from a11y.browser.examining import Examiner
from a11y.coverage.met import met
from a11y.facts.catalogs import load_catalogs
from a11y.words.guests import Engines
from a11y.words.message import Channel
from a11y.words.rendition import Modality
from a11y.words.state import PageState

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title><main><h1>Sample</h1>
<p role="status" id="known">From the start</p>%s
<button class="go" id="go">Go</button><p id="end" hidden>Done</p></main><script>
const part = (id) => document.getElementById(id);
const add = (where, html) => where.insertAdjacentHTML("beforeend", html);
part("go").onclick = () => { %s; part("end").hidden = false; };
</script></html>"""


def acted(tabs: Tabs, tmp_path: Path, body: str, act: str) -> tuple[PageState, PageState]:
    """The page states before and after its button was activated."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(PAGE % (body, act), encoding="utf-8")
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page("/page.html")})
    with served(tmp_path / "site") as target:
        seen = Seen(target, profile, tmp_path / "run")
        seen.engines = Engines(axe_looks=False)
        seen.examiner = Examiner(seen.recorder, tmp_path / "run", ())
        with walking(tabs, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
            index.activate("sample.go").expect("sample", "Done", in_place=True)
    before, after = seen.states
    return before, after


@pytest.mark.parametrize(
    ("body", "act", "said"),
    [
        ("", 'part("known").textContent = "Key added"', [("Key added", "polite")]),
        ('<p role="alert" id="a"></p>', 'part("a").textContent = "Wrong"', [("Wrong", "assertive")]),
        ('<output id="a">1</output>', 'part("a").firstChild.data = "2 keys"', [("2 keys", "polite")]),
        ('<p aria-live="polite" id="a">One.</p>', 'add(part("a"), "<b>Two.</b>")', [("Two.", "polite")]),
        (
            '<p aria-live="polite" aria-atomic="true" id="a">One.</p>',
            'add(part("a"), "<b>Two.</b>")',
            [("One.Two.", "polite")],
        ),
        ('<ul role="log" id="a"><li>Old</ul>', 'add(part("a"), "<li>New")', [("New", "polite")]),
        ('<p role="alert" id="a" hidden>Wrong</p>', 'part("a").hidden = false', [("Wrong", "assertive")]),
        (
            '<p role="alert" id="a"></p>',
            'part("a").textContent = "Gone"; setTimeout(() => part("a").remove())',
            [("Gone", "assertive")],
        ),
        (
            '<p role="status" id="a" aria-busy="true"></p>',
            'part("a").textContent = "One"; part("a").textContent = "Two"; part("a").removeAttribute("aria-busy")',
            [("Two", "polite")],
        ),
        ('<p role="status" id="a">Same</p>', 'part("a").textContent = "Same"', []),
        ('<p role="status" id="a">Old</p>', 'part("a").textContent = ""', []),
        ('<p role="status" aria-live="off" id="a"></p>', 'part("a").textContent = "Silent"', []),
        ('<p role="status" id="a" style="display: none"></p>', 'part("a").textContent = "Unseen"', []),
        ('<p role="status" id="a" aria-hidden="true"></p>', 'part("a").textContent = "Unheard"', []),
        ('<p id="a"></p>', 'part("a").textContent = "Only text"', []),
    ],
)
def test_what_a_live_region_says(
    tabs: Tabs, tmp_path: Path, body: str, act: str, said: list[tuple[str, str]]
) -> None:
    """New words in a region that is exposed are noted, as much of them as the region's role and attributes ask for."""
    before, after = acted(tabs, tmp_path, body, act)
    assert before.announcements == ()
    assert [(one.text, one.politeness) for one in after.announcements] == said


def test_a_region_that_arrives_with_its_words(tabs: Tabs, tmp_path: Path) -> None:
    """Its words are noted as such: many screen readers do not say them. The region is known by its element."""
    _, after = acted(
        tabs, tmp_path, '<div id="a"></div>', "add(part('a'), '<p role=status lang=fr>Fini</p>')"
    )
    (said,) = after.announcements
    assert (said.text, said.arrived, said.language) == ("Fini", True, "fr")
    assert next(node for node in after.nodes if node.id == said.node).attributes["role"] == "status"


def test_an_announcement_is_a_channel_of_words(tabs: Tabs, tmp_path: Path) -> None:
    """A message that was announced is met by that channel, whether or not it can be seen on the page as well."""
    _, after = acted(
        tabs,
        tmp_path,
        '<p role="alert" id="a"></p>',
        'part("a").textContent = "Go"; setTimeout(() => part("a").remove())',
    )
    profile = sample_profile(tmp_path / "catalogs", {})
    sightings = met(after, load_catalogs(profile.catalogs, "en", "en"))
    assert [one.msgid for one in sightings if one.channel is Channel.LIVE] == ["Go"]


def test_an_announcement_keeps_its_text_nodes(tabs: Tabs, tmp_path: Path) -> None:
    """A list of faults in an alert is several messages; the text nodes tell where one ends."""
    _, after = acted(
        tabs,
        tmp_path,
        '<div role="alert" id="a"></div>',
        "part('a').innerHTML = '<h2>Go</h2><ul><li><a href=\"#x\">Done</a> Sample</li></ul>'",
    )
    (said,) = after.announcements
    assert (said.text, said.pieces) == ("Go Done Sample", ("Go", "Done", "Sample"))
    profile = sample_profile(tmp_path / "catalogs", {})
    sightings = met(after, load_catalogs(profile.catalogs, "en", "en"))
    assert [one.msgid for one in sightings if one.channel is Channel.LIVE] == ["Go", "Done", "Sample"]

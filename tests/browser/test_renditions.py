"""Renditions in a real browser: each shows what it says, in place and in a walk of its own, and leaves no trace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image
from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.browser.driver import Index
from a11y.facts.renditions import parse_rendition
from a11y.words.errors import ScenarioError
from a11y.words.rendition import Modality, Rendition
from a11y.words.state import PageState

NAMES = ("320x900", "dark", "forced-colors", "contrast-more", "reduced-motion", "text-spacing", "zoom-2")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sample</title>
<meta http-equiv="Content-Security-Policy" content="style-src 'self'">
<link rel="stylesheet" href="style.css"></head><body><main>
<h1>Sample</h1>
<p class="if narrow">narrow</p><p class="if dark">dark</p><p class="if forced">forced</p>
<p class="if more">more</p><p class="if still">still</p><p class="if sharp">sharp</p>
<p><label>Name <input id="name" name="name" value="as served"></label>
<label>Kind <select id="kind"><option>one</option><option>two</option></select></label>
<label><input type="checkbox" id="sure"> Sure</label></p>
<p><a class="wide" href="#end">Wide</a> <button class="go">Go</button></p>
<div class="box" tabindex="0"><p class="tall">Tall</p></div>
<p class="tall">Tall</p><p class="secret" data-secret>JBSWY3DPEHPK3PXP</p><p id="end">End</p>
</main><script src="page.js"></script></body></html>"""
STYLE = """
html { scroll-behavior: smooth } body { margin: 0; background: white; transition: background-color 80ms }
.if { display: none } .tall { block-size: 2000px } .box { block-size: 90px; overflow: auto }
.secret { color: black; background: yellow; inline-size: 20em; margin-inline-start: 5em }
@media (max-width: 330px) { .narrow { display: block } .wide { display: none } }
@media (prefers-color-scheme: dark) { .dark { display: block } body { background: black; color: white } }
@media (forced-colors: active) { .forced { display: block } }
@media (prefers-contrast: more) { .more { display: block } }
@media (prefers-reduced-motion: reduce) { .still { display: block } }
@media (min-resolution: 2dppx) and (max-width: 650px) { .sharp { display: block } }
"""
SHOWN = {
    "en": set(),
    "en 320x900": {"narrow"},
    "en dark": {"dark"},
    "en forced-colors": {"forced"},
    "en contrast-more": {"more"},
    "en reduced-motion": {"still"},
    "en text-spacing": set(),
    "en zoom-2": {"sharp"},
}
"""The sentences that a rendition brings to light."""
WITNESS = """() => ({
  at: [scrollX, scrollY, document.querySelector('.box').scrollTop], focus: document.activeElement.className,
  window: [innerWidth, innerHeight, devicePixelRatio, screen.width, screen.height, screen.orientation.type],
  fields: [document.querySelector('#name').value, document.querySelector('#kind').value,
           document.querySelector('#sure').checked],
  media: ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)',
          '(prefers-reduced-motion: reduce)'].map((query) => matchMedia(query).matches),
  sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
  source: document.documentElement.outerHTML, spaced: getComputedStyle(document.querySelector('h1')).letterSpacing,
})"""


def served_page(folder: Path, script: str = "") -> Path:
    """A folder with the page above and its script."""
    pages = folder / "pages"
    pages.mkdir()
    (pages / "sample.html").write_text(PAGE, encoding="utf-8")
    (pages / "style.css").write_text(STYLE, encoding="utf-8")
    (pages / "page.js").write_text(script, encoding="utf-8")
    return pages


def seen_at(target: str, tmp_path: Path) -> Seen:
    """What a driver is given, secrets of the page known."""
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page("/sample.html")})
    secrets = msgspec.structs.replace(profile.secrets, selectors=("[data-secret]",))
    return Seen(target, msgspec.structs.replace(profile, secrets=secrets), tmp_path / "run")


def look_besides(index: Index, *names: str) -> None:
    """Let the walk look at its pages in these renditions too."""
    index.walk = msgspec.structs.replace(index.walk, also=tuple(parse_rendition(name) for name in names))


def conditional(state: PageState) -> set[str]:
    """Which of the sentences that depend on a rendition are to be read."""
    return {run.text for run in state.runs} & set().union(*SHOWN.values())


def test_in_place_each_rendition_is_shown_and_nothing_stays_behind(browser: Browser, tmp_path: Path) -> None:
    """Every rendition is a page state of its own at the same step, and afterwards the page is as the user left it."""
    with served(served_page(tmp_path, "document.adoptedStyleSheets = [new CSSStyleSheet()];")) as target:
        seen = seen_at(target, tmp_path)
        with walking(browser, seen, Modality.POINTER) as index:
            look_besides(index, *NAMES)
            index.open("sample")
            index.page.fill("#name", "typed")
            index.page.select_option("#kind", "two")
            index.page.check("#sure")
            index.page.focus(".wide")
            index.page.evaluate(
                "() => { document.querySelector('.box').scrollTop = 700; scrollTo({top: 900, behavior: 'instant'}) }"
            )
            before: dict[str, Any] = index.page.evaluate(WITNESS)
            index.expect("sample", "Opened")
            after: dict[str, Any] = index.page.evaluate(WITNESS)
    assert after == before
    assert before["at"] == [0, 900, 700]
    assert {state.rendition.label: conditional(state) for state in seen.states} == SHOWN
    assert {(state.step, state.step_number) for state in seen.states} == {("Opened", 1)}
    assert len({state.id for state in seen.states}) == len({state.key for state in seen.states}) == len(SHOWN)
    assert not any(state.untested for state in seen.states)


@pytest.mark.parametrize("name", NAMES)
def test_a_walk_of_its_own_shows_the_same(name: str, browser: Browser, tmp_path: Path) -> None:
    """A rendition in place has the boxes, words and colours that a page loaded in it has."""
    with served(served_page(tmp_path)) as target:
        seen = seen_at(target, tmp_path)
        with walking(browser, seen, Modality.POINTER) as index:
            look_besides(index, name)
            index.open("sample").expect("sample", "Opened")
        loaded = Seen(target, seen.profile, tmp_path / "loaded")
        with walking(browser, loaded, Modality.POINTER, parse_rendition(name)) as index:
            index.open("sample").expect("sample", "Opened")
    (_, in_place), (walked,) = seen.states, loaded.states
    assert in_place.rendition == walked.rendition
    assert look(in_place) == look(walked)


def look(state: PageState) -> list[object]:
    """All that is to be seen of the elements."""
    return [(node.tag, node.box, node.style) for node in state.nodes]


def test_text_spacing_is_what_wcag_asks_for(browser: Browser, tmp_path: Path) -> None:
    """Line height 1.5, letters 0.12, words 0.16 of the font's size, paragraphs 2 apart (criterion 1.4.12)."""
    asked: list[Any] = []
    with served(served_page(tmp_path)) as target:
        seen = seen_at(target, tmp_path)
        with walking(browser, seen, Modality.POINTER, Rendition(text_spacing=True)) as index:
            index.open("sample").expect("sample", "Opened")
            asked = index.page.evaluate(
                "() => { const s = getComputedStyle(document.querySelector('#end'));"
                " return [s.lineHeight, s.letterSpacing, s.wordSpacing, s.marginBlockEnd].map(parseFloat) }"
            )
    assert asked == pytest.approx([24, 1.92, 2.56, 32])


def test_a_picture_shows_borders_that_collapse_in_the_colours_of_its_rendition(
    browser: Browser, tmp_path: Path
) -> None:
    """The browser remembers such borders; the picture of forced colours has them black, as a walk of its own would."""
    pages = served_page(tmp_path)
    (pages / "sample.html").write_text(
        '<!doctype html><html lang="en"><title>Sample</title><link rel="stylesheet" href="style.css">'
        "<main><h1>Sample</h1><table><tr><td>Cell</td></tr></table></main></html>",
        encoding="utf-8",
    )
    (pages / "style.css").write_text(
        "table { border-collapse: collapse } td { border: 20px solid #eee; inline-size: 300px; block-size: 80px }",
        encoding="utf-8",
    )
    with served(pages) as target:
        seen = seen_at(target, tmp_path)
        with walking(browser, seen, Modality.POINTER) as index:
            look_besides(index, "forced-colors", "zoom-2")
            index.open("sample").expect("sample", "Opened")
    darkest = []
    for state in seen.states:
        place = next(node.box for node in state.nodes if node.tag == "table")
        assert state.picture is not None
        assert place is not None
        with Image.open(tmp_path / "run" / "media" / state.picture.media) as picture:
            scale = picture.width / state.picture.width
            box = tuple(round(edge * scale) for edge in (place.x, place.y, place.x + 200, place.y + 12))
            darkest.append(min(picture.convert("L").crop((box[0], box[1], box[2], box[3])).tobytes()))
    assert darkest[1] < 60
    assert min(darkest[0], darkest[2]) > 200


def test_a_secret_is_painted_over_on_a_zoomed_page(browser: Browser, tmp_path: Path) -> None:
    """Where a CSS pixel is two of the picture's, the black bar still lies on the secret and nowhere else."""
    with served(served_page(tmp_path)) as target:
        seen = seen_at(target, tmp_path)
        with walking(browser, seen, Modality.POINTER, Rendition(zoom=2.0)) as index:
            index.open("sample").expect("sample", "Opened")
    (state,) = seen.states
    place = next(node.box for node in state.nodes if "data-secret" in node.attributes)
    assert state.picture is not None
    assert place is not None
    with Image.open(tmp_path / "run" / "media" / state.picture.media) as picture:
        scale = picture.width / state.picture.width
        grey = picture.convert("L").resize((state.picture.width, state.picture.height))
    assert scale == 1
    edges = (round(place.x), round(place.y), round(place.x + place.width), round(place.y + place.height))
    assert max(grey.crop(edges).tobytes()) < 40
    assert min(grey.crop((10, edges[1], edges[0] - 10, edges[3])).tobytes()) > 200


@pytest.mark.parametrize(
    ("act", "lost"),
    [
        ("document.querySelector('#name').value = 'x'", "a field holds something else"),
        ("document.querySelector('.wide').remove()", "the focus has left its place"),
        ("document.querySelectorAll('.tall').forEach((p) => p.remove())", "cannot be scrolled back"),
        ("location.reload()", "did not come back|could not be shown"),
    ],
)
def test_a_page_that_does_not_come_back_ends_the_scenario(
    act: str, lost: str, browser: Browser, tmp_path: Path
) -> None:
    """One sentence says what was lost, and that a walk of its own is the way to see this page so."""
    script = f"addEventListener('resize', () => {{ if (innerWidth < 400) {{ {act} }} }})"
    with served(served_page(tmp_path, script)) as target:
        seen = seen_at(target, tmp_path)
        with walking(browser, seen, Modality.POINTER) as index:
            look_besides(index, "320x900")
            index.open("sample")
            index.page.focus(".wide")
            index.page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
            with pytest.raises(ScenarioError, match=lost):
                index.expect("sample", "Opened")

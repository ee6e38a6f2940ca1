"""The colours probe on a page in a real browser: what it settles, and that the page is as it was."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.browser.examining import Examiner
from a11y.browser.probes.colours import COLOURS
from a11y.words.finding import Finding
from a11y.words.rendition import Modality

PAGES = Path(__file__).parents[1] / "pages"


def walked(browser: Browser, folder: Path, path: str, tmp_path: Path) -> list[Finding]:
    """What is told of a page."""
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page(path)})
    with served(folder) as target:
        seen = Seen(target, profile, tmp_path / "run")
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
    return seen.findings


def test_what_axe_cannot_tell_of_words_is_settled(browser: Browser, tmp_path: Path) -> None:
    """Words on a gradient that can be read are no question any more, and those that cannot are told once."""
    clear = walked(browser, PAGES, "/contrast-text/passed-gradient.html", tmp_path / "clear")
    assert [one for one in clear if "1.4.3" in one.criteria] == []
    faint = walked(browser, PAGES, "/contrast-text/failed-gradient.html", tmp_path / "faint")
    assert [one.rule for one in faint if "1.4.3" in one.criteria] == ["contrast/text"]


PAGE = """<!doctype html><html lang="en"><title>Sample</title>
<style>
  .tall { block-size: 3000px } * { transition: all 5s }
  p, a { color: #888; background: linear-gradient(#fff, #eee) } a:hover { color: #bbb; background: white }
</style>
<main><h1>Sample</h1><div class="tall"></div><p>Words on a gradient, far down</p>
<p><a href="#there">A link</a> in a line of words that goes on</p></main>
<script>
  var heard = [];
  for (const name of ["transitionrun", "animationstart", "resize"]) {
    addEventListener(name, (event) => heard.push(event.type), true);
  }
  new MutationObserver((list) => heard.push(...list.map((one) => one.type))).observe(
    document, { subtree: true, childList: true, attributes: true, characterData: true });
</script></html>"""


def test_the_page_does_not_notice(browser: Browser, tmp_path: Path) -> None:
    """Nothing of the page is changed, no transition runs, and it is scrolled as it was."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(PAGE, encoding="utf-8")
    profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page("/page.html")})
    with served(tmp_path / "site") as target:
        seen = Seen(target, profile, tmp_path / "run")
        seen.examiner = Examiner(seen.recorder, tmp_path / "alone", (COLOURS,))
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample")
            before = index.page.screenshot()
            index.expect("sample", "Opened")
            assert index.page.evaluate("heard") == []
            assert index.page.evaluate("scrollY") == 0
            assert index.page.evaluate("document.adoptedStyleSheets.length") == 0
            assert index.page.screenshot() == before
    (state,) = seen.states
    assert state.colours is not None
    assert state.colours.letters

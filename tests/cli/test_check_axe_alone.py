"""`a11y check --engine axe`: less is asked of the browser, and nothing else is told; pages share a browser's page."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import a11y_here
from walked_pages import served

from a11y.facts.record import read_record
from a11y.words.finding import Finding

FAULTY = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Faulty</title><p>A few words beside the main part</p>
<main><h1>Tokens</h1><p style="color: #999">Words that are too faint to be read</p>
<form><fieldset><legend>Scope of the token</legend><input name="one">
<input type="image" src="none.png"></fieldset></form>
<table><tr><th aria-label="Actions"><svg width="8" height="8"></svg></th>
<th>Name</th></tr><tr><td>a</td><td>b</td></tr></table>
<iframe src="inner.html" title="Inner"></iframe>
<iframe inert tabindex="-1" src="inner.html" title="Nobody comes here"></iframe>
<iframe tabindex="-1" src="inner.html" title="Out of reach"></iframe>
</main></html>"""
INNER = """<!doctype html><html>
<title>Inner</title><h1>Inner</h1><a href="/"><img src="none.png"></a></html>"""

TRACES = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Traces</title><main><h1>Traces</h1><p id="left"></p></main><script>
const left = [];
if (document.cookie) left.push('cookie');
if (localStorage.length) left.push('localStorage');
if (sessionStorage.length) left.push('sessionStorage');
if (window.name) left.push('name');
if (history.length > 2) left.push('history ' + history.length);
document.cookie = 'a=b; max-age=1000'; localStorage.a = sessionStorage.a = window.name = 'b';
const asked = indexedDB.open('a');
asked.onupgradeneeded = (event) => { if (!event.oldVersion) asked.result.createObjectStore('a'); };
indexedDB.databases().then((known) => {
  if (known.length > 1 || known.some((one) => one.name === 'b')) left.push('database');
  indexedDB.open('b');
  if (left.length) document.querySelector('main').insertAdjacentHTML('beforeend', '<input data-left="' + left + '">');
});
</script></html>"""


def _told(folder: Path) -> list[tuple[str, ...]]:
    def words(one: Finding) -> tuple[str, ...]:
        target = one.target
        place = (target.role, target.name, target.selector, target.html) if target else ()
        return (one.rule, one.outcome.value, one.fingerprint, one.message, *place)

    return sorted(words(one) for one in read_record(folder).findings if one.rule.startswith("axe/"))


def test_axe_says_the_same_alone(tmp_path: Path) -> None:
    """Rules, fingerprints, roles, names and places are those that axe's findings have when all others look, too."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "faulty.html").write_text(FAULTY, encoding="utf-8")
    (site / "inner.html").write_text(INNER, encoding="utf-8")
    with served(site) as base:
        for out, engine in (("alone", ("--engine", "axe")), ("all", ())):
            ran = a11y_here(
                "check", f"{base}/faulty.html", *engine, "--out", str(tmp_path / out), folder=tmp_path
            )
            assert ran.status == 1, ran.err
    alone = _told(tmp_path / "alone")
    assert {rule for rule, *_ in alone} >= {
        "axe/label",
        "axe/color-contrast",
        "axe/region",
        "axe/image-alt",
        "axe/frame-focusable-content",
    }
    assert alone == _told(tmp_path / "all")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_page_finds_nothing_of_those_before(workers: str, tmp_path: Path) -> None:
    """No cookie, no stored value, no database, no name and no history is left for the next page."""
    site = tmp_path / "site"
    site.mkdir()
    for number in range(4):
        (site / f"traces-{number}.html").write_text(TRACES, encoding="utf-8")
    with served(site) as base:
        pages = [f"{base}/traces-{number}.html" for number in range(4)]
        ran = a11y_here(
            "check", *pages, "--engine", "axe", "-n", workers, "--out", str(tmp_path / "out"), folder=tmp_path
        )
    assert ran.status == 0, ran.out + ran.err
    assert len(read_record(tmp_path / "out").states) == 4


def test_a_page_that_hangs_takes_none_with_it(tmp_path: Path) -> None:
    """What does not answer is told as not seen, and the pages after it are seen on a page that does."""
    site = tmp_path / "site"
    site.mkdir()
    clean = TRACES.partition("<script>")[0] + "</html>"
    (site / "clean.html").write_text(clean, encoding="utf-8")
    (site / "hangs.html").write_text(
        clean.replace("</main>", "</main><script>for (;;);</script>"), encoding="utf-8"
    )
    with served(site) as base:
        pages = [f"{base}/{name}" for name in ("clean.html?1", "hangs.html", "clean.html?2", "clean.html?3")]
        options = ("--engine", "axe", "-n", "1", "--timeout", "5", "--out", str(tmp_path / "out"))
        ran = a11y_here("check", *pages, *options, folder=tmp_path)
    record = read_record(tmp_path / "out")
    assert ran.status == 3, ran.out + ran.err
    assert sorted(state.url.rpartition("/")[2] for state in record.states if not state.untested) == [
        "clean.html?1",
        "clean.html?2",
        "clean.html?3",
    ]


def test_the_picture_is_what_the_window_shows(tmp_path: Path) -> None:
    """A tall page is not laid out anew for its picture, unless it was opened further down."""
    site = tmp_path / "site"
    site.mkdir()
    tall = FAULTY.replace("</main>", "<p id='end' style='margin-top: 2000px'>The end of it</p></main>")
    (site / "tall.html").write_text(tall, encoding="utf-8")
    (site / "inner.html").write_text(INNER, encoding="utf-8")
    with served(site) as base:
        pages = [f"{base}/tall.html", f"{base}/tall.html#end"]
        a11y_here(
            "check", *pages, "--engine", "axe", "-n", "1", "--out", str(tmp_path / "out"), folder=tmp_path
        )
    heights = {
        "#" in state.url: state.picture.height
        for state in read_record(tmp_path / "out").states
        if state.picture
    }
    assert heights[False] == 900
    assert heights[True] > 2000

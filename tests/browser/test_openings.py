"""Opening what can be opened: nothing is sent, nothing is left open, and the page is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from leaving import LEAVING, acted_on
from playwright.sync_api import Browser, Page
from walked_pages import Seen, Tabs, sample_page, sample_profile, served, walking

from a11y.browser.probes.eyes import EYES
from a11y.browser.probes.openings import OPENINGS
from a11y.words.openings import Openings
from a11y.words.rendition import Modality

HEAD = (
    '<!doctype html><html lang="en"><title>Sample</title><style>[hidden] { display: none }</style>'
    "<main><h1>Sample</h1>"
)
PANEL = '<button type="button" id="open" aria-expanded="false">Open</button><div id="more" hidden><p>Words.</p></div>'
PROMISES = "const open = document.querySelector('#open'), more = document.querySelector('#more');"


@contextmanager
def looking(
    tabs: Browser | Tabs,
    folder: Path,
    body: str,
    script: str = "",
    asked: list[str] | None = None,
    *,
    free: bool = True,
    eyes: bool = False,
) -> Iterator[tuple[Openings, Page]]:
    """What the probe saw of a page, and the live page after it; `eyes` tell it what a narrow window shows."""
    html = (f"{HEAD}{body}</main><script>{script}</script></html>", f"{HEAD}</main></html>")
    with acted_on(tabs, folder, html, (EYES, OPENINGS) if eyes else (OPENINGS,), asked, free=free) as (
        state,
        page,
    ):
        assert state.openings is not None
        yield state.openings, page


FORM_THAT_WAITS = '<form method="post" hidden><p>Words.</p></form>'


@pytest.mark.parametrize("name", LEAVING)
def test_nothing_leaves_the_page(name: str, tabs: Tabs, tmp_path: Path) -> None:
    """Whatever a button does, nothing is sent, no other document comes, and no window opens."""
    asked: list[str] = []
    script = f"{PROMISES} open.addEventListener('click', () => {{ {LEAVING[name]} }});"
    with looking(tabs, tmp_path, PANEL, script, asked) as (openings, page):
        assert openings.tried == 1
        assert page.url.endswith("/page.html")
        assert len(page.context.pages) == 1
    assert [one for one in asked if "favicon" not in one] == ["GET /page.html"]


def test_a_page_goes_back_in_its_history_as_before_once_the_probe_has_gone(
    browser: Browser, tmp_path: Path
) -> None:
    """What kept the page where it was is taken away: a way back, as Django's admin has it, works again."""
    body = f'<p><a href="#" id="open">No, take me back</a></p>{FORM_THAT_WAITS}'
    script = (
        "document.querySelector('#open').onclick = (event) => { event.preventDefault(); history.back(); };"
    )
    with looking(browser, tmp_path, body, script) as (openings, page):
        assert openings.tried == 1
        page.get_by_role("link").click()
        page.wait_for_url("about:blank")


def test_buttons_that_send_are_not_pressed(tabs: Tabs, tmp_path: Path) -> None:
    """A button that sends its form, a link elsewhere, and words of acts are left alone."""
    body = """<form method="post" action="/send"><button id="open" aria-haspopup="dialog">Go</button></form>
        <p><a href="/other.html">Other</a> <button type="button">Delete the project</button></p>
        <div hidden>Words.</div>"""
    script = "document.addEventListener('click', () => { document.title = 'pressed'; });"
    with looking(tabs, tmp_path, body, script) as (openings, page):
        assert openings.tried == 0
        assert page.title() == "Sample"


OPENED = {
    "details": ("<details><summary>More</summary><p>Words.</p></details>", ""),
    "popover": ('<button type="button" popovertarget="p">More</button><div id="p" popover>Words.</div>', ""),
    "dialog": (
        '<button type="button" id="open">Ask</button><dialog id="more" aria-label="Q"><p>Words.</p></dialog>',
        f"{PROMISES} open.addEventListener('click', () => more.showModal());",
    ),
    "dialog that refuses": (
        '<button type="button" id="open">Ask</button><dialog id="more" aria-label="Q"><p>Words.</p></dialog>',
        f"{PROMISES} open.onclick = () => more.showModal(); more.onkeydown = (e) => e.preventDefault();",
    ),
    "target": (
        """<style>#more:not(:target) { display: none }</style><a href="#more">Ask</a>
        <div id="more" role="dialog" aria-label="Q"><p>Words.</p></div>""",
        "",
    ),
    "panel without a way back": (PANEL, f"{PROMISES} open.onclick = () => {{ more.hidden = false; }};"),
    "made by script": (
        '<button type="button" id="open" aria-haspopup="dialog">Ask</button>',
        """document.querySelector('#open').onclick = () => document.body.insertAdjacentHTML('beforeend',
            '<div role=dialog aria-label=Q><p>Words.</p></div>');""",
    ),
    "stores": (
        PANEL,
        f"{PROMISES} open.onclick = () => {{ localStorage.seen = '1'; more.hidden = !more.hidden; }};",
    ),
}
"""Things that open, and how they close or do not."""
LOOK = """() => [location.href, document.activeElement.id, scrollY, document.body.innerText, document.body.innerHTML,
    JSON.stringify(localStorage), document.querySelector(':target, :modal, :popover-open, [open]') === null]"""


@pytest.mark.parametrize("name", OPENED)
def test_what_was_opened_is_closed(name: str, tabs: Tabs, tmp_path: Path) -> None:
    """The page looks as it did, is at the same address, and has its focus and what it stored."""
    body, script = OPENED[name]
    (tmp_path / "before").mkdir()
    with looking(tabs, tmp_path / "before", "<p>", "") as (_, page):
        page.set_content(f"{HEAD}{body}</main><script>{script}</script></html>")
        _, _, _, words, source, stored, shut = page.evaluate(LOOK)
    with looking(tabs, tmp_path, body, script) as (openings, page):
        (opening,) = openings.openings
        now = page.evaluate(LOOK)
    assert not opening.stays
    assert now[0].endswith("/page.html")
    assert now[1:4] == ["", 0, words]
    assert now[4].replace("\n", "") == source.replace("\n", "")
    assert now[5:] == [stored, shut]


NARROW = (
    "<style>#open { display: none } @media (max-width: 600px) { #open { display: block } #more { display: none } "
    "#more.on { display: block } }</style><button type=button id=open>Open</button><p id=more>Words.</p>"
)
NARROW_LOOK = "() => [innerWidth, innerHeight, document.body.innerHTML, document.activeElement.id]"


@pytest.mark.parametrize("way", ["classList.toggle('on')", "classList.add('on')"])
def test_what_a_narrow_window_alone_opens_is_closed(way: str, tabs: Tabs, tmp_path: Path) -> None:
    """It is opened in that window, and the page has its own one again, with its elements and its focus as before."""
    script = f"{PROMISES} open.onclick = () => {{ more.{way}; }};"
    with looking(tabs, tmp_path, NARROW, script, eyes=True) as (openings, page):
        (opening,) = openings.openings
        now = page.evaluate(NARROW_LOOK)
    assert (opening.narrow, opening.called, opening.what.box, opening.stays) == (True, "Open", None, False)
    assert openings.tried == 1
    assert now[:2] == [1280, 900]
    assert '<p id="more">Words.</p>' in now[2].replace(' class=""', "")
    assert now[3] == ""


@pytest.mark.parametrize(
    ("free", "body"),
    [
        (False, NARROW),
        (True, NARROW.replace("#open { display: none }", "")),
        (True, '<a href="#x">To</a><p id="x">X</p>'),
    ],
)
def test_no_narrow_window_is_tried_where_it_shows_nothing_more(
    free: bool, body: str, tabs: Tabs, tmp_path: Path
) -> None:
    """Nor in a task, which goes on from the page: the window has another size for the eyes alone."""
    script = "window.sizes = 0; addEventListener('resize', () => { sizes += 1; });"
    sizes = []
    for number, probes in enumerate((True, False)):
        (tmp_path / str(number)).mkdir()
        html = (f"{HEAD}{body}</main><script>{script}</script></html>", f"{HEAD}</main></html>")
        acting = (EYES, OPENINGS) if probes else (EYES,)
        with acted_on(tabs, tmp_path / str(number), html, acting, free=free) as (state, page):
            sizes.append(page.evaluate("sizes"))
            assert state.openings is None or not any(one.narrow for one in state.openings.openings)
    assert sizes[0] == sizes[1]


def test_what_a_script_makes_for_a_narrow_window_is_not_told(tabs: Tabs, tmp_path: Path) -> None:
    """It is no element of the page that was looked at; it is closed all the same."""
    script = (
        "addEventListener('resize', () => { document.querySelector('#made')?.remove(); if (innerWidth > 600) return;"
        "document.body.insertAdjacentHTML('afterbegin', '<button type=button id=made>Menu</button>');"
        "made.onclick = () => { more.hidden = !more.hidden; }; });"
    )
    body = '<div id="more" hidden><p>Words.</p></div>'
    with looking(tabs, tmp_path, body, script, eyes=True) as (openings, page):
        assert (openings.tried, openings.openings) == (1, ())
        assert page.locator("#made").count() == 0
        assert page.locator("#more").is_hidden()


def test_a_page_without_anything_to_open_is_asked_once(tabs: Tabs, tmp_path: Path) -> None:
    """Nothing is pressed and no guard is set where there is nothing to try."""
    script = "for (const kind of ['keydown', 'focusin']) addEventListener(kind, () => document.title = kind);"
    with looking(tabs, tmp_path, '<p><a href="/other.html">Other</a></p>', script) as (openings, page):
        assert openings == Openings()
        assert page.title() == "Sample"


def test_a_page_that_throws_at_every_touch(tabs: Tabs, tmp_path: Path) -> None:
    """It is tried all the same."""
    script = "for (const kind of ['keydown', 'click', 'focusin']) addEventListener(kind, () => { throw 1; }, true);"
    with looking(tabs, tmp_path, OPENED["details"][0], script) as (openings, _):
        assert [opening.by_keys for opening in openings.openings] == [True]


def test_what_may_do_anything_is_left_alone_in_a_task(tabs: Tabs, tmp_path: Path) -> None:
    """A button that does not say that it opens something is tried in a check alone; one that says so, in a task too."""
    body = f'<button type="button" id="tell">Help</button><dialog id="help">New</dialog>{PANEL}'
    script = (
        f"{PROMISES} window.did = {{}}; tell.onclick = () => {{ did.added = 'yes'; help.showModal(); }};"
        "open.onclick = () => { did.opened = 'yes'; more.hidden = !more.hidden; };"
    )
    for free, done in ((False, {"opened": "yes"}), (True, {"added": "yes", "opened": "yes"})):
        folder = tmp_path / str(free)
        folder.mkdir()
        with looking(tabs, folder, body, script, free=free) as (_, page):
            assert page.evaluate("did") == done


def test_a_page_that_has_gone_to_a_part_of_it_stays_there(tabs: Tabs, tmp_path: Path) -> None:
    """A document that was looked at before, at another address, is not taken back to that one."""
    body = (
        f"{HEAD}{PANEL}<button class=go>Go</button><p id=part hidden>Part. <a href='#' title=Tip>Tip</a></p>"
    )
    style = "<style>b { display: none } a:hover b { display: block; position: absolute }</style>"
    tip = f"{style}<a href='#'>A<b>Tip</b></a>"
    script = (
        f"{PROMISES} open.onclick = () => {{ more.hidden = !more.hidden; open.ariaExpanded = !more.hidden; }};"
        "addEventListener('hashchange', () => { part.hidden = location.hash !== '#part'; });"
        "document.querySelector('.go').onclick = () => { part.hidden = false; history.pushState(null, '', '#part'); };"
    )
    site = tmp_path / "site"
    site.mkdir()
    (site / "page.html").write_text(f"{body}{tip}</main><script>{script}</script></html>", encoding="utf-8")
    with served(site) as target:
        profile = sample_profile(tmp_path / "catalogs", {"sample": sample_page("/page.html")})
        seen = Seen(target, profile, tmp_path / "run")
        with walking(tabs, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "First")
            index.activate("sample.go").expect("sample", "Its part", in_place=True)
            assert index.page.url.endswith("#part")
            assert index.page.locator("#part").is_visible()
        tried = [state.openings.tried for state in seen.states if state.openings is not None]
        assert tried == [1, 0]

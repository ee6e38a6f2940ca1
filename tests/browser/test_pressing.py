"""Pressing and typing: nothing is sent, nothing is pressed where somebody goes on, and the page is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from leaving import LEAVING, acted_on
from playwright.sync_api import Browser, Page

from a11y.browser.probes.listening import LISTENING
from a11y.browser.probes.pressed import PRESSED
from a11y.words.pressed import Pressed

BUTTON = '<p><button type="button" id="go">Go</button></p><ul><li>one</li><li>two</li></ul><p id="say"></p>'


@contextmanager
def pressing(
    browser: Browser,
    folder: Path,
    body: str,
    script: str,
    asked: list[str] | None = None,
    *,
    free: bool = True,
) -> Iterator[tuple[Pressed, Page]]:
    """What the probe saw of a page, and the live page after it."""
    html = f'<!doctype html><html lang="en"><title>Sample</title><main><h1>Sample</h1>{body}</main>'
    pages = (f"{html}<script>{script}</script></html>", html)
    with acted_on(browser, folder, pages, (LISTENING, PRESSED), asked, free=free) as (state, page):
        assert state.pressed is not None
        yield state.pressed, page


def test_the_page_is_put_back(browser: Browser, tmp_path: Path) -> None:
    """Whatever presses and typing changed in the document, in fields and in storage is as it was before."""
    body = (
        BUTTON
        + '<form role="search"><label for="q">Name</label> <input id="q" name="q"></form><div id="found" hidden></div>'
        + '<p><input id="check" type="checkbox" aria-label="All"></p><dialog>Words</dialog>'
    )
    script = """
        document.querySelector("#go").addEventListener("click", (event) => {
          document.querySelector("li").remove();
          document.querySelector("ul").prepend(document.createElement("li"));
          document.querySelector("#say").textContent = "Gone";
          document.querySelector("#check").checked = true;
          document.querySelector("dialog").showModal();
          event.currentTarget.className = "on";
          localStorage.setItem("pressed", "yes");
          location.hash = "say";
        });
        document.querySelector("#q").addEventListener("input", () => {
          const found = document.querySelector("#found");
          found.innerHTML = "<button type=button>testing</button><button type=button>tested</button>";
          found.hidden = false;
        });
        window.before = document.querySelector("main").outerHTML;"""
    with pressing(browser, tmp_path, body, script) as (pressed, page):
        assert [one.name for one in pressed.presses] == ["Go"]
        assert [one.options for one in pressed.suggested] == [2]
        assert page.evaluate("document.querySelector('main').outerHTML === before")
        assert page.evaluate(
            "[check.checked, q.value, localStorage.length, document.activeElement.tagName]"
        ) == [
            False,
            "",
            0,
            "BODY",
        ]
        assert page.evaluate("!document.querySelector('dialog:modal')")
        assert page.url.endswith("/page.html")


@pytest.mark.parametrize("name", ["post by script", "beacon", "form", "address", "window", "page before"])
def test_nothing_leaves_the_page(name: str, browser: Browser, tmp_path: Path) -> None:
    """Whatever a button does, nothing is sent, no other document comes, and no window opens."""
    asked: list[str] = []
    script = f"go.addEventListener('click', () => {{ say.textContent = 'Yes'; {LEAVING[name]} }});"
    with pressing(browser, tmp_path, BUTTON, script, asked) as (_, page):
        assert page.url.endswith("/page.html")
        assert len(page.context.pages) == 1
    assert [one for one in asked if "favicon" not in one] == ["GET /page.html"]


def test_nothing_is_pressed_where_somebody_goes_on(browser: Browser, tmp_path: Path) -> None:
    """In a scenario the page is the user's: what cannot be undone is not tried."""
    script = "window.clicks = 0; document.addEventListener('click', () => { clicks += 1; });"
    with pressing(browser, tmp_path, BUTTON, script, free=False) as (pressed, page):
        assert pressed == Pressed()
        assert page.evaluate("clicks") == 0


def test_words_that_sign_out_are_not_pressed(browser: Browser, tmp_path: Path) -> None:
    """A button that leaves the account, pays or prints is left alone, and so is one that sends its form."""
    body = (
        '<form action="/other.html"><button>Send</button></form><button type="button">Sign out</button>'
        '<button type="button">Print</button><button type="button" disabled>Off</button>'
    )
    script = "window.clicks = 0; document.addEventListener('click', () => { clicks += 1; });"
    with pressing(browser, tmp_path, body, script) as (_, page):
        assert page.evaluate("clicks") == 0


def test_the_clipboard_stays_as_it_is(browser: Browser, tmp_path: Path) -> None:
    """What a page copies is told to the probe alone, and the page's own way to copy is there again afterwards."""
    script = (
        "window.own = navigator.clipboard.writeText;"
        "go.onclick = () => navigator.clipboard.writeText('x').then(() => { say.textContent = 'Copied'; });"
    )
    with pressing(browser, tmp_path, BUTTON, script) as (pressed, page):
        (press,) = pressed.presses
        assert press.copied
        assert page.evaluate("navigator.clipboard.writeText === own")


def test_a_page_that_sabotages_its_own_world_is_no_crash(browser: Browser, tmp_path: Path) -> None:
    """Handlers that throw, questions, and built-ins that are gone: the probe tells what it saw, or nothing."""
    script = (
        "Array.prototype.map = null; Element.prototype.remove = null; window.Clipboard = undefined;"
        "go.addEventListener('click', () => { alert('no'); say.textContent = 'x'; throw new Error('never'); });"
    )
    with pressing(browser, tmp_path, BUTTON, script) as (pressed, page):
        assert pressed.presses == ()
        assert page.evaluate("say.textContent") == ""


def test_fields_that_a_script_hears_are_chosen_in_and_put_back(browser: Browser, tmp_path: Path) -> None:
    """A checkbox, a radio button and a list are operated by their keys, and chosen as before afterwards."""
    body = (
        '<p><label><input type="checkbox" id="c" checked> All</label></p>'
        '<p><label><input type="radio" name="r" id="a" checked> A</label>'
        '<label><input type="radio" name="r" id="b"> B</label></p>'
        '<p><label>Order <select id="s"><option>name</option><option>age</option></select></label></p><p id="say"></p>'
    )
    script = (
        "document.addEventListener('change', (event) => { say.textContent = `changed ${event.target.id}`; });"
    )
    with pressing(browser, tmp_path, body, script) as (pressed, page):
        assert [one.came[0].words for one in pressed.presses] == ["changed c", "changed b", "changed s"]
        assert all(one.field and not one.told for one in pressed.presses)
        assert page.evaluate("[c.checked, a.checked, b.checked, s.value, say.textContent]") == [
            True,
            True,
            False,
            "name",
            "",
        ]


def test_fields_that_no_script_hears_are_left_alone(browser: Browser, tmp_path: Path) -> None:
    """A checkbox that is only sent with its form does nothing by itself."""
    body = '<p><label><input type="checkbox" id="c"> All</label></p>' + BUTTON
    script = "window.changes = 0; c.oninput = null; go.onclick = () => { say.textContent = 'x'; };"
    script += "c.addEventListener('focus', () => { changes += 1; });"
    with pressing(browser, tmp_path, body, script) as (_, page):
        assert page.evaluate("changes") == 0


def test_what_is_put_off_is_called_at_once(browser: Browser, tmp_path: Path) -> None:
    """What a timer takes away some seconds later is told with its seconds, and nothing waits for them."""
    script = """
        go.addEventListener("click", () => {
          say.textContent = "The project is among yours.";
          setTimeout(() => { say.style.opacity = "0"; setTimeout(() => { say.textContent = ""; }, 3000000); }, 5000);
        });
        window.own = setTimeout;"""
    with pressing(browser, tmp_path, BUTTON, script) as (pressed, page):
        (press,) = pressed.presses
        assert [one.goes for one in press.came] == [5000]
        assert page.evaluate("[setTimeout === own, say.outerHTML]") == [True, '<p id="say"></p>']


def test_a_timer_that_the_focus_stops_takes_nothing_away(browser: Browser, tmp_path: Path) -> None:
    """Whoever comes to a message by keys or by the pointer is given what the page gives them."""
    script = """
        go.addEventListener("click", () => {
          say.innerHTML = "Done. <button type=button>Undo</button>";
          const timer = setTimeout(() => { say.textContent = ""; }, 5000);
          say.addEventListener("focusin", () => clearTimeout(timer));
        });"""
    with pressing(browser, tmp_path, BUTTON, script) as (pressed, _):
        (came,) = pressed.presses[0].came
        assert (came.uses, came.goes) == (1, 0)


def test_what_would_change_the_server_has_no_connection(browser: Browser, tmp_path: Path) -> None:
    """A request that does not only read is refused, what the page makes of that is told, and others are answered."""
    asked: list[str] = []
    script = """
        go.addEventListener("click", async () => {
          const read = await fetch("/other.html");
          try { await fetch("/send", { method: "POST" }); } catch { say.textContent = `No connection, ${read.status}`; }
        });
        window.own = fetch;"""
    with pressing(browser, tmp_path, BUTTON, script, asked) as (pressed, page):
        (press,) = pressed.presses
        assert [one.words for one in press.came] == ["No connection, 200"]
        assert (press.requests, press.refused, press.waiting) == (2, 1, False)
        assert page.evaluate("fetch === own")
    assert not [one for one in asked if one.startswith("POST")]


def test_a_request_of_which_nothing_comes_is_told(browser: Browser, tmp_path: Path) -> None:
    """Where the page says nothing without an answer, it is told at least that it asked."""
    script = (
        "go.onclick = () => { fetch('/send', { method: 'POST' }).then(() => { say.textContent = 'Yes'; }); };"
    )
    with pressing(browser, tmp_path, BUTTON, script) as (pressed, _):
        assert [(one.name, one.refused, one.came) for one in pressed.presses] == [("Go", 1, ())]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "how", ["", "event.preventDefault(); event.target.submit();", "form.requestSubmit = 0;"]
)
def test_a_form_that_a_script_hears_is_not_sent(
    method: str, how: str, browser: Browser, tmp_path: Path
) -> None:
    """What the page does when its form is sent is seen, and neither its script nor the browser sends it."""
    asked: list[str] = []
    body = f'<form method="{method}" action="/other.html"><input name="n"><button>Send</button></form><p id="say"></p>'
    script = f"const form = document.forms[0]; form.onsubmit = (event) => {{ say.textContent = 'Sending'; {how} }};"
    with pressing(browser, tmp_path, body, script, asked) as (_, page):
        assert page.url.endswith("/page.html")
        assert page.evaluate("say.textContent") == ""
    assert [one for one in asked if "favicon" not in one] == ["GET /page.html"]


def test_what_a_form_says_is_told(browser: Browser, tmp_path: Path) -> None:
    """A form that its script finds wrong says so, and where the focus is then."""
    body = '<form method="post" action="/send"><input name="n" id="n"><button>Send</button></form><p id="say"></p>'
    script = "document.forms[0].onsubmit = () => { say.textContent = 'No name'; n.focus(); return false; };"
    with pressing(browser, tmp_path, body, script) as (pressed, _):
        (press,) = pressed.presses
        assert (press.sends, press.focus, [one.words for one in press.came]) == (True, "moved", ["No name"])

"""The hands probe on a page in a real browser: what it notes of each press of Tab, there and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser
from walked_pages import Seen, sample_page, sample_profile, served, walking

from a11y.browser.walking import stage
from a11y.facts.profile import LocaleChoice
from a11y.words.hands import Hands, WalkEnd
from a11y.words.rendition import Modality, Rendition
from a11y.words.state import PageState

HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title><main><h1>Sample</h1>'


def walked(browser: Browser, folder: Path, middle: str) -> tuple[PageState, Hands]:
    """The page state of a page with this in it, and what hands found there."""
    (folder / "site").mkdir()
    (folder / "site" / "page.html").write_text(f"{HEAD}{middle}</main></html>", encoding="utf-8")
    profile = sample_profile(folder / "catalogs", {"sample": sample_page("/page.html")})
    with served(folder / "site") as target:
        seen = Seen(target, profile, folder / "run")
        with walking(browser, seen, Modality.POINTER) as index:
            index.open("sample").expect("sample", "Opened")
    (state,) = seen.states
    assert state.hands is not None, state.untested
    return state, state.hands


def named(state: PageState, nodes: Sequence[int]) -> list[str]:
    """The ids of elements."""
    return [state.nodes[node].attributes["id"] for node in nodes]


def test_a_long_page_is_walked_to_its_end(browser: Browser, tmp_path: Path) -> None:
    """More stops than are pressed at once, and than fit into the window: each in its order, there and back."""
    lines = "".join(f'<p><a href="#{n}">Line {n}</a></p>' for n in range(300))
    _, hands = walked(browser, tmp_path, lines)
    assert hands.end is hands.back_end is WalkEnd.ROUND
    assert [stop.node for stop in hands.stops] == sorted(stop.node for stop in hands.stops)
    assert len(hands.stops) == 300
    assert hands.back == tuple(stop.node for stop in reversed(hands.stops))
    assert all(stop.changes and stop.covered == 0 for stop in hands.stops)


HEARS = "<script>for (const type of ['keydown', 'focusin']) addEventListener(type, () => {});</script>"


def test_a_page_of_thousands_of_elements_that_hears_keys_is_walked_to_its_end(
    browser: Browser, tmp_path: Path
) -> None:
    """Every stop is seen, there and back, and nothing is left untested for want of time."""
    lines = "".join(f'<li>Line <em>{n}</em> <a href="#{n}">here</a></li>' for n in range(1200))
    state, hands = walked(browser, tmp_path, f"<ul>{lines}</ul>{HEARS}")
    assert hands.end is hands.back_end is WalkEnd.ROUND
    assert len(hands.stops) == len(hands.back) == 1200
    assert hands.back == tuple(stop.node for stop in reversed(hands.stops))
    assert not state.untested


LATE_TRAP = """<p><a href="#a" id="one">1</a></p>
  <div id="box"><button id="two">2</button><button id="three">3</button></div>
  <p><a href="#b" id="four">4</a> <a href="#c" id="five">5</a></p><script>
  const box = document.getElementById("box");
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) setTimeout(() => box.firstElementChild.focus());
  });</script>"""
LEAPS = """<p><a href="#a" id="one">1</a> <a href="#b" id="two">2</a> <a href="#c" id="three">3</a>
  <a href="#d" id="four">4</a></p>
  <script>document.getElementById("two").addEventListener("keydown", (event) => {
    if (event.key === "Tab" && !event.shiftKey) { event.preventDefault(); document.getElementById("four").focus(); }
  });</script>"""


def test_what_a_script_does_a_moment_after_a_press_comes_before_the_next(
    browser: Browser, tmp_path: Path
) -> None:
    """Where scripts hear presses, a trap that takes the focus back later is met all the same."""
    state, hands = walked(browser, tmp_path, LATE_TRAP)
    assert hands.end is WalkEnd.LOOP
    assert named(state, [stop.node for stop in hands.stops])[:3] == ["one", "two", "three"]


def test_a_press_that_a_script_takes_is_followed(browser: Browser, tmp_path: Path) -> None:
    """Where the page's own order is another one, stops are those that somebody comes to, and no more."""
    state, hands = walked(browser, tmp_path, LEAPS)
    assert named(state, [stop.node for stop in hands.stops]) == ["one", "two", "four"]
    assert named(state, hands.back) == ["four", "three", "two", "one"]


def test_frames_and_shadow_trees_are_walked_through(browser: Browser, tmp_path: Path) -> None:
    """Elements in them are stops with their own places on the page; a frame of another origin is one stop."""
    middle = """<p><a href="#one">One</a></p><x-box></x-box>
      <p style="height:300px">Room</p><iframe title="Own" srcdoc="<button>Two</button>"></iframe>
      <iframe title="Other" sandbox srcdoc="<button>1</button><button>2</button>"></iframe><p><a href="#end">End</a></p>
      <script>document.querySelector("x-box").attachShadow({ mode: "open" }).innerHTML =
        "<button>Inner</button>"</script>"""
    state, hands = walked(browser, tmp_path, middle)
    tags = [state.nodes[stop.node].tag for stop in hands.stops]
    assert tags == ["a", "button", "button", "iframe", "a"]
    inner = next(stop for stop in hands.stops if state.nodes[stop.node].frame and stop.box)
    place = state.nodes[inner.node].box
    assert place is not None
    assert inner.box is not None
    assert abs(place.y - inner.box.y) < 2, "places inside a frame count from the top of the page"


def test_elements_are_named_in_one_answer(browser: Browser) -> None:
    """Each by its number, as often as it stands in the array, from shadow trees too; 0 for what is no element."""
    with stage(browser, Rendition(), LocaleChoice(header=True), "http://localhost") as ready:
        ready.page.goto("data:text/html,<p>One</p><div></div>")
        world = ready.world
        world.call(
            """(() => { document.querySelector("div").attachShadow({ mode: "open" }).innerHTML = "<b>Two</b>";
            const p = document.querySelector("p");
            globalThis.told = [p, null, document.querySelector("div").shadowRoot.firstChild, p, 7]; })"""
        )
        first, none, second, again, number = world.numbers("(() => globalThis.told)")
        named = [
            world.send("DOM.describeNode", backendNodeId=one)["node"]["localName"] for one in (first, second)
        ]
    assert named == ["p", "b"]
    assert (none, again, number) == (0, first, 0)

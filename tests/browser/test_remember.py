"""What axe remembers of elements is kept by a memory of ours: the same answers, found without a search."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from a11y.browser.observe import probe_scripts
from a11y.browser.probes.axe import TAGS, axe_source, with_memory
from a11y.browser.world import World

PAGE = """<!doctype html><html><title>Sample</title><style>.gone{visibility:hidden}</style><nav><a href="#a"></a></nav>
<div role="button" id="twice"></div><input id="twice"><p style="color:#aaa">Pale <a href="#b">a link</a></p>
<ul><div>No item</div></ul><table><tr><th></th><td>1</td></tr></table><div class="gone"><img src="none.png"></div>
<div style="overflow:auto;height:20px"><p>One</p><p>Two</p></div><h4>Low</h4><svg role="img"></svg>
<label>Code <input></label><button style="width:9px;height:9px;padding:0"></button><button>x</button></html>"""


def _world(browser: Browser) -> World:
    page = browser.new_page()
    world = World(page, probe_scripts(axe_alone=True))
    page.goto("about:blank")
    page.set_content(PAGE)
    return world


def test_the_bundled_axe_remembers_so() -> None:
    """Where axe's source makes its memory, ours is asked for; a source that has no such place stays as it is."""
    assert with_memory(axe_source()).count("a11yRemember") == 1
    assert with_memory("axe._memoizedFns=[]") == "axe._memoizedFns=[]"


def test_axe_runs_as_it_is_written(browser: Browser) -> None:
    """Its function is not made strict by a script of ours, which begins so: axe was not written for that."""
    # the arguments of a strict function cannot be asked for
    told = _world(browser).call(
        "(() => [a11yInstallAxe, a11yRemember].map((one) => { try { one.arguments; return 'as written'; } "
        "catch { return 'strict'; } }))"
    )
    assert told == ["as written", "strict"]


def test_axe_says_the_same(browser: Browser) -> None:
    """Rules, elements, and what is said of them do not depend on who remembers."""
    own, ours = _world(browser), _world(browser)
    own.run("delete globalThis.a11yRemember")
    told: list[dict[str, Any]] = [world.call("a11yProbe.runAxe", TAGS) for world in (own, ours)]
    for answer in told:
        del answer["took"]
    assert len(told[0]["violations"]) > 8
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("declared", "asked", "worked"),
    [
        ("one", [["a"], ["b"], ["a"], ["a", "more"]], 2),
        ("one, two", [["a"], ["a", 1], ["a", 1], ["b", 1], ["a"]], 3),
        ("one, two, three", [["a", 1, 2], ["a", 1], ["a", 1, 2], ["a", 1]], 2),
    ],
)
def test_what_was_asked_is_worked_out_once(
    declared: str, asked: list[list[object]], worked: int, browser: Browser
) -> None:
    """As many arguments as are declared tell questions apart; an answer of `undefined` is one, too."""
    world = _world(browser)
    times = world.call(
        "((declared, asked) => { let times = 0; const ask = a11yRemember(new Function('work', "
        "`return function (${declared}) { work(); }`)(() => { times += 1; }));"
        " asked.forEach((one) => ask(...one)); const first = times; ask.clear(); asked.forEach((one) => ask(...one));"
        " return [first, times - first]; })",
        declared,
        asked,
    )
    assert times == [worked, worked]

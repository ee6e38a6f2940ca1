"""What is spared axe, since it is sure without: axe's findings are the same, and most texts are spared."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from a11y.browser.observe import probe_scripts
from a11y.browser.probes.axe import TAGS
from a11y.browser.world import World

HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title><main><h1>Sample</h1>'
PAGES = {
    "plain": "<p>Dark on white. <em>More</em> <a href='#a'>a link</a> and "
        "<code>code</code></p><ul><li>One<li>Two</ul>",
    "pale": "<p style='color:#aaa'>Pale on white.</p><p>Dark</p>",
    "pale on pale": "<div style='background:#ccc'><p style='color:#999'>Grey on grey</p></div>",
    "dark part": "<div style='background:#222'><p style='color:#eee'>Light</p><p style='color:#444'>Dark on "
        "dark</p></div>",
    "picture behind": "<div style='background-image:linear-gradient(#fff,#000)'><p>Over a gradient</p></div>",
    "see-through": "<div style='background:rgba(0,0,0,.6)'><p style='color:#333'>On grey glass</p></div>",
    "faded": "<div style='opacity:.3'><p>Faded words</p></div>",
    "filtered": "<div style='filter:invert(1)'><p style='color:#777'>Inverted</p></div>",
    "under a lid": """<div style='position:relative'><p>Under it</p>
        <div style='position:absolute;inset:0;background:#111'></div></div>""",
    "over a neighbour": """<div style='background:#000;height:40px'></div>
        <p style='margin-top:-40px;position:relative'>Black on a black box above</p>""",
    "out of its box": """<div style='background:#fff;width:20px;height:10px'>
        <p style='width:400px'>Reaches out of it</p></div>""",
    "in a box behind": """<div style='background:#000'>
        <div style='position:relative;z-index:-1;background:#fff'>
        <p>The black one is over the white one</p></div></div>""",
    "drawn before": """<style>
        .x{position:relative} .x::before{content:'';position:absolute;inset:0;background:#222}</style>
        <p class='x'>A dark sheet lies over it</p>""",
    "shadow": "<p style='color:#888;text-shadow:0 0 2px #000'>With a shadow</p>",
    "filled": "<p style='-webkit-text-fill-color:#bbb'>Filled with another colour</p>",
    "clipped": "<p style='background:linear-gradient(red,blue);background-clip:text;color:transparent'>Cut out</p>",
    "fields": """<label>Name <input value='x' style='color:#bbb'></label><select><option>One</select>
        <textarea>words</textarea>
        <button style='background:#ddd;color:#999'>Go</button><button disabled style='color:#ccc'>No</button>""",
    "odd colours": "<p style='color:oklch(0.8 0.1 120)'>In another space</p><p style='color:color(srgb .7 .7 "
        ".7)'>Grey</p>",
    "floats": "<div style='float:left;background:#000;width:200px;height:80px'></div><p style='clear:none'>Beside "
        "a float</p>",
    "small targets": """<button style='width:10px;height:10px;padding:0'>a</button>
        <button style='width:10px;height:10px;padding:0'>b</button><div><a href='#a'>Far</a></div>""",
    "close links": "<ul style='line-height:1'><li><a href='#a'>One</a><li><a href='#b'>Two</a><li><a "
        "href='#c'>Three</a></ul>",
    "rows of links": "<ul>" + "".join(f"<li style='line-height:26px'><a href='#{n}'>Row {n}</a></li>" for n in range(3))
        + "</ul><p><a href='#p'>a</a> <a href='#q'>b</a></p>",
    "rows too close": "<div>" + "".join(f"<div style='line-height:20px'><a href='#{n}'>Row {n}</a></div>"
        for n in range(3)) + "</div>",
    "row under a sheet": """<div style='position:relative;line-height:26px'><a href='#a'>One</a><br><a href='#b'>Two</a>
        <div style='position:absolute;left:0;top:30px;width:12px;height:30px'></div></div>""",
    "links in words": """<style>a{text-decoration:none}</style><p style='color:#222'>Words and
        <a href='#a' style='color:#333'>a link</a> that looks like them, <a href='#b' style='color:#26f'>one that does
        not</a>, and <a href='#c' style='color:#222'>one of the same colour</a>.</p><div style='background:#eee'>
        <p>On a ground of its own <a href='#d' style='background:#ff0;color:#333'>a link</a> has another.</p></div>""",
    "pale links in words": "<p style='color:#999'>Pale words, <a href='#a' style='color:#aaa'>a paler link</a>.</p>",
    "pale letter": "<p style='color:#ccc'>x</p><p style='color:#fff'>White on white</p>",
    "pale large": "<h2 style='color:#888'>Large</h2><p style='color:#888;font:bold 19px serif'>Bold</p>",
    "covered button": """<div style='position:relative'><button style='width:60px;height:40px'>Under</button>
        <button style='position:absolute;left:10px;top:0;width:40px;height:40px'>Over</button></div>""",
    "shadow tree": """<div id='host'></div><script>
        document.getElementById('host').attachShadow({mode:'open'}).innerHTML =
        "<p style='color:#aaa'>Pale inside</p>"</script><p>Dark</p>""",
    "dark scheme": "<style>:root{color-scheme:dark}</style><p style='color:#333'>Dark on the browser's own dark</p>",
}  # fmt: skip


def answer(world: World, relieved: bool) -> dict[str, Any]:
    """What axe says of the page."""
    told: dict[str, Any] = world.call("a11yProbe.runAxe", TAGS, relieved)
    return told


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_the_same(name: str, browser: Browser) -> None:
    """What fails, and what cannot be told, is the same with and without; nothing that passed is called inapplicable."""
    context = browser.new_context()
    page = context.new_page()
    world = World(page, probe_scripts())
    page.goto("about:blank")
    page.set_content(HEAD + PAGES[name] + "</main></html>")
    whole, relieved = answer(world, relieved=False), answer(world, relieved=True)
    context.close()
    for kind in ("violations", "incomplete"):
        assert relieved[kind] == whole[kind]
    assert set(relieved["passes"]) == set(whole["passes"])
    assert set(relieved["inapplicable"]) == set(whole["inapplicable"])


def test_most_texts_are_spared(browser: Browser) -> None:
    """Words on a plain ground are not asked of axe at all; pale ones, and those over a picture, are."""
    context = browser.new_context()
    page = context.new_page()
    world = World(page, probe_scripts())
    page.goto("about:blank")
    page.set_content(HEAD + PAGES["plain"] + PAGES["pale"].replace("<p ", "<b ") + PAGES["picture behind"])
    spared = world.call(
        "(() => { const { texts } = a11ySure.look(); "
        "return ['p', 'code', 'b', 'div p'].map((one) => texts.has(document.querySelector(one))); })"
    )
    context.close()
    assert spared == [True, True, False, False]

"""Marks on the pages of the embedded index, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from a11y.cli.embedded import EmbeddedIndex, embedded_index
from a11y.facts.marks import has_marks, read_marks, without_marks
from a11y.facts.profile import load_profile
from a11y.facts.pseudo_locale import Wish, make_pseudo_locale, read_manifest
from a11y.words.pseudo import PseudoKind

PATHS = ("", "help/", "account/login/", "account/signup/", "account/password/reset/", "search/")
BASE, TRACER = "ja", "ja-x-tracer"
"""Japanese lines can break nearly everywhere, so that marks have most places where they could change one."""
BOXES = """() => [...document.querySelectorAll('body *')].map((element) => {
  const box = element.getBoundingClientRect();
  return [element.localName, box.x, box.y, box.width, box.height];
})"""
UNLIKE = """() => document.querySelectorAll('[aria-current]').forEach((one) => one.removeAttribute('aria-current'))"""
"""The choice of languages shows which one is in force: there the two pages differ by right."""
PLACES = """(marked) => {
  document.body.innerHTML = `
    <p id="text"></p><p id="upper" style="text-transform: uppercase"></p>
    <p id="capitals" style="text-transform: capitalize"></p><button id="name"></button>
    <button id="label">x</button><input id="hint"><img id="alt" alt="">`;
  document.title = marked;
  for (const id of ['text', 'upper', 'capitals', 'name']) document.getElementById(id).textContent = marked;
  document.getElementById('label').setAttribute('aria-label', marked);
  document.getElementById('label').title = marked;
  document.getElementById('hint').placeholder = marked;
  document.getElementById('alt').alt = marked;
}"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[EmbeddedIndex, Path]]:
    """The embedded index, which speaks a tracer of its Japanese words too."""
    profile = load_profile("embedded")
    folder = tmp_path_factory.mktemp("pseudo")
    make_pseudo_locale(Wish(kind=PseudoKind.TRACER, locale=TRACER, base=BASE), profile.catalogs, folder)
    with embedded_index(pseudo=[str(folder)]) as running:
        yield running, folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own."""
    with browser.new_context() as context:
        yield context.new_page()


def names(page: Page) -> list[tuple[str, str, str]]:
    """Role, name and description of everything that is exposed to assistive technology."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]

    def said(node: dict[str, Any], part: str) -> str:
        return str(node.get(part, {}).get("value", ""))

    return [
        (said(node, "role"), said(node, "name"), said(node, "description"))
        for node in nodes
        if not node["ignored"] and said(node, "role") not in {"RootWebArea", "InlineTextBox"}
    ]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_marks_change_no_place_and_no_name(
    path: str, width: int, index: tuple[EmbeddedIndex, Path], page: Page
) -> None:
    """Every element stands where it stands without marks, and is called what it is called, but for the marks."""
    seen = {}
    for locale in (BASE, TRACER):
        page.set_viewport_size({"width": width, "height": 800})
        answer = page.goto(f"{index[0].url}{path}?language={locale}")
        assert answer is not None
        assert answer.ok
        page.evaluate(UNLIKE)
        seen[locale] = (page.title(), page.evaluate(BOXES), names(page))
    (title, boxes, said), (marked_title, marked_boxes, marked_said) = seen[BASE], seen[TRACER]
    assert has_marks(marked_title)
    assert without_marks(marked_title) == title
    assert marked_boxes == boxes
    assert any(has_marks(name) for _, name, _ in marked_said)
    assert [tuple(map(without_marks, one)) for one in marked_said] == said


def test_a_page_names_its_messages(index: tuple[EmbeddedIndex, Path], page: Page) -> None:
    """The button that signs in says by its mark which message it is, and where that stands in the source."""
    url, folder = index[0].url, index[1]
    page.goto(f"{url}account/login/?language={TRACER}")
    button = page.locator("main form button[type=submit]").first.text_content() or ""
    (span,) = read_marks(button).spans
    message = read_manifest(folder).by_number[span.number]
    assert message.msgid == "Sign in"
    assert any(source.path.endswith(".html") and source.line for source in message.sources)


def test_marks_survive_every_place_of_a_page(index: tuple[EmbeddedIndex, Path], page: Page) -> None:
    """Text, attributes, the title and a change of case by CSS carry the marks to where users meet the words."""
    manifest = read_manifest(index[1])
    number = next(message.number for message in manifest.messages if message.msgid == "Sign in")
    page.goto(f"{index[0].url}account/login/?language={TRACER}")
    marked = page.locator("h1").inner_text()
    page.evaluate(PLACES, marked)
    texts = [page.locator(f"#{name}").inner_text() for name in ("text", "upper", "capitals", "name")]
    texts += [
        page.title(),
        *(text for _, name, description in names(page) for text in (name, description) if text),
    ]
    assert len(texts) >= 12
    for text in texts:
        assert [span.number for span in read_marks(text).spans if span.depth == 0] in ([number], [])
    assert sum(has_marks(text) for text in texts) >= 11

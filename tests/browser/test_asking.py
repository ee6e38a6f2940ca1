"""A browser asks for its locale in one way alone, and says by which each page state was asked for."""

from __future__ import annotations

import http.server
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from playwright.sync_api import Browser
from threaded import answering
from walked_pages import Seen, sample_page, sample_profile

from a11y.browser.driver import Index
from a11y.browser.walking import stage
from a11y.facts.profile import LocaleChoice, Profile
from a11y.words.rendition import LocaleWay, Modality, Rendition
from a11y.words.run import Walk

CHOICE = LocaleChoice(cookie="tongue", query="lang", header=True, values={"fr": "fr_FR"})


class Asked(NamedTuple):
    """How a request asked for a language."""

    path: str
    cookie: str
    header: str


@contextmanager
def listening() -> Iterator[tuple[str, list[Asked]]]:
    """The address of a server of one page, and what each request for a page said."""
    asked: list[Asked] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers every path."""

        def do_GET(self) -> None:
            """One page."""
            if not self.path.startswith("/favicon"):
                headers = self.headers
                asked.append(Asked(self.path, headers.get("Cookie", ""), headers.get("Accept-Language", "")))
            body = b"<!doctype html><html lang=fr><title>Exemple</title><main><h1>Exemple</h1></main></html>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with answering(server):
        yield f"http://localhost:{server.server_port}", asked


def profile_with(choice: LocaleChoice, folder: Path) -> Profile:
    """A profile of one page, where the locale is chosen so."""
    made = sample_profile(folder / "catalogs", {"sample": sample_page("/page?x=1#part")})
    return msgspec.structs.replace(made, locale=choice)


@pytest.mark.parametrize(
    ("way", "path", "cookie", "header"),
    [
        (LocaleWay.COOKIE, "/page?x=1", "tongue=fr_FR", "de"),
        (LocaleWay.QUERY, "/page?x=1&lang=fr_FR", "", "de"),
        (LocaleWay.HEADER, "/page?x=1", "", "fr"),
    ],
)
def test_the_other_ways_do_not_help(
    way: LocaleWay, path: str, cookie: str, header: str, browser: Browser, tmp_path: Path
) -> None:
    """What the way under test does not say, nothing says; the page state knows the way."""
    rendition = Rendition(locale="fr")
    with listening() as (target, asked):
        seen = Seen(target, profile_with(CHOICE, tmp_path), tmp_path / "out", "fr")
        walk = Walk("tests::sample", "A sample.", rendition, Modality.POINTER)
        with seen.recorder, stage(browser, rendition, CHOICE, target, way=way, otherwise="de") as ready:
            index = Index(ready.page, ready.world, walk, seen, ready.clock, asks_by=way)
            index.open("sample").expect("sample", "Opened")
            spoken = ready.world.call("(() => new Intl.NumberFormat().resolvedOptions().locale)")
    assert spoken == "fr"
    assert asked[0] == Asked(path, cookie, header)
    assert seen.states[0].asked_by is way


def test_the_name_of_a_catalog_is_sent_as_a_language_tag(browser: Browser, tmp_path: Path) -> None:
    """No server understands the underscore of gettext in a header, nor does a script of the page."""
    rendition = Rendition(locale="pt_BR")
    choice = LocaleChoice(header=True)
    with listening() as (target, asked):
        seen = Seen(target, profile_with(choice, tmp_path), tmp_path / "out", "pt_BR")
        walk = Walk("tests::sample", "A sample.", rendition, Modality.POINTER)
        with seen.recorder, stage(browser, rendition, choice, target) as ready:
            index = Index(ready.page, ready.world, walk, seen, ready.clock)
            index.open("sample").expect("sample", "Opened")
            spoken = ready.world.call("(() => new Intl.NumberFormat().resolvedOptions().locale)")
    assert [one.header for one in asked] == ["pt-BR"]
    assert spoken == "pt-BR"


def test_who_switched_asks_by_the_switcher(browser: Browser, tmp_path: Path) -> None:
    """After a choice on a page, addresses no longer ask for the language that was read before."""
    choice = LocaleChoice(query="lang")
    rendition = Rendition(locale="he")
    with listening() as (target, asked):
        seen = Seen(target, profile_with(choice, tmp_path), tmp_path / "out", "he")
        walk = Walk("tests::sample", "A sample.", rendition, Modality.POINTER)
        with seen.recorder, stage(browser, rendition, choice, target) as ready:
            index = Index(ready.page, ready.world, walk, seen, ready.clock)
            index.open("sample").reads("fr").open("sample").expect("sample", "Opened again")
    assert [one.path for one in asked] == ["/page?x=1&lang=he", "/page?x=1"]
    assert seen.states[0].asked_by is LocaleWay.SWITCHER


def test_the_first_way_of_a_profile_is_used() -> None:
    """Cookie, else query, else header; none of them is no way."""
    assert CHOICE.ways == (LocaleWay.COOKIE, LocaleWay.QUERY, LocaleWay.HEADER)
    assert LocaleChoice(query="lang", header=True).ways[0] is LocaleWay.QUERY
    assert LocaleChoice().ways == ()


def test_the_target_s_names_of_locales() -> None:
    """A locale is sent under the target's name and read back from it; others are read as they are written."""
    assert CHOICE.tag("fr_FR") == "fr"
    assert CHOICE.tag("zh_Hans") == "zh-Hans"
    assert CHOICE.address("http://localhost/a?lang=de&q=#x", "fr") == "http://localhost/a?q=&lang=fr_FR#x"

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from made_catalogs import entry, write_po
from playwright.sync_api import sync_playwright

from a11y.browser.installed import find_chromium
from a11y.browser.launching import launch
from a11y.cli.main import run


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with a template and two locales: French is half done and breaks a page, German is whole."""
    folder = tmp_path / "locale"
    write_po(folder, "", entry("Log in") + entry("Hello %(name)s") + entry("New key"))
    write_po(folder, "fr", entry("Log in", "Entrer", fuzzy=True) + entry("Hello %(name)s", "Bonjour %(nom)s"))
    write_po(
        folder,
        "de",
        entry("Log in", "Anmelden") + entry("Hello %(name)s", "Hallo %(name)s") + entry("New key", "Neu"),
    )
    return folder


def test_a_tree_in_the_terminal(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table by locale, the errors with file and line, and an exit status that says there are some."""
    assert run(["coverage", "--catalogs", str(tree)]) == 1
    told = capsys.readouterr().out
    rows = {line.split()[0]: line.split()[1:] for line in told.splitlines() if line[:2] in {"de", "fr"}}
    assert rows["de"] == ["100", "%", "3", "0", "0", "0", "0", "0", "0", "0", "0"]
    assert rows["fr"] == ["33", "%", "1", "1", "1", "4", "1", "0", "0", "1", "2"]
    assert "error placeholders: fr/LC_MESSAGES/messages.po:10: %(nom)s stands in the translation" in told
    assert max(map(len, told.splitlines()[:3])) <= 80


def test_the_exit_status(tree: Path) -> None:
    """Errors and shares below the limit are 1, warnings only when strict, wrong usage is 2, all well is 0."""
    german = ["coverage", "--catalogs", str(tree), "--quiet", "-l", "de"]
    assert run(german) == 0
    assert run([*german, "--fail-under", "100", "--strict"]) == 0
    french = [*german[:-1], "fr", "--no-lint"]
    assert run(french) == 0
    assert run([*french, "--strict"]) == 1
    assert run([*french, "--fail-under", "34"]) == 1
    assert run([*french, "--fail-under", "33"]) == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--catalogs", "nowhere"], "there is no folder nowhere"),
        (["--catalogs", "."], "no catalogs under ."),
        (["--catalogs", "locale", "-l", "he"], "unknown locale 'he'"),
        (["--catalogs", "locale", "--domain", "message"], "did you mean 'messages'?"),
        (["--catalogs", "locale", "--check", "endpunct"], "did you mean 'endpunc'?"),
        (["--catalogs", "locale", "--fail-under", "101"], "give a number from 0 to 100"),
        (["--catalogs", "locale", "--json", "nowhere/x.json"], "cannot write nowhere/x.json"),
        (["--catalogs", "locale", "--html", "locale/messages.pot"], "a file"),
        (["--catalogs", "package:no_such_package"], "the package 'no_such_package' is not installed"),
        (["somewhere", "--catalogs", "locale"], "leave DIR out"),
    ],
)
def test_wrong_usage_is_one_line(
    tree: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    words: str,
) -> None:
    """What cannot be done is said before anything is counted, with status 2."""
    empty = tree.parent / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty if "." in options else tree.parent)
    assert run(["coverage", *options]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert told.count("\n") == 1


def test_json_has_every_number_and_finding(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts read the same numbers by locale and by catalog, and findings with paths from the folder."""
    run(["coverage", "--catalogs", str(tree), "--json", "-"])
    told = json.loads(capsys.readouterr().out)
    french = next(row for row in told["locales"] if row["locale"] == "fr")
    assert (told["format"], french["share"], french["missing"]) == (1, 0.3333, {"messages": 1, "words": 2})
    assert {row["path"] for row in told["catalogs"]} == {
        f"{tag}/LC_MESSAGES/messages.po" for tag in ("fr", "de")
    }
    first = next(one for one in told["findings"] if one["severity"] == "error")
    assert (first["check"], first["path"], first["line"]) == (
        "placeholders",
        "fr/LC_MESSAGES/messages.po",
        10,
    )
    assert (first["locale"], first["msgid"]) == ("fr", "Hello %(name)s")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("he", 320)])
def test_the_page_is_accessible(tree: Path, tmp_path: Path, language: str, width: int) -> None:
    """No axe violation, no scrolling sideways, nothing refused by its own policy, and words of catalogs escaped."""
    write_po(tree, "ja", entry("Hello %(name)s", "<script>alert(1)</script>%(evil)s"))
    out = tmp_path / "page"
    assert run(["coverage", "--catalogs", str(tree), "--html", str(out), "--language", language, "-q"]) == 1
    with sync_playwright() as playwright:
        browser = launch(playwright, find_chromium(None))
        page = browser.new_page(viewport={"width": width, "height": 900})
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto((out / "index.html").as_uri())
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert refused == []
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.get_by_text("Hello %(name)s").count()
        browser.close()

"""`a11y coverage DIR --po OUT --bundle OUT`: what it writes, and one line for what it cannot."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import msgspec
import pytest
from babel.messages.pofile import read_po
from made_catalogs import entry, write_po
from made_records import end, state, walk, write_record
from PIL import Image

from a11y.words.finding import Box
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import Picture

run = importlib.import_module("a11y.cli.main").run

WORDS = (
    ("Log in", Translation.MISSING, Box(20, 30, 80, 20), Channel.VISIBLE),
    ("Password", Translation.FUZZY, Box(20, 60, 80, 20), Channel.VISIBLE),
    ("Skip", Translation.MISSING, None, Channel.NAME),
    ("Terms", Translation.TRANSLATED, Box(20, 900, 80, 20), Channel.VISIBLE),
    ("Renamed", Translation.MISSING, Box(20, 90, 80, 20), Channel.VISIBLE),
    ("Sign in", Translation.TRANSLATED, None, Channel.PAGE_TITLE),
)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile whose catalog lacks one of the words, and has others open."""
    body = (
        entry("Log in")
        + entry("Password", "Mot de pass", fuzzy=True)
        + entry("Skip")
        + entry("Terms", "Mentions")
    )
    write_po(tmp_path / "locale", "fr", body)
    path = tmp_path / "sample.toml"
    path.write_text(
        'name = "sample"\ntitle = "Sample"\n[catalogs]\ntrees = ["locale"]\ndomains = ["messages"]\n'
    )
    return path


def made(folder: Path, locale: str = "fr", *, picture: bool = True, words: bool = True) -> Path:
    """A run with one page, pictured at half its size."""
    of = walk(locale=locale)
    taken = Picture("page.png", 400, 300) if picture else None
    page = msgspec.structs.replace(state(of), picture=taken)
    sightings = [
        Sighting(page.id, locale, channel, text, kind, text, catalog="locale", box=box)
        for text, kind, box, channel in WORDS
        if words
    ]
    run_folder = write_record(folder / "run", [of], page, *sightings, end(of))
    Image.new("RGB", (200, 150), "white").save(run_folder / "media" / "page.png")
    return run_folder


def test_open_messages_become_a_catalog(
    tmp_path: Path, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order of need; what is gone from the catalogs since is told in one line."""
    folder = made(tmp_path)
    assert run(["coverage", str(folder), "--po", str(tmp_path / "po"), "--profile", str(profile)]) == 0
    with (tmp_path / "po" / "fr" / "messages.po").open("rb") as file:
        assert {one.id for one in read_po(file) if one.id} == {"Log in", "Password", "Skip"}
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "1 messages of the run are in no catalog any more, such as 'Renamed'" in error


def test_a_picture_has_its_messages_marked(tmp_path: Path) -> None:
    """Numbered where they stand; of those that are not on the picture the manifest says why."""
    folder = made(tmp_path)
    assert run(["coverage", str(folder), "--bundle", str(tmp_path / "out")]) == 0
    (picture,) = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["pictures"]
    assert picture["language_code"] == "fr"
    assert {one["msgid"]: one["number"] for one in picture["messages"]} == {
        "Log in": 1,
        "Password": 2,
        "Renamed": 3,
        "Skip": 0,
        "Terms": 0,
        "Sign in": 0,
    }
    why = {one["msgid"]: one["not_marked"] for one in picture["messages"] if not one["number"]}
    assert len(set(why.values())) == len(why)
    assert why["Terms"].startswith("below")
    with Image.open(tmp_path / "out" / picture["file"]) as image:
        assert image.size == (picture["width"], picture["height"]) == (400, 300)
        marked = image.convert("RGB")
    assert marked.getpixel((18, 40)) != (255, 255, 255)
    assert marked.getpixel((60, 40)) == (255, 255, 255)


def test_a_page_without_a_picture_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether none was taken or its file is lost, the bundle is written and says so."""
    for number, picture in enumerate((False, True)):
        folder = made(tmp_path / str(number), picture=picture)
        (folder / "media" / "page.png").unlink()
        assert run(["coverage", str(folder), "--bundle", str(tmp_path / "out")]) == 0
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
        assert manifest["pictures"] == []
        assert len(manifest["not_pictured"]) == 1
        assert "1 page states are not pictured" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("locale", "words", "arguments", "status", "told"),
    [
        ("fr", False, ["--profile", "{profile}"], 3, "met no message of a catalog"),
        ("en", True, ["--profile", "{profile}"], 2, "in which the source is written"),
        ("fr", True, ["--profile", "{profile}", "--locale", "fi"], 2, "fi"),
        ("fr", True, ["--profile", "nowhere"], 2, "nowhere"),
        ("fr", True, ["--profile", "warehouse"], 2, "names other catalogs"),
    ],
)
def test_what_cannot_be_written_is_one_line(
    tmp_path: Path,
    profile: Path,
    capsys: pytest.CaptureFixture[str],
    locale: str,
    words: bool,
    arguments: list[str],
    status: int,
    told: str,
) -> None:
    """No catalogs, nothing to translate, a locale or profile that is not there: what is wrong, and no traceback."""
    folder = made(tmp_path, locale, words=words)
    given = [one.format(profile=profile) for one in arguments]
    assert run(["coverage", str(folder), "--po", str(tmp_path / "po"), *given]) == status
    error = capsys.readouterr().err
    assert error.startswith("a11y: ")
    assert error.count("\n") == 1
    assert told in error


def test_a_locale_that_nobody_knows_gets_its_catalog(
    tmp_path: Path, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a line that its plural forms have to be corrected."""
    write_po(
        profile.parent / "locale", "", entry("Log in") + entry("Password") + entry("Skip") + entry("Renamed")
    )
    folder = made(tmp_path, "qaa")
    assert run(["coverage", str(folder), "--po", str(tmp_path / "po"), "--profile", str(profile)]) == 0
    assert (tmp_path / "po" / "qaa" / "messages.po").is_file()
    assert "CLDR has no plural forms of qaa" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_one_line(
    tmp_path: Path, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For either of the two."""
    folder = made(tmp_path)
    (tmp_path / "file").write_text("")
    for option in ("--po", "--bundle"):
        assert (
            run(["coverage", str(folder), option, str(tmp_path / "file" / "x"), "--profile", str(profile)])
            == 2
        )
        assert capsys.readouterr().err.splitlines()[-1].startswith("a11y: cannot write")

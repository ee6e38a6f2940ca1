"""`a11y pseudo`, and a run in what it makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_catalogs import entry, write_po
from running import a11y, a11y_here, lines, write_scenarios

SIGN_IN = """
index.open("home").expect("home", "The start page")
index.open("login").expect("login", "Sign-in form")
index.activate("login.forgot").expect("forgot_password", "A new password")
"""


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("tree", "--out", "o"), "nothing says what to make; give --tracer, --accented or --bidi"),
        (("--tracer", "--out", "o"), "nothing says of which catalogs"),
        (("nowhere", "--tracer", "--out", "o"), "there is no folder nowhere"),
        (("empty", "--tracer", "--out", "o"), "no catalog in empty"),
        (("tree", "--tracer", "--out", "full"), "full holds something else"),
        (("tree", "--tracer", "--out", "full/file"), "full/file is a file"),
        (("tree", "--profile", "embedded", "--tracer", "--out", "o"), "give either catalogs or --profile"),
    ],
)
def test_a_wrong_wish_is_told_in_a_line(options: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    """What is missing or in the way, and what to do; status 2."""
    write_po(tmp_path / "tree", "fr", entry("Log in", "Entrer"))
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("somebody's")
    ended = a11y_here("pseudo", *options, folder=tmp_path)
    assert (ended.status, len(ended.err.splitlines())) == (2, 1)
    assert sentence in ended.err


def test_a_tree_becomes_a_locale(tmp_path: Path) -> None:
    """Catalogs of every domain and a manifest, under the name that was asked for; it can be made again."""
    write_po(tmp_path / "tree", "fr", entry("Log in", "Entrer"), domain="django")
    write_po(tmp_path / "tree", "fr", entry("Copy", "Copier"), domain="djangojs")
    options = ("tree", "--tracer", "--base", "fr", "--locale", "eo", "--out", "made")
    for _ in range(2):
        ended = a11y_here("pseudo", *options, folder=tmp_path)
        assert ended.status == 0, ended
    assert "a11y run --pseudo made" in ended.out
    names = {path.name for path in (tmp_path / "made" / "eo" / "LC_MESSAGES").iterdir()}
    assert names == {"django.po", "django.mo", "djangojs.po", "djangojs.mo"}
    manifest = json.loads((tmp_path / "made" / "pseudo.json").read_bytes())
    assert (manifest["locale"], manifest["base"], len(manifest["messages"])) == ("eo", "fr", 2)


def test_a_folder_that_is_no_pseudo_locale_stops_a_run(tmp_path: Path) -> None:
    """Nothing is walked in a locale that nobody made."""
    ended = a11y_here("run", "--pseudo", "nowhere", folder=tmp_path)
    assert ended.status == 2
    assert "make one with `a11y pseudo`" in ended.err


def test_a_run_reads_messages_off_their_marks(tmp_path: Path) -> None:
    """The driver finds controls by their marked names; sightings are exact; of faults, the planted one is found."""
    made = a11y_here(
        "pseudo", "--profile", "embedded", "--tracer", "--base", "fr", "--out", "made", folder=tmp_path
    )
    assert made.status == 0, made
    scenarios = write_scenarios(tmp_path, SIGN_IN)
    ended = a11y(
        "run", "--pseudo", "made", "--plant", "untranslated-aria-label", "--scenarios", scenarios, "--out", "run",
        folder=tmp_path,
    )  # fmt: skip
    told = lines(tmp_path / "run")
    states = [line for line in told if line["kind"] == "state"]
    sightings = [line for line in told if line["kind"] == "sighting"]
    assert len(states) == 3, ended
    assert {state["pseudo"] for state in states} == {"tracer"}
    assert states[1]["title"] == "Se connecter · Index embarqué"
    assert all(sighting["exact"] for sighting in sightings)
    marked = [one for one in sightings if one["translation"] != "uncatalogued"]
    assert len(marked) > 30
    assert all(one["msgid"] for one in marked)
    findings = {(line["rule"], line["params"].get("text")) for line in told if line["kind"] == "finding"}
    assert findings == {(rule, "Main") for rule in ("locale/pseudo-hard-coded", "locale/untranslated-name")}
    raw = (tmp_path / "run" / "run.jsonl").read_text(encoding="utf-8")
    assert not any(character in raw for character in "\u2061\u2062\u2063\u2064")

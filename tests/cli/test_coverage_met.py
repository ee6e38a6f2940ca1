"""`a11y coverage DIR` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_records import end, state, walk, write_record

from a11y.cli.main import run
from a11y.words.finding import Source
from a11y.words.message import Candidate, Channel, Sighting, Translation
from a11y.words.run import Line

SIGN_IN = "test_sign_in::test_sign_in"
KEYS = "test_key::test_add_a_key"


def sighting(state_id: str, kind: Translation, msgid: str, **more: object) -> Sighting:
    """A message met in French."""
    known = {"locale": "fr", "channel": Channel.VISIBLE, "text": f"({msgid})", "msgid": msgid, **more}
    return Sighting(state=state_id, translation=kind, **known)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A French run of two scenarios; "Log in" is met three times, once in another channel."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    one, two = walk(SIGN_IN, "fr"), walk(KEYS, "fr")
    first, second, third = state(one, 1), state(one, 2), state(two, 1)
    lines: list[Line] = [
        first,
        sighting(first.id, Translation.TRANSLATED, "Log in"),
        sighting(first.id, Translation.MISSING, "Username"),
        sighting(first.id, Translation.UNCATALOGUED, "", text="Hard-coded"),
        second,
        sighting(second.id, Translation.TRANSLATED, "Log in", channel=Channel.NAME),
        sighting(second.id, Translation.SAME, "Email", ambiguous=1, candidates=(Candidate("Email", "verb"),)),
        end(one),
        third,
        sighting(third.id, Translation.FUZZY, "Key"),
        sighting(third.id, Translation.TRANSLATED, "Log in", sources=(Source("login.html", 3),)),
        end(two),
    ]
    return write_record(tmp_path / "audit", [one, two], *lines)


def test_a_table_for_each_locale(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each scenario's distinct messages by what became of them, and all of them once; shares are rounded down."""
    assert run(["coverage", str(folder)]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["add", "a", "key", "1", "0", "1", "0", "0", "50", "%"] in rows
    assert ["sign", "in", "1", "1", "0", "1", "1", "66", "%"] in rows
    assert ["all,", "each", "once", "1", "1", "1", "1", "1", "50", "%"] in rows


@pytest.mark.parametrize("out", ["met.json", "-"])
def test_every_message_as_json(folder: Path, out: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A message says where it was met first, how often, by which channels and in which state, and its source."""
    assert run(["coverage", str(folder), "--json", out]) == 0
    content = capfdbinary.readouterr().out if out == "-" else Path(out).read_bytes()
    met = json.loads(content)
    (french,) = met["locales"]
    assert (met["format"], french["locale"], french["share"]) == (1, "fr", 0.5)
    by_msgid = {one["msgid"]: one for one in french["words"]}
    log_in = by_msgid["Log in"]
    assert log_in["times"] == 3
    assert log_in["channels"] == ["visible", "name"]
    assert log_in["first"]["scenario"] == KEYS, "the order of the record is that of the scenarios' names"
    assert [step[0] for step in log_in["steps"]] == [KEYS, SIGN_IN]
    assert log_in["sources"] == [{"path": "login.html", "line": 3}]
    assert by_msgid["Email"]["candidates"] == [{"msgid": "Email", "context": "verb"}]
    assert by_msgid[""]["text"] == "Hard-coded"


def test_one_locale_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A locale that the run does not have is wrong usage, and names those that it has."""
    assert run(["coverage", str(folder), "--locale", "fr"]) == 0
    assert run(["coverage", str(folder), "--locale", "de"]) == 2
    assert "fr" in capsys.readouterr().err


def test_a_run_that_met_no_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record without sightings has nothing to count: one line says so, and no table pretends."""
    empty = write_record(tmp_path / "empty", [walk()], state(walk()), end(walk()))
    assert run(["coverage", str(empty)]) == 3
    assert "no words were met" in capsys.readouterr().err


def test_a_file_that_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that names it, and the exit status of wrong usage."""
    assert run(["coverage", str(folder), "--json", "nowhere/met.json"]) == 2
    assert "nowhere/met.json" in capsys.readouterr().err

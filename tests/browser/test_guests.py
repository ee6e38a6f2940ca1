"""Engines that the user has installed look besides, as npm installs them, and each fault is told once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Ended, a11y

from a11y.facts.engines import chosen_engines
from a11y.facts.record import Record, read_record
from a11y.words.errors import UsageError
from a11y.words.finding import Finding, OutcomeValue

PACKAGES = (
    "accessibility-checker-engine@4",
    "html_codesniffer@2",
    "@qualweb/act-rules@0.7",
    "@qualweb/qw-page@0.3",
    "@qualweb/util@0.6",
    "@qualweb/locale@0.2",
    "axe-core@4",
)
PLACES = {
    "ibm": "accessibility-checker-engine",
    "htmlcs": "html_codesniffer",
    "qualweb": "@qualweb/act-rules",
}
TITLES = {"ibm": "IBM Equal Access", "htmlcs": "HTML_CodeSniffer", "qualweb": "QualWeb"}

PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>{title}</title>
<main><h1>{title}</h1><p>Words. <a href="other.html">Another page</a></p>{middle}</main></html>"""
PICTURE = '<p><img id="pic" width="40" height="40" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="{}></p>'
FAULTY = PAGE.format(title="Faulty", middle=PICTURE.format(""))
CLEAN = PAGE.format(title="Clean", middle=PICTURE.format(' alt="A red square"'))


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`node_modules` with every guest and a newer axe, as npm makes it."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm on this machine")
    folder = tmp_path_factory.mktemp("guests")
    command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]
    subprocess.run([*command, *PACKAGES], check=True, capture_output=True, timeout=300)  # as listed
    return folder / "node_modules"


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page with a fault and the clean one."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "faulty.html").write_text(FAULTY, encoding="utf-8")
    (folder / "clean.html").write_text(CLEAN, encoding="utf-8")
    return folder


def check(folder: Path, *arguments: str) -> Ended:
    """`a11y check` into a folder of its own."""
    return a11y("check", *arguments, "--out", str(folder / "out"), folder=folder)


@pytest.fixture(scope="session")
def alone(pages: Path, installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """What the guests say where axe does not look."""
    folder = tmp_path_factory.mktemp("alone")
    engines = [f"--engine={name}={installed / place}" for name, place in PLACES.items()]
    ran = check(folder, str(pages / "faulty.html"), str(pages / "clean.html"), "--engine", "a11y", *engines)
    assert ran.status == 1, ran.out + ran.err
    return read_record(folder / "out")


def of_page(record: Record, name: str) -> Iterator[Finding]:
    """The failed findings of a page that are about a criterion."""
    yield from (
        one
        for one in record.findings
        if one.url.endswith(name) and one.outcome is OutcomeValue.FAILED and one.criteria
    )


def test_guests_find_the_fault_once(alone: Record) -> None:
    """One finding for the picture, with its criterion and box; the other guests say so too; a clean page has none."""
    (told,) = of_page(alone, "faulty.html")
    assert told.criteria == ("1.1.1",)
    assert told.target.selector == "#pic"
    assert told.target.box is not None
    assert told.target.role in {"image", "img"}
    assert {told.engine.name, *(engine.name for engine in told.also)} == set(TITLES.values())
    assert not list(of_page(alone, "clean.html"))


def test_every_guest_says_it_by_itself(alone: Record) -> None:
    """Each answer is in the page state, with the element and the engine's version."""
    state = next(one for one in alone.states if one.url.endswith("faulty.html"))
    assert [answer.name for answer in state.guests] == list(PLACES)
    for answer in state.guests:
        failed = [one for one in answer.findings if one.outcome is OutcomeValue.FAILED and one.criteria]
        assert [(one.criteria, one.selector) for one in failed] == [(("1.1.1",), "#pic")], answer.name
        assert failed[0].node
        assert alone.run.versions[answer.title] == answer.version
        assert answer.version[0].isdecimal()


def test_the_page_is_left_as_it_was(alone: Record) -> None:
    """No element carries a mark of a guest."""
    assert not [one for one in alone.findings if "qw-" in one.target.html]


def test_axe_comes_first_and_may_be_newer(pages: Path, installed: Path, tmp_path: Path) -> None:
    """Axe tells the fault, who else says so is told with it, and the version is that of the file."""
    guest = f"--engine=htmlcs={installed}/html_codesniffer/build/HTMLCS.js"
    ran = check(tmp_path, str(pages / "faulty.html"), guest, f"--engine=axe={installed / 'axe-core'}")
    assert "critical axe/image-alt [1.1.1]" in ran.out
    assert "also said by HTML_CodeSniffer 2." in ran.out
    record = read_record(tmp_path / "out")
    version = json.loads((installed / "axe-core/package.json").read_text(encoding="utf-8"))["version"]
    assert record.run.versions["axe-core"] == record.states[0].axe.version == version
    assert [one.rule for one in of_page(record, "faulty.html")] == ["axe/image-alt"]
    summary = json.loads((tmp_path / "out/report/report.json").read_text(encoding="utf-8"))
    (fault,) = [one for one in summary["findings"] if one["rule"] == "axe/image-alt"]
    assert [engine["name"] for engine in fault["also"]] == ["HTML_CodeSniffer"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("ibm=nowhere", "run npm install accessibility-checker-engine"),
        ("qualweb=nowhere", "run npm install @qualweb/core @qualweb/act-rules"),
        ("wave=nowhere", "there is no adapter for wave; use axe, ibm, htmlcs, qualweb"),
        ("ibm=", "IBM Equal Access is not there"),
    ],
)
def test_an_engine_that_is_not_there(option: str, said: str) -> None:
    """The error says what to do."""
    with pytest.raises(UsageError, match=re.escape(said)):
        chosen_engines([option])


@pytest.mark.parametrize("option", ["ibm=nowhere", "ibm"])
def test_a_wrong_option_is_one_line(option: str, pages: Path, tmp_path: Path) -> None:
    """And status 2, before any page is opened."""
    ran = check(tmp_path, str(pages / "clean.html"), "--engine", option)
    assert ran.status == 2
    assert len(ran.err.strip().splitlines()) == 1


def test_engines_that_fail(pages: Path, tmp_path: Path) -> None:
    """They are told as untested, in one sentence each; all else is looked at, and so is the next page."""
    loops, throws = tmp_path / "ace.js", tmp_path / "HTMLCS.js"
    loops.write_text("let ace = {Checker: class {getGuidelines() {for (;;);}}}", encoding="utf-8")
    throws.write_text("throw new Error('not today')", encoding="utf-8")
    (tmp_path / "package.json").write_text("[]", encoding="utf-8")
    engines = (f"--engine=ibm={loops}", f"--engine=htmlcs={throws}", "--timeout=5")
    ran = check(tmp_path, str(pages / "faulty.html"), str(pages / "clean.html"), *engines)
    assert ran.status == 3, ran.err
    record = read_record(tmp_path / "out")
    untested = {
        "ibm": "IBM Equal Access gave no answer: it was still at work after 4 s",
        "htmlcs": "HTML_CodeSniffer gave no answer: Error: not today",
    }
    assert [dict(state.untested) for state in record.states] == [untested, untested]
    assert [one.rule for one in of_page(record, "faulty.html")] == ["axe/image-alt"]

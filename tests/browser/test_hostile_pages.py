"""Pages that disturb whoever looks: the page state is recorded, what could not look says why, and the run goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import a11y

from a11y.browser.observe import MOST_ELEMENTS
from a11y.facts.record import Record, read_record

HEAD = (
    '<!doctype html><html lang="en"><title>Hostile</title><main><h1>Hostile</h1><label>Name <input></label>'
)
END = "</main></html>"
QUIET = f"{HEAD.replace('Hostile', 'Quiet')}{END}"

LOOKED_AT = {
    "dialogs": "<script>alert(1); confirm(2); prompt(3); print()</script>",
    "windows": "<script>for (let i = 0; i < 5; i++) window.open('about:blank')</script>",
    "throws": "<button onfocus='throw 1' onclick='throw 2'>Go</button><script>throw 3</script>",
    "sabotage": """<script>
        Array.prototype.map = () => { throw 1 }; Element.prototype.querySelectorAll = () => { throw 2 };
        document.querySelectorAll = () => { throw 3 }; JSON.stringify = () => 'x'; Object.keys = () => ['y'];
        Object.defineProperty(Element.prototype, 'attributes', { get() { throw 4 } });
        window.getComputedStyle = () => null; window.Map = null; window.Promise = null</script>""",
    "many": "<script>document.write('<p>' + '<b>x</b>'.repeat(5000))</script>",
}
"""Pages of which everything can be seen all the same."""
UNSETTLED = "<script>setInterval(() => document.body.append('x'), 10)</script>"
HANGS_LATER = "<script>addEventListener('load', () => setTimeout(() => { while (true); }, 0))</script>"
HANGS_AT_ONCE = "<script>while (true);</script>"
HANGS_ON = {
    "keys": "addEventListener('keydown', () => { window.open('quiet.html', 'trap'); while (true); })",
    "a dark scheme": "matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { while (true); })",
}
"""What a page hangs on only when somebody acts on it: when it is looked at the first time it answers."""
LEAVES = "<script>addEventListener('load', () => { location.href = 'quiet.html' })</script>"


def looked_at(folder: Path, middle: str, *options: str) -> tuple[int, Record]:
    """The status and record of a check of the hostile page and then of a quiet one."""
    (folder / "hostile.html").write_text(f"{HEAD}{middle}{END}", encoding="utf-8")
    (folder / "quiet.html").write_text(QUIET, encoding="utf-8")
    pages = [str(folder / name) for name in ("hostile.html", "quiet.html")]
    ran = a11y(
        "check", *pages, *options, "--timeout", "6", "--policy", "fail_on=critical", "--out", "out",
        folder=folder,
    )  # fmt: skip
    return ran.status, read_record(folder / "out")


@pytest.mark.parametrize("name", LOOKED_AT)
def test_what_makes_a_noise_is_looked_at(name: str, tmp_path: Path) -> None:
    """Every probe sees the page."""
    status, record = looked_at(tmp_path, LOOKED_AT[name])
    assert status == 0, record.errors
    assert [dict(state.untested) for state in record.states] == [{}, {}]
    assert all(any(run.text == "Name" for run in state.runs) for state in record.states)


def test_a_drawing_that_is_opened_by_itself(tmp_path: Path) -> None:
    """A document without a body is looked at by every probe, too."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg"><title>Stars</title><text y="20">Three stars</text></svg>'
    )
    (tmp_path / "stars.svg").write_text(drawing, encoding="utf-8")
    ran = a11y("check", "stars.svg", "--policy", "fail_on=critical", "--out", "out", folder=tmp_path)
    record = read_record(tmp_path / "out")
    assert ran.status == 0, record.errors
    assert [dict(state.untested) for state in record.states] == [{}]


def test_a_page_that_takes_the_focus_away(tmp_path: Path) -> None:
    """Who uses a keyboard never comes to the field: that is a fault of the page, and told."""
    status, record = looked_at(
        tmp_path, "<script>addEventListener('focusin', (e) => e.target.blur())</script>"
    )
    assert status == 1
    assert {finding.rule for finding in record.findings} >= {"keyboard/skipped"}


def test_a_page_that_never_rests(tmp_path: Path) -> None:
    """It is looked at all the same, and the run is not complete."""
    status, record = looked_at(tmp_path, UNSETTLED)
    assert status == 3
    assert "did not settle" in record.states[0].untested["settle"]
    assert record.states[0].axe.version


def test_a_page_of_too_many_elements(tmp_path: Path) -> None:
    """It is pictured and recorded, each part that would read it says why it did not, and the next page is seen."""
    status, record = looked_at(
        tmp_path, f"<div id='d' hidden></div><script>d.innerHTML = '<b></b>'.repeat({MOST_ELEMENTS})</script>"
    )
    assert status == 3
    hostile, quiet = record.states
    assert {"dom", "axe", "hands", "focus/visible"} <= hostile.untested.keys()
    assert "no more than 100,000 are read" in hostile.untested["dom"]
    assert hostile.picture is not None
    assert not quiet.untested


def test_a_page_that_hangs_after_it_was_loaded(tmp_path: Path) -> None:
    """The page state is there, each part of it untested with the reason; the next page is seen."""
    status, record = looked_at(tmp_path, HANGS_LATER)
    assert status == 3
    hostile, quiet = record.states
    assert {"dom", "axe", "hands", "focus/visible"} <= hostile.untested.keys()
    assert all("does not answer within 6 s" in why for why in hostile.untested.values())
    assert not quiet.untested


@pytest.mark.parametrize("what", HANGS_ON)
def test_a_page_that_hangs_when_somebody_acts(what: str, tmp_path: Path) -> None:
    """What was seen before is recorded, what was not says why, and the next page is seen as if nothing had been."""
    status, record = looked_at(tmp_path, f"<script>{HANGS_ON[what]}</script>", "--rendition", "dark")
    assert status == 3
    hostile = [state for state in record.states if state.title == "Hostile"]
    assert hostile[0].axe.version
    assert hostile[0].picture is not None
    told = [*hostile[0].untested.values(), *(error.message for error in record.errors)]
    assert any("does not answer within 6 s" in why for why in told)
    quiet = [state for state in record.states if state.title == "Quiet"]
    assert [dict(state.untested) for state in quiet] == [{}, {}]


def test_a_page_that_hangs_while_it_loads(tmp_path: Path) -> None:
    """It did not load, which is said; the next page is seen."""
    status, record = looked_at(tmp_path, HANGS_AT_ONCE)
    assert status == 3
    assert "did not load: no answer within 6 s" in record.errors[0].message
    assert record.states[-1].title == "Quiet"


def test_a_page_that_leaves(tmp_path: Path) -> None:
    """Whatever comes in its place is looked at, under the address that it has."""
    _, record = looked_at(tmp_path, LEAVES)
    assert record.states
    assert record.states[-1].title == "Quiet"

"""`a11y check --submit`: forms are sent empty and wrong, their answers judged; nothing else is sent."""

from __future__ import annotations

import http.server
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from running import Ended, a11y_here
from threaded import answering
from walked_pages import served

from a11y.facts.record import read_record

PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Sign up</title>
<main><h1>Sign up</h1>
<form role="search"><label>Words <input name="q"></label> <button>Find</button></form>
<form method="post" action="/join" novalidate><p><label for="mail">E-mail</label>
<input id="mail" name="mail" type="email" autocomplete="email">{error}</p><button>Join</button></form>
<form method="post" action="/strict"><p><label for="nick">Nickname</label>
<input id="nick" name="nick" required></p><button>Take it</button></form>
<form method="post" action="/account/logout"><label>Why? <input name="why"></label> <button>Leave</button></form>
<form method="post" action="http://elsewhere.invalid/">
<label>Secret <input name="s"></label> <button>Give</button></form>
</main></html>"""
REFUSED = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Sign up</title>
<main><h1>Sign up</h1><form method="post" novalidate><p><label for="mail">E-mail</label>
<input id="mail" name="mail" type="email" autocomplete="email" aria-describedby="wrong">
<span class="error" id="wrong"></span></p><button>Join</button></form></main>
<script>document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  document.getElementById("wrong").textContent = "Write an address such as name@example.org.";
});</script></html>"""
UNTIED = '<span class="error">Write an address such as name@example.org.</span>'


@pytest.fixture
def posts() -> list[tuple[str, dict[str, list[str]]]]:
    """What was posted, and where."""
    return []


@pytest.fixture
def base(posts: list[tuple[str, dict[str, list[str]]]]) -> Iterator[str]:
    """A site that answers a form with the page and an error that nothing ties to its field."""

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(PAGE.format(error=""))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            posts.append((self.path, parse_qs(body, keep_blank_values=True)))
            self._answer(PAGE.format(error=UNTIED), 500 if self.path == "/broken" else 200)

        def _answer(self, page: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    with answering(server):
        yield f"http://localhost:{server.server_port}"


def check(tmp_path: Path, *arguments: str) -> Ended:
    """`a11y check` into a folder of its own."""
    return a11y_here("check", *arguments, "--format", "json", "--out", str(tmp_path / "out"), folder=tmp_path)


def test_forms_are_sent_empty_and_wrong(
    base: str, posts: list[tuple[str, dict[str, list[str]]]], tmp_path: Path
) -> None:
    """Each answer is a page state with a name; searches, sign-outs and forms to other hosts are left alone."""
    ran = check(tmp_path, f"{base}/", "--submit")
    assert ran.status == 1, ran.out + ran.err
    assert posts == [
        ("/join", {"mail": [""]}),
        ("/join", {"mail": ["no address"]}),
        ("/strict", {"nick": ["?"]}),
    ]
    record = read_record(tmp_path / "out")
    assert [state.step for state in record.states] == [
        "/",
        "The form “Join”, sent empty",
        "The form “Join”, sent with wrong values",
        "The form “Take it”, sent empty: the browser asks for “Nickname”",
        "The form “Take it”, sent with wrong values",
    ]
    assert [act.verb for state in record.states for act in state.acts] == [
        *("open", "send_empty", "send_wrong", "send_empty", "send_wrong")
    ]
    untied = {finding.step for finding in record.findings if finding.rule == "form/error-tied"}
    assert "The form “Join”, sent empty" in untied
    assert "/" not in untied


def test_nothing_is_sent_unasked(
    base: str, posts: list[tuple[str, dict[str, list[str]]]], tmp_path: Path
) -> None:
    """Without the option no form is sent."""
    check(tmp_path, f"{base}/")
    assert posts == []


def test_an_answer_that_is_an_error_of_the_server_s(
    base: str, posts: list[tuple[str, dict[str, list[str]]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that breaks the server makes the run incomplete, and says which and how."""
    monkeypatch.setattr(f"{__name__}.PAGE", PAGE.replace("/join", "/broken"))
    ran = check(tmp_path, f"{base}/", "--submit")
    assert ran.status == 3
    assert posts
    assert "The form “Join”, sent empty, is answered by" in ran.out
    assert "with status 500" in ran.out


def test_a_host_that_may_only_be_read_is_not_written_to(tmp_path: Path) -> None:
    """`--allow` lets a host be read: its forms are not sent."""
    ran = check(tmp_path, "http://example.org/", "--allow", "example.org", "--submit")
    assert ran.status == 2
    assert "writes = true" in ran.err


@pytest.mark.parametrize("method", [' method="post"', ""])
def test_a_refusal_in_place_is_held_against_the_page_as_it_came(method: str, tmp_path: Path) -> None:
    """A script that refuses a form and writes the reason into the page silently is told for that page state."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "join.html").write_text(REFUSED.replace(' method="post"', method), encoding="utf-8")
    with served(folder) as site:
        check(tmp_path, f"{site}/join.html", "--submit", "--engine", "a11y")
    told = [one for one in read_record(tmp_path / "out").findings if one.rule == "form/error-announced"]
    assert [(one.outcome.value, one.step) for one in told] == [("failed", "The form “Join”, sent empty")]

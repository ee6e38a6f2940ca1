"""A target that fails in the middle of a task: the scenario ends with one sentence, the others go on, status 3."""

from __future__ import annotations

import http.server
import secrets
import subprocess
import textwrap
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from running import AT_MOST, Ended, Site, a11y, lines
from threaded import answering

from a11y.cli.embedded import address, command, first_line, stop

_HEAD = f"""import os
import time
from urllib.request import urlopen

from a11y.scenario import Account, AccountMaker, Index, Mailbox


def to_the_target(what: str) -> None:
    urlopen(os.environ["TARGET_CONTROL"] + what, timeout={AT_MOST}).close()


"""

SMALL = {
    "a form answers 500": (
        """
        def test_form(index: Index) -> None:
            index.open("form").expect("form", "Before")
            index.activate("form.fail").expect("held", "After")
        """,
        "/fails/ answered with status 500; look into the target's log",
    ),
    "a form leads round in circles": (
        """
        def test_circle(index: Index) -> None:
            index.open("form").expect("form", "Before")
            index.activate("form.circle").expect("held", "After")
        """,
        "the page went away: it redirects for ever; look at where the target sends its users",
    ),
    "an address leads round in circles": (
        """
        def test_address(index: Index) -> None:
            index.open("form").expect("form", "Before")
            index.open("loop").expect("loop", "After")
        """,
        "/loop/ did not load: it redirects for ever; look at where the target sends its users",
    ),
    "mail never comes": (
        """
        def test_mail(index: Index, mailbox: Mailbox) -> None:
            index.open("form").expect("form", "Before")
            mailbox.wait_for("somebody@mail.example")
        """,
        "no mail to somebody@mail.example came within 5 seconds; look into the target's log",
    ),
}
"""What goes wrong at the small target: the scenario that meets it, and what the one line about it holds."""

INDEX = {
    "the clock of the user's phone has jumped": (
        """
        def test_clock(index: Index, accounts: AccountMaker) -> None:
            account = accounts.make(totp=True)
            index.open("login").expect("login", "Before")
            index.fill("login.username", account.username).fill("login.password", account.password)
            index.activate("login.submit").expect("two_factor", "The second factor is asked for")
            index.fill("two_factor.code", account.totp(time.time() + 3600)).activate("two_factor.submit")
            index.expect("projects", "After")
        """,
        "the page “projects” (/manage/projects/) did not come: the user is still on",
    ),
    "the target ends": (
        """
        def test_end(index: Index, account: Account) -> None:
            index.open("login").expect("login", "Before")
            to_the_target("stop")
            try:
                index.open("home").expect("home", "After")
            finally:
                to_the_target("start")
        """,
        "did not load: net::ERR_CONNECTION_REFUSED; look whether the target still runs",
    ),
    "the target is started again": (
        """
        def test_restart(index: Index, account: Account) -> None:
            index.open("login").expect("login", "Before")
            index.fill("login.username", account.username).fill("login.password", account.password)
            to_the_target("stop")
            to_the_target("start")
            index.activate("login.submit").expect("projects", "After")
        """,
        "the page “projects” (/manage/projects/) did not come: the user is still on",
    ),
}
"""What goes wrong at the embedded index."""

_FORM = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title></head><body><main>
<h1>Sample</h1><form method="post"><p><button formaction="/fails/">Sample</button></p>
<p><button formaction="/loop/">Go</button></p></form></main></body></html>"""

_MORE_OF_THE_PROFILE = """
[mail]
kind = "mailpit"
path = "/mail"

[pages.form]
path = "/form/"
title = "Sample"
controls.fail = { role = "button", msgid = "Sample" }
controls.circle = { role = "button", msgid = "Go" }
"""


class FormSite(Site):
    """The small target with a form, and with a mail server at which nothing ever arrives."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.profile.write_text(
            self.profile.read_text(encoding="utf-8") + _MORE_OF_THE_PROFILE, encoding="utf-8"
        )

    def _answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        own = {"/form/": _FORM, "/mail/api/v1/search": b'{"messages": []}'}.get(urlsplit(handler.path).path)
        if own is None:
            super()._answer(handler)
            return
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html; charset=utf-8")
        handler.end_headers()
        handler.wfile.write(own)


class EmbeddedSite:
    """An embedded index that can be ended and started again at the same address, by a request to `control`."""

    def __init__(self) -> None:
        self.key = secrets.token_urlsafe(24)
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    def do(self, what: str) -> None:
        """`start` or `stop`; comes back when that is done."""
        if what == "start":
            port = urlsplit(self.url).port or 0
            self._process = subprocess.Popen(
                command(port=port, key=self.key), stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            assert self._process.stdout is not None
            self.url = address(first_line(self._process.stdout, AT_MOST))
        elif self._process is not None:
            stop(self._process)
            self._process = None

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Runs inside the block; the address that takes `start` and `stop`."""
        self.do("start")
        with ExitStack() as stack:
            stack.callback(self.do, "stop")
            server = http.server.HTTPServer(("127.0.0.1", 0), partial(_Control, self))
            stack.enter_context(answering(server))
            yield f"http://127.0.0.1:{server.server_port}/"


class _Control(http.server.BaseHTTPRequestHandler):
    """Passes on what a scenario asks for."""

    def __init__(self, site: EmbeddedSite, *arguments: object) -> None:
        self._site = site
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server gives what the base class takes

    def do_GET(self) -> None:
        """`/start`, `/stop`."""
        self._site.do(self.path.strip("/"))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Nothing."""


class Weathered(NamedTuple):
    """A run through all of it."""

    ended: Ended
    out: Path


def write_tasks(folder: Path, stories: dict[str, tuple[str, str]], last: str) -> Path:
    """A file of these scenarios, and after them one that nothing happens to."""
    code = [textwrap.dedent(story).strip() for story, _ in stories.values()]
    path = folder / "test_tasks.py"
    calm = (
        f'def test_calm(index: Index) -> None:\n    index.open("{last}").expect("{last}", "After the rest")\n'
    )
    path.write_text(_HEAD + "\n\n\n".join([*code, calm]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Weathered:
    """One run at the small target."""
    folder = tmp_path_factory.mktemp("small")
    tasks = write_tasks(folder, SMALL, "form")
    with FormSite(folder).serving() as site:
        ended = a11y(
            "run", *site.options(), "--scenarios", tasks, "--out", "out", "--timeout", 5, folder=folder
        )
    return Weathered(ended, folder / "out")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Weathered:
    """One run at the embedded index."""
    folder = tmp_path_factory.mktemp("index")
    tasks = write_tasks(folder, INDEX, "login")
    site = EmbeddedSite()
    with site.serving() as control:
        ended = a11y(
            "run", "--target", site.url, "--provision-key", site.key, "-l", "en", "--scenarios", tasks, "--out", "out",
            "--timeout", 20, folder=folder, TARGET_CONTROL=control,
        )  # fmt: skip
    return Weathered(ended, folder / "out")


def assert_told(run: Weathered, stories: dict[str, tuple[str, str]], what: str) -> None:
    """The scenario saw its first page, broke, and one line of the summary says why and what to do next."""
    story, words = stories[what]
    name = "test_tasks::" + story.split("def ")[1].split("(")[0]
    end = next(line for line in lines(run.out, "end") if line["walk"] and line["walk"]["scenario"] == name)
    assert end["status"] == "broken", end
    assert words in end["reason"]
    assert "; " in end["reason"]
    told = [line for line in run.ended.out.splitlines() if line.startswith("error: ") and words in line]
    assert any(end["reason"] in line for line in told), run.ended.out
    assert any(state["step"] == "Before" for state in lines(run.out, "state") if state["scenario"] == name)


@pytest.mark.parametrize("what", SMALL)
def test_rough_weather_at_a_small_target(what: str, small: Weathered) -> None:
    """A form that fails or leads in circles, and mail that never comes, are one sentence each."""
    assert_told(small, SMALL, what)


@pytest.mark.parametrize("what", INDEX)
def test_rough_weather_at_the_embedded_index(what: str, index: Weathered) -> None:
    """A clock that has jumped, a server that ends, and one that forgets everybody are one sentence each."""
    assert_told(index, INDEX, what)


def test_the_refused_code_is_seen(index: Weathered) -> None:
    """The page that refused the code of another hour is looked at, so that the report can show why nobody came in."""
    broke = next(
        state for state in lines(index.out, "state")
        if state["scenario"].endswith("::test_clock") and state["step"] == "Where the scenario broke"
    )  # fmt: skip
    assert (broke["page"], broke["status"]) == ("two_factor", 200)
    assert any(run["text"] == "Incorrect code." for run in broke["runs"])


@pytest.mark.parametrize("run", ["small", "index"])
def test_the_others_go_on(run: str, request: pytest.FixtureRequest) -> None:
    """The last scenario is walked as if nothing had been; the run is incomplete, and nobody sees a traceback."""
    weathered: Weathered = request.getfixturevalue(run)
    ends = [line for line in lines(weathered.out, "end") if line["walk"]]
    last = next(end for end in ends if end["walk"]["scenario"].endswith("::test_calm"))
    assert (last["status"], last["states"]) == ("finished", 1)
    assert weathered.ended.status == 3
    assert "Traceback" not in weathered.ended.out + weathered.ended.err

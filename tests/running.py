"""Runs of the real command in a process of its own, and a small target that can misbehave, for tests of walks."""

from __future__ import annotations

import http.server
import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from threaded import answering

from a11y.cli.main import run

A11Y = [sys.executable, "-P", "-m", "a11y"]
"""The command; -P, so that the working directory is not looked in for modules."""

AT_MOST = 300
"""Seconds after which something that a test waits for has not come: a fault, not a measure."""
A_RUN_AT_MOST = 6 * AT_MOST
"""Seconds for a whole run: one of many walks takes minutes where others are at work too."""

_CATALOG = r"""msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "Sample"
msgstr ""

msgid "Go"
msgstr ""
"""

_PROFILE = """\
name = "small"
title = "Small target"
locales = ["en"]
locale.header = true
catalogs.trees = ["catalogs"]

[pages.start]
path = "/start/"
title = "Sample"
controls.go = { role = "link", msgid = "Go" }

[pages.held]
path = "/held/"
title = "Sample"

[pages.fails]
path = "/fails/"

[pages.loop]
path = "/loop/"

[pages.missing]
path = "/missing/"

[pages.broken]
path = "/broken/"
"""

_PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample</title></head>
<body><main><h1>Sample</h1><p><a href="/held/">Go</a></p></main></body></html>"""


class Ended(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines on standard error that are no progress."""
        return [line for line in self.err.splitlines() if line and not line.startswith("[")]


def a11y(*arguments: object, folder: Path, **environment: str) -> Ended:
    """The command run in `folder` until it ends."""
    ended = subprocess.run(
        [*A11Y, *map(str, arguments)], cwd=folder, env={**os.environ, **environment},
        capture_output=True, text=True, check=False, timeout=A_RUN_AT_MOST,
    )  # fmt: skip
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def a11y_here(*arguments: object, folder: Path) -> Ended:
    """The command in this process: a quarter of the time, where it starts nothing and nobody stops it."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(folder), redirect_stdout(out), redirect_stderr(err):
        status = run(list(map(str, arguments)))
    return Ended(status, out.getvalue(), err.getvalue())


def lines(folder: Path, kind: str = "") -> list[dict[str, Any]]:
    """The lines of a run's combined record, of one kind or all."""
    told = [json.loads(line) for line in (folder / "run.jsonl").read_text(encoding="utf-8").splitlines()]
    return [line for line in told if not kind or line["kind"] == kind]


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def assert_one_line(ended: Ended, status: int, *words: str) -> None:
    """It ended so, and the only line on standard error holds the words, a semicolon before what to do next."""
    assert ended.status == status, ended
    assert len(ended.complaints) == 1, ended.err
    line = ended.complaints[0]
    assert line.startswith("a11y: "), line
    assert "; " in line, line
    assert "Traceback" not in ended.err + ended.out
    for word in words:
        assert word in line


class Site:
    """A small target: `/held/` answers when it is let; `/fails/`, `/loop/`, `/missing/`, `/broken/` misbehave."""

    def __init__(self, folder: Path) -> None:
        self.asked = threading.Semaphore(0)
        """Released once for each user who asks for the held page."""
        self.let_go = threading.Event()
        """Set it and the held page answers."""
        self.callers: list[str] = []
        """Who called, as X-Forwarded-For says; empty where it says nothing."""
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """Answers."""

            def do_GET(self) -> None:
                """One page."""
                site._answer(self)

            do_POST = do_GET  # noqa: N815  # the names are the base class's

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
                """Nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self._server.server_port}"
        self.profile = write_profile(folder)

    def options(self) -> list[str]:
        """The options of `a11y run` for this target."""
        return ["--target", self.url, "--profile", str(self.profile), "-l", "en"]

    @contextmanager
    def serving(self) -> Iterator[Site]:
        """Answers inside the block."""
        with answering(self._server):
            try:
                yield self
            finally:
                self.let_go.set()

    def _answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        path = handler.path
        self.callers.append(handler.headers.get("X-Forwarded-For", ""))
        if path == "/held/":
            self.asked.release()
            self.let_go.wait(AT_MOST)
        status = {"/fails/": 500, "/loop/": 302, "/missing/": 404, "/favicon.ico": 404}.get(path, 200)
        if path == "/broken/":
            handler.connection.close()
            return
        try:
            handler.send_response(status)
            if status == 302:
                handler.send_header("Location", path)
            handler.send_header("Content-Type", "text/html")
            handler.send_header("Content-Length", str(len(_PAGE)))
            handler.end_headers()
            handler.wfile.write(_PAGE)
        except OSError:
            return  # the user has gone


def write_profile(folder: Path) -> Path:
    """The small target's profile and its catalogs in `folder`; the profile's path."""
    tree = folder / "catalogs" / "en" / "LC_MESSAGES"
    tree.mkdir(parents=True)
    (tree / "messages.po").write_text(_CATALOG, encoding="utf-8")
    profile = folder / "small.toml"
    profile.write_text(_PROFILE, encoding="utf-8")
    return profile


def write_scenarios(folder: Path, *functions: str) -> Path:
    """A file with these scenarios; each is the body of a function that has `index`, after its docstring."""
    parts = ["import os\nfrom a11y.scenario import Index\n"]
    for number, body in enumerate(functions, start=1):
        code = textwrap.indent(textwrap.dedent(body).strip(), "    ")
        parts.append(f'\ndef test_task_{number}(index: Index) -> None:\n    """Task {number}."""\n{code}\n')
    path = folder / "test_tasks.py"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


BROWSER = "--remote-debugging-pipe"
"""What the command line of a browser has; its own process comes before its helpers in a `Family`."""


class Family:
    """A process and all that it has started, by process descriptors: a number that is used again cannot deceive."""

    def __init__(self, pid: int) -> None:
        self.commands: dict[int, str] = {}
        """Each process's command line."""
        self._handles: dict[int, int] = {}
        waiting, parents = [pid], _parents()
        while waiting:
            one = waiting.pop()
            try:
                self._handles[one] = os.pidfd_open(one)
                self.commands[one] = _command(one)
            except OSError:
                continue
            waiting += [child for child, parent in parents.items() if parent == one]

    def pid_of(self, part: str) -> int:
        """The process whose command line has `part`; a shell that only waits for it is none."""
        return next(
            pid
            for pid, command in self.commands.items()
            if part in command and not command.startswith("/bin/sh")
        )

    def has(self, *parts: str) -> bool:
        """Whether there is a process for each of these parts of command lines."""
        return all(any(part in command for command in self.commands.values()) for part in parts)

    def wait_for(self, part: str, at_most: float) -> None:
        """Waits for the end of the process whose command line has `part`."""
        poll = select.poll()
        poll.register(self._handles[self.pid_of(part)], select.POLLIN)
        assert poll.poll(at_most * 1000), f"{part} goes on"

    def left_behind(self) -> list[str]:
        """Waits until all have ended; the command lines of those that have not, after a long while."""
        poll = select.poll()
        for handle in self._handles.values():
            poll.register(handle, select.POLLIN)
        running = {handle: pid for pid, handle in self._handles.items()}
        while running:
            ended = poll.poll(AT_MOST * 1000 // 5)
            if not ended:
                break
            for handle, _ in ended:
                poll.unregister(handle)
                running.pop(handle, None)
        for handle in self._handles.values():
            os.close(handle)
        return [self.commands[pid] for pid in running.values()]


def _parents() -> dict[int, int]:
    """Each process's parent."""
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue
            found[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    return found


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")


@contextmanager
def started(arguments: Sequence[object], folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The command under way, in a group of its own as a shell would start it; killed if a test fails inside."""
    before = signal.getsignal(signal.SIGINT)
    # what a shell runs in its background does not hear Ctrl-C, and neither would what that starts
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*A11Y, *map(str, arguments)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, start_new_session=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, 9)
        process.communicate()

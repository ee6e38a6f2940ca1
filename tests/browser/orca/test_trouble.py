"""What goes wrong in a listening session is one sentence, soon: nothing here needs Orca, a display or a bus."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from a11y.browser.orca import session as module
from a11y.browser.orca.children import Children
from a11y.browser.orca.session import Session
from a11y.words.errors import UntestedError

CALM = {"version": "43.1", "keys": 0, "said": 0, "focus_mode": False, "utterances": []}
"""What an Orca answers that has met no key."""
Answer = Callable[[dict[str, Any]], dict[str, Any] | None]


@contextmanager
def session(folder: Path, answer: Answer, *, xdotool: str = "exit 0") -> Iterator[Session]:
    """A session whose Orca answers as it is told to (None: it hangs up), and whose keyboard is a script."""
    program = folder / "bin" / "xdotool"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{xdotool}\n", encoding="utf-8")
    program.chmod(0o755)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "control"))
        server.listen()
        orca = threading.Thread(target=_answer, args=(server, answer), daemon=True)
        orca.start()
        one = Session(Children({"PATH": f"{program.parent}:{os.environ['PATH']}"}), folder)
        try:
            yield one
        finally:
            one.close()
            orca.join(10)


def _answer(server: socket.socket, answer: Answer) -> None:
    client, _ = server.accept()
    with client, client.makefile("rb") as questions:
        for question in questions:
            told = answer(json.loads(question))
            if told is None:
                return
            client.sendall(json.dumps(told).encode() + b"\n")


def test_keys_that_do_not_reach_orca_are_told(tmp_path: Path) -> None:
    """The display took the key, and Orca's counter did not rise: the walk is untested, and nothing is made up."""
    with (
        session(tmp_path, lambda _: CALM) as one,
        pytest.raises(UntestedError, match="the key did not reach the screen reader; run the scenario again"),
    ):
        one.press("Tab")


def test_a_key_that_reaches_orca_is_answered(tmp_path: Path) -> None:
    """A key goes down and up: the counter rises by two, and what was said to it is told."""
    pressed = {**CALM, "keys": 2, "said": 1, "utterances": ["Save push button"]}
    with session(tmp_path, lambda asked: pressed if asked["ask"] == "settled" else CALM) as one:
        assert one.press("Tab") == ("Save push button",)


@pytest.mark.parametrize(
    "said", ["11 bullet characters", "•••••••••••", "11 black circle characters", "●●●●●"]
)
def test_how_long_a_password_is_is_not_told(tmp_path: Path, said: str) -> None:
    """Orca counts the signs in a password field, or says them one by one: the record has one, whatever there was."""
    pressed = {**CALM, "keys": 2, "said": 1, "utterances": [f"Password password text {said} selected"]}
    with session(tmp_path, lambda asked: pressed if asked["ask"] == "settled" else CALM) as one:
        assert one.press("Tab") == ("Password password text • selected",)


@pytest.mark.parametrize("program", ["exit 1", "kill -9 $$"])
def test_a_display_that_takes_no_keys_is_told(tmp_path: Path, program: str) -> None:
    """The program that presses keys fails, or is killed."""
    with (
        session(tmp_path, lambda _: CALM, xdotool=program) as one,
        pytest.raises(UntestedError, match="keys cannot be pressed at the display"),
    ):
        one.press("Tab")


def test_an_orca_that_ends_is_told(tmp_path: Path) -> None:
    """It hangs up in the middle of a walk."""
    with (
        session(tmp_path, lambda asked: None if asked["ask"] == "settled" else CALM) as one,
        pytest.raises(UntestedError, match="Orca ended by itself"),
    ):
        one.rest()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [(["sleep", "600"], "Xvfb does not start; look at what `sleep` says"), (["true"], "Xvfb does not start")],
)
def test_a_program_that_never_gets_ready_is_told(
    command: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it hangs or ends without a word: one sentence within the limit, and it is ended."""
    monkeypatch.setattr(module, "READY_WITHIN", 0.05)
    children = Children(dict(os.environ))
    with pytest.raises(UntestedError, match=sentence):
        module._told(children, command, "Xvfb")
    children.end()
    assert children.died() == ""


def test_an_accessibility_bus_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The session's bus is there, and nobody answers on it; a bus that hangs is not waited for without end."""
    monkeypatch.setattr(module, "READY_WITHIN", 0.05)
    for command in (["false"], ["sleep", "600"], ["/no/such/program"]):
        with pytest.raises(UntestedError, match="install at-spi2-core"):
            module._must(Children(dict(os.environ)), command)


def test_a_session_whose_window_manager_dies_is_told(tmp_path: Path) -> None:
    """While Orca is waited for, another part of the session ends: it says which."""
    children = Children(dict(os.environ))
    children.start(["true"]).wait()
    with pytest.raises(UntestedError, match="true ended by itself while Orca was to begin"):
        Session(children, tmp_path)
    children.end()

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from a11y.browser import installed
from a11y.browser.installed import Chromium, Origin, find_chromium
from a11y.words.errors import BrowserError

Program = Callable[[Path, str], Path]


@pytest.fixture
def program() -> Program:
    """Makes a program that answers every call with the same text."""

    def make(path: Path, answer: str, status: int = 0) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\necho noise >&2\necho '{answer}'\nexit {status}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser; the folder is its PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    # the programs made above are scripts: the shell alone stays reachable, by its full name
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "cache"))
    monkeypatch.setattr(installed, "_USUAL_PLACES", {})
    return folder


def test_an_installed_browser_is_found(bare: Path, program: Program) -> None:
    """A browser on PATH is found with the version that it tells; its chatter is no matter."""
    path = program(bare / "google-chrome", "Google Chrome 131.0.6778.85 unknown")
    assert find_chromium() == Chromium(str(path), "131.0.6778.85", Origin.SYSTEM)


def test_what_does_not_answer_is_passed_over(bare: Path, program: Program) -> None:
    """A `chromium` that only asks to install a snap is not taken for a browser; the next is."""
    broken = program(bare / "chromium", "Chromium 1.2.3 needs the snap")
    broken.write_text(broken.read_text(encoding="utf-8").replace("exit 0", "exit 1"), encoding="utf-8")
    program(bare / "chrome", "ls (GNU coreutils) 9.1")
    path = program(bare / "chromium-browser", "Chromium 130.0.1.2")
    assert find_chromium().path == str(path)


def test_playwrights_own_is_the_last_resort_and_the_newest(
    bare: Path, program: Program, tmp_path: Path
) -> None:
    """Without an installed browser the newest of Playwright's downloads is taken, whole browsers first."""
    assert bare.is_dir()
    program(tmp_path / "cache/chromium-999/chrome-linux/chrome", "Chromium 99.0.0.1")
    program(tmp_path / "cache/chromium_headless_shell-1200/chrome-linux/headless_shell", "Chromium 120.0.0.1")
    path = program(tmp_path / "cache/chromium-1200/chrome-linux/chrome", "Chromium 120.0.0.1")
    assert find_chromium() == Chromium(str(path), "120.0.0.1", Origin.PLAYWRIGHT)


def test_the_configured_browser_wins(bare: Path, program: Program, tmp_path: Path) -> None:
    """A configured path is used although another browser is on PATH."""
    program(bare / "chromium", "Chromium 130.0.0.1")
    path = program(tmp_path / "mine", "Chromium 120.0.0.1")
    assert find_chromium(str(path)) == Chromium(str(path), "120.0.0.1", Origin.CONFIGURED)


@pytest.mark.parametrize("name", ["/no/such/browser", "ls"])
def test_a_wrong_configured_browser_is_told(bare: Path, program: Program, name: str) -> None:
    """A configured browser that is none is an error that names it; no other is used in its place."""
    program(bare / "chromium", "Chromium 130.0.0.1")
    program(bare / "ls", "ls (GNU coreutils) 9.1")
    with pytest.raises(BrowserError, match=name):
        find_chromium(name)


@pytest.mark.parametrize(
    ("release", "root", "command"),
    [
        ("ID=debian", True, "a11y doctor --fix"),
        ("ID=debian", False, "sudo apt-get install chromium"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"', False, "playwright install --with-deps chromium"),
        ("ID=fedora", True, "-m playwright install chromium"),
    ],
)
def test_no_browser_is_one_line_with_the_command(
    bare: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, release: str, root: bool, command: str
) -> None:
    """Without a browser the line says which command installs one on this system, for this user."""
    assert os.listdir(bare) == []  # noqa: PTH208  # nothing at all is on PATH
    (tmp_path / "os-release").write_text(release + "\n", encoding="utf-8")
    monkeypatch.setattr(installed, "OS_RELEASE", tmp_path / "os-release")
    monkeypatch.setattr(installed, "is_root", lambda: root)
    with pytest.raises(BrowserError, match=r"no Chromium or Chrome was found") as told:
        find_chromium()
    assert str(told.value).endswith(command)
    assert "\n" not in str(told.value)

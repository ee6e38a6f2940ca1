"""Which Chromium there is on this machine. Nothing is started here but `chromium --version`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from a11y.words.errors import BrowserError

HEADLESS_SHELL = "chromium-headless-shell"
"""The same engine without windows: it takes half the processor time of a full browser that runs headless."""
_COMMANDS = (
    HEADLESS_SHELL,
    "chromium",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "chromium-browser",
)
_USUAL_PLACES = {
    "linux": (
        "/usr/bin/chromium",
        "/usr/bin/google-chrome-stable",
        "/opt/google/chrome/chrome",
        "/snap/bin/chromium",
        "/usr/lib/chromium/chromium",
    ),
    "darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ),
    "win32": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ),
}
_PLAYWRIGHT_CACHES = {
    "linux": ".cache/ms-playwright",
    "darwin": "Library/Caches/ms-playwright",
    "win32": "AppData/Local/ms-playwright",
}
_PLAYWRIGHT_PROGRAMS = (
    "chrome-linux*/chrome",
    "chrome-mac*/*.app/Contents/MacOS/*",
    "chrome-win*/chrome.exe",
    "chrome-linux/headless_shell",
    "chrome-headless-shell-*/chrome-headless-shell*",
)
_VERSION = re.compile(r"(?i)(?:chrom|edge)[^\d\n]*(\d+(?:\.\d+){1,3})\b")
OS_RELEASE = Path("/etc/os-release")
"""Where a Linux system says which it is."""

_ANSWER_WITHIN = 30  # seconds; a cold start from a slow disk takes a few


class Origin(StrEnum):
    """Where a browser comes from."""

    CONFIGURED = "configured"
    """Named by the option, the environment or the configuration file."""
    SYSTEM = "system"
    """Installed on the machine."""
    PLAYWRIGHT = "playwright"
    """Downloaded by `playwright install`."""


class Chromium(msgspec.Struct, frozen=True):
    """A Chromium or Chrome that answers."""

    path: str
    """The program."""
    version: str
    """As it says itself, `131.0.6778.85`."""
    origin: Origin
    """Where it comes from."""


def find_chromium(configured: str | None = None, *, windowed: bool = False) -> Chromium:
    """The first browser that answers: the configured one, an installed one, Playwright's own.

    `configured` is a path or a command name (option, `A11Y_BROWSER` or configuration file). A configured
    browser that does not answer is an error, not a reason to take another. `windowed` leaves those out that have no
    windows. Raises BrowserError.
    """
    if configured:
        path = shutil.which(os.path.expanduser(configured))  # noqa: PTH111  # a bare command name must stay one
        version = path and version_of(path)
        if not path or not version:
            raise BrowserError(
                f"the configured browser {configured!r} is not a Chromium or Chrome that starts; "
                "correct --browser or A11Y_BROWSER, or leave it out to use the one that is installed"
            )
        return Chromium(path, version, Origin.CONFIGURED)
    for path, origin in candidates():
        if windowed and "headless" in path:
            continue
        if version := version_of(path):
            return Chromium(path, version, origin)
    raise BrowserError(f"no Chromium or Chrome was found; install one with: {install_command()}")


def candidates() -> Iterator[tuple[str, Origin]]:
    """Programs that may be a browser, best first, each once."""
    seen: set[str] = set()
    for path, origin in _places():
        if path not in seen:
            seen.add(path)
            yield path, origin


def version_of(path: str) -> str | None:
    """The version that the program tells, or none when it does not start or is something else.

    Ubuntu's `chromium-browser`, for one, is a script that only asks to install a snap.
    """
    try:
        answer = subprocess.run(  # noqa: S603  # a program found above or named by the user
            [path, "--version"], capture_output=True, text=True, timeout=_ANSWER_WITHIN, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = _VERSION.search(answer.stdout)
    return version[1] if version and answer.returncode == 0 else None


def install_command() -> str:
    """The command that installs a browser on this machine."""
    system, root = distribution(), is_root()
    if system == "debian":
        return "a11y doctor --fix" if root else "sudo apt-get install chromium"
    if system == "ubuntu" and root:
        return "a11y doctor --fix"
    return f"{sys.executable} -m playwright install {'--with-deps ' * (system == 'ubuntu')}chromium"


def distribution() -> str:
    """`debian` or `ubuntu` for these and what is derived from them, else an empty string."""
    try:
        text = OS_RELEASE.read_text(encoding="utf-8")
    except OSError:
        return ""
    facts = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    names = " ".join(facts.get(key, "").strip('"') for key in ("ID", "ID_LIKE")).split()
    return next((name for name in names if name in {"ubuntu", "debian"}), "")


def is_root() -> bool:
    """Whether this process may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _places() -> Iterator[tuple[str, Origin]]:
    for command in _COMMANDS:
        if path := shutil.which(command):
            yield path, Origin.SYSTEM
    for place in _USUAL_PLACES.get(sys.platform, ()):
        if os.access(place, os.X_OK):
            yield place, Origin.SYSTEM
    cache = _playwright_cache()
    revisions = [*cache.glob("chromium-*"), *cache.glob("chromium_headless_shell-*")]
    for revision in sorted(revisions, key=_revision_number, reverse=True):
        for program in _PLAYWRIGHT_PROGRAMS:
            for found in sorted(revision.glob(program)):
                if os.access(found, os.X_OK):
                    yield str(found), Origin.PLAYWRIGHT


def _playwright_cache() -> Path:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if named and named != "0":
        return Path(named)
    return Path.home() / _PLAYWRIGHT_CACHES.get(sys.platform, ".cache/ms-playwright")


def _revision_number(folder: Path) -> tuple[int, bool]:
    digits = folder.name.rpartition("-")[2]
    return (int(digits) if digits.isdigit() else 0, folder.name.startswith("chromium-"))

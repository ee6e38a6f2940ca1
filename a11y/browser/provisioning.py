"""What the harness finds on this machine, what is missing, and the command that mends it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from importlib import metadata, util

import msgspec

from a11y.browser.installed import (
    HEADLESS_SHELL,
    Origin,
    distribution,
    find_chromium,
    install_command,
    is_root,
)
from a11y.browser.orca.needs import PACKAGES as LISTENING
from a11y.browser.orca.needs import command_that_mends, missing, orca_version
from a11y.words.errors import BrowserError

FONTS = {
    "he": ("Hebrew", "fonts-noto-core"),
    "ja": ("Japanese", "fonts-noto-cjk"),
    "ko": ("Korean", "fonts-noto-cjk"),
    "zh": ("Chinese", "fonts-noto-cjk"),
    "ru": ("Cyrillic", "fonts-noto-core"),
    "el": ("Greek", "fonts-noto-core"),
    "ar": ("Arabic", "fonts-noto-core"),
}
"""A language that a font must have glyphs for, the script's name, and Debian's package."""

_EXTRAS = {
    "index": ("Embedded index", ("django", "allauth", "pypitoken", "waitress")),
    "xdist": ("Workers (-n)", ("xdist",)),
}
_AXE_BANNER = re.compile(r"axe v(\d+\.\d+\.\d+)")


class Need(StrEnum):
    """How much depends on a thing."""

    NEEDED = "needed"
    """Nothing runs without it."""
    WANTED = "wanted"
    """The first audit uses it: without it pictures show boxes, or the embedded index cannot be started."""
    OPTIONAL = "optional"
    """Only some commands use it."""


class Check(msgspec.Struct, frozen=True):
    """One thing that was looked for."""

    name: str
    """What it is."""
    need: Need
    """How much depends on it."""
    found: str
    """Version and place; empty when it is missing."""
    mend: str = ""
    """The command that brings it; empty when it is there."""
    packages: tuple[str, ...] = ()
    """The Debian packages that bring it."""


def checks(browser: str | None = None) -> Iterator[Check]:
    """Looks for everything, one after the other. `browser` is the configured browser, if any."""
    yield Check("Python", Need.NEEDED, f"{sys.version.split()[0]}, {sys.executable}")
    yield _browser(browser)
    yield from _headless_shell()
    yield _distribution("Playwright", "playwright")
    yield _axe()
    for extra, (name, modules) in _EXTRAS.items():
        there = all(util.find_spec(module) for module in modules)
        line = "" if there else f"pip install 'index-a11y[{extra}]'"
        yield Check(name, Need.WANTED, "installed" if there else "", line)
    yield from _fonts()
    yield from _listening()


def can_mend() -> bool:
    """Whether `mend` may install system packages here: Debian or Ubuntu, as root."""
    return is_root() and bool(distribution()) and shutil.which("apt-get") is not None


def mend(missing: Sequence[Check], say: Callable[[str], None]) -> None:
    """Installs the Debian packages of what is missing; `say` is told each command before it runs.

    Ubuntu's `chromium` package only points to a snap, so there the browser is Playwright's own.
    Raises BrowserError when a command fails.
    """
    packages = list(dict.fromkeys(name for check in missing for name in check.packages))
    by_playwright = distribution() == "ubuntu" and "chromium" in packages
    # what some releases do not have, or a run can do without, must not stop the rest
    spare = [name for name in packages if name == HEADLESS_SHELL or name in LISTENING]
    packages = [name for name in packages if name not in spare]
    if by_playwright:
        packages.remove("chromium")
    if packages:
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        say(" ".join(command))
        if _run(command) is not None:
            # a fresh image has no package lists, an old one has lists of packages that are gone
            say("apt-get update")
            _must(["apt-get", "update", "-qq"])
            _must(command)
    for part in ([HEADLESS_SHELL], [name for name in spare if name != HEADLESS_SHELL]):
        if part and set(part) <= set(spare):
            command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *part]
            say(" ".join(command))
            _run(command)
    if by_playwright:
        command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
        say(" ".join(command))
        _must(command)


def _browser(configured: str | None) -> Check:
    try:
        chromium = find_chromium(configured)
    except BrowserError:
        if configured:
            return Check("Browser", Need.NEEDED, "", f"correct the configured browser {configured!r}")
        return Check("Browser", Need.NEEDED, "", install_command(), ("chromium",))
    own = " (Playwright's own)" if chromium.origin is Origin.PLAYWRIGHT else ""
    return Check("Browser", Need.NEEDED, f"{chromium.version}, {chromium.path}{own}")


def _headless_shell() -> Iterator[Check]:
    if distribution() == "debian":
        path = shutil.which(HEADLESS_SHELL)
        line = "" if path else _apt_line([HEADLESS_SHELL])
        yield Check("Headless shell (half the time)", Need.OPTIONAL, path or "", line, (HEADLESS_SHELL,))


def _listening() -> Iterator[Check]:
    """What `a11y run --at orca` needs."""
    lacks = missing()
    name = "Screen reader Orca (--at orca)"
    if not lacks:
        yield Check(name, Need.OPTIONAL, orca_version())
    elif sys.platform != "linux":
        yield Check(name, Need.OPTIONAL, "", "use Linux: Orca is there alone")
    else:
        yield Check(name, Need.OPTIONAL, "", command_that_mends(lacks), LISTENING if distribution() else ())


def _distribution(name: str, distribution_name: str) -> Check:
    try:
        return Check(name, Need.NEEDED, metadata.version(distribution_name))
    except metadata.PackageNotFoundError:
        return Check(name, Need.NEEDED, "", f"pip install {distribution_name}")


def _axe() -> Check:
    try:
        files = metadata.files("axe-playwright-python") or []
    except metadata.PackageNotFoundError:
        files = []
    script = next((file for file in files if file.name in {"axe.min.js", "axe.js"}), None)
    banner = script.locate().read_text(encoding="utf-8")[:400] if script else ""  # type: ignore[attr-defined]
    version = _AXE_BANNER.search(banner)
    if not version:
        return Check("axe-core", Need.NEEDED, "", "pip install --force-reinstall axe-playwright-python")
    return Check("axe-core", Need.NEEDED, version[1])


def _fonts() -> Iterator[Check]:
    if sys.platform != "linux":
        return  # macOS and Windows bring fonts for all these scripts
    if not shutil.which("fc-list"):
        packages = ("fontconfig", *dict.fromkeys(package for _, package in FONTS.values()))
        yield Check("Fonts", Need.WANTED, "", _apt_line(packages), packages)
        return
    for language, (script, package) in FONTS.items():
        fonts = _output(["fc-list", f":lang={language}", "family"]).splitlines()
        families = sorted({font.split(",")[0] for font in fonts if font})
        found = ""
        if families:
            found = families[0] + (f" and {len(families) - 1} more" if len(families) > 1 else "")
        yield Check(
            f"Font for {script}", Need.WANTED, found, "" if found else _apt_line([package]), (package,)
        )


def _apt_line(packages: Sequence[str]) -> str:
    if not distribution():
        return "install Noto fonts"
    return f"{'' if is_root() else 'sudo '}apt-get install {' '.join(packages)}"


def _output(command: list[str]) -> str:
    """What a command says, empty when it fails."""
    try:
        return subprocess.run(  # noqa: S603  # the commands are constants of this module
            command, capture_output=True, text=True, check=False, timeout=60
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _run(command: list[str]) -> str | None:
    """None when the command succeeds, else its last line."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    answer = subprocess.run(  # noqa: S603  # the commands are built above from constants
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if answer.returncode == 0:
        return None
    lines = [line.strip() for line in answer.stdout.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("E:", "Error"))]
    return (telling or lines or [f"exit status {answer.returncode}"])[-1]


def _must(command: list[str]) -> None:
    if (reason := _run(command)) is not None:
        raise BrowserError(f"`{' '.join(command)}` failed: {reason}; run it by hand to see more")

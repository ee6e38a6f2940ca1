"""What a listening session needs of this machine, and what of it is missing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

import msgspec

from a11y.browser.installed import is_root

SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that Orca's package is installed for."""
OLDEST = 43
"""Orca's first version that a session was tried with."""
PACKAGES = (
    "xvfb",
    "orca",
    "at-spi2-core",
    "gir1.2-atspi-2.0",
    "python3-pyatspi",
    "dbus",
    "xdotool",
    "openbox",
)
"""Debian's packages."""
_PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-send": "dbus",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "orca": "orca",
}
"""Each program, and Debian's package of it."""


class Missing(msgspec.Struct, frozen=True):
    """What is not here."""

    what: str
    """One clause."""
    package: str
    """Debian's package that brings it."""


_VERSION = (
    "import gi; gi.require_version('Atspi', '2.0'); import pyatspi; "
    "from orca.orca_platform import version; print(version)"
)


def missing() -> tuple[Missing, ...]:
    """Everything that a session needs and does not find."""
    return tuple(_missing())


def _missing() -> Iterator[Missing]:
    if sys.platform != "linux":
        yield Missing("Orca is for Linux", "orca")
        return
    for program, package in _PROGRAMS.items():
        if shutil.which(program) is None:
            yield Missing(f"{program} is not installed", package)
    if shutil.which("orca"):
        version = orca_version()
        number = version.partition(".")[0]
        if not version:
            yield Missing("Orca does not start with the system's Python", "python3-pyatspi")
        elif number.isdecimal() and int(number) < OLDEST:
            yield Missing(f"Orca {version} is too old, {OLDEST} is needed", "orca")


def orca_version() -> str:
    """Orca's version; empty when its Python code cannot be loaded."""
    try:
        answer = subprocess.run(  # noqa: S603  # constants
            [SYSTEM_PYTHON, "-c", _VERSION], capture_output=True, text=True, check=False, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def command_that_mends(lacks: Sequence[Missing]) -> str:
    """What to run, on Debian and Ubuntu."""
    packages = " ".join(dict.fromkeys(one.package for one in lacks))
    return f"{'' if is_root() else 'sudo '}apt-get install {packages}"

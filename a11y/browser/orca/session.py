"""One listening session: a display, a bus, a window manager and Orca, for one walk and for nobody else."""

from __future__ import annotations

import json
import os
import re
import select
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from a11y.browser.orca.children import Children
from a11y.browser.orca.needs import SYSTEM_PYTHON, command_that_mends, missing
from a11y.words.errors import UntestedError

READY_WITHIN = 40.0
"""Seconds for each part to be there; all of them together take about one and a half."""
_REACHES_WITHIN = 15000
"""Milliseconds for a key to reach Orca: a fraction of a second, and more on a machine that has too much to do."""
_RESTS_WITHIN = 4000
"""Milliseconds for its echo to come to rest: a page that never does is gone on with."""
_SIZE = "1280x900x24"
_WAYS = (
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)
_BULLETS = re.compile(r"[\u2022\u25cf]+|\d+ (?:bullet|black circle) characters")
"""What is said of the content of a password field: how long it is is nobody's business."""
BUS = "dbus-daemon"
"""The program of the session's bus."""
SWITCHES = (
    "--force-renderer-accessibility",
    "--test-type",
    "--kiosk",
    "--window-position=0,0",
    "--window-size=1280,900",
)
"""Chromium's: all of the tree at once, and none of the browser's own window in the speech."""


class Patience(msgspec.Struct, frozen=True):
    """How long to wait for what is said to one key, in milliseconds."""

    quiet: int
    """Nothing happens and nothing is said."""
    least: int
    """Before it is believed that nothing will be said at all."""


STEP = Patience(quiet=300, least=600)
"""The page acts: Chromium tells changes up to 200 ms later, Orca says live regions up to 100 ms later."""
MOVE = Patience(quiet=180, least=600)
"""The focus moves."""
BROWSE = Patience(quiet=60, least=400)
"""Orca moves its own cursor, and the page hears nothing of it."""


class Session:
    """A running Orca that writes what it says."""

    def __init__(self, children: Children, folder: Path) -> None:
        self._children = children
        self._control = _Control(folder / "control", children)
        self.environment = children.environment
        """For the browser."""
        self.voice = f"Orca {self._control.ask({'ask': 'state'})['version']}"

    def close(self) -> None:
        """Nobody asks any more."""
        self._control.close()

    def press(self, *keys: str, patience: Patience = MOVE) -> tuple[str, ...]:
        """Press one combination after the other at the display; what was said to them together.

        Raises `UntestedError` when they do not reach Orca, or it does not come to rest.
        """
        return self._send(["key", "--clearmodifiers", *keys], len(keys), patience)

    def type(self, text: str) -> tuple[str, ...]:
        """Type a text. What was said to it, as it may be heard: key echo is off."""
        return self._send(["type", "--clearmodifiers", "--delay", "12", "--", text], len(text), MOVE)

    def rest(self, patience: Patience = STEP) -> tuple[str, ...]:
        """Wait until nothing happens any more; what was said meanwhile, and is not told yet."""
        return self._settled(0, patience)

    def forget(self) -> None:
        """What was said until now is of no interest."""
        self._control.heard = self._control.ask({"ask": "state"})["said"]

    def in_focus_mode(self) -> bool:
        """Whether keys go to the page."""
        return bool(self._control.ask({"ask": "state"})["focus_mode"])

    def _send(self, command: Sequence[str], keys: int, patience: Patience) -> tuple[str, ...]:
        before = self._control.ask({"ask": "state"})["keys"]
        try:
            subprocess.run(  # noqa: S603  # our own words; the text is one argument
                ["xdotool", *command],  # noqa: S607  # wherever it is installed
                env=self.environment,
                check=True,
                capture_output=True,
                timeout=_REACHES_WITHIN / 1000 + len(command[-1]) / 20,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise UntestedError("keys cannot be pressed at the display; run the scenario again") from error
        return self._settled(before + 2 * keys, patience)

    def _settled(self, keys: int, patience: Patience) -> tuple[str, ...]:
        answer = self._control.ask(
            {
                "ask": "settled",
                "keys": keys,
                "from": self._control.heard,
                "quiet": patience.quiet,
                "least": patience.least,
                "reach": _REACHES_WITHIN,
                "within": _RESTS_WITHIN,
            }
        )
        self._control.heard = answer["said"]
        if answer["keys"] < keys:
            raise UntestedError("the key did not reach the screen reader; run the scenario again")
        return tuple(_BULLETS.sub("•", phrase) for phrase in answer["utterances"])


class _Control:
    """The socket at which Orca's own process answers."""

    def __init__(self, path: Path, children: Children) -> None:
        self._children = children
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(READY_WITHIN)
        self._rest = b""
        self.heard = 0
        """How many utterances have been told."""
        try:
            _until(lambda: self._connect(path), children, "Orca")
        except UntestedError:
            self._socket.close()
            raise

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _connect(self, path: Path) -> bool:
        try:
            self._socket.connect(str(path))
        except OSError:
            return False
        return True

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The answer. Raises `UntestedError` when Orca is gone or hangs."""
        try:
            self._socket.sendall(json.dumps(question).encode() + b"\n")
            while b"\n" not in self._rest:
                part = self._socket.recv(1 << 20)
                if not part:
                    raise UntestedError("Orca ended by itself; run the scenario again")
                self._rest += part
        except OSError as error:
            raise UntestedError("Orca does not answer; run the scenario again") from error
        line, _, self._rest = self._rest.partition(b"\n")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def listening() -> Iterator[Session]:
    """A session of its own: private home, display and bus. Raises `UntestedError` when it cannot be had."""
    if lacks := missing():
        raise UntestedError(f"{lacks[0].what}; run: {command_that_mends(lacks)}")
    with tempfile.TemporaryDirectory(prefix="a11y-orca-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        children = Children(_environment(folder))
        try:
            _begin(children, folder)
            session = Session(children, folder)
            try:
                yield session
            finally:
                session.close()
        except OSError as error:
            raise UntestedError(f"a listening session does not start: {error.strerror}") from error
        finally:
            children.end()


def _environment(folder: Path) -> dict[str, str]:
    """A home of its own. Nothing of the user's session is in it."""
    kept = {name: os.environ[name] for name in ("PATH", "TZ", "FONTCONFIG_FILE") if name in os.environ}
    homes = {name: str(folder / name.lower()) for name in _WAYS}
    for home in homes.values():
        Path(home).mkdir(mode=0o700)
    return {
        **kept,
        **homes,
        "PATH": f"/usr/bin:/bin:{kept.get('PATH', '')}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "GSETTINGS_BACKEND": "memory",
        "NO_AT_BRIDGE": "0",
        "ACCESSIBILITY_ENABLED": "1",
    }


def _begin(children: Children, folder: Path) -> None:
    display = _told(
        children, ["Xvfb", "-displayfd", "{}", "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"], "Xvfb"
    )
    children.environment["DISPLAY"] = f":{display}"
    bus = _told(children, [BUS, "--session", "--nofork", "--nopidfile", "--print-address={}"], "D-Bus")
    children.environment["DBUS_SESSION_BUS_ADDRESS"] = bus
    children.start(["openbox", "--sm-disable"])
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        _must(
            children,
            [
                *("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"),
                *("org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", f"string:{name}"),
                "variant:boolean:true",
            ],
        )
    children.start([SYSTEM_PYTHON, str(Path(__file__).with_name("speaker")), str(folder)])


def _told(children: Children, command: Sequence[str], name: str) -> str:
    """The line that a program writes when it is ready, to the number that stands for `{}` in its command."""
    read, write = os.pipe()
    try:
        children.start([part.format(write) for part in command], hand_over=[write])
        os.close(write)
        write = -1
        line = b""
        end = time.monotonic() + READY_WITHIN
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([read], [], [], max(0.0, end - time.monotonic()))
            part = os.read(read, 4096) if ready else b""
            if not part:
                raise UntestedError(f"{name} does not start; look at what `{command[0]}` says")
            line += part
        return line.decode().strip()
    finally:
        os.close(read)
        if write >= 0:
            os.close(write)


def _must(children: Children, command: Sequence[str]) -> None:
    try:
        subprocess.run(  # noqa: S603  # constants
            command, env=children.environment, check=True, capture_output=True, timeout=READY_WITHIN
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UntestedError("D-Bus does not start the accessibility bus; install at-spi2-core") from error


def _until(there: Any, children: Children, name: str) -> None:
    """Wait until something is there. Raises `UntestedError` when a child has died, or it takes too long."""
    end = time.monotonic() + READY_WITHIN
    while not there():
        if gone := children.died():
            raise UntestedError(f"{gone} ended by itself while {name} was to begin; run the scenario again")
        if time.monotonic() > end:
            raise UntestedError(f"{name} does not begin within {READY_WITHIN:g} s; run the scenario again")
        select.select([], [], [], 0.02)

"""Engines that the user has installed: `NAME=PATH`, where PATH is a script or the folder that npm made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

import msgspec

from a11y.words.errors import UsageError
from a11y.words.guests import Engines, GuestEngine

AXE = "axe"
"""The name under which a newer source of axe-core is given."""
_FOLDER = "node_modules"
_VERSION = re.compile(r"\bv(\d+\.\d+\.\d+[\w.-]*)")
_OPENING = 300
"""Characters of a script in which it says its version."""


class _Package(msgspec.Struct, frozen=True):
    """Where npm puts an engine."""

    title: str
    packages: str
    """What `npm install` is told."""
    scripts: tuple[str, ...]
    """In `node_modules`; the last one is the engine itself."""
    optional: tuple[str, ...] = ()
    """Those that it can do without."""


_KNOWN = {
    AXE: _Package("axe-core", "axe-core", ("axe-core/axe.min.js",)),
    "ibm": _Package(
        "IBM Equal Access", "accessibility-checker-engine", ("accessibility-checker-engine/ace.js",)
    ),
    "htmlcs": _Package("HTML_CodeSniffer", "html_codesniffer", ("html_codesniffer/build/HTMLCS.js",)),
    "qualweb": _Package(
        "QualWeb",
        "@qualweb/core @qualweb/act-rules",
        (
            "@qualweb/qw-page/dist/qw-page.bundle.js",
            "@qualweb/util/dist/__webpack/util.bundle.js",
            "@qualweb/locale/dist/locale.bundle.js",
            "@qualweb/act-rules/dist/__webpack/act.bundle.js",
        ),
        optional=("@qualweb/locale/dist/locale.bundle.js",),
    ),
}
_ALIASES = {"equal-access": "ibm", "axe-core": AXE, "html_codesniffer": "htmlcs"}

GUESTS = tuple(name for name in _KNOWN if name != AXE)
"""The names of guests: what their rules are opened with."""


def title_of(name: str) -> str:
    """What the engine of that name is called in a record."""
    return _KNOWN[name].title


def chosen_engines(given: Sequence[str]) -> Engines:
    """The engines that are named as `NAME=PATH`. Raises `UsageError` for an unknown name, or a path without it."""
    axe = ""
    guests: dict[str, GuestEngine] = {}
    for option in given:
        written, _, path = option.partition("=")
        name = _ALIASES.get(written, written)
        package = _KNOWN.get(name)
        if package is None:
            raise UsageError(f"--engine {option}: there is no adapter for {written}; use {', '.join(_KNOWN)}")
        scripts = tuple(_scripts(package, path))
        if not scripts:
            raise UsageError(
                f"--engine {option}: {package.title} is not there; run npm install {package.packages}, "
                f"and give {written}={_FOLDER}/{package.scripts[-1].rpartition('/dist/')[0] or package.scripts[-1]}"
            )
        if name == AXE:
            axe = str(scripts[0])
        else:
            guests[name] = GuestEngine(name, package.title, _version(scripts[-1]), tuple(map(str, scripts)))
    return Engines(axe, tuple(guests.values()))


def _scripts(package: _Package, path: str) -> Iterator[Path]:
    """The files to be sent to a page; none when the engine is not there."""
    place = Path(path).expanduser().resolve()
    if path and place.is_file() and len(package.scripts) == 1:
        yield place
        return
    for root in _roots(place) if path else ():
        found = {script: root / script for script in package.scripts if (root / script).is_file()}
        if found.keys() >= set(package.scripts) - set(package.optional):
            yield from found.values()
            return


def _roots(place: Path) -> Iterator[Path]:
    """The `node_modules` that a path may mean: within it, it itself, around it."""
    yield place / _FOLDER
    yield place
    yield from (parent for parent in place.parents if parent.name == _FOLDER)
    # pnpm and links keep packages side by side in folders of other names
    yield from list(place.parents)[:3]


def _version(script: Path) -> str:
    """Of the package that the script lies in, else as the script says it."""
    near = takewhile(lambda folder: folder.name != _FOLDER, script.parents)
    manifest = next((folder / "package.json" for folder in near if (folder / "package.json").is_file()), None)
    try:
        found = json.loads(manifest.read_text(encoding="utf-8")).get("version") if manifest else None
    except (OSError, ValueError, AttributeError):
        found = None
    if isinstance(found, str) and found:
        return found
    said = _VERSION.search(script.read_text(encoding="utf-8", errors="replace")[:_OPENING])
    return said[1] if said else "unknown"

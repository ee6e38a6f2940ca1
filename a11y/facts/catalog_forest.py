"""Every catalog below a folder, however many trees: a Django project has one in each of its apps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from a11y.facts.catalog_trees import find_tree
from a11y.facts.locale_names import to_bcp47
from a11y.words.errors import CatalogError

_LAST = "LC_MESSAGES"
_PASSED_OVER = {"node_modules", "__pycache__"}
_SUFFIXES = (".po", ".mo")


class Place(msgspec.Struct, frozen=True, order=True):
    """Where one catalog lies."""

    tree: str
    """The folder of `<locale>/LC_MESSAGES`, as a path."""
    domain: str
    """The domain; with a path before it where catalogs lie in folders below LC_MESSAGES, as Sphinx has them."""
    locale: str
    """BCP 47."""
    path: str
    """The `.po`, else the `.mo`."""
    both: bool = False
    """Whether another folder of the tree is of the same locale (`pt-br` beside `pt_BR`), and this one comes second."""


def find_catalogs(name: str) -> tuple[Path, tuple[Place, ...]]:
    """The folder that paths are told from, and the catalogs in it.

    `name` is a folder, one catalog, or a tree as profiles name it (`package:django`). CatalogError when there is none.
    """
    given = Path(name).expanduser()
    if given.is_file():
        if given.parent.name != _LAST:
            raise CatalogError(
                f"{name} lies in no <locale>/LC_MESSAGES; give the folder that holds <locale>/LC_MESSAGES/<domain>.po"
            )
        folder = given.absolute().parent.parent.parent
        found = [_place(folder, given.absolute().parent, given.absolute())]
    else:
        kind, colon, _ = name.partition(":")
        named = colon and kind in {"package", "content"} and not given.exists()
        folder = find_tree(name).folder if named else given.absolute()
        if not folder.is_dir():
            raise CatalogError(
                f"there is no folder {name}; give the folder that holds <locale>/LC_MESSAGES/<domain>.po"
            )
        found = [place for last in _last_folders(folder) for place in _in_folder(last)]
    if not found:
        raise CatalogError(
            f"no catalogs under {name}; give the folder that holds <locale>/LC_MESSAGES/<domain>.po"
        )
    return folder, tuple(_told_twice(sorted(found)))


def template_of(place: Place) -> Path | None:
    """The template of a catalog, where translators' tools put it."""
    tree, file = Path(place.tree), f"{place.domain}.pot"
    for path in (
        tree / file,
        tree / "templates" / _LAST / file,
        tree / "templates" / file,
        tree / "pot" / file,
    ):
        if path.exists():
            return path
    return None


def _last_folders(folder: Path) -> Iterator[Path]:
    if folder.name == _LAST:
        yield folder
        return
    for current, names, _ in os.walk(folder):
        names[:] = sorted(
            name
            for name in names
            if not name.startswith(".") and name not in _PASSED_OVER and not name.endswith(_SUFFIXES)
        )
        if _LAST in names:
            names.remove(_LAST)
            yield Path(current) / _LAST


def _in_folder(last: Path) -> Iterator[Place]:
    tree = last.parent.parent
    if last.parent.name == "templates":
        return
    files: dict[str, Path] = {}
    for suffix in _SUFFIXES:
        # a folder named x.po is somebody's mistake, which is told when it is read
        for path in sorted(last.rglob(f"*{suffix}")):
            files.setdefault(path.relative_to(last).with_suffix("").as_posix(), path)
    for path in files.values():
        yield _place(tree, last, path)


def _place(tree: Path, last: Path, path: Path) -> Place:
    domain = path.relative_to(last).with_suffix("").as_posix()
    return Place(str(tree), domain, to_bcp47(last.parent.name), str(path))


def _told_twice(places: list[Place]) -> Iterator[Place]:
    before: Place | None = None
    for place in places:
        twice = before is not None and (before.tree, before.domain, before.locale) == (
            place.tree,
            place.domain,
            place.locale,
        )
        yield msgspec.structs.replace(place, both=twice)
        before = place

"""Where gettext catalogs lie: trees of `<locale>/LC_MESSAGES/<domain>.po`, found without reading them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import msgspec

from a11y.content import content_path
from a11y.facts.locale_names import to_bcp47
from a11y.words.errors import CatalogError


class Tree(msgspec.Struct, frozen=True):
    """A folder of catalogs."""

    name: str
    """As the profile writes it."""
    folder: Path
    """Where it lies."""

    def locales(self, domains: tuple[str, ...]) -> dict[str, Path]:
        """BCP 47 tag to folder, of the locales that have a catalog of one of the domains."""
        try:
            folders = sorted(entry for entry in self.folder.iterdir() if entry.is_dir())
        except OSError as problem:
            raise CatalogError(
                f"catalogs {self.name}: {self.folder} cannot be read: {problem.strerror}"
            ) from None
        return {
            to_bcp47(entry.name): entry
            for entry in folders
            if any(catalog_file(entry, domain) is not None for domain in domains)
        }

    def template(self, domain: str) -> Path | None:
        """The template, when the tree has one."""
        path = self.folder / f"{domain}.pot"
        return path if path.is_file() else None


def catalog_file(locale_folder: Path, domain: str) -> Path | None:
    """A locale's `.po`, else its `.mo`, else None."""
    for suffix in ("po", "mo"):
        path = locale_folder / "LC_MESSAGES" / f"{domain}.{suffix}"
        if path.is_file():
            return path
    return None


def find_tree(name: str, folder: str = "", checkout: str = "") -> Tree:
    """A tree by the name that profiles use: `content:locales/index`, `package:allauth/locale`, a path, or
    `checkout:warehouse/locale`.

    `folder` is where a path starts from, `checkout` the target's source. CatalogError when one is not there.
    """
    kind, colon, rest = name.partition(":")
    if colon and kind == "content":
        top, _, below = rest.partition("/")
        path = content_path(top) / below
    elif colon and kind == "package":
        path = _in_package(name, rest)
    elif colon and kind == "pseudo":
        return Tree(
            name=kind, folder=Path(rest)
        )  # a record travels: it does not name a folder of this machine
    elif colon and kind == "checkout":
        path = _in_checkout(name, rest, checkout)
    else:
        path = Path(folder) / Path(name).expanduser()
    if not path.is_dir():
        raise CatalogError(f"catalogs {name}: there is no folder {path}; correct `trees` in the profile")
    return Tree(name=name, folder=path)


def _in_checkout(name: str, rest: str, checkout: str) -> Path:
    if not checkout:
        raise CatalogError(
            f"catalogs {name} lie in the target's source, and nothing says where that is; "
            f"give --checkout with the folder that holds {rest}"
        )
    path = Path(checkout).expanduser() / rest
    if not path.is_dir():
        raise CatalogError(
            f"the checkout {checkout} holds no folder {rest}; give --checkout the right folder"
        )
    return path


def _in_package(name: str, rest: str) -> Path:
    """`django.contrib.auth/locale`: only the top package is looked up, so that none of its code runs."""
    dotted, _, below = rest.partition("/")
    top, *inner = dotted.split(".")
    spec = find_spec(top)
    if spec is None or not spec.submodule_search_locations:
        raise CatalogError(
            f"catalogs {name}: the package '{top}' is not installed; install it, then run again"
        )
    return Path(next(iter(spec.submodule_search_locations)), *inner, below)

"""The target's gettext catalogs, layered as gettext would use them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from a11y.facts.catalog_reading import read_catalog
from a11y.facts.catalog_trees import Tree, catalog_file, find_tree
from a11y.facts.locale_names import fallbacks, to_bcp47
from a11y.facts.lookup import CatalogFile, Catalogs, Entries, Key, complete, usable
from a11y.facts.nearest import unknown
from a11y.facts.profile import CatalogSource, Profile
from a11y.words.errors import CatalogError, ConfigurationError
from a11y.words.message import Message
from a11y.words.run import CatalogShare

__all__ = [
    "CatalogFile",
    "Catalogs",
    "catalog_locales",
    "complete",
    "known_locales",
    "load_catalogs",
    "read_catalog",
    "require_locales",
    "usable",
]


def load_catalogs(catalogs: CatalogSource, locale: str, source: str = "en") -> Catalogs:
    """The catalogs of every tree in one locale; the first tree with a usable translation wins.

    CatalogError when a tree or every catalog is missing. A catalog that is broken becomes a note, and counts with
    the messages that can be read from it.
    """
    trees = [_tree(name, catalogs) for name in catalogs.trees_in(locale)]
    reading = _Reading(catalogs.domains, locale, source)
    for tree in trees:
        reading.read(tree)
    if trees and not reading.reference and not reading.layers:
        raise CatalogError(
            f"no catalog {' or '.join(f'{domain}.po' for domain in catalogs.domains)} in "
            f"{', '.join(catalogs.trees)}; correct `trees` and `domains` in the profile"
        )
    return reading.result()


def _tree(name: str, catalogs: CatalogSource) -> Tree:
    return find_tree(name, catalogs.folder, catalogs.checkout)


def known_locales(profile: Profile, translated: frozenset[str] | None = None) -> tuple[str, ...]:
    """The locales that the profile names, else those that the catalogs have, with the source locale first.

    `translated` are those that the catalogs have, where they were looked for already.
    """
    if profile.locales:
        return profile.locales
    found = catalog_locales(profile.catalogs) if translated is None else translated
    return (profile.source, *sorted(found - {profile.source}))


def catalog_locales(catalogs: CatalogSource) -> frozenset[str]:
    """The locales that have a catalog (BCP 47). CatalogError when a tree is not there."""
    found: set[str] = set(catalogs.pseudo)
    for name in catalogs.trees:
        found.update(_tree(name, catalogs).locales(catalogs.domains))
    return frozenset(found)


def require_locales(profile: Profile, locales: Iterable[str]) -> tuple[str, ...]:
    """The locales as the profile writes them; ConfigurationError when it does not know one."""
    known = {to_bcp47(name).casefold(): name for name in known_locales(profile)}
    asked = tuple(locales)
    for name in asked:
        if to_bcp47(name).casefold() not in known:
            place = f"for '{profile.name}'"
            sentence = unknown("locale", name, known.values(), place)
            everything = "" if "known:" in sentence else f" (known: {', '.join(known.values())})"
            raise ConfigurationError(f"{sentence}{everything}")
    return tuple(known[to_bcp47(name).casefold()] for name in asked)


class _Reading:
    """Collects the catalogs of several trees."""

    def __init__(self, domains: tuple[str, ...], locale: str, source: str) -> None:
        self.domains = domains
        self.locale = to_bcp47(locale)
        self.source = to_bcp47(source)
        self.reference: Entries = {}
        self.compiled: Entries = {}
        self.layers: dict[str, list[tuple[str, CatalogFile]]] = {}
        self.shares: list[CatalogShare] = []
        self.notes: list[str] = []

    def read(self, tree: Tree) -> None:
        folders = tree.locales(self.domains)
        messages = translated = fuzzy = 0
        for domain in self.domains:
            files: list[tuple[str, CatalogFile]] = []
            for tag in dict.fromkeys((*fallbacks(self.locale), self.source)):
                path = catalog_file(folders[tag], domain) if tag in folders else None
                file = self._file(tree, path) if path else None
                if path is not None and file is not None:
                    files.append((tag, file))
                    self.layers.setdefault(tag, []).append((tree.name, file))
                    self._read_compiled(tree, path)
            reference = self._reference(tree, domain, folders, files)
            if reference is None:
                continue
            for key, message in reference.messages.items():
                self._take_reference(key, _bare(message, tree.name), reference)
            messages += len(reference.messages)
            if self.locale == self.source:
                translated += len(reference.messages)
                continue
            for key in reference.messages:
                found = [
                    file.messages[key] for tag, file in files if tag != self.source and key in file.messages
                ]
                if any(complete(message) for message in found):
                    translated += 1
                elif any(message.fuzzy and any(message.translations) for message in found):
                    fuzzy += 1
        self.shares.append(CatalogShare(tree.name, self.locale, messages, translated, fuzzy))

    def _take_reference(self, key: Key, message: Message, file: CatalogFile) -> None:
        """The first tree that has a message; its places are those of all, for a page may have it from any."""
        if key in self.reference:
            message, file, other = *self.reference[key], message
            every = tuple(dict.fromkeys((*message.sources, *other.sources)))
            message = msgspec.structs.replace(message, sources=every)
        self.reference[key] = (message, file)

    def _read_compiled(self, tree: Tree, path: Path) -> None:
        """The `.mo` beside a `.po`: what a running target speaks, whichever of the two is newer."""
        beside = path.with_suffix(".mo")
        if path.suffix == ".mo" or not beside.is_file():
            return
        file = self._file(tree, beside)
        if file is not None:
            for key, message in file.messages.items():
                self.compiled.setdefault(key, (message, file))

    def _reference(
        self, tree: Tree, domain: str, folders: dict[str, Path], files: list[tuple[str, CatalogFile]]
    ) -> CatalogFile | None:
        """The template, else the source locale's catalog, else the largest."""
        template = tree.template(domain)
        file = self._file(tree, template) if template else None
        if file is not None:
            return file
        for tag, file in files:
            if tag == self.source:
                return file
        paths = [path for folder in folders.values() if (path := catalog_file(folder, domain))]
        largest = max(paths, key=lambda path: path.stat().st_size, default=None)
        return self._file(tree, largest) if largest else None

    def _file(self, tree: Tree, path: Path) -> CatalogFile | None:
        file = None
        notes: tuple[str, ...]
        try:
            file = read_catalog(path)
            notes = file.notes
        except CatalogError as problem:
            notes = (str(problem),)
        # a record travels: it names the tree as the profile does, not the folder on this machine
        self.notes.extend(note.replace(f"{tree.folder}", tree.name) for note in notes)
        return file

    def result(self) -> Catalogs:
        entries = self._layered(tag for tag in fallbacks(self.locale))
        source_entries = self._layered([self.source])
        for key in entries:
            source_entries.setdefault(key, (_bare(entries[key][0], entries[key][0].catalog), entries[key][1]))
        tags = set(fallbacks(self.locale))
        if self.locale != self.source and not tags & set(self.layers):
            self.notes.append(f"there is no catalog for {self.locale}: users meet the source text")
        return Catalogs(
            locale=self.locale,
            source=self.source,
            entries=entries,
            source_entries=source_entries,
            compiled=self.compiled,
            shares=tuple(self.shares),
            notes=tuple(dict.fromkeys(self.notes)),
        )

    def _layered(self, tags: Iterable[str]) -> Entries:
        """Every message with the first usable translation: by locale as gettext falls back, then by tree."""
        entries = dict(self.reference)
        for tag in tags:
            for tree, file in self.layers.get(tag, []):
                for key, message in file.messages.items():
                    present = entries.get(key)
                    if present is not None and usable(present[0]):
                        continue
                    if present is not None and any(present[0].translations) and not usable(message):
                        continue
                    known = present[0].sources if present else ()
                    sources = known or message.sources  # a template is newer than what was translated from it
                    entries[key] = (msgspec.structs.replace(message, catalog=tree, sources=sources), file)
        return entries


def _bare(message: Message, tree: str) -> Message:
    """The message without its translation."""
    return msgspec.structs.replace(message, translations=(), fuzzy=False, catalog=tree)

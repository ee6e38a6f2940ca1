"""Catalog coverage at rest: what each locale of a tree has, without a run."""

from __future__ import annotations

from pathlib import Path

import msgspec

from a11y.facts.catalog_trees import Tree, catalog_file, find_tree
from a11y.facts.catalogs import CatalogFile, complete, read_catalog
from a11y.facts.plain_text import PLACEHOLDER, plain
from a11y.words.errors import CatalogError
from a11y.words.message import Message


class Tally(msgspec.Struct, frozen=True):
    """Messages of one kind, and the words in their source text."""

    messages: int = 0
    """How many messages."""
    words: int = 0
    """Words of their source text, plural included, without markup and placeholders."""


class LocaleCoverage(msgspec.Struct, frozen=True):
    """What a locale has of the reference's messages."""

    locale: str
    """BCP 47."""
    reference: Tally
    """All that the reference has."""
    translated: Tally
    """Every plural form is there, and it is not fuzzy."""
    fuzzy: Tally
    """Guessed: gettext does not use it."""
    missing: Tally
    """Not translated, or only some of the plural forms."""
    obsolete: int = 0
    """Messages that the catalog keeps though the source has lost them."""
    surplus: int = 0
    """Messages that the reference does not have: the catalog is older than it, or newer."""
    errors: tuple[str, ...] = ()
    """Why a catalog could not be read, one line each; its messages count as missing."""

    @property
    def share(self) -> float:
        """Translated messages of the reference's, from 0 to 1; 1 when it has none."""
        return self.translated.messages / self.reference.messages if self.reference.messages else 1.0


class StaticCoverage(msgspec.Struct, frozen=True):
    """What every locale of a tree has."""

    domains: tuple[str, ...]
    """The domains that were counted."""
    locales: tuple[LocaleCoverage, ...]
    """By tag."""
    notes: tuple[str, ...] = ()
    """What the reader had to say of the files."""


def static_coverage(path: Path, domains: tuple[str, ...] = (), source: str = "en") -> StaticCoverage:
    """Counts a tree of `<locale>/LC_MESSAGES/<domain>.po`; all its domains when none are given.

    The reference is the template, else the source locale's catalog, else every message that any locale has.
    CatalogError when there is no catalog in the tree.
    """
    tree = find_tree(str(path.absolute()))
    chosen = domains or _domains(path)
    folders = tree.locales(chosen)
    if not folders:
        raise CatalogError(
            f"no catalogs under {path}; give the folder that holds <locale>/LC_MESSAGES/<domain>.po"
        )
    notes: list[str] = []
    files: dict[str, dict[str, CatalogFile]] = {}
    errors: dict[str, list[str]] = {}
    for tag, folder in folders.items():
        files[tag], errors[tag] = {}, []
        for domain in chosen:
            file_path = catalog_file(folder, domain)
            if file_path is None:
                continue
            try:
                files[tag][domain] = read_catalog(file_path)
            except CatalogError as problem:
                errors[tag].append(str(problem))
            else:
                notes.extend(files[tag][domain].notes)
    references = {domain: _reference(tree, domain, files, source, notes) for domain in chosen}
    rows = tuple(
        _count(tag, references, files[tag], tuple(errors[tag])) for tag in sorted(folders) if tag != source
    )
    return StaticCoverage(chosen, rows, tuple(dict.fromkeys(notes)))


def _domains(path: Path) -> tuple[str, ...]:
    found = {file.stem for pattern in ("*.pot", "*/LC_MESSAGES/*.po") for file in path.glob(pattern)}
    return tuple(sorted(found or {file.stem for file in path.glob("*/LC_MESSAGES/*.mo")}))


Messages = dict[tuple[str, str], Message]


def _reference(
    tree: Tree, domain: str, files: dict[str, dict[str, CatalogFile]], source: str, notes: list[str]
) -> Messages:
    template = tree.template(domain)
    if template is not None:
        try:
            return read_catalog(template).messages
        except CatalogError as problem:
            notes.append(str(problem))
    if source in files and domain in files[source]:
        return files[source][domain].messages
    every: Messages = {}
    for catalogs in files.values():
        if domain in catalogs:
            every.update(catalogs[domain].messages)
    return every


def _count(
    tag: str, references: dict[str, Messages], files: dict[str, CatalogFile], errors: tuple[str, ...]
) -> LocaleCoverage:
    kinds: dict[str, list[int]] = {"translated": [0, 0], "fuzzy": [0, 0], "missing": [0, 0]}
    surplus = obsolete = 0
    for domain, reference in references.items():
        file = files.get(domain)
        own = file.messages if file else {}
        obsolete += file.obsolete if file else 0
        surplus += len(own.keys() - reference.keys())
        for key, message in reference.items():
            tally = kinds[_kind(own.get(key))]
            tally[0] += 1
            tally[1] += _words(message)
    tallies = {kind: Tally(*counted) for kind, counted in kinds.items()}
    total = Tally(
        sum(tally.messages for tally in tallies.values()), sum(tally.words for tally in tallies.values())
    )
    return LocaleCoverage(tag, total, **tallies, obsolete=obsolete, surplus=surplus, errors=errors)


def _kind(message: Message | None) -> str:
    if message is None or not any(message.translations):
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    return "translated" if complete(message) else "missing"


def _words(message: Message) -> int:
    return sum(
        len(PLACEHOLDER.sub(" ", plain(text)).split()) for text in (message.msgid, message.plural) if text
    )

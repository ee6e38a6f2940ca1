"""What was counted in catalogs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from a11y.words.catalog_finding import CatalogFinding


class Tally(msgspec.Struct, frozen=True):
    """Messages of one kind, and the words in their source text."""

    messages: int = 0
    """How many messages."""
    words: int = 0
    """Words of their source text, plural included, without markup and placeholders."""

    @staticmethod
    def sum(tallies: Iterable[Tally]) -> Tally:
        """All together."""
        every = tuple(tallies)
        return Tally(sum(one.messages for one in every), sum(one.words for one in every))


class LocaleCoverage(msgspec.Struct, frozen=True, kw_only=True):
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
    absent: int = 0
    """Of the missing ones, those that the catalog does not even list: it is older than the reference."""
    surplus: int = 0
    """Messages that the reference does not have: the catalog is older than it, or newer."""
    obsolete: int = 0
    """Messages that the catalog keeps though the source has lost them."""
    errors: int = 0
    """Findings that break a page or gettext."""
    warnings: int = 0
    """Other findings."""

    @property
    def share(self) -> float:
        """Translated messages of the reference's, from 0 to 1; 1 when it has none."""
        return self.translated.messages / self.reference.messages if self.reference.messages else 1.0


class CatalogCoverage(LocaleCoverage, frozen=True, kw_only=True):
    """One catalog; its findings are counted by locale."""

    path: str = ""
    """The file; empty when the locale has none in this tree."""
    tree: str
    """Its tree."""
    domain: str
    """Its domain."""


class StaticCoverage(msgspec.Struct, frozen=True, kw_only=True):
    """What every locale has, and what is wrong with the catalogs. Paths start at `folder`."""

    folder: str
    """Where they lie."""
    domains: tuple[str, ...]
    """The domains that were counted."""
    locales: tuple[LocaleCoverage, ...]
    """By tag, without the source locale."""
    catalogs: tuple[CatalogCoverage, ...]
    """The same by tree and domain."""
    findings: tuple[CatalogFinding, ...] = ()
    """By file and line."""

"""Catalog coverage at rest as JSON and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from a11y import __version__
from a11y.content import content_path
from a11y.coverage.tally import LocaleCoverage, StaticCoverage
from a11y.reporting.document import Document
from a11y.reporting.language import Language
from a11y.reporting.render import Renderer
from a11y.reporting.views.words import NAME_LIMIT, Said, Words, from_target, plain, said
from a11y.words.catalog_finding import CatalogFinding, Severity
from a11y.words.marking import N_

FORMAT = 1
"""The number of the JSON's format. 1: the first."""
_MOST = 50
"""Findings of one check in one locale that the page shows; the JSON has all."""

SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}


def json_text(coverage: StaticCoverage, source: str) -> str:
    """Numbers by locale and by catalog, and every finding with its sentence."""
    told = {
        "format": FORMAT,
        "kind": "catalogs",
        "version": __version__,
        "folder": coverage.folder,
        "source": source,
        "domains": coverage.domains,
        "locales": [_numbers(row) for row in coverage.locales],
        "catalogs": [_numbers(row) for row in coverage.catalogs],
        "findings": [
            {**msgspec.to_builtins(finding), "sentence": finding.sentence, "count": finding.count}
            for finding in coverage.findings
        ],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode() + "\n"


def _numbers(row: LocaleCoverage) -> dict[str, object]:
    numbers: dict[str, object] = msgspec.to_builtins(row)
    return {**numbers, "share": round(row.share, 4)}


class Told(msgspec.Struct, frozen=True):
    """One finding on the page."""

    place: Words
    """File and line."""
    said: Said
    """What is wrong."""
    count: int
    """How often in the file."""
    msgid: Words
    """The message; empty when the file is meant."""


class CheckGroup(msgspec.Struct, frozen=True):
    """What one check found in one locale."""

    check: str
    """Its name."""
    severity: str
    """`error` or `warning`."""
    label: str
    """The same as a msgid."""
    total: int
    """All of them."""
    shown: tuple[Told, ...]
    """The first of them."""


class LocaleGroup(msgspec.Struct, frozen=True):
    """What was found in one locale, or (without one) in the templates."""

    locale: str
    """BCP 47."""
    groups: tuple[CheckGroup, ...]
    """Errors first, then by number."""


def html_documents(coverage: StaticCoverage, language: Language) -> Iterator[Document]:
    """A page with the table and what was found, and its style."""
    yield Document("report.css", (content_path("reports") / "report.css").read_bytes)
    facts: dict[str, object] = {
        "coverage": coverage,
        "found": tuple(_by_locale(coverage)),
        "errors": sum(row.severity is Severity.ERROR for row in coverage.findings),
        "warnings": sum(row.severity is Severity.WARNING for row in coverage.findings),
    }
    yield Document("index.html", partial(Renderer(language).render, "catalogs.html", facts))


def _by_locale(coverage: StaticCoverage) -> Iterator[LocaleGroup]:
    for locale in sorted({finding.locale for finding in coverage.findings}):
        groups: dict[tuple[str, Severity], list[CatalogFinding]] = {}
        for finding in coverage.findings:
            if finding.locale == locale:
                groups.setdefault((finding.check, finding.severity), []).append(finding)
        ordered = sorted(groups.items(), key=lambda one: (one[0][1], -len(one[1]), one[0][0]))
        yield LocaleGroup(
            locale,
            tuple(
                CheckGroup(
                    check, severity.value, SEVERITIES[severity], len(found), tuple(map(_told, found[:_MOST]))
                )
                for (check, severity), found in ordered
            ),
        )


def _told(finding: CatalogFinding) -> Told:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return Told(
        from_target(place),
        said(finding.message, finding.params),
        finding.count,
        from_target(finding.msgid, limit=NAME_LIMIT) if finding.msgid else plain(""),
    )

"""Catalog coverage at rest: what each locale of one or many trees has, without a run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from a11y.coverage.lint import Lint
from a11y.coverage.reference import Reference, reference_of
from a11y.coverage.tally import CatalogCoverage, LocaleCoverage, StaticCoverage, Tally
from a11y.facts.catalog_forest import Place, find_catalogs
from a11y.facts.catalog_reading import read_catalog
from a11y.facts.locale_names import to_bcp47
from a11y.facts.lookup import CatalogFile, complete
from a11y.facts.nearest import unknown
from a11y.words.catalog_finding import CatalogFinding, Severity
from a11y.words.errors import CatalogError, ConfigurationError
from a11y.words.marking import N_
from a11y.words.message import Message

UNREADABLE = N_("The file cannot be read: %(reason)s.")
SECOND_FOLDER = N_("Two folders of this tree are of the same locale; users may meet the words of either.")
ONLY_COMPILED = N_(
    "Only the compiled catalog is here: what is fuzzy or obsolete, and where its messages stand, cannot be told."
)


def static_coverage(
    name: str,
    domains: Collection[str] = (),
    *,
    locales: Collection[str] = (),
    source: str = "en",
    lint: Lint | None = None,
) -> StaticCoverage:
    """Counts every `<locale>/LC_MESSAGES/<domain>.po` below a folder, and says what is wrong with the files.

    The reference is the template, else the source locale's catalog, else every message that any locale has.
    CatalogError when there is no catalog, ConfigurationError when there is none of a domain or locale asked for.
    """
    folder, places = find_catalogs(name)
    _require("domain", domains, {place.domain for place in places}, name)
    wanted = {to_bcp47(locale) for locale in locales}
    _require("locale", wanted, {place.locale for place in places}, name)
    groups: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        if not domains or place.domain in domains:
            groups.setdefault((place.tree, place.domain), []).append(place)
    counted = _Counted(to_bcp47(source), wanted, lint)
    known = {place.locale for group in groups.values() for place in group} - {counted.source}
    for group in groups.values():
        counted.add(group, known)
    rows, findings = counted.rows, counted.findings
    chosen = [row for row in rows if not wanted or row.locale in wanted]
    told = [finding for finding in findings if not wanted or not finding.locale or finding.locale in wanted]
    return StaticCoverage(
        folder=str(folder),
        domains=tuple(sorted({domain for _, domain in groups})),
        locales=tuple(_by_locale(chosen, told)),
        catalogs=tuple(_relative(row, folder) for row in chosen),
        findings=tuple(
            sorted((_told_from(finding, folder) for finding in told), key=lambda f: (f.path, f.line, f.check))
        ),
    )


def _require(kind: str, asked: Iterable[str], there: set[str], name: str) -> None:
    for one in asked:
        if one not in there:
            raise ConfigurationError(unknown(kind, one, sorted(there), f"under {name}"))


def _read(place: Place) -> tuple[CatalogFile | None, list[CatalogFinding]]:
    path = Path(place.path)
    try:
        file = read_catalog(path)
    except CatalogError as problem:
        reason = str(problem.__cause__ or problem).partition(": cannot be read: ")[2].partition(";")[0]
        found = CatalogFinding("unreadable", Severity.ERROR, UNREADABLE, {"reason": reason}, place.path)
        return None, [msgspec.structs.replace(found, locale=place.locale)]
    problems = [msgspec.structs.replace(problem, locale=place.locale) for problem in file.problems]
    if path.suffix == ".mo":
        problems.append(
            CatalogFinding(
                "compiled-only", Severity.WARNING, ONLY_COMPILED, {}, place.path, locale=place.locale
            )
        )
    if place.both:
        problems.append(
            CatalogFinding(
                "same-locale", Severity.WARNING, SECOND_FOLDER, {}, place.path, locale=place.locale
            )
        )
    return file, problems


class _Counted:
    """Takes one domain of one tree after another."""

    def __init__(self, source: str, wanted: Collection[str], lint: Lint | None) -> None:
        self.source = source
        self.wanted = wanted
        self.lint = lint
        self.rows: list[CatalogCoverage] = []
        self.findings: list[CatalogFinding] = []

    def add(self, group: Sequence[Place], known: Collection[str]) -> None:
        """The catalogs of one domain; a locale that other trees have and this one has not lacks all of it."""
        files: dict[Place, CatalogFile] = {}
        for place in group:
            file, problems = _read(place)
            self.findings += problems
            if file is not None:
                files[place] = file
        reference, problems = reference_of(group, files, self.source)
        self.findings += problems
        for place, file in files.items():
            if not self.wanted or place.locale in self.wanted:
                self.findings += self._judged(place, file, reference)
        self.rows.extend(
            _count(place, files.get(place), reference)
            for place in group
            if place.locale != self.source and not place.both
        )
        here = {place.locale for place in group}
        self.rows.extend(_absent(group[0], locale, reference) for locale in known if locale not in here)

    def _judged(self, place: Place, file: CatalogFile, reference: Reference) -> Iterator[CatalogFinding]:
        if place.path != reference.path:
            outdated = reference.outdated(file)
            if outdated is not None:
                yield msgspec.structs.replace(outdated, locale=place.locale)
        if self.lint is not None:
            yield from self.lint.judge(file, place.locale)


def _count(place: Place, file: CatalogFile | None, reference: Reference) -> CatalogCoverage:
    kinds: dict[str, list[int]] = {"translated": [0, 0], "fuzzy": [0, 0], "missing": [0, 0]}
    own = file.messages if file else {}
    for key, words in reference.words.items():
        tally = kinds[_kind(own.get(key))]
        tally[0] += 1
        tally[1] += words
    return CatalogCoverage(
        locale=place.locale,
        reference=reference.total,
        translated=Tally(*kinds["translated"]),
        fuzzy=Tally(*kinds["fuzzy"]),
        missing=Tally(*kinds["missing"]),
        absent=len(reference.words.keys() - own.keys()) if reference.template else 0,
        surplus=len(own.keys() - reference.words.keys()),
        obsolete=file.obsolete if file else 0,
        path=place.path,
        tree=place.tree,
        domain=place.domain,
    )


def _absent(sibling: Place, locale: str, reference: Reference) -> CatalogCoverage:
    """A locale that other trees have and this one has not: all of it is missing."""
    return CatalogCoverage(
        locale=locale,
        reference=reference.total,
        translated=Tally(),
        fuzzy=Tally(),
        missing=reference.total,
        tree=sibling.tree,
        domain=sibling.domain,
    )


def _kind(message: Message | None) -> str:
    if message is None or not any(message.translations):
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    return "translated" if complete(message) else "missing"


def _by_locale(rows: list[CatalogCoverage], findings: list[CatalogFinding]) -> Iterator[LocaleCoverage]:
    for locale in sorted({row.locale for row in rows}):
        own = [row for row in rows if row.locale == locale]
        found = [finding.severity for finding in findings if finding.locale == locale]
        yield LocaleCoverage(
            locale=locale,
            reference=Tally.sum(row.reference for row in own),
            translated=Tally.sum(row.translated for row in own),
            fuzzy=Tally.sum(row.fuzzy for row in own),
            missing=Tally.sum(row.missing for row in own),
            absent=sum(row.absent for row in own),
            surplus=sum(row.surplus for row in own),
            obsolete=sum(row.obsolete for row in own),
            errors=found.count(Severity.ERROR),
            warnings=found.count(Severity.WARNING),
        )


def _relative(row: CatalogCoverage, folder: Path) -> CatalogCoverage:
    return msgspec.structs.replace(row, path=_below(row.path, folder), tree=_below(row.tree, folder))


def _told_from(finding: CatalogFinding, folder: Path) -> CatalogFinding:
    return msgspec.structs.replace(finding, path=_below(finding.path, folder))


def _below(path: str, folder: Path) -> str:
    """The path from the folder: a report travels, and says nothing of this machine."""
    try:
        return Path(path).relative_to(folder).as_posix() if path else ""
    except ValueError:
        return Path(path).name

"""Gathers what is wrong with a catalog: each kind once, with its first line and how often."""

from __future__ import annotations

from pathlib import Path

import msgspec

from a11y.words.catalog_finding import CatalogFinding, Severity


class Problems:
    """What a reader found in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        """The file."""
        self.header_line = 1
        """Where its header stands."""
        self.found: dict[tuple[str, str], CatalogFinding] = {}
        """By check and sentence."""

    def add(self, check: str, severity: Severity, message: str, line: int = 0, /, **params: str) -> None:
        """One more; a repeated one is only counted. Without a line it is at the header."""
        before = self.found.get((check, message))
        self.found[check, message] = (
            msgspec.structs.replace(before, count=before.count + 1)
            if before
            else CatalogFinding(check, severity, message, params, str(self.path), line or self.header_line)
        )

    def result(self) -> tuple[CatalogFinding, ...]:
        """All of them by line."""
        return tuple(sorted(self.found.values(), key=lambda finding: (finding.line, finding.check)))

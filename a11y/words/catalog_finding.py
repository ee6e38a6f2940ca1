"""A finding on a gettext catalog: the file is what is judged, not a page."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """How bad a finding on a catalog is."""

    ERROR = "error"
    """gettext refuses the file, the page breaks, or the user meets no words, or such as no user should see."""
    WARNING = "warning"
    """Users are told something else than the source says, or somebody should look."""


class CatalogFinding(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is wrong with a catalog, or with one message in it."""

    check: str
    """What was asked: `placeholders`, `plural-forms`; a check of pofilter's own has its name, `pofilter/emails`."""
    severity: Severity
    """How bad it is."""
    message: str
    """The sentence, a msgid of our catalogs with `%(name)s` placeholders."""
    params: Mapping[str, str] = {}
    """What fills the placeholders: words of the catalog or of a library."""
    path: str = ""
    """The file."""
    line: int = 0
    """The line, from 1; 0 when the whole file is meant."""
    locale: str = ""
    """BCP 47; empty for a template."""
    msgid: str = ""
    """The message; empty when the file is meant."""
    context: str = ""
    """Its msgctxt."""
    count: int = 1
    """How often the same was found in the file, here for the first time."""

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return self.message % self.params if self.params else self.message.replace("%%", "%")

    @property
    def note(self) -> str:
        """One line with file and line, as a compiler says it."""
        times = f" ({self.count} times)" if self.count > 1 else ""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.sentence[:1].lower()}{self.sentence[1:].rstrip('.')}{times}"

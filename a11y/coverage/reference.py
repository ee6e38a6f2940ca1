"""What a catalog is measured against: the template, else the source locale's catalog, else all that any locale has."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from a11y.coverage.tally import Tally
from a11y.facts.catalog_forest import Place, template_of
from a11y.facts.catalog_reading import read_catalog
from a11y.facts.lookup import CatalogFile, Key
from a11y.facts.plain_text import PLACEHOLDER, plain
from a11y.words.catalog_finding import CatalogFinding, Severity
from a11y.words.errors import CatalogError
from a11y.words.marking import N_
from a11y.words.message import Message

OUT_OF_DATE = N_(
    "Out of date against %(reference)s: messages that are missing here: %(absent)s; that are no longer there: "
    "%(surplus)s; with another plural: %(changed)s. Update it with msgmerge."
)
BROKEN_TEMPLATE = N_("The template cannot be read: %(reason)s.")


class Reference(msgspec.Struct, frozen=True):
    """The messages that a locale should have."""

    words: dict[Key, int]
    """Each message with the number of words in its source text."""
    plurals: dict[Key, str]
    """The plural of each message that has one."""
    total: Tally
    """All together."""
    path: str = ""
    """The file; empty when it was made from every locale."""
    name: str = ""
    """Its name, for people."""

    @property
    def template(self) -> bool:
        """Whether a file says what belongs to it; what was made from every locale is only a guess."""
        return bool(self.path)

    def outdated(self, file: CatalogFile) -> CatalogFinding | None:
        """Whether a catalog has to be brought up to date."""
        if not self.template:
            return None
        absent = len(self.words.keys() - file.messages.keys())
        surplus = len(file.messages.keys() - self.words.keys())
        changed = sum(
            1
            for key, message in file.messages.items()
            if key in self.words and message.plural != self.plurals.get(key, "")
        )
        if not absent + surplus + changed:
            return None
        params = {
            "absent": str(absent),
            "surplus": str(surplus),
            "changed": str(changed),
            "reference": self.name,
        }
        return CatalogFinding("out-of-date", Severity.WARNING, OUT_OF_DATE, params, str(file.path))


def reference_of(
    group: Sequence[Place], files: dict[Place, CatalogFile], source: str
) -> tuple[Reference, list[CatalogFinding]]:
    """The reference of the catalogs of one tree and domain, and what is wrong with its file."""
    findings: list[CatalogFinding] = []
    template = template_of(group[0])
    if template is not None:
        try:
            file = read_catalog(template)
        except CatalogError as problem:
            reason = str(problem).rpartition(": ")[2].partition(";")[0]
            findings.append(
                CatalogFinding(
                    "unreadable", Severity.ERROR, BROKEN_TEMPLATE, {"reason": reason}, str(template)
                )
            )
        else:
            findings += file.problems
            if file.messages:
                return _reference(file.messages, str(template), template.name), findings
    own = next((file for place, file in files.items() if place.locale == source and file.messages), None)
    if own is not None:
        return _reference(own.messages, str(own.path), source), findings
    every: dict[Key, Message] = {}
    for file in files.values():
        for key, message in file.messages.items():
            every.setdefault(key, message)
    return _reference(every), findings


def _reference(messages: dict[Key, Message], path: str = "", name: str = "") -> Reference:
    words = {key: _words(message) for key, message in messages.items()}
    plurals = {key: message.plural for key, message in messages.items() if message.plural}
    return Reference(words, plurals, Tally(len(words), sum(words.values())), path, name)


def _words(message: Message) -> int:
    return sum(
        len(PLACEHOLDER.sub(" ", plain(text)).split()) for text in (message.msgid, message.plural) if text
    )

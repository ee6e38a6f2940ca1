"""Small gettext catalogs for tests, written as files and read as any target's are."""

from __future__ import annotations

from pathlib import Path

from a11y.facts.catalogs import Catalogs, load_catalogs
from a11y.facts.profile import CatalogSource

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural}\\n"

"""
ONE_AND_MORE = "nplurals=2; plural=(n != 1);"


def write_po(
    tree: Path, locale: str, body: str, *, plural: str = ONE_AND_MORE, domain: str = "messages"
) -> Path:
    """A catalog of a locale in a tree, with a header; an empty locale makes the template."""
    path = tree / locale / "LC_MESSAGES" / f"{domain}.po" if locale else tree / f"{domain}.pot"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(plural=plural) + body, encoding="utf-8")
    return path


def entry(msgid: str, msgstr: str = "", *, context: str = "", fuzzy: bool = False, at: str = "") -> str:
    """A message as a catalog writes it; the texts need no escaping."""
    lines = [f"#: {at}"] if at else []
    lines += ["#, fuzzy"] if fuzzy else []
    lines += [f'msgctxt "{context}"'] if context else []
    return "\n".join([*lines, f'msgid "{msgid}"', f'msgstr "{msgstr}"', "", ""])


def load(*trees: Path | str, locale: str, domain: str = "messages") -> Catalogs:
    """The catalogs of the trees in a locale, with English as their source."""
    return load_catalogs(CatalogSource(trees=tuple(map(str, trees)), domains=(domain,)), locale, "en")

"""Plural forms on a page against those that gettext has for their number."""

from __future__ import annotations

from pathlib import Path

import pytest

from a11y.coverage.plurals import counted
from a11y.facts.catalogs import load_catalogs
from a11y.facts.profile import CatalogSource
from a11y.words.message import Channel, Sighting, Translation

CATALOG = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n == 1 ? 0 : n < 5 ? 1 : 2);\\n"

msgid "%(count)s file"
msgid_plural "%(count)s files"
msgstr[0] "%(count)s soubor"
msgstr[1] "%(count)s soubory"
msgstr[2] "%(count)s {many}"
"""


def told(folder: Path, text: str, many: str) -> list[bool]:
    """Whether each message that counts in this text is right, with this form for many."""
    tree = folder / "cs" / "LC_MESSAGES"
    tree.mkdir(parents=True)
    (tree / "messages.po").write_text(CATALOG.replace("%(count)s {many}", many), encoding="utf-8")
    catalogs = load_catalogs(CatalogSource(trees=(str(folder),), folder=str(folder)), "cs", "en")
    sighting = Sighting("s", "cs", Channel.VISIBLE, text, Translation.TRANSLATED, "%(count)s file")
    return [one.right for one in counted([sighting], catalogs)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1 soubor", True),
        ("3 soubory", True),
        ("7 soubor\u016f", True),
        ("7 soubor", False),
        ("1 soubory", False),
    ],
)
def test_the_form_of_the_number(text: str, right: bool, tmp_path: Path) -> None:
    """A form is right for the numbers that its catalog chooses it for, and for no other."""
    assert told(tmp_path, text, "%(count)s soubor\u016f") == [right]


def test_a_form_that_waits_for_a_translation_accuses_nobody(tmp_path: Path) -> None:
    """Where the catalog has no form for a number, what a target shows instead is not wrong for it."""
    assert told(tmp_path, "7 soubory", "") == []


def test_words_without_a_number_are_not_counted(tmp_path: Path) -> None:
    """What does not say its number cannot be held against it."""
    assert told(tmp_path, "soubor", "%(count)s soubor\u016f") == []

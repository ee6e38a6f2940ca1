from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from a11y.content import content_path
from a11y.facts.own_words import catalog_file, choose_language, own_languages, own_translations
from a11y.words.errors import CatalogError, UsageError

ROOT = content_path("locales").parent
TEMPLATE = content_path("locales") / "a11y" / "a11y.pot"
TRANSLATED = [language for language in own_languages() if language != "en"]


def catalog(path: Path, language: str | None = None) -> Catalog:
    """A catalog read from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def test_template_is_up_to_date(tmp_path: Path) -> None:
    """Every sentence marked in the code, the templates and the scenarios is in the template, and no other."""
    fresh = tmp_path / "fresh.pot"
    command = ["-q", "extract", "-F", "locales/babel.cfg", "-k", "N_", "-o", str(fresh), "."]
    subprocess.run(
        [sys.executable, "-c", "from babel.messages.frontend import main; main()", *command],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    kept, found = ({message.id for message in catalog(path)} for path in (TEMPLATE, fresh))
    assert sorted(map(str, found ^ kept)) == [], "run make catalogs, then translate what is new"


@pytest.mark.parametrize("language", TRANSLATED)
def test_catalogs_are_complete(language: str) -> None:
    """Nothing is missing or fuzzy, and Babel's checkers find no fault."""
    words = catalog(catalog_file(language), language)
    asked = {message.id for message in catalog(TEMPLATE)}
    incomplete = [
        message.id for message in words if message.id and (message.fuzzy or not all(forms(message.string)))
    ]
    assert incomplete == []
    assert {message.id for message in words} == asked
    assert [(message.id, str(error)) for message, errors in words.check() for error in errors] == []


def forms(string: object) -> tuple[object, ...]:
    """The plural forms of a translation, or the one that it has."""
    return string if isinstance(string, tuple) else (string,)


def test_the_source_language_changes_nothing() -> None:
    """English needs no catalog."""
    assert own_translations("en").gettext("critical") == "critical"


def test_words_are_read_from_the_po_file() -> None:
    """A translation is there without a compile step, plural forms included."""
    french = own_translations("fr")
    assert french.gettext("critical") == "critique"
    assert french.ngettext("%(num)s fault", "%(num)s faults", 0) == "%(num)s défaut"


def test_a_missing_catalog_is_one_line() -> None:
    """A language without a catalog is an error that names the file."""
    with pytest.raises(CatalogError, match=r"“de”.*a11y\.po"):
        own_translations("de")


@pytest.mark.parametrize(
    ("wanted", "language"), [("he", "he"), ("ja-JP", "ja"), ("FR", "fr"), ("en_GB", "en")]
)
def test_variants_fall_back_to_their_language(wanted: str, language: str) -> None:
    """A regional variant, in either spelling, is answered in its language."""
    assert choose_language(wanted) == language


def test_an_unknown_language_lists_the_known() -> None:
    """The error tells which languages there are."""
    with pytest.raises(UsageError, match=r"tlh.*en, fr, he, ja"):
        choose_language("tlh")

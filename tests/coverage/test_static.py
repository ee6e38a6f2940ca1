from pathlib import Path

import pytest
from made_catalogs import entry, write_po

from a11y.coverage.static import static_coverage
from a11y.coverage.tally import Tally
from a11y.facts.catalog_trees import find_tree
from a11y.words.errors import CatalogError


def test_messages_and_words_of_each_kind(tmp_path: Path) -> None:
    """Translated, fuzzy, missing, obsolete, surplus: against the template, markup not as words."""
    write_po(tmp_path, "", entry("Log in") + entry("Your <b>new</b> %(kind)s key") + entry("Security key"))
    write_po(
        tmp_path,
        "fr",
        entry("Log in", "Entrer")
        + entry("Your <b>new</b> %(kind)s key", "x", fuzzy=True)
        + entry("Gone", "Parti")
        + '#~ msgid "Old"\n#~ msgstr "Vieux"\n',
    )
    (french,) = static_coverage(str(tmp_path)).locales
    assert french.reference == Tally(3, 7)
    assert (french.translated, french.fuzzy, french.missing) == (Tally(1, 2), Tally(1, 3), Tally(1, 2))
    assert (french.obsolete, french.surplus) == (1, 1)
    assert french.share == pytest.approx(1 / 3)


def test_a_message_with_a_missing_plural_form_is_missing(tmp_path: Path) -> None:
    """Half a translation leaves the other half of the users without words."""
    write_po(tmp_path, "fr", 'msgid "a key"\nmsgid_plural "keys"\nmsgstr[0] "une clé"\nmsgstr[1] ""\n')
    (french,) = static_coverage(str(tmp_path)).locales
    assert (french.translated.messages, french.missing.messages) == (0, 1)


def test_a_broken_catalog_is_a_row_with_its_error(tmp_path: Path) -> None:
    """One file that cannot be read costs its own locale, not the table."""
    write_po(tmp_path, "de", entry("Log in", "Anmelden"))
    write_po(tmp_path, "fr", "nonsense\n")
    counted = static_coverage(str(tmp_path))
    german, french = counted.locales
    assert german.share == 1
    assert french.share == 0
    assert (german.errors, french.errors) == (0, 1)
    assert counted.findings[0].note.startswith("fr/LC_MESSAGES/messages.po:6: not a line of a catalog")


def test_a_real_tree_of_many_locales() -> None:
    """django-allauth's catalogs are all counted, against their English ones."""
    tree = find_tree("package:allauth/locale").folder
    rows = static_coverage(str(tree)).locales
    assert {row.locale for row in rows} >= {"fr", "he", "ja", "pt-BR", "sr-Latn", "zh-Hant"}
    assert {row.reference.messages for row in rows} == {rows[0].reference.messages}
    assert all(
        row.translated.messages + row.fuzzy.messages + row.missing.messages == row.reference.messages
        for row in rows
    )


def test_a_folder_without_catalogs_is_told(tmp_path: Path) -> None:
    """The user is told which folder to give."""
    with pytest.raises(CatalogError, match="give the folder that holds <locale>/LC_MESSAGES"):
        static_coverage(str(tmp_path))

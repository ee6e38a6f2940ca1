from pathlib import Path

import pytest
from made_catalogs import entry, write_po

from a11y.coverage.lint import Lint
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


def test_every_tree_below_a_folder(tmp_path: Path) -> None:
    """A Django project has catalogs in each app: they are added up, and what an app lacks is missing."""
    write_po(tmp_path / "shop" / "locale", "fr", entry("Log in", "Entrer"), domain="django")
    write_po(tmp_path / "shop" / "locale", "pt_BR", entry("Log in", "Entrar"), domain="django")
    write_po(tmp_path / "blog" / "locale", "fr", entry("Post", "Billet"), domain="django")
    write_po(tmp_path / "blog" / "locale", "fr", entry("Send", "Envoyer"), domain="djangojs")
    write_po(tmp_path / ".git" / "locale", "fr", entry("Secret", "x"), domain="django")
    counted = static_coverage(str(tmp_path))
    assert counted.domains == ("django", "djangojs")
    french, brazilian = counted.locales
    assert (french.reference.messages, french.translated.messages) == (3, 3)
    assert (brazilian.locale, brazilian.translated.messages, brazilian.missing.messages) == ("pt-BR", 1, 2)
    assert {row.tree for row in counted.catalogs} == {"shop/locale", "blog/locale"}
    (only,) = static_coverage(str(tmp_path), ("djangojs",)).locales
    assert only.reference.messages == 1


def test_one_catalog_alone(tmp_path: Path) -> None:
    """A file is counted against the template of its tree."""
    write_po(tmp_path, "", entry("Log in") + entry("Home"))
    write_po(tmp_path, "de", "")
    path = write_po(tmp_path, "fr", entry("Log in", "Entrer"))
    (french,) = static_coverage(str(path)).locales
    assert (french.locale, french.reference.messages, french.translated.messages) == ("fr", 2, 1)


def test_a_template_that_is_newer_than_the_catalogs(tmp_path: Path) -> None:
    """What the catalog does not list yet, lists still, or has with another plural, is told once, with the remedy."""
    write_po(
        tmp_path, "", entry("New") + 'msgid "a key"\nmsgid_plural "many keys"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    old = 'msgid "a key"\nmsgid_plural "keys"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    write_po(tmp_path, "fr", entry("Gone", "Parti") + old)
    write_po(tmp_path, "de", entry("New", "Neu") + old.replace("keys", "many keys"))
    counted = static_coverage(str(tmp_path))
    assert [(one.locale, one.check, dict(one.params)) for one in counted.findings] == [
        ("fr", "out-of-date", {"absent": "1", "surplus": "1", "changed": "1", "reference": "messages.pot"})
    ]
    assert [(row.absent, row.surplus) for row in counted.locales] == [(0, 0), (1, 1)]


def test_bad_files_are_findings_and_the_count_goes_on(tmp_path: Path) -> None:
    """A folder in a catalog's place, a broken template, a compiled catalog alone, two folders of one locale."""
    write_po(tmp_path, "de", entry("Log in", "Anmelden"))
    (tmp_path / "messages.pot").mkdir()
    (tmp_path / "fr" / "LC_MESSAGES" / "messages.po").mkdir(parents=True)
    write_po(tmp_path, "pt_BR", entry("Log in", "Entrar"))
    write_po(tmp_path, "pt-br", entry("Log in", "Entrar"))
    compiled = write_po(tmp_path, "he", "").with_suffix(".mo")
    compiled.with_suffix(".po").rename(compiled)
    counted = static_coverage(str(tmp_path))
    assert [row.locale for row in counted.locales] == ["de", "fr", "he", "pt-BR"]
    assert counted.locales[0].share == 1
    assert {(one.path, one.check) for one in counted.findings} == {
        ("messages.pot", "unreadable"),
        ("fr/LC_MESSAGES/messages.po", "unreadable"),
        ("he/LC_MESSAGES/messages.mo", "compiled"),
        ("he/LC_MESSAGES/messages.mo", "compiled-only"),
        ("pt_BR/LC_MESSAGES/messages.po", "same-locale"),
    }
    reasons = [one.sentence for one in counted.findings if one.check == "unreadable"]
    assert reasons == [
        "The file cannot be read: Is a directory.",
        "The template cannot be read: Is a directory.",
    ]


def test_a_huge_catalog_is_counted(tmp_path: Path) -> None:
    """Fifty megabytes are read like any other file."""
    body = "".join(entry(f"Message {number} {'x' * 490}", "y" * 490) for number in range(50_000))
    path = write_po(tmp_path, "fr", body)
    assert path.stat().st_size > 50_000_000
    (french,) = static_coverage(str(tmp_path)).locales
    assert french.translated.messages == 50_000


def test_installed_packages_have_nested_trees() -> None:
    """Django's own catalogs, in each of its apps, are counted by the package's name, and their faults are told."""
    counted = static_coverage("package:django", locales=["fr", "he"], lint=Lint())
    assert len({row.tree for row in counted.catalogs}) > 10
    french, hebrew = counted.locales
    assert french.reference == hebrew.reference
    assert french.share > 0.9
    assert all(not finding.path.startswith("/") for finding in counted.findings)

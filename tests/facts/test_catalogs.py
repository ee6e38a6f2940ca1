from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from made_catalogs import entry, load, write_po

from a11y.content import content_path
from a11y.facts.catalog_trees import find_tree
from a11y.facts.catalogs import known_locales, read_catalog, require_locales
from a11y.facts.profile import CatalogSource, Profile, load_profile
from a11y.words.errors import CatalogError, ConfigurationError

ALLAUTH = "package:allauth/locale"
AUTH = "package:django.contrib.auth/locale"
FEW = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"


def test_the_words_of_a_real_target() -> None:
    """django-allauth's own French catalog speaks: markup stripped, placeholders filled."""
    catalogs = load(ALLAUTH, AUTH, locale="fr", domain="django")
    assert catalogs.translate("Sign In") == "Connexion"
    linked = (
        'Please confirm that <a href="mailto:%(email)s">%(email)s</a> is an email address for user '
        "%(user_display)s."
    )
    said = catalogs.translate(linked, email="a@example.org", user_display="Zoé")
    assert said == "Merci de confirmer que a@example.org est l'adresse e-mail de Zoé."


def test_the_source_locale_speaks_the_source_text() -> None:
    """In English, a message of allauth is its own msgid, and every message is there."""
    english, french = (load(ALLAUTH, locale=locale, domain="django") for locale in ("en", "fr"))
    assert english.translate("Sign In") == "Sign In"
    assert {message.key for message in english.messages} == {message.key for message in french.messages}


def test_missing_and_fuzzy_are_met_in_the_source_text(tmp_path: Path) -> None:
    """As gettext does: a guess is not shown, and what is not translated stays as it is."""
    write_po(
        tmp_path, "fr", entry("Log in", "Entrer", fuzzy=True) + entry("Log out") + entry("Home", "Accueil")
    )
    catalogs = load(tmp_path, locale="fr")
    assert [catalogs.translate(word) for word in ("Log in", "Log out", "Home", "Nowhere")] == [
        "Log in",
        "Log out",
        "Accueil",
        "Nowhere",
    ]


def test_the_context_tells_messages_apart(tmp_path: Path) -> None:
    """Two messages with one msgid are two by their msgctxt."""
    write_po(tmp_path, "fr", entry("Log", "Journal", context="noun") + entry("Log", "Noter", context="verb"))
    catalogs = load(tmp_path, locale="fr")
    assert (catalogs.translate("Log", "noun"), catalogs.translate("Log", "verb")) == ("Journal", "Noter")
    assert catalogs.translate("Log") == "Log"


def test_the_number_chooses_the_plural_form(tmp_path: Path) -> None:
    """The catalog's own plural rule chooses, and English's where nothing is translated."""
    forms = 'msgid "%(n)d file"\nmsgid_plural "%(n)d files"\n'
    write_po(
        tmp_path,
        "uk",
        forms + 'msgstr[0] "%(n)d файл"\nmsgstr[1] "%(n)d файли"\nmsgstr[2] "%(n)d файлів"\n',
        plural=FEW,
    )
    write_po(tmp_path, "fr", forms + 'msgstr[0] ""\nmsgstr[1] ""\n')
    ukrainian, french = (load(tmp_path, locale=locale) for locale in ("uk", "fr"))
    assert [ukrainian.translate("%(n)d file", n=n) for n in (1, 3, 5)] == ["1 файл", "3 файли", "5 файлів"]
    assert [french.translate("%(n)d file", n=n) for n in (1, 3)] == ["1 file", "3 files"]


def test_the_first_tree_with_a_usable_translation_wins(tmp_path: Path) -> None:
    """A tree overrides those after it, but not with a message that it has left untranslated."""
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    write_po(ours, "fr", entry("Log in", "Entrer") + entry("Log out"))
    write_po(theirs, "fr", entry("Log in", "Se connecter") + entry("Log out", "Sortir"))
    catalogs = load(ours, theirs, locale="fr")
    assert (catalogs.translate("Log in"), catalogs.translate("Log out")) == ("Entrer", "Sortir")
    assert [message.catalog for message in catalogs.messages] == [str(ours), str(theirs)]


def test_a_locale_falls_back_to_its_language(tmp_path: Path) -> None:
    """pt-BR finds the folder pt_BR, and what that one lacks in pt."""
    write_po(tmp_path, "pt_BR", entry("Log in", "Entrar") + entry("File"))
    write_po(tmp_path, "pt", entry("Log in", "Iniciar sessão") + entry("File", "Ficheiro"))
    catalogs = load(tmp_path, locale="pt-BR")
    assert (catalogs.translate("Log in"), catalogs.translate("File")) == ("Entrar", "Ficheiro")


def test_messages_that_only_the_template_has_are_known(tmp_path: Path) -> None:
    """A message that is newer than the locale's catalog counts as missing, with its source line."""
    write_po(tmp_path, "", entry("Log in") + entry("New", at="templates/new.html:7"))
    write_po(tmp_path, "fr", entry("Log in", "Entrer"))
    catalogs = load(tmp_path, locale="fr")
    new = catalogs.find("New")
    assert new is not None
    assert new.translations == ()
    assert [(source.path, source.line) for source in new.sources] == [("templates/new.html", 7)]
    share = catalogs.shares[0]
    assert (share.messages, share.translated, share.fuzzy) == (2, 1, 0)


def test_a_translation_in_the_source_locale_takes_the_place_of_the_msgid(tmp_path: Path) -> None:
    """Catalogs whose msgids are keys say in their source locale what users read."""
    write_po(tmp_path, "en", entry("login.submit", "Log in"))
    write_po(tmp_path, "fr", entry("login.submit"))
    assert [load(tmp_path, locale=locale).translate("login.submit") for locale in ("en", "fr")] == [
        "Log in"
    ] * 2


@pytest.mark.parametrize(
    ("broken", "line", "reason"),
    [
        ('msgid "Log in"\nmsgstr "Entrer\n', 10, "a string has no closing quote"),
        ('<<<<<<< HEAD\nmsgid "Log in"\nmsgstr "Entrer"\n', 9, "not a line of a catalog: <<<<"),
        ('msgid "Log in"\n', 9, "a message has no msgstr"),
        ('msgstr "Entrer"\n\nmsgstr[x] "y"\n', 11, "not a line of a catalog: msgstr[x]"),
    ],
)
def test_a_broken_catalog_is_told_by_file_and_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], broken: str, line: int, reason: str
) -> None:
    """One line says which file and line is broken, nothing else is printed, and the run has the other messages."""
    write_po(tmp_path, "fr", entry("Home", "Accueil") + broken)
    catalogs = load(tmp_path, locale="fr")
    assert catalogs.notes[0].startswith(f"{tmp_path}/fr/LC_MESSAGES/messages.po:{line}: {reason}")
    assert all("\n" not in note for note in catalogs.notes)
    assert catalogs.translate("Home") == "Accueil"
    assert capfd.readouterr() == ("", "")


def test_a_catalog_in_another_encoding_than_it_says(tmp_path: Path) -> None:
    """The line that cannot be decoded is named."""
    path = write_po(tmp_path, "fr", "")
    path.write_bytes(path.read_bytes() + 'msgid "Safety"\nmsgstr "Sécurité"\n'.encode("latin-1"))
    (note,) = load(tmp_path, locale="fr").notes
    assert "messages.po:7: not utf-8, as the header says" in note


def test_a_broken_catalog_of_another_locale_does_not_matter(tmp_path: Path) -> None:
    """Only the locale asked for is read; a broken reference becomes a note."""
    write_po(tmp_path, "fr", entry("Log in", "Entrer"))
    write_po(tmp_path, "de", "nonsense\n")
    write_po(tmp_path, "", "nonsense\n")
    catalogs = load(tmp_path, locale="fr")
    assert catalogs.translate("Log in") == "Entrer"
    assert [note for note in catalogs.notes if "messages.pot:6" in note]
    assert not [note for note in catalogs.notes if "/de/" in note]


def test_obsolete_messages_and_their_comments_are_passed_over(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Old messages at the end of a catalog, previous msgids included, are counted and print nothing."""
    old = '#~| msgid "Sign"\n#~ msgid "Sign in"\n#~ msgstr "Entrer"\n\n'
    path = write_po(tmp_path, "fr", entry("Log in", "Entrer") + old * 3)
    assert read_catalog(path).obsolete == 3
    assert load(tmp_path, locale="fr").notes == ()
    assert capfd.readouterr() == ("", "")


def test_a_compiled_catalog_serves_where_there_is_no_other(tmp_path: Path) -> None:
    """A target that ships only `.mo` files can be walked."""
    path = write_po(tmp_path, "fr", entry("Log in", "Entrer") + entry("Log", "Journal", context="noun"))
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(path.read_bytes())))
    path.unlink()
    path.with_suffix(".mo").write_bytes(compiled.getvalue())
    catalogs = load(tmp_path, locale="fr")
    assert (catalogs.translate("Log in"), catalogs.translate("Log", "noun")) == ("Entrer", "Journal")
    path.with_suffix(".mo").write_bytes(compiled.getvalue()[:40])
    assert [note for note in load(tmp_path, locale="fr").notes if "not a compiled catalog" in note]


@pytest.mark.parametrize(
    ("tree", "reason"),
    [
        ("nowhere", "there is no folder"),
        ("package:no_such_package/locale", "the package 'no_such_package' is not installed"),
        ("package:django.contrib.auth/templates", "no catalog messages.po in"),
        ("checkout:shop/locale", "give --checkout with the folder that holds shop/locale"),
    ],
)
def test_catalogs_that_are_not_there(tree: str, reason: str) -> None:
    """A wrong tree is one line that names it."""
    with pytest.raises(CatalogError) as caught:
        load(tree, locale="fr")
    assert reason in str(caught.value)
    assert tree in str(caught.value)


def test_catalogs_in_the_source_of_the_target(tmp_path: Path) -> None:
    """A profile that ships knows where its catalogs lie in the target's source; the user says where that is."""
    write_po(tmp_path / "shop" / "locale", "fr", entry("Log in", "Entrer"))
    found = find_tree("checkout:shop/locale", checkout=str(tmp_path))
    assert found.folder == tmp_path / "shop" / "locale"
    with pytest.raises(CatalogError, match="give --checkout the right folder"):
        find_tree("checkout:shop/locale", checkout=str(tmp_path / "shop"))


def test_a_locale_without_catalogs_is_noted(tmp_path: Path) -> None:
    """The run goes on in the source text, and its record says so."""
    write_po(tmp_path, "fr", entry("Log in", "Entrer"))
    assert load(tmp_path, locale="he").notes == ("there is no catalog for he: users meet the source text",)


def test_known_locales_come_from_the_profile_or_from_the_catalogs(tmp_path: Path) -> None:
    """What the switcher offers counts; without it, the folders do, the source first."""
    write_po(tmp_path, "pt_BR", "")
    write_po(tmp_path, "cs", "")
    source = CatalogSource(trees=(str(tmp_path),))
    assert known_locales(Profile("p", "P", catalogs=source)) == ("en", "cs", "pt-BR")
    assert known_locales(Profile("p", "P", locales=("en", "he"), catalogs=source)) == ("en", "he")


def test_an_unknown_locale_leads_to_the_nearest_and_lists_all() -> None:
    """A locale that the target does not have is refused before any browser starts."""
    profile = Profile("p", "P", locales=("en", "pt-BR", "zh-Hant"))
    assert require_locales(profile, ["zh_hant", "en"]) == ("zh-Hant", "en")
    with pytest.raises(ConfigurationError) as caught:
        require_locales(profile, ["pt-BT"])
    assert (
        str(caught.value)
        == "unknown locale 'pt-BT' for 'p'; did you mean 'pt-BR'? (known: en, pt-BR, zh-Hant)"
    )


def test_every_word_of_the_embedded_profile_is_in_its_catalogs() -> None:
    """Controls, titles and messages name msgids that the embedded index has."""
    profile = load_profile("embedded")
    assert content_path("locales").is_dir()
    catalogs = load(*profile.catalogs.trees, locale="fr", domain="django")
    wanted = {
        (control.context, msgid)
        for page in profile.pages.values()
        for control in page.controls.values()
        for msgid in control.msgid
    }
    wanted |= {
        ("", msgid)
        for page in profile.pages.values()
        for msgid in (page.title, *page.messages.values())
        if msgid
    }
    assert sorted(key for key in wanted if catalogs.find(key[1], key[0]) is None) == []


def test_a_fuzzy_translation_is_a_guess(tmp_path: Path) -> None:
    """No gettext uses it; a target that compiled it in shows it, so it can be asked for."""
    write_po(tmp_path, "fr", entry("Log in", "Entrer", fuzzy=True) + entry("Leave", "Sortir"))
    catalogs = load(tmp_path, locale="fr")
    assert (catalogs.translate("Log in"), catalogs.guess("Log in")) == ("Log in", "Entrer")
    assert (catalogs.guess("Leave"), catalogs.guess("No such")) == ("", "")


def test_what_is_compiled_is_a_guess_too(tmp_path: Path) -> None:
    """A running target speaks from its `.mo`, which may know what the `.po` beside it has lost."""
    path = write_po(tmp_path, "fr", entry("Log in", "Entrer") + entry("Leave", "Sortir"))
    with path.open("rb") as read, path.with_suffix(".mo").open("wb") as written:
        write_mo(written, read_po(read))
    write_po(tmp_path, "fr", entry("Log in", "Entrer") + entry("Leave"))
    catalogs = load(tmp_path, locale="fr")
    assert (catalogs.translate("Leave"), catalogs.guess("Leave")) == ("Leave", "Sortir")


def test_a_message_stands_where_any_tree_has_it(tmp_path: Path) -> None:
    """Whichever tree's translation wins; a template's places are believed before those of a catalog made from it."""
    write_po(tmp_path / "one", "", entry("Password", at="page.html:3"))
    write_po(tmp_path / "one", "fr", entry("Password", "Mot de passe", at="page.html:1"))
    write_po(tmp_path / "two", "fr", entry("Password", "Mot secret", at="forms.py:64"))
    found = load(tmp_path / "one", tmp_path / "two", locale="fr").find("Password")
    assert found is not None
    assert found.translations == ("Mot de passe",)
    assert [(one.path, one.line) for one in found.sources] == [("page.html", 3), ("forms.py", 64)]

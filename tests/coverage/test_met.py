from pathlib import Path

import msgspec
import pytest
from made_catalogs import entry, load, write_po

from a11y.coverage.met import met
from a11y.facts.catalogs import Catalogs
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.rendition import Modality, Rendition
from a11y.words.state import Node, PageState, TextRun

BODY = "".join(
    (
        entry("Log in", "Se connecter", at="templates/login.html:3"),
        entry("Username", "Nom d'utilisateur"),
        entry("(required)", "(obligatoire)"),
        entry("Email", "Email"),
        entry("Open", "Ouvrir", context="verb"),
        entry("Open", "Ouvrir", context="state"),
        entry("Password", "Mot de pass", fuzzy=True),
        entry("Security key"),
        entry("Signed in as %(name)s", "Connecté en tant que %(name)s"),
        entry("%(count)s keys"),
        entry(
            'Please <a href=\\"%(url)s\\">log in</a> first.',
            '<a href=\\"%(url)s\\">Connectez-vous</a> ici.',
        ),
        entry("Remove key <b>%(name)s</b>?", "Supprimer la clé <b>%(name)s</b> ?"),
        entry("Status: %(status)s", "État : %(status)s"),
    )
)


@pytest.fixture
def french(tmp_path: Path) -> Catalogs:
    """A French catalog with every kind of message."""
    write_po(tmp_path, "fr", BODY)
    return load(tmp_path, locale="fr")


def page(*runs: TextRun | str, locale: str = "fr") -> PageState:
    """A page state with these words; a string is one visible text node."""
    return PageState(
        id="s1",
        key="k",
        scenario="test_x::test_x",
        scenario_title="X",
        step="X",
        step_number=1,
        page="login",
        url="http://localhost/",
        status=200,
        title="",
        language=locale,
        direction="ltr",
        rendition=Rendition(locale=locale),
        modality=Modality.POINTER,
        engines=(),
        time="2026-01-02T03:04:05+00:00",
        runs=tuple(TextRun(run, Channel.VISIBLE, 1, "#x") if isinstance(run, str) else run for run in runs),
    )


def told(sightings: tuple[Sighting, ...]) -> list[tuple[str, str, str]]:
    """Text, msgid and translation of each sighting."""
    return [(sighting.text, sighting.msgid, sighting.translation.value) for sighting in sightings]


def test_a_translated_message_is_met_with_its_place_and_source(french: Catalogs) -> None:
    """A sighting says by what channel, on which element, and where the message stands in the source."""
    (sighting,) = met(page(TextRun("Se connecter", Channel.TITLE, 7, "#go")), french)
    assert (sighting.msgid, sighting.translation) == ("Log in", Translation.TRANSLATED)
    assert (sighting.channel, sighting.selector, sighting.state, sighting.locale) == (
        Channel.TITLE,
        "#go",
        "s1",
        "fr",
    )
    assert [(source.path, source.line) for source in sighting.sources] == [("templates/login.html", 3)]


@pytest.mark.parametrize(
    ("text", "msgid", "translation"),
    [
        ("SE CONNECTER", "Log in", Translation.TRANSLATED),
        ("Email", "Email", Translation.SAME),
        ("Password", "Password", Translation.FUZZY),
        ("Security key", "Security key", Translation.MISSING),
        ("3 keys", "%(count)s keys", Translation.MISSING),
        ("Connecté en tant que Zoé", "Signed in as %(name)s", Translation.TRANSLATED),
        ("Mot de pass", "Password", Translation.FUZZY),
        ("Hard-coded words", "", Translation.UNCATALOGUED),
    ],
)
def test_what_became_of_a_message(french: Catalogs, text: str, msgid: str, translation: Translation) -> None:
    """Each state of a message is told apart by the words that the user met."""
    assert told(met(page(text), french)) == [(text, msgid, translation.value)]


def test_a_translation_that_the_page_did_not_use(french: Catalogs) -> None:
    """Source text of a translated message was not looked up: uncatalogued, with the message's name."""
    assert told(met(page("Log in"), french)) == [("Log in", "Log in", "uncatalogued")]


def test_in_the_source_locale_there_is_nothing_to_translate(tmp_path: Path) -> None:
    """A run in English tells which messages are met, and what no catalog has."""
    write_po(tmp_path, "fr", BODY)
    english = load(tmp_path, locale="en")
    state = page("Log in", "Hard-coded words", "Signed in as Zoé", locale="en")
    assert told(met(state, english)) == [
        ("Log in", "Log in", "source"),
        ("Hard-coded words", "", "uncatalogued"),
        ("Signed in as Zoé", "Signed in as %(name)s", "source"),
    ]


def test_the_same_words_under_two_contexts_are_said_to_be_ambiguous(french: Catalogs) -> None:
    """One is named, and beside it every other that it might be, with its context."""
    (sighting,) = met(page("Ouvrir"), french)
    assert (sighting.msgid, sighting.ambiguous) == ("Open", 1)
    contexts = {sighting.context, *(other.context for other in sighting.candidates)}
    assert contexts == {"verb", "state"}
    assert [other.msgid for other in sighting.candidates] == ["Open"]


@pytest.mark.parametrize(
    ("locale", "translation", "shown"),
    [
        ("tr", "Giriş ışığı", "GİRİŞ IŞIĞI"),
        ("de", "Schlüssel schließen", "SCHLÜSSEL SCHLIESSEN"),
        ("el", "Σύνδεση χρήστη, μαΐου", "ΣΥΝΔΕΣΗ ΧΡΗΣΤΗ, ΜΑΪΟΥ"),
        ("el", "Λογαριασμός", "ΛΟΓΑΡΙΑΣΜΟΣ"),
    ],
)
def test_capitals_as_css_makes_them(tmp_path: Path, locale: str, translation: str, shown: str) -> None:
    """`text-transform: uppercase` has its own way in Turkish, German and Greek; the message is known all the same."""
    write_po(tmp_path, locale, entry("Log in", translation))
    catalogs = load(tmp_path, locale=locale)
    assert [one.msgid for one in met(page(shown, locale=locale), catalogs)] == ["Log in"]


def test_a_colon_belongs_to_the_message_that_has_one(tmp_path: Path) -> None:
    """Of "Error" and "Error:" the title of a page has the one that covers more of it."""
    body = entry("Error", "Erreur") + entry("Error:", "Erreur :") + entry("Log in", "Se connecter")
    write_po(tmp_path, "fr", body)
    sightings = met(page("Erreur : Se connecter · Quelque chose"), load(tmp_path, locale="fr"))
    assert [one.msgid for one in sightings][:2] == ["Error:", "Log in"]


def test_a_placeholder_does_not_swallow_the_message_beside_it(tmp_path: Path) -> None:
    """Whatever could fill a placeholder, messages that stand after it in the line are told apart."""
    body = (
        entry("Token used: %(name)s", "Jeton utilisé : %(name)s")
        + entry("by %(name)s", "par %(name)s")
        + entry("Embedded Index", "Index embarqué")
        + entry("Remove <bdi>%(name)s</bdi>", "Supprimer <bdi>%(name)s</bdi>")
        + entry("Remove release", "Supprimer la version")
        + entry("Remove release <bdi>%(version)s</bdi>", "Supprimer la version <bdi>%(version)s</bdi>")
    )
    write_po(tmp_path, "fr", body)
    catalogs = load(tmp_path, locale="fr")
    pieces = ("Jeton utilisé :", "my job", "par zoe")
    line = TextRun("Jeton utilisé : my job par zoe", Channel.VISIBLE, 1, pieces=pieces)
    assert [one.msgid for one in met(page(line), catalogs, frozenset({"zoe"}))] == [
        "Token used: %(name)s",
        "by %(name)s",
    ]
    title = TextRun("Supprimer la version · Index embarqué", Channel.PAGE_TITLE, 1)
    assert [one.msgid for one in met(page(title), catalogs)] == ["Remove release", "Embedded Index"]
    named = TextRun("Supprimer la version 1.0 · Index embarqué", Channel.PAGE_TITLE, 1)
    assert [one.msgid for one in met(page(named), catalogs)] == [
        "Remove release <bdi>%(version)s</bdi>",
        "Embedded Index",
    ]


def test_a_no_break_space_decides_nothing(tmp_path: Path) -> None:
    """Two messages that differ in the kind of a space alone are the same words on a page: both are candidates."""
    body = entry("Forgot?", "Oublié ?") + entry("Forgotten?", "Oublié\u00a0?")
    write_po(tmp_path, "fr", body)
    (sighting,) = met(page("Oublié ?"), load(tmp_path, locale="fr"))
    assert {sighting.msgid, *(one.msgid for one in sighting.candidates)} == {"Forgot?", "Forgotten?"}


def test_a_name_that_declares_its_own_language_is_a_name(tmp_path: Path) -> None:
    """A button of the language switcher says in which language its word is; elsewhere the word is a message."""
    write_po(tmp_path, "ja", entry("Japanese", "日本語"))
    catalogs = load(tmp_path, locale="ja")
    choice = page(TextRun("日本語", Channel.VISIBLE, 1, language="ja"), locale="ja")
    nodes = (Node(1, 0, "button", {"lang": "ja"}), Node(2, 0, "td"))
    assert met(msgspec.structs.replace(choice, nodes=nodes), catalogs) == ()
    cell = page(TextRun("日本語", Channel.VISIBLE, 2, language="ja"), locale="ja")
    assert told(met(msgspec.structs.replace(cell, nodes=nodes), catalogs)) == [
        ("日本語", "Japanese", "translated")
    ]


def test_what_a_language_calls_itself_is_a_name(tmp_path: Path) -> None:
    """A choice of languages writes it with a capital; a message that is the same word is met as it is written."""
    write_po(tmp_path, "fr", entry("French", "français"))
    catalogs = load(tmp_path, locale="fr")
    assert met(page("Français"), catalogs) == ()
    assert told(met(page("français"), catalogs)) == [("français", "French", "translated")]


@pytest.mark.parametrize(
    "shown", ["\uf00c Se connecter", "Se connecter\ue000", "Connecté en tant que \uf007 Zoé"]
)
def test_letters_of_an_icon_font_are_no_words(french: Catalogs, shown: str) -> None:
    """A picture from the private use area inside a text hides no message."""
    (sighting,) = met(page(shown), french)
    assert sighting.translation is Translation.TRANSLATED


def test_markup_inside_a_message(french: Catalogs) -> None:
    """A sentence with a link in it is one message, though it is two text nodes."""
    run = TextRun("Connectez-vous ici.", Channel.VISIBLE, 1, pieces=("Connectez-vous", "ici."))
    assert [sighting.msgid for sighting in met(page(run), french)] == [
        'Please <a href="%(url)s">log in</a> first.'
    ]


def test_several_messages_in_one_line(french: Catalogs) -> None:
    """A label with its mark, by text nodes and by punctuation, is divided into its messages."""
    apart = TextRun(
        "Nom d'utilisateur (obligatoire)", Channel.VISIBLE, 1, pieces=("Nom d'utilisateur", "(obligatoire)")
    )
    together = "Nom d'utilisateur (obligatoire) :"
    for run in (apart, together):
        assert [sighting.msgid for sighting in met(page(run), french)] == ["Username", "(required)"]


def test_two_messages_that_meet_within_a_text_node(french: Catalogs) -> None:
    """A question that ends in the text node where the next sentence begins is still two messages."""
    pieces = ("Supprimer la clé", "blue", "? Se connecter")
    run = TextRun("Supprimer la clé blue ? Se connecter", Channel.VISIBLE, 1, pieces=pieces)
    assert [sighting.msgid for sighting in met(page(run), french)] == [
        "Remove key <b>%(name)s</b>?",
        "Log in",
    ]


def test_a_message_inside_another(french: Catalogs) -> None:
    """What fills a placeholder may be a message itself."""
    assert told(met(page("État : Ouvrir"), french)) == [
        ("État : Ouvrir", "Status: %(status)s", "translated"),
        ("ouvrir", "Open", "translated"),
    ]


def test_words_beside_a_message_are_told_too(french: Catalogs) -> None:
    """Of a text node that nobody translated and one that is a message, both are told."""
    run = TextRun(
        "Nom d'utilisateur New words", Channel.VISIBLE, 1, pieces=("Nom d'utilisateur", "New words")
    )
    assert told(met(page(run), french)) == [
        ("Nom d'utilisateur", "Username", "translated"),
        ("New words", "", "uncatalogued"),
    ]


def test_a_sentence_of_the_user_is_not_taken_to_pieces(french: Catalogs) -> None:
    """One word in a long text that happens to be a message does not make the text translated."""
    text = "This project reads mail, Email, and stores it wherever you like for later use"
    assert told(met(page(text), french)) == [(text, "", "uncatalogued")]


@pytest.mark.parametrize(
    "text",
    [
        "42",
        "1,234.5 %",
        "— · —",
        "22 novembre 2026",
        "22 nov. 2026 à 17:20",
        "dimanche 22 novembre",
        "zoe@example.org",
        "https://example.org/a",
        "demo-1.0.tar.gz",
        "sha256=abcdef",
        "zoe",
        "zoe · 3",
        "[masked]",
    ],
)
def test_what_needs_no_translation_is_left_out(french: Catalogs, text: str) -> None:
    """Numbers, dates as the locale writes them, addresses, codes and the user's data are no words."""
    assert met(page(text), french, frozenset({"zoe"})) == ()


def test_a_date_in_another_language_is_words(french: Catalogs) -> None:
    """Month names of another locale are not passed over."""
    assert told(met(page("22 November 2026"), french)) == [("22 November 2026", "", "uncatalogued")]


def test_user_data_that_is_called_like_a_message(french: Catalogs) -> None:
    """A project that the user named `Email` is the user's, not a message."""
    assert met(page("Email"), french, frozenset({"Email"})) == ()


def test_words_that_are_marked_as_another_language_are_left_out(french: Catalogs) -> None:
    """The native names in a language switcher are not to be translated."""
    runs = (
        TextRun("日本語", Channel.VISIBLE, 1, language="ja"),
        TextRun("Log in", Channel.VISIBLE, 1, language="en"),
    )
    assert met(page(*runs), french) == ()


def test_the_same_words_are_told_once_for_a_channel(french: Catalogs) -> None:
    """Fifty rows with the same button are one sighting, another channel is another."""
    runs = (TextRun("Ouvrir", channel, 1) for channel in (Channel.VISIBLE, Channel.VISIBLE, Channel.NAME))
    assert [sighting.channel for sighting in met(page(*runs), french)] == [Channel.VISIBLE, Channel.NAME]


def test_hostile_text_is_kept_short(french: Catalogs) -> None:
    """A hundred thousand characters with every separator end in one short sighting."""
    (sighting,) = met(page("x · (y), z. " * 10_000), french)
    assert sighting.translation is Translation.UNCATALOGUED
    assert len(sighting.text) == 1000

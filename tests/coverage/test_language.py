"""Which language a page is in is told by its messages, and only by those that can tell."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from made_catalogs import entry, load, write_po
from made_records import state, walk

from a11y.coverage.language import wording
from a11y.coverage.met import met
from a11y.facts.catalogs import Catalogs
from a11y.words.message import Channel
from a11y.words.state import PageState, TextRun, Wording

FRENCH = {
    "Log in": "Se connecter",
    "Create an account": "Créer un compte",
    "Forgot your password?": "Mot de passe oublié ?",
    "Signed in as %(name)s": "Connecté en tant que %(name)s",
    "Email": "Email",
    "Security key": "",
}
GERMAN = {
    "Log in": "Anmelden",
    "Create an account": "Ein Konto anlegen",
    "Forgot your password?": "Passwort vergessen?",
    "Signed in as %(name)s": "Angemeldet als %(name)s",
    "Email": "E-Mail",
    "Security key": "Sicherheitsschlüssel",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """French and German catalogs; French lacks one message and has one that is the same in English."""
    write_po(tmp_path, "fr", "".join(entry(msgid, text) for msgid, text in FRENCH.items()))
    write_po(tmp_path, "de", "".join(entry(msgid, text) for msgid, text in GERMAN.items()))
    return tmp_path


def page(runs: list[TextRun], locale: str) -> PageState:
    """A page state with these words."""
    return msgspec.structs.replace(state(walk(locale=locale)), runs=tuple(runs))


def heard(folder: Path, *texts: str, locale: str = "fr", loaded: list[str] | None = None) -> Wording | None:
    """The wording of a page with these texts, each on an element of its own; notes the catalogs that were loaded."""

    def other(name: str) -> Catalogs:
        if loaded is not None:
            loaded.append(name)
        return load(folder, locale=name)

    catalogs = load(folder, locale=locale)
    runs = [TextRun(text, Channel.VISIBLE, 1, f"p{'q' * number}") for number, text in enumerate(texts)]
    return wording(met(page(runs, locale), catalogs), catalogs, ("en", "fr", "de"), other)


def test_translated_words_are_those_asked_for(folder: Path) -> None:
    """A page in the locale asked for has no other words, and no other catalog is read for it."""
    loaded: list[str] = []
    texts = ("Se connecter", "Créer un compte", "Connecté en tant que Zoé", "zoe-lib 1.0")
    assert heard(folder, *texts, loaded=loaded) == Wording(asked=3)
    assert loaded == []


def test_source_words_count_where_there_is_a_translation(folder: Path) -> None:
    """Words of the source are other words only where the catalog has a translation that differs."""
    assert heard(folder, "Se connecter", "Create an account", "Email", "Security key") == Wording(
        asked=1, other=1, certain=1, language="en", examples=("Create an account",)
    )


def test_somebodys_own_words_that_end_like_a_count_are_not_certain(tmp_path: Path) -> None:
    """A text that a short pattern fits by chance is told after the others, and is no proof of another language."""
    messages = {
        "%(number)s parcel": "%(number)s colis",
        "Log in": "Se connecter",
        "Nobody is here yet": "Personne",
    }
    write_po(tmp_path, "fr", "".join(entry(msgid, text) for msgid, text in messages.items()))
    found = heard(tmp_path, "Se connecter", "A rather small parcel", "Nobody is here yet")
    assert found is not None
    assert (found.certain, found.examples) == (1, ("Nobody is here yet", "A rather small parcel"))


def test_a_page_of_untranslated_messages_tells_nothing(folder: Path) -> None:
    """Fallback to the source text is not another language: nobody has translated it."""
    assert heard(folder, "Security key", "Email") is None


def test_the_words_of_a_third_language_are_known(folder: Path) -> None:
    """A page whose words no catalog of the locale holds is looked up in those of the others."""
    loaded: list[str] = []
    found = heard(folder, "Anmelden", "Ein Konto anlegen", "Passwort vergessen?", loaded=loaded)
    assert found == Wording(
        asked=0,
        other=3,
        certain=2,
        language="de",
        examples=("Passwort vergessen?", "Ein Konto anlegen", "Anmelden"),
    )
    assert loaded == ["de"]


def test_a_message_that_nobody_translated_does_not_count_in_a_third_language_either(folder: Path) -> None:
    """What is missing in the locale asked for cannot be expected in it."""
    assert heard(folder, "Sicherheitsschlüssel") is None


def test_the_source_can_be_asked_for_too(folder: Path) -> None:
    """Asked for in the source language and answered in French: the French words are the other ones."""
    found = heard(folder, "Se connecter", "Créer un compte", "Mot de passe oublié ?", locale="en")
    assert found is not None
    assert (found.asked, found.other, found.language) == (0, 3, "fr")


def test_a_long_list_of_names_is_one_place(folder: Path) -> None:
    """Hundreds of names that no catalog holds do not make a page be suspected of another language."""
    loaded: list[str] = []

    def other(name: str) -> Catalogs:
        loaded.append(name)
        return load(folder, locale=name)

    catalogs = load(folder, locale="fr")
    names = [TextRun(f"Name {'x' * n}", Channel.VISIBLE, 1, f"li:nth-of-type({n}) > a") for n in range(1, 99)]
    words = [TextRun("Se connecter", Channel.VISIBLE, 1, "h1")]
    found = wording(met(page([*words, *names], "fr"), catalogs), catalogs, ("en", "fr", "de"), other)
    assert found == Wording(asked=1)
    assert loaded == []

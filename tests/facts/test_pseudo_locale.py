import gettext
import re
from pathlib import Path

import pytest
from made_catalogs import entry, write_po

from a11y.facts.catalogs import load_catalogs
from a11y.facts.format_messages import is_format
from a11y.facts.marks import has_marks, read_marks, without_marks
from a11y.facts.message_pieces import pieces
from a11y.facts.plain_text import PLACEHOLDER
from a11y.facts.profile import load_profile
from a11y.facts.profile_parts import CatalogSource
from a11y.facts.pseudo_locale import Manifest, Wish, make_pseudo_locale, read_manifest
from a11y.facts.pseudo_words import BEGINS, ENDS, pseudo_words
from a11y.words.errors import CatalogError
from a11y.words.message import Message, Translation
from a11y.words.pseudo import PseudoKind

TAG = re.compile(r"<[^>]*>")
REAL = load_profile("embedded").catalogs
"""The catalogs of the embedded index, Django's and allauth's among them."""


def made(
    tree: Path, out: Path, kind: PseudoKind = PseudoKind.TRACER, base: str = "fr", locale: str = "fr-x-tracer"
) -> Manifest:
    """A pseudo-locale of a tree made for a test."""
    source = CatalogSource(trees=(str(tree),))
    return make_pseudo_locale(Wish(kind=kind, locale=locale, base=base), source, out)


def spoken(out: Path, folder: str = "fr_x_tracer", domain: str = "messages") -> gettext.GNUTranslations:
    """What Python's own gettext reads."""
    with (out / folder / "LC_MESSAGES" / f"{domain}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def numbers(text: str) -> list[tuple[int, int]]:
    """Number and plural form of each marked message in a text."""
    return [(span.number, span.form) for span in read_marks(text).spans]


def test_gettext_gives_the_base_words_with_their_number(tmp_path: Path) -> None:
    """The translation, the context and each plural form are told apart; the rest is in the source's words."""
    plural = 'msgid "%(n)s file"\nmsgid_plural "%(n)s files"\nmsgstr[0] "%(n)s fichier"\nmsgstr[1] "%(n)s fichiers"\n\n'
    body = (
        entry("Log in", "Entrer", at="login.html:3")
        + entry("Log", "Journal", context="noun")
        + entry("Log", "Noter")
    )
    write_po(tmp_path / "tree", "fr", body + entry("Later") + entry("Old", "Vieux", fuzzy=True) + plural)
    manifest = made(tmp_path / "tree", tmp_path / "out")
    said = spoken(tmp_path / "out")
    by_number = manifest.by_number

    def told(text: str) -> tuple[str, str, str, int, Translation]:
        ((number, form),) = numbers(text)
        message = by_number[number]
        return without_marks(text), message.msgid, message.context, form, message.translation

    assert told(said.gettext("Log in")) == ("Entrer", "Log in", "", 0, Translation.TRANSLATED)
    assert told(said.gettext("Log")) == ("Noter", "Log", "", 0, Translation.TRANSLATED)
    assert told(said.pgettext("noun", "Log")) == ("Journal", "Log", "noun", 0, Translation.TRANSLATED)
    assert told(said.gettext("Later")) == ("Later", "Later", "", 0, Translation.MISSING)
    assert told(said.gettext("Old")) == ("Old", "Old", "", 0, Translation.FUZZY)
    assert told(said.ngettext("%(n)s file", "%(n)s files", 1))[3] == 0
    assert told(said.ngettext("%(n)s file", "%(n)s files", 5))[0] == "%(n)s fichiers"
    assert told(said.ngettext("%(n)s file", "%(n)s files", 5))[3] == 1
    ((number, _),) = numbers(said.gettext("Log in"))
    assert [(source.path, source.line) for source in by_number[number].sources] == [("login.html", 3)]


def test_every_domain_is_made(tmp_path: Path) -> None:
    """A JavaScript catalog beside the pages' own is marked too, with numbers of its own."""
    write_po(tmp_path / "tree", "fr", entry("Copy", "Copier"), domain="django")
    write_po(tmp_path / "tree", "fr", entry("Copy", "Copier !"), domain="djangojs")
    source = CatalogSource(trees=(str(tmp_path / "tree"),), domains=("django", "djangojs"))
    wish = Wish(kind=PseudoKind.TRACER, locale="fr-x-tracer", base="fr")
    manifest = make_pseudo_locale(wish, source, tmp_path / "out")
    page, script = (spoken(tmp_path / "out", domain=name).gettext("Copy") for name in source.domains)
    assert numbers(page) != numbers(script)
    assert [message.domain for message in manifest.messages] == ["django", "djangojs"]


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The file says what the marks mean; a folder without one is told in a line."""
    write_po(tmp_path / "tree", "fr", entry("Copy", "Copier"))
    assert made(tmp_path / "tree", tmp_path / "out") == read_manifest(tmp_path / "out")
    with pytest.raises(CatalogError, match="a11y pseudo"):
        read_manifest(tmp_path / "tree")


@pytest.mark.parametrize("kind", list(PseudoKind))
@pytest.mark.parametrize("base", ["en", "fr", "he", "ja"])
def test_markup_and_placeholders_are_kept(kind: PseudoKind, base: str) -> None:
    """Of every message of real catalogs, tags (not their words), placeholders and white space at the ends stay."""
    looked = 0
    for message in load_catalogs(REAL, base).messages:
        for text in message.translations or (message.msgid,):
            looked += 1
            written = pseudo_words(text, kind, 5, 0, 0.4)
            assert "".join(piece.text for piece in pieces(text)) == text
            assert sorted(found[0] for found in PLACEHOLDER.finditer(written)) == sorted(
                found[0] for found in PLACEHOLDER.finditer(text)
            )
            assert len(TAG.findall(written)) == len(TAG.findall(text))
            assert (written[:1].isspace(), written[-1:].isspace()) == (
                text[:1].isspace(),
                text[-1:].isspace(),
            )
            if kind is PseudoKind.TRACER:
                assert without_marks(written) == text
    assert looked > 1000


def test_no_mark_stands_inside_a_tag_but_in_words() -> None:
    """Links stay links; a title is words, and is marked."""
    written = pseudo_words(
        'Set up <abbr title="two factor">2FA</abbr>, <a href="%(url)s">now</a>', PseudoKind.TRACER, 1, 0, 0
    )
    assert [has_marks(tag) for tag in TAG.findall(written)] == [True, False, False, False]
    assert '<a href="%(url)s">' in written
    assert read_marks(TAG.sub("", written)).spans[0].end == len("Set up 2FA, now")


def test_no_line_begins_with_a_mark_before_a_block() -> None:
    """Marks outside of a paragraph would be a line of their own."""
    written = pseudo_words("\n  <p>One.</p>\n  <p>Two.</p>\n", PseudoKind.TRACER, 1, 0, 0)
    assert re.sub(r"<p>.*?</p>", "", written).strip() == ""


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_accented_words_are_longer_by_the_share(share: float) -> None:
    """As long as was asked for, in brackets, readable, and no letter as it was."""
    for text in ("Sign in", "Password", "Two-factor authentication", "TLS", "Enregistrer les modifications"):
        written = without_marks(pseudo_words(text, PseudoKind.ACCENTED, 1, 0, share))
        assert (written[0], written[-1]) == (BEGINS, ENDS)
        assert len(text) * (1 + share) <= len(written) - 2 <= len(text) * (1 + share) + 1
        assert not set(written) & set("aeiounst")


def test_words_are_turned_one_by_one() -> None:
    """Each word runs from right to left; a placeholder is left to itself."""
    written = without_marks(pseudo_words("Hello %(name)s again", PseudoKind.BIDI, 1, 0, 0))
    assert written == "\u200f\u202eHello\u202c\u200f %(name)s \u200f\u202eagain\u202c\u200f"


@pytest.mark.parametrize(
    "msgid",
    [
        "DATE_FORMAT",
        "NUMBER_GROUPING",
        "FIRST_DAY_OF_WEEK",
        "N j, Y, P",
        "%B %d, %Y",
        "default:LTR",
        "ltr",
        ", ",
        "%(a)s: %(b)s",
    ],
)
def test_formats_are_left_alone(msgid: str) -> None:
    """What a program reads, or has no words, is not marked."""
    assert is_format(Message(msgid))


@pytest.mark.parametrize(
    "msgid", ["Date format", "A", "2FA", "Use %s or %s", "%(n)s file", "Format", "I am", "OK", "%d B"]
)
def test_words_are_no_formats(msgid: str) -> None:
    """Words stay words, however short."""
    assert not is_format(Message(msgid))

from __future__ import annotations

from pathlib import Path

import pytest
from made_catalogs import entry, write_po

from a11y.coverage.lint import Lint
from a11y.facts.catalog_reading import read_catalog
from a11y.words.catalog_finding import Severity
from a11y.words.errors import ConfigurationError

RUSSIAN = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
FORMAT = "#, python-format\n"


def found(
    tmp_path: Path, body: str, locale: str = "fr", *, plural: str = "", lint: Lint | None = None
) -> list[str]:
    """What the checks find in a catalog: `error check`."""
    path = write_po(tmp_path, locale, body, **({"plural": plural} if plural else {}))
    return [f"{one.severity} {one.check}" for one in (lint or Lint()).judge(read_catalog(path), locale)]


@pytest.mark.parametrize(
    ("source", "translation", "finding"),
    [
        ("Hello %(name)s", "Bonjour %(nom)s", "error placeholders"),
        ("Hello ${name}", "Bonjour ${nom}", "error placeholders"),
        ("Your email was confirmed.", "%(email)s est confirmé.", "error placeholders"),
        ("Hello %(name)s", "Bonjour", "warning placeholders-lost"),
        ("Hello ${name}", "Bonjour", "warning placeholders-lost"),
        ("Hello {name}", "Bonjour {nom}", "error braces"),
        ("Hello {name}", "Bonjour", "warning braces"),
        ("See <a href=#>here</a>", "Voir <a href=#>ici", "error markup"),
        ("See <a href=#>here</a>", "Voir ici", "warning markup-differs"),
        ("Here", "<b>Ici</b>", "warning markup-differs"),
        ("Here", " ", "error blank"),
        ("One\\n", "Un", "error newline-ends"),
        ("One ", "Un", "warning whitespace"),
        (" one", "un", "warning whitespace"),
        ("Say a", 'Dire \\\\\\"a', "warning pofilter/escapes"),
        ("Write to a@example.org", "Écrire à b@example.org", "warning pofilter/emails"),
    ],
)  # fmt: skip
def test_a_fault_is_found(tmp_path: Path, source: str, translation: str, finding: str) -> None:
    """Each kind of fault is found and weighed: what breaks the page or gettext is an error."""
    assert finding in found(tmp_path, entry(source, translation))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("%(unused)s of %(total)s codes", "%(total)s codes dont %(unused)s libres"),
        ("<b>a</b> and <i>b</i>", "<i>b</i> et <b>a</b>"),
        ('<a title="%(title)s" href="%(href)s">a</a>', '<a title="%(title)s" href="%(href)s">a</a>'),
        ('<abbr title="two-factor authentication">2FA</abbr>', '<abbr title="deux facteurs">2FA</abbr>'),
        ("\\n    Two  spaces\\n", "\\nDeux espaces\\n"),
        ("100% sure", "100 % sûr"),
        ("Cannot delete", "Ne peut supprimer "),
        ("You can\\nread it", "Lisible"),
        ("Hello {}, {}", "Bonjour {1}, {0}"),
    ],
)
def test_what_a_language_may_do_is_no_fault(tmp_path: Path, source: str, translation: str) -> None:
    """Another order, other words in a title, space that a page collapses: nothing is found."""
    assert found(tmp_path, entry(source.replace('"', '\\"'), translation.replace('"', '\\"'))) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("%(n)d keys", "%(n) clés"),
        ("%s of %s", "%s"),
        ("%d keys", "%s clés %s"),
        ("Delete %(name)s", "Effacer %(name)"),
    ],
)
def test_a_format_that_python_cannot_fill(tmp_path: Path, source: str, translation: str) -> None:
    """Where the program fills in with Python's `%`, a translation that would raise is an error."""
    assert "error format" in found(tmp_path, FORMAT + entry(source, translation))


def test_plural_forms_may_say_one_number_in_words(tmp_path: Path) -> None:
    """“une clé” is well in French, where the form is also of 0, not; a form of many numbers must say which."""
    body = 'msgid "%(n)d key"\nmsgid_plural "%(n)d keys"\nmsgstr[0] "une clé"\nmsgstr[1] "%(n)d clés"\n'
    assert found(tmp_path, body, plural="nplurals=2; plural=(n != 1);") == []
    russian = body + 'msgstr[2] "%(n)d"\n'
    assert found(tmp_path, russian, "ru", plural=RUSSIAN) == ["warning placeholders-lost"]


def test_an_empty_plural_form_is_an_error(tmp_path: Path) -> None:
    """Gettext gives the empty words to users."""
    body = 'msgid "a key"\nmsgid_plural "keys"\nmsgstr[0] "une clé"\nmsgstr[1] ""\n'
    assert found(tmp_path, body) == ["error plural-incomplete"]


def test_a_plural_rule_against_cldr(tmp_path: Path) -> None:
    """English's rule in Russian is told; French's own, and CLDR's rare third form left out, are not."""
    two = 'msgid "a key"\nmsgid_plural "keys"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    assert found(tmp_path, two, "ru") == ["warning plural-cldr"]
    assert found(tmp_path, two, "fr", plural="nplurals=2; plural=(n > 1);") == []
    assert found(tmp_path, two, "pt-BR") == []
    assert found(tmp_path, two, "tlh") == []
    path = write_po(tmp_path, "de", two)
    path.write_text(path.read_text().replace('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', ""))
    assert [one.check for one in Lint().judge(read_catalog(path), "de")] == ["plural-forms"]


def test_fuzzy_translations_are_not_judged(tmp_path: Path) -> None:
    """Gettext does not use them, so no user meets them."""
    assert found(tmp_path, entry("Hello %(name)s", "Bonjour %(nom)s", fuzzy=True)) == []


def test_accelerators_by_option_or_header(tmp_path: Path) -> None:
    """A web page has none; a catalog that says which sign marks them is judged."""
    body = entry("&File", "Fichier")
    assert found(tmp_path, body) == []
    assert found(tmp_path, body, lint=Lint(accelerator="&")) == ["warning pofilter/accelerators"]
    path = write_po(tmp_path, "fr", body)
    path.write_text(path.read_text().replace('"Plural', '"X-Accelerator-Marker: &\\n"\n"Plural'))
    assert [one.check for one in Lint().judge(read_catalog(path), "fr")] == ["pofilter/accelerators"]


def test_more_checks_are_asked_for_by_name(tmp_path: Path) -> None:
    """Any check of pofilter can be added; a name that it does not have leads to the nearest."""
    body = entry("A sentence.", "Une phrase")
    assert found(tmp_path, body) == []
    assert found(tmp_path, body, lint=Lint(more=("endpunc",))) == ["warning pofilter/endpunc"]
    with pytest.raises(ConfigurationError, match="endpunc"):
        Lint(more=("endpunct",))


def test_a_finding_names_file_line_and_message(tmp_path: Path) -> None:
    """Who mends it is led to the line."""
    path = write_po(tmp_path, "fr", entry("Home", "Accueil") + entry("Hi ${a}", "Salut ${b}", context="menu"))
    first = next(iter(Lint().judge(read_catalog(path), "fr")))
    assert (first.path, first.line, first.locale) == (str(path), 10, "fr")
    assert (first.msgid, first.context) == ("Hi ${a}", "menu")
    assert first.severity is Severity.ERROR
    assert first.sentence == "${b} stands in the translation and not in the source: nothing fills it in."

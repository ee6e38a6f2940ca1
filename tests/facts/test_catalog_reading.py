from __future__ import annotations

import os
from pathlib import Path

import pytest
from made_catalogs import HEADER, ONE_AND_MORE, entry, load, write_po

from a11y.facts.catalog_reading import read_catalog
from a11y.words.catalog_finding import Severity
from a11y.words.errors import CatalogError

HEAD = HEADER.format(plural=ONE_AND_MORE)
GOOD = entry("Home", "Accueil")
PLURAL = 'msgid "a key"\nmsgid_plural "keys"\n'
LATIN = HEAD.replace("utf-8", "iso-8859-1")

BROKEN = {
    "cut in the middle": ((HEAD + GOOD + 'msgid "Log in"\nmsgstr "Ent').encode(), "syntax", 10),
    "cut before its translation": ((HEAD + GOOD + 'msgid "Log in"\n').encode(), "syntax", 9),
    "a quote inside": ((HEAD + GOOD + 'msgid "a"\nmsgstr "un "b" c"\n').encode(), "syntax", 10),
    "a merge's mark": ((HEAD + GOOD + "<<<<<<< HEAD\n").encode(), "syntax", 9),
    "another encoding": (HEAD.encode() + GOOD.encode() + 'msgid "e"\nmsgstr "é"\n'.encode("latin-1"), "encoding", 10),
    "an unknown charset": ((HEAD.replace("utf-8", "utf-9") + GOOD).encode(), "encoding", 3),
    "UTF-8 called Latin": ((LATIN + GOOD + entry("e", "é")).encode(), "encoding", 1),
    "a message twice": ((HEAD + GOOD + GOOD).encode(), "duplicate", 9),
    "too many plural forms": (
        (HEAD + GOOD + PLURAL + 'msgstr[0] "x"\nmsgstr[1] "y"\nmsgstr[2] "z"\n').encode(), "plural-count", 9,
    ),
    "no rule": ((HEAD.replace("plural=(n != 1)", "plural=(n !=") + GOOD).encode(), "plural-forms", 1),
    "a rule that divides by zero": (
        (HEAD.replace("plural=(n != 1)", "plural=(5 % n)") + GOOD).encode(), "plural-forms", 1,
    ),
    "a form beyond the last": (
        (HEAD.replace("plural=(n != 1)", "plural=(n > 2 ? 2 : 0)") + GOOD).encode(), "plural-forms", 1,
    ),
    "no header": (GOOD.encode(), "header", 1),
    "a date that is none": (
        (HEAD.replace('"Plural', '"PO-Revision-Date: yesterday\\n"\n"Plural') + GOOD).encode(), "header", 1,
    ),
    "a byte order mark": (b"\xef\xbb\xbf" + (HEAD + GOOD).encode(), "byte-order-mark", 1),
    "NUL bytes": ((HEAD + GOOD + 'msgid "a\0b"\nmsgstr "c"\n').encode(), "nul", 9),
    "UTF-16": ((HEAD + GOOD).encode("utf-16"), "encoding", 1),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_catalog_is_told_and_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str
) -> None:
    """Whatever is wrong is one finding with its line, the other messages are read, and nothing is printed."""
    content, check, line = BROKEN[kind]
    path = tmp_path / "messages.po"
    path.write_bytes(content)
    file = read_catalog(path)
    assert (check, line) in [(problem.check, problem.line) for problem in file.problems]
    assert file.messages["", "Home"].translations == ("Accueil",)
    assert capfd.readouterr() == ("", "")


def test_what_is_wrong_a_thousand_times_is_told_once(tmp_path: Path) -> None:
    """The finding has the first line, and says how often."""
    path = write_po(
        tmp_path, "fr", GOOD + (PLURAL + 'msgstr[0] "x"\nmsgstr[1] "y"\nmsgstr[2] "z"\n\n') * 1000
    )
    counted = {problem.check: (problem.line, problem.count) for problem in read_catalog(path).problems}
    assert counted == {"plural-count": (9, 1000), "duplicate": (15, 999)}


def test_a_good_catalog_has_no_problem(tmp_path: Path) -> None:
    """Escaped quotes, previous msgids, obsolete messages, CRLF and old Mac line ends are not faults."""
    old = '#~| msgid "Sign"\n#~ msgid "Sign in"\n#~ msgstr "Entrer"\n'
    body = GOOD + '#| msgid "Say"\nmsgid "Say \\"a\\""\nmsgstr ""\n"Dire "\n"\\"a\\""\n\n' + old
    path = write_po(tmp_path, "fr", body)
    for line_end in ("\n", "\r\n", "\r"):
        path.write_bytes((HEAD + body).replace("\n", line_end).encode())
        file = read_catalog(path)
        assert (file.problems, file.obsolete) == ((), 1)
        assert file.messages["", 'Say "a"'].translations == ('Dire "a"',)


def test_a_template_needs_neither_charset_nor_rule(tmp_path: Path) -> None:
    """What xgettext leaves for the translator to fill in is no fault of a template."""
    path = tmp_path / "messages.pot"
    head = HEAD.replace("utf-8", "CHARSET").replace(ONE_AND_MORE, "nplurals=INTEGER; plural=EXPRESSION;")
    path.write_text(head + entry("Home"), encoding="utf-8")
    assert read_catalog(path).problems == ()


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    """A file of nothing is an error, not a catalog without messages."""
    path = tmp_path / "messages.po"
    path.write_bytes(content)
    assert [problem.check for problem in read_catalog(path).problems] == ["empty"]


def test_a_folder_in_a_catalogs_place(tmp_path: Path) -> None:
    """A directory named x.po is said to be one."""
    path = tmp_path / "x.po"
    path.mkdir()
    with pytest.raises(CatalogError, match=r"x\.po: cannot be read: Is a directory"):
        read_catalog(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_nobody_may_read(tmp_path: Path) -> None:
    """A lack of permission is said to be one."""
    path = write_po(tmp_path, "fr", GOOD)
    path.chmod(0)
    with pytest.raises(CatalogError, match="Permission denied"):
        read_catalog(path)


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_compiled_catalog_that_is_none(tmp_path: Path, content: bytes) -> None:
    """A `.mo` of other bytes is told, whatever they are."""
    path = tmp_path / "messages.mo"
    path.write_bytes(content)
    assert [(problem.check, problem.severity) for problem in read_catalog(path).problems] == [
        ("compiled", Severity.ERROR)
    ]


def test_a_run_goes_on_with_a_broken_catalog(tmp_path: Path) -> None:
    """A locale whose catalog cannot be opened is walked in the source text, and the record says why."""
    write_po(tmp_path, "", entry("Home"))
    (tmp_path / "fr" / "LC_MESSAGES" / "messages.po").mkdir(parents=True)
    write_po(tmp_path, "de", entry("Home", "Start"))
    path = write_po(tmp_path, "he", "")
    path.write_bytes(b"")
    assert load(tmp_path, locale="fr").translate("Home") == "Home"
    hebrew = load(tmp_path, locale="he")
    assert hebrew.translate("Home") == "Home"
    assert [note for note in hebrew.notes if "the file is empty" in note]

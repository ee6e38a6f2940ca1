"""What translators take away: `.po` files in the order in which users need the words."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from made_catalogs import entry, write_po
from made_records import state, walk

from a11y.coverage.meetings import meetings
from a11y.coverage.to_do import MOST_PLACES, NOT_LOOKED_UP, to_do
from a11y.facts.catalog_trees import Tree
from a11y.facts.catalog_writing import Selection, Wanted, selected
from a11y.words.errors import CatalogError
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import AxNode, PageState, TextRun

needs_gettext = pytest.mark.skipif(not shutil.which("msgmerge"), reason="GNU gettext is not installed")

KEYS = """#, fuzzy, python-format
#| msgid "%(count)s old key"
msgid "%(count)s key"
msgid_plural "%(count)s keys"
msgstr[0] "%(count)s clef"
msgstr[1] ""

"""
BODY = "".join(
    (
        entry("Log in", "Se connecter"),
        entry("Open", context="verb", at="a.html:3"),
        entry("Open", "Ouvert", context="state"),
        KEYS,
        entry("Password", at="b.html:4"),
    )
)


def wanted(msgid: str, context: str = "", **more: bool) -> Wanted:
    """A message that was met in two places."""
    return Wanted(
        msgid, context, ("Met at: Sign in, step 1, Form", "Met\nmsgid at: X"), was_open=True, **more
    )


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A French catalog and a template with one message more."""
    write_po(tmp_path / "tree", "fr", BODY)
    write_po(tmp_path / "tree", "", BODY + entry("Only in the template"))
    return Tree("tree", tmp_path / "tree")


def read(selection: Selection) -> Catalog:
    """As Babel reads it."""
    return read_po(BytesIO(selection.content), abort_invalid=True)


def test_messages_stand_in_the_order_asked_for(tree: Tree) -> None:
    """With context, plural, flags, references and the text before the change, as the catalog has them."""
    asked = [wanted("Only in the template"), wanted("%(count)s key"), wanted("Open", "verb")]
    found = selected(tree, "messages", "fr", asked)
    catalog = read(found)
    assert [one.id for one in catalog if one.id] == [
        "Only in the template",
        ("%(count)s key", "%(count)s keys"),
        "Open",
    ]
    keys = catalog.get("%(count)s key")
    assert keys is not None
    assert keys.fuzzy
    assert "python-format" in keys.flags
    assert b'#| msgid "%(count)s old key"\n' in found.content
    assert keys.string == ("%(count)s clef", "")
    verb = catalog.get("Open", "verb")
    assert verb is not None
    assert verb.locations == [("a.html", 3)]
    assert verb.auto_comments == ["Met at: Sign in, step 1, Form", "Met msgid at: X"]


def test_what_is_done_or_gone_is_told(tree: Tree) -> None:
    """Of catalogs newer than the run: translated since, and in no catalog any more."""
    done, gone = wanted("Log in"), wanted("Renamed")
    found = selected(tree, "messages", "fr", [done, gone])
    assert (found.done, found.gone, found.written, found.content) == ((done,), (gone,), 0, b"")
    assert selected(tree, "messages", "fr", [wanted("Log in", done_too=True)]).written == 1


@pytest.mark.parametrize(
    ("locale", "forms", "guessed"), [("fr", 2, False), ("ja", 1, False), ("ar", 6, False), ("xx", 2, True)]
)
def test_the_header_is_the_locale_s(tree: Tree, locale: str, forms: int, guessed: bool) -> None:
    """The catalog's own, else what CLDR says of the language; of one that nobody knows it is said."""
    found = selected(tree, "messages", locale, [wanted("Password")])
    assert found.guessed_plural is guessed
    assert read(found).num_plurals == forms
    assert f'"Language: {locale}\\n"'.encode() in found.content


def test_a_catalog_that_cannot_be_parsed_is_one_line(tree: Tree, tmp_path: Path) -> None:
    """And names the file."""
    (tmp_path / "tree" / "fr" / "LC_MESSAGES" / "messages.po").write_bytes(
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nonsense\\n"\n\nmsgid "\xff"\nmsgstr "x"\n'
    )
    with pytest.raises(CatalogError, match=r"messages\.po: cannot be parsed: [^\n]+$"):
        selected(tree, "messages", "fr", [wanted("Password")])


LONG = """#, fuzzy
#| msgid ""
#| "To set up <abbr title=\\"two factor authentication\\">2FA</abbr> with an "
#| "authentication application, read what the application says:"
msgid "Add an application"
msgstr "Ajouter"

"""


@needs_gettext
def test_a_long_text_before_a_change(tmp_path: Path) -> None:
    """It stands on several lines, each a string of its own, as gettext reads them."""
    write_po(tmp_path / "tree", "fr", LONG)
    found = selected(Tree("tree", tmp_path / "tree"), "messages", "fr", [wanted("Add an application")])
    assert all(line in found.content.decode() for line in LONG.splitlines() if line.startswith("#|"))
    export = tmp_path / "export.po"
    export.write_bytes(found.content)
    check = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(export)], capture_output=True, text=True, check=False
    )
    assert (check.returncode, check.stderr) == (0, "")
    assert b"text before the change" not in found.content


@needs_gettext
def test_gettext_accepts_and_merges_it(tree: Tree, tmp_path: Path) -> None:
    """A translated entry goes back into the catalog by msgmerge; every other entry stays as it was."""
    asked = [wanted("Password"), wanted("Open", "verb"), wanted("%(count)s key")]
    export = tmp_path / "export.po"
    content = selected(tree, "messages", "fr", asked).content.decode()
    export.write_text(
        content.replace('msgid "Password"\nmsgstr ""', 'msgid "Password"\nmsgstr "Mot de passe"')
    )
    check = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(export)], capture_output=True, text=True, check=False
    )
    assert (check.returncode, check.stderr) == (0, "")
    original = tree.folder / "fr" / "LC_MESSAGES" / "messages.po"
    command = ["msgmerge", "-q", "--no-fuzzy-matching", "-C", str(original), str(export), str(original)]
    merged = read_po(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    before = read_po(BytesIO(original.read_bytes()))
    changed = [
        one.id
        for one in before
        if one.id and merged.get(one.id, one.context).string != one.string  # type: ignore[union-attr]
    ]
    assert changed == ["Password"]
    assert merged["Password"].string == "Mot de passe"
    assert merged["Password"].locations == [("b.html", 4)]
    assert [one.fuzzy for one in merged if one.id] == [one.fuzzy for one in before if one.id]


def page(scenario: str, step: int, *placed: tuple[str, str, str]) -> tuple[PageState, list[Sighting]]:
    """A page state with messages, each with the role that carries it and the landmark around it."""
    made = state(walk(scenario, "fr"), step)
    tree, runs, sightings = [AxNode(1, 0, "RootWebArea")], [], []
    for number, (msgid, role, landmark) in enumerate(placed, start=10):
        depth = 1
        if landmark:
            tree.append(AxNode(0, 1, landmark))
            depth = 2
        tree.append(AxNode(number, depth, role, msgid))
        runs.append(TextRun(msgid, Channel.VISIBLE, number, f"#n{number}"))
        sightings.append(
            Sighting(
                made.id, "fr", Channel.VISIBLE, msgid, Translation.MISSING, msgid, selector=f"#n{number}"
            )
        )
    named = msgspec.structs.replace(
        made, scenario_title=f"Do {scenario}.", step=f"Step {step}", tree=tuple(tree), runs=tuple(runs)
    )
    return named, sightings


def test_sooner_oftener_and_what_is_acted_on_come_first() -> None:
    """Sign-in before the help page, a button before a footer, the first step before the third."""
    sign_in = [
        page(
            name, 1, ("Log in", "button", ""), ("Welcome", "paragraph", ""), ("Terms", "link", "contentinfo")
        )
        for name in ("sign_in", "totp", "upload")
    ]
    later = page("upload", 3, ("Send", "button", ""), ("Terms", "link", "contentinfo"))
    helped = page("about", 1, ("Questions", "paragraph", ""), ("Terms", "link", "contentinfo"))
    pages = [*sign_in, later, helped]
    found = meetings([one for _, words in pages for one in words], {one.id: one for one, _ in pages})
    assert [msgid for _, _, msgid in found] == ["Log in", "Welcome", "Questions", "Send", "Terms"]


def test_comments_tell_where_a_message_was_met() -> None:
    """Each step once, at most a few, the best place first; a translation that nobody looks up is said to be so."""
    pages = [page(f"s{number}", 2, ("Help", "link", "navigation")) for number in range(MOST_PLACES + 3)]
    first, words = page("s9", 1, ("Help", "button", ""))
    unused = msgspec.structs.replace(words[0], translation=Translation.UNCATALOGUED)
    seen = [unused, *(one for _, found in pages for one in found)]
    states = {one.id: one for one, _ in pages} | {first.id: first}
    (asked,) = to_do(meetings(seen, states))[""]
    assert asked.comments[0] == "Met at: Do s9, step 1, Step 1 (page login, button)"
    assert re.fullmatch(
        r"Met at: Do s\d, step 2, Step 2 \(page login, link, in a navigation\)", asked.comments[1]
    )
    assert asked.comments[-2:] == ("And at 4 more steps.", NOT_LOOKED_UP)
    assert len(asked.comments) == MOST_PLACES + 2
    assert asked.done_too
    assert asked.was_open

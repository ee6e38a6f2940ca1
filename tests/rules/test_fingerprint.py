"""A fault keeps its name when the page around it, its language, its dress or its data change."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import pytest
from lxml import html
from made_records import state, walk

from a11y.rules.fingerprint import fingerprints
from a11y.words.finding import Outcome, OutcomeValue, Target
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.state import Node, PageState, TextRun

RULE = "axe/some-rule"
ENGLISH = {
    "Name of the token": "Name of the token",
    "Scope of the token": "Scope of the token",
    "Your tokens": "Your tokens",
    "3 projects": "%(count)d projects",
}
HEBREW = {
    "שם האסימון": "Name of the token",
    "היקף האסימון": "Scope of the token",
    "האסימונים שלך": "Your tokens",
    "5 פרויקטים": "%(count)d projects",
}


def named(source: str, words: Mapping[str, str] = ENGLISH, page: str = "tokens", first: int = 1) -> list[str]:
    """The fingerprints of the elements with the attribute `fault`, in the order of the page."""
    made, told = read(source, page, first)
    sightings = [
        Sighting(made.id, "en", Channel.VISIBLE, text, Translation.TRANSLATED, msgid)
        for text, msgid in words.items()
    ]
    return fingerprints(made, told, sightings)


def read(source: str, page: str, first: int) -> tuple[PageState, list[tuple[str, Outcome]]]:
    """A page state with the elements and words of a source, numbered from `first`, and what was told of it."""
    root = html.document_fromstring(source)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    number = {element: first + position for position, element in enumerate(elements)}
    nodes, runs, told = [], [], []
    for element, own in number.items():
        attributes = {name: value for name, value in element.attrib.items() if name != "fault"}
        parent = element.getparent()
        nodes.append(Node(own, 0 if parent is None else number[parent], str(element.tag), attributes))
        if words := " ".join((element.text or "").split()):
            runs.append(TextRun(words, Channel.VISIBLE, own))
        if "fault" in element.attrib:
            told.append((RULE, Outcome(OutcomeValue.FAILED, "Wrong.", node=own)))
    made = msgspec.structs.replace(state(walk()), page=page, nodes=tuple(nodes), runs=tuple(runs))
    return made, told


PAGE = """
<header><nav><a href="/">Home</a></nav></header>
<main id="content"><h1>Your tokens</h1>
  <section class="wide"><h2>Your tokens</h2>
    <form action="/tokens/12/" method="post">
      <p class="hint" fault>Name of the token</p><input id="id_name" name="name" fault>
      <p class="hint" fault>Scope of the token</p>
    </form>
  </section>
  <img src="/static/logo.1f2e3d4c.svg" fault>
  <a href="/project/sample-1a2b3c4d/" fault></a>
</main>
"""
CHANGES = {
    "a generated id": ('id="id_name"', 'id="r-8f3b11"'),
    "other classes": ('class="hint"', 'class="css-1x9"'),
    "a wrapper": (
        '<img src="/static/logo.1f2e3d4c.svg" fault>',
        '<div><img src="/static/logo.99.svg" fault></div>',
    ),
    "an added sibling before": ('<p class="hint" fault>Name', "<p>News</p><p fault>Name"),
    "an added part": ("<section", "<section><h2>News</h2></section><section"),
    "another user's data": ("sample-1a2b3c4d", "sample-99887766"),
    "another number in an address": ("/tokens/12/", "/tokens/7/"),
    "a cookie banner": ("<header>", "<aside><p>We use cookies</p></aside><header>"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_survives(change: str) -> None:
    """Each of these changes leaves every fingerprint of the page as it was."""
    before, after = CHANGES[change]
    assert before in PAGE
    assert named(PAGE.replace(before, after)) == named(PAGE)


def test_two_faults_of_one_kind_stay_two() -> None:
    """Every fault of the page has a fingerprint of its own."""
    assert len(set(named(PAGE))) == 5


def test_the_order_of_the_page_makes_no_difference() -> None:
    """Parts that change places, and elements inside one, keep their fingerprints."""
    hint = '<p class="hint" fault>Scope of the token</p>'
    image = '<img src="/static/logo.1f2e3d4c.svg" fault>'
    moved = PAGE.replace(hint, "").replace('method="post">', f'method="post">{hint}')
    moved = moved.replace(image, "").replace("<h1>", f"{image}<h1>")
    assert sorted(named(moved)) == sorted(named(PAGE))


def test_it_is_the_same_in_every_locale() -> None:
    """A fault that only its words tell from another has the fingerprint of the message, not of the translation."""
    translated = PAGE
    for text, msgid in HEBREW.items():
        translated = translated.replace(f">{msgid}<", f">{text}<")
    assert translated != PAGE
    assert named(translated, HEBREW) == named(PAGE)


def test_counts_in_a_message_make_no_difference() -> None:
    """A message with a count is one message, whatever is counted, in whatever language."""
    one = "<main><p fault>3 projects</p></main>"
    assert named(one) == named("<main><p fault>5 פרויקטים</p></main>", HEBREW)
    assert named(one) != named("<main><p fault>Your tokens</p></main>")


def test_msgids_that_differ_in_dress_alone_are_one() -> None:
    """Placeholders' names, markup and case differ between msgids that have one translation, so they are left out."""
    page = "<main><p fault>Here</p></main>"
    assert named(page, {"Here": "Manage <b>%(project)s</b>"}) == named(
        page, {"Here": "manage %(organization)s"}
    )


def test_a_name_that_a_user_chose_is_left_out() -> None:
    """What is in no catalog and is no sentence may be anybody's name: two users' pages have one fault."""
    one, other = ("<main><h2 fault>Ada</h2></main>", "<main><h2 fault>Grace</h2></main>")
    assert named(one) == named(other)


ROW = '<tr><td>{0}</td><td><time datetime="{0}" fault></time></td><td><time datetime="{0}" fault></time></td></tr>'


def test_rows_of_one_table_are_one_fault() -> None:
    """What a template repeats in each row is mended once: one fingerprint for a column, another for the next."""
    table = (
        "<main><table><tbody>"
        + "".join(ROW.format(f"2026-11-{day}") for day in (1, 2, 3))
        + "</tbody></table></main>"
    )
    told = named(table)
    assert len(told) == 6
    assert len(set(told)) == 2
    assert named(table.replace("fault></time></td><td>", "></time></td><td>")) == told[1::2]
    assert set(named(table.replace(ROW.format("2026-11-2"), ""))) == set(told)


def test_two_tables_are_two_faults() -> None:
    """The same column of another table is another fault."""
    table = "<table>" + ROW.format("2026-11-1") + "</table>"
    told = named(f"<main>{table}{table}</main>")
    assert len(set(told)) == 4


def test_items_that_say_different_things_are_different_faults() -> None:
    """A list that is written by hand has a message in each item."""
    item = "<li>{}<input type=checkbox fault></li>"
    items = item.format("Name of the token") + item.format("Scope of the token")
    assert len(set(named(f"<main><ul>{items}</ul></main>"))) == 2
    assert len(set(named("<main><ul>" + item.format("Ada") * 2 + "</ul></main>"))) == 1


def test_twins_are_numbered() -> None:
    """Two that nothing tells apart are two, and the first keeps its name when the second comes or goes."""
    one = '<img src="/a.png" fault>'
    twins = named(f"<main>{one}{one}</main>")
    assert len(set(twins)) == 2
    assert named(f"<main>{one}</main>") == twins[:1]


def test_shared_parts_of_a_site_have_one_fault() -> None:
    """A fault beside the main part, in header or footer, is one on all pages; one in the main part is its page's."""
    shared = '<footer><a href="/help/" fault></a></footer>'
    beside = '<div><a href="https://sponsor.example/" fault></a></div>'
    own = '<main><a href="/help/" fault></a></main>'
    source = own + shared + beside
    here, there = named(source, page="login"), named(source, page="home")
    assert here[1:] == there[1:]
    assert here[0] != there[0]
    assert len(set(here)) == 3
    assert named(shared, page="login") == named(shared, page="home")


def test_the_page_as_a_whole_is_its_own() -> None:
    """A fault of the document itself, or in a dialog beside the main part, belongs to its page."""
    for source in ("<html fault><main></main></html>", '<main></main><div role="dialog"><p fault></p></div>'):
        assert named(source, page="login") != named(source, page="home")


def test_the_browsers_numbers_make_no_difference() -> None:
    """The numbers that a browser gives to elements are another in each run."""
    assert named(PAGE, first=1) == named(PAGE, first=700)


def test_a_token_in_an_address_makes_no_difference() -> None:
    """An address is its path without what is counted or random, and the names of its keys."""
    form = '<main><form action="/two-factor/{}"><input name="code" fault></form></main>'
    assert named(form.format("?eyJ1c2VyaWQiOiIw[masked]")) == named(form.format("?abcDEF.x"))
    assert named(form.format("?next=/a/")) == named(form.format("?next=/b/"))
    assert named(form.format("?next=/a/")) != named(form.format(""))


def test_a_subject_is_the_identity() -> None:
    """What a rule names itself is one fault wherever it was met, as the controls of the profile are."""
    told = [(RULE, Outcome(OutcomeValue.FAILED, subject="login.submit", node=number)) for number in (1, 2)]
    assert len(set(fingerprints(state(walk()), told))) == 1


def test_an_element_that_is_gone_has_its_selector() -> None:
    """Of an element that left before it was looked at the selector tells, without classes and positions."""
    names = []
    for selector in ("main > .red > p:nth-child(2)", "main > .blue > p:nth-child(3)", "main > form"):
        target = Target("", "", selector, "")
        names += fingerprints(state(walk()), [(RULE, Outcome(OutcomeValue.FAILED, target=target))])
    assert names[0] == names[1] != names[2]


def test_it_is_short_and_tells_nothing() -> None:
    """A fingerprint is 16 hexadecimal digits: it can stand in a public baseline without telling what is on the page."""
    assert all(re.fullmatch(r"[0-9a-f]{16}", name) for name in named(PAGE))

from pathlib import Path

from made_catalogs import entry, write_po

from a11y.coverage.traced import traced, unmarked
from a11y.facts.catalogs import Catalogs, load_catalogs
from a11y.facts.profile_parts import CatalogSource
from a11y.facts.pseudo_locale import Manifest, Wish, make_pseudo_locale
from a11y.words.message import Channel, Sighting, Translation
from a11y.words.pseudo import PseudoKind
from a11y.words.rendition import Modality, Rendition
from a11y.words.state import Announcement, AxNode, Node, PageState, TextRun

BODY = (
    entry("Log in", "Entrer", at="login.html:3")
    + entry("Enter", "Entrer")
    + entry("Hello %(name)s", "Bonjour %(name)s")
    + entry("Later")
    + 'msgid "%(n)s key"\nmsgid_plural "%(n)s keys"\nmsgstr[0] "%(n)s clé"\nmsgstr[1] "%(n)s clés"\n\n'
)
LOCALE = "fr-x-tracer"


def tracer(folder: Path) -> tuple[Manifest, Catalogs]:
    """A tracer of French words, and the catalogs as a run in it has them."""
    write_po(folder / "tree", "fr", BODY)
    source = CatalogSource(trees=(str(folder / "tree"),))
    wish = Wish(kind=PseudoKind.TRACER, locale=LOCALE, base="fr")
    manifest = make_pseudo_locale(wish, source, folder / "out")
    served = CatalogSource(trees=source.trees, pseudo={LOCALE: str(folder / "out")})
    return manifest, load_catalogs(served, LOCALE)


def page(*runs: TextRun | str, announcements: tuple[Announcement, ...] = (), name: str = "") -> PageState:
    """A page state with these words; a string is one visible text."""
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
        title=name,
        language=LOCALE,
        direction="ltr",
        rendition=Rendition(locale=LOCALE),
        modality=Modality.POINTER,
        engines=(),
        time="",
        runs=tuple(TextRun(run, Channel.VISIBLE, 1) if isinstance(run, str) else run for run in runs),
        announcements=announcements,
        nodes=(Node(1, 0, "p", {"title": name}),),
        tree=(AxNode(1, 0, "button", name),),
    )


def read(folder: Path, *texts: str, user_data: frozenset[str] = frozenset()) -> list[Sighting]:
    """The sightings on a page whose texts have `{msgid}` for what gettext gives."""
    manifest, catalogs = tracer(folder)
    said = {message.msgid: message.translations or (message.msgid,) for message in catalogs.messages}
    filled = [_filled(text, said) for text in texts]
    return list(traced(unmarked(page(*filled), manifest), manifest, catalogs, user_data))


def _filled(text: str, said: dict[str, tuple[str, ...]]) -> str:
    for msgid, forms in said.items():
        text = text.replace("{" + msgid + "}", forms[0]).replace("{" + msgid + "|1}", forms[-1])
    return text


def test_messages_with_the_same_words_are_told_apart(tmp_path: Path) -> None:
    """What words alone leave ambiguous is exact here, with its line in the source."""
    first, second = read(tmp_path, "{Log in}", "{Enter}")
    assert (first.text, first.msgid, first.exact, first.ambiguous) == ("Entrer", "Log in", True, 0)
    assert [(source.path, source.line) for source in first.sources] == [("login.html", 3)]
    assert (second.text, second.msgid) == ("Entrer", "Enter")


def test_the_plural_form_is_known(tmp_path: Path) -> None:
    """The mark says which form the page shows, whatever its number."""
    one, more = read(tmp_path, "{%(n)s key}", "{%(n)s key|1}")
    assert [(one.form, one.text), (more.form, more.text)] == [(0, "%(n)s clé"), (1, "%(n)s clés")]


def test_what_is_not_translated_says_so(tmp_path: Path) -> None:
    """A missing translation is met in the source's words, and is no hard-coded text."""
    (sighting,) = read(tmp_path, "{Later}")
    assert (sighting.translation, sighting.text) == (Translation.MISSING, "Later")


def test_words_without_a_mark_are_in_no_catalog(tmp_path: Path) -> None:
    """Beside a message and alone; numbers and the user's own are left out."""
    told = read(tmp_path, "{Log in} by magic", "Nora", "12 345", user_data=frozenset({"Nora"}))
    assert [(one.text, one.translation) for one in told] == [
        ("Entrer", Translation.TRANSLATED),
        ("by magic", Translation.UNCATALOGUED),
    ]


def test_words_of_a_message_without_its_mark_name_it(tmp_path: Path) -> None:
    """Somebody wrote a message's words where its look-up belongs."""
    (sighting,) = read(tmp_path, "Entrer")
    assert sighting.translation is Translation.UNCATALOGUED
    assert sighting.msgid in {"Log in", "Enter"}


def test_no_mark_is_left_in_the_page_state(tmp_path: Path) -> None:
    """Names, attributes, titles and announcements are what they would be without marks; the marks are kept beside."""
    manifest, catalogs = tracer(tmp_path)
    marked = catalogs.translate("Log in")
    assert marked != "Entrer"
    state = unmarked(page(marked, announcements=(Announcement(marked, "polite"),), name=marked), manifest)
    assert (state.title, state.tree[0].name, state.nodes[0].attributes["title"]) == ("Entrer",) * 3
    assert [(mark.run, mark.msgid, mark.start, mark.end) for mark in state.marks] == [
        (0, "Log in", 0, 6),
        (1, "Log in", 0, 6),
    ]
    assert state.pseudo is PseudoKind.TRACER
    assert {one.channel for one in traced(state, manifest, catalogs)} == {Channel.VISIBLE, Channel.LIVE}

"""Are the words of buttons, labels and messages in the language of the page, or left in English? (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from a11y.facts.locale_names import primary_language
from a11y.facts.scripts import LATIN
from a11y.rules.common_words import COMMON, words_of
from a11y.rules.interface_words import (
    OF_ACCOUNTS,
    begins_as_label,
    begins_in_english,
    is_english_count,
    is_english_interface,
    is_english_word,
    is_service_status,
    is_surely_english,
)
from a11y.rules.left_phrases import KEPT
from a11y.rules.part_language import written_in
from a11y.rules.passages import is_english_message, is_message, passage_language
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.somebodys import is_of_somebody
from a11y.rules.spoken_language import is_in_own_words
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue, Target
from a11y.words.marking import N_
from a11y.words.message import Channel
from a11y.words.openings import Thing
from a11y.words.state import Node, PageState

_BUTTONS = frozenset({"button", "summary"})
_NAMED = frozenset({
    *("button", "navigation", "search", "dialog", "tablist", "menu", "complementary", "contentinfo", "banner", "main"),
})  # fmt: skip
"""Roles of what the site itself names."""
_LABELS = frozenset({"label", "legend", "caption"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"})
_CARRIERS = _BUTTONS | _LABELS | _HEADINGS | {"a"}
_ATTRIBUTES = frozenset({Channel.NAME, Channel.ALT, Channel.TITLE, Channel.PLACEHOLDER, Channel.DESCRIPTION})
_CALLED = frozenset({
    *("carousel", "slideshow", "slide show", "image gallery", "carousel slide", "toggle button", "tab panel"),
    *("sortable item", "draggable item", "list item", "drop zone", "progress bar", "date picker"),
})  # fmt: skip
"""What scripts call parts of a page by `aria-roledescription`, and no other language writes so."""
_Told = tuple[OutcomeValue, str, str, Target | None]
"""An outcome, its sentence, the words, and where they stand."""
_BRACKETS = re.compile(r"[(\uff08\[][^()\uff08\uff09\]]*[)\uff09\]]")
_BETWEEN = re.compile(r"[.,;:!?\u2026](?=\s|$)")
_LONGEST_TEXT = 600
"""Characters of a text that the page says itself."""
_OWN_WORDS = 2
_MOST = 3
"""Outcomes of a kind that are told on one page."""


def judge_left_english(state: PageState) -> Iterator[Outcome]:
    """Applies to what stands on buttons, labels and table headers, in navigation, in names for screen readers and in
    what a script writes when somebody acts, on pages in another language than English.

    Expects no text of several words that are all English words of interfaces. On a button, in a message, and in what a
    script writes, that is no user's data, and fails; so do labels, and on pages in other letters headings and links of
    menus, which no language surely has of its own. Elsewhere it is a question, and so is a single English word on a
    button or as the name of an icon. Where the target's catalogs are known, they tell what is missing.
    """
    page = primary_language(state.language)
    if not page or page == "en" or not is_in_own_words(state):
        return
    found = [*_drawn(state, page), *_messages(state, page), *_roles(state, page), *_written(state, page)]
    told: Counter[OutcomeValue] = Counter()
    for value, message, words, target in found:
        told[value] += 1
        if target is not None and told[value] <= _MOST:
            yield Outcome(value, message, {"words": words[:80], "language": state.language}, target)
    if set(told) == {OutcomeValue.PASSED}:
        yield Outcome(OutcomeValue.PASSED, OWN)


def _drawn(state: PageState, page: str) -> Iterator[_Told]:
    reading = reading_of(state)
    visible = ((node, Channel.VISIBLE, "") for node in reading.nodes if node.tag in _CARRIERS)
    other = (
        (reading.by_id[run.node], run.channel, run.text)
        for run in state.runs
        if run.node in reading.by_id and run.channel is not Channel.VISIBLE
    )
    for node, channel, said in (*visible, *other):
        value = None if node.frame else _value(reading, node, channel)
        if value is None or _is_kept(reading, node, page, inner=channel is Channel.VISIBLE):
            continue
        text = said or reading.words_in(node)
        if not text:
            continue
        titled = channel is Channel.TITLE and _is_button(reading, node)
        alone = channel is Channel.NAME or titled or value is OutcomeValue.FAILED or node.tag in _LABELS
        if alone and is_english_word(_plain(text), page):
            # on a label in other letters, and beside other words of it, nobody means a name
            ours = LATIN not in written_in(page) or _plain(text).casefold() in OF_ACCOUNTS
            sure = node.tag in _LABELS and ours
            # a button is named so by a script or a template, and nobody's data
            sure = sure or (
                (channel is Channel.NAME or titled) and text[:1].isupper() and _is_button(reading, node)
            )
            value = OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL
        elif _is_sites_own(reading, node, channel, page) and _is_sure(_plain(text), page):
            value = OutcomeValue.FAILED
        elif channel is Channel.PLACEHOLDER and _is_plain_latin(text, page):
            value = OutcomeValue.CANT_TELL
        elif not is_english_interface(text, page) and not (
            value is OutcomeValue.FAILED and begins_in_english(text, page)
        ):
            yield OutcomeValue.PASSED, OWN, text, None
            continue
        yield value, LEFT if value is OutcomeValue.FAILED else PERHAPS, text, node_target(state, node)


def _is_plain_latin(text: str, page: str) -> bool:
    """Whether a hint in a field is a few small words, on a page in other letters: what is typed there has no spaces."""
    words = text.split()
    plain = all(one.isascii() and one.isalpha() and one.islower() for one in words)
    return plain and len(words) > 1 and LATIN not in written_in(page)


def _is_button(reading: Reading, node: Node) -> bool:
    return node.tag in _BUTTONS or reading.role(node) == "button"


def _is_sure(text: str, page: str) -> bool:
    """Whether nobody means a name: words of interfaces, or in other letters a few that go on in small ones."""
    return is_surely_english(text, page) or (LATIN not in written_in(page) and begins_as_label(text))


def _plain(text: str) -> str:
    """The words of a label without what stands in brackets: that the field must be filled in."""
    return _BRACKETS.sub("", text).strip(" *:\uff1a")


def _value(reading: Reading, node: Node, channel: Channel) -> OutcomeValue | None:
    """What English words would be there; none for words that may be anybody's."""
    button = node.tag in _BUTTONS or reading.role(node) == "button"
    sure = (
        (channel is Channel.VISIBLE and button)
        or (channel is Channel.VALUE and node.tag == "input")
        or (channel is Channel.NAME and (button or reading.role(node) in _NAMED))
    )
    if sure:
        return OutcomeValue.FAILED
    own = node.tag in _LABELS | _HEADINGS or (node.tag == "a" and reading.is_inside(node, reading.landmarks))
    asked = channel in _ATTRIBUTES or (channel is Channel.VISIBLE and own)
    return OutcomeValue.CANT_TELL if asked else None


def _is_sites_own(reading: Reading, node: Node, channel: Channel, page: str) -> bool:
    """Whether nobody but the makers of the site words it, as far as its place tells."""
    if channel is Channel.PLACEHOLDER or (channel is Channel.VISIBLE and node.tag in _LABELS):
        return True
    if channel is Channel.TITLE and _is_button(reading, node):
        return True
    # a name in Latin letters may be meant, where the language has such as well
    menu = node.tag == "a" and reading.is_inside(node, reading.landmarks)
    apart = menu or (node.tag in _HEADINGS and not is_of_somebody(reading, node))
    return channel is Channel.VISIBLE and apart and LATIN not in written_in(page)


def _messages(state: PageState, page: str) -> Iterator[_Told]:
    """What the site says to whoever is there, in what announces it or is called a message, and what it counts."""
    reading = reading_of(state)
    for run in state.runs:
        node = reading.by_id.get(run.node)
        if run.channel is not Channel.VISIBLE or node is None or node.frame or _is_kept(reading, node, page):
            continue
        said = is_message(reading, node) and is_english_interface(run.text, page)
        counted = is_english_count(run.text, page) and not is_of_somebody(reading, node)
        status = next(filter(is_service_status, run.pieces or (run.text,)), "")
        mixed = "" if said or counted or status else _english_clause(run.text, page)
        if mixed and is_of_somebody(reading, node):
            continue
        if said or counted or status or mixed:
            yield OutcomeValue.FAILED, LEFT, status or mixed or run.text, node_target(state, node)


def _english_clause(text: str, page: str) -> str:
    """The part of a text between commas that is English, where another part is in the page's own language."""
    if page not in COMMON or len(text) > _LONGEST_TEXT:
        return ""
    clauses = [one for one in _BETWEEN.split(text) if one.strip()]
    if len(clauses) < 2:
        return ""
    small = COMMON[page] - COMMON["en"]
    found = next((one for one in clauses if is_english_message(one, page)), "")
    own = any(len(small & set(words_of(one))) >= _OWN_WORDS for one in clauses if one != found)
    return found.strip() if found and own else ""


def _roles(state: PageState, page: str) -> Iterator[_Told]:
    """The English word by which a screen reader is told to call a part of the page."""
    reading = reading_of(state)
    for node in reading.nodes:
        said = " ".join(node.attributes.get("aria-roledescription", "").split())
        if said.casefold() in _CALLED and not node.frame and not _is_kept(reading, node, page):
            yield OutcomeValue.FAILED, LEFT, said, node_target(state, node)
            return


def _is_kept(reading: Reading, node: Node, page: str, *, inner: bool = True) -> bool:
    """Whether it is code, a quotation, what `translate` keeps as it is, or in a language of its own.

    Or whether something `inner` is: that matters for the words in it, and not for its name.
    """
    around = list(reading.around(node))
    said = next((one.attributes["lang"] for one in around if "lang" in one.attributes), page)
    return (
        primary_language(said) != page
        or (inner and any("lang" in one.attributes or one.tag in KEPT for one in reading.inside(node)))
        or any(one.tag in KEPT or one.attributes.get("translate") == "no" for one in around)
    )


def _written(state: PageState, page: str) -> Iterator[_Told]:
    """What scripts wrote when something was pressed or typed, each text once; else what stands in them."""
    met = {
        words: thing
        for thing, words, message in _came(state)
        if _is_english(words, page) or (message and is_english_word(words, page))
    }
    for opening in state.openings.openings if state.openings is not None else ():
        for text in map(_plain, opening.texts):
            # a single word tells where the language has other letters, and beside them with a capital
            one = is_english_word(text, page) and (LATIN not in written_in(page) or text[0].isupper())
            if (one or is_surely_english(text, page)) and 'lang="' not in opening.what.html:
                met.setdefault(text, opening.what)
        for text in opening.said:
            if _is_sentence(text, page) and 'lang="' not in opening.what.html:
                met.setdefault(text, opening.what)
    for words, thing in met.items():
        yield OutcomeValue.FAILED, WRITTEN, words, thing_target(state, thing)
    if met:
        return
    for node in state.nodes:
        words = next((one for one in node.writes if _is_english(one, page)), "")
        if words and not node.frame:
            sure = next(
                (one for one in node.writes if is_surely_english(one, page) or _is_sentence(one, page)), ""
            )
            value = OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL
            yield value, SCRIPTED if sure else IN_SCRIPT, sure or words, node_target(state, node)
            return


def _is_english(words: str, page: str) -> bool:
    return is_english_interface(words, page) or _is_sentence(words, page)


def _is_sentence(words: str, page: str) -> bool:
    """Whether small words of English make a sentence of it, whatever the others are."""
    return passage_language(words, page) == "en" or is_english_message(words, page)


def _came(state: PageState) -> Iterator[tuple[Thing, str, bool]]:
    """What came, its words, and whether it is announced."""
    pressed = state.pressed
    if pressed is None:
        return
    for press in pressed.presses:
        yield from ((one.what, one.words, bool(one.politeness)) for one in press.came if not one.one_of_many)
    for written in pressed.written:
        yield from ((one.what, one.words, False) for one in (*written.weak, *written.drawn))


LEFT_ENGLISH = Rule(
    id="locale/english-left",
    title=N_("Buttons, labels and messages of a translated page are not left in English."),
    criteria=("3.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_left_english,
    needs=("facts", "dom", "tree", "text"),
    reads=("openings", "pressed"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html",
)

OWN = N_("Buttons, labels and names are in the language of the page.")
LEFT = N_(
    "“%(words)s” is English on a page in “%(language)s”: who does not read English does not know what it does, and a "
    "screen reader says it with the wrong voice. Mark it for translation, and let the catalog translate it."
)
PERHAPS = N_(
    "“%(words)s” seems to be English on a page in “%(language)s”, and is said with the wrong voice. Was it forgotten "
    "by the translators? A name that stays as it is has lang=“en”."
)
IN_SCRIPT = N_(
    "A script of the page has “%(words)s” to write, on a page in “%(language)s”. Does somebody who does not read "
    "English meet these words? Let the script take its words from the page or from a catalog of its own."
)
SCRIPTED = N_(
    "A script of the page writes “%(words)s” when the time comes, on a page in “%(language)s”: these words are "
    "English, and no catalog reaches them. Let the script take its words from the page or from a catalog of its own."
)
WRITTEN = N_(
    "“%(words)s” comes up when something is opened, pressed or typed on a page in “%(language)s”: these words are "
    "English, and a screen reader says them with the wrong voice. Let them come from the page or from a catalog."
)

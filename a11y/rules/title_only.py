"""Is anything told by a title attribute alone? (HTML, the title attribute; WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.forms import plain_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset(
    {"link", "button", "checkbox", "radio", "switch", "tab", "menuitem", "combobox", "textbox"}
)
_SIGNS = frozenset({"span", "i", "b", "em", "strong", "div", "sup", "small", "td", "svg", "label"})
_TOUCHED = frozenset(
    {"a", "button", "input", "select", "textarea", "summary", "label", "abbr", "dfn"} | {"iframe", "time"}
)
_OTHERWISE = frozenset({"tabindex", "aria-label", "aria-labelledby"})
_THIN, _THICK = 4, 64
"""CSS pixels between which the parts of a bar are high."""
_ROW = frozenset({"li", "tr", "p", "dd", "dt", "label", "figure", "article", "section", "main", "body"})


def judge_title(state: PageState) -> Iterator[Outcome]:
    """Applies to controls whose name is their title alone, and to signs without words whose title explains them.

    Expects words that everybody gets: a title is shown to a resting pointer alone, not by touch and not by the
    keyboard, and what is no control is hardly ever read with it. A question. Abbreviations and frames are left out.
    """
    reading = reading_of(state)
    told: set[str] = set()
    for node in reading.nodes:
        title = node.attributes.get("title", "").strip()
        if not title or node.box is None or node.id in reading.unheard or sum(map(str.isalpha, title)) < 2:
            continue
        message = _fault(reading, node, title)
        if not message:
            yield Outcome(OutcomeValue.PASSED, OTHERWISE)
        elif message not in told:
            told.add(message)
            yield Outcome(
                OutcomeValue.CANT_TELL,
                message,
                {"title": title[:120]},
                node_target(state, node),
                node=node.id,
            )


def _fault(reading: Reading, node: Node, title: str) -> str:
    exposed = reading.exposed.get(node.id)
    role = reading.role(node)
    if role in _CONTROLS:
        if exposed is None or _says_words(reading, node):
            return ""
        wordless = not any(map(str.isalnum, exposed.name)) and fold(exposed.description) == fold(title)
        return CONTROL if wordless or exposed.name_from in {"title", "attribute:title"} else ""
    empty = node.tag == "img" and node.attributes.get("alt") == ""
    if any(one.tag in _TOUCHED for one in reading.around(node)) or _OTHERWISE & node.attributes.keys():
        return ""
    if not empty and (node.tag not in _SIGNS or _says_words(reading, node) or not _is_shape(reading, node)):
        return ""
    return "" if _is_said_near(reading, node, title) else SIGN


def _says_words(reading: Reading, node: Node) -> bool:
    return any(map(str.isalnum, reading.words_in(node)))


def _is_shape(reading: Reading, node: Node) -> bool:
    """Whether it is a sign, or one of the parts of a bar that is drawn of several, each with a title."""
    if _is_sign(reading, node):
        return True
    if node.box is None or not (_THIN <= node.box.height <= _THICK and node.box.width >= _THIN):
        return False
    others = [one for one in reading.children.get(node.parent, ()) if one.box is not None]
    titles = {one.attributes.get("title", "").strip() for one in others if not _says_words(reading, one)}
    return len(titles - {""}) == len(others) > 1 and not reading.inside(node)


def _is_sign(reading: Reading, node: Node) -> bool:
    """Whether something small is drawn: a sign, a picture or a shape."""
    box = node.box
    if box is None or not (4 <= box.width <= 64 and 4 <= box.height <= 64):
        return False
    inside = (node, *reading.inside(node))
    if any(one.tag in {"img", "input"} for one in inside):
        return False  # what a picture says is asked of its alt
    named = any(
        one.name.strip() for each in inside if (one := reading.exposed.get(each.id)) and each.id != node.id
    )
    return not (named and any(one.tag == "svg" for one in inside))


def _is_said_near(reading: Reading, node: Node, title: str) -> bool:
    """Whether the words of the title stand around the sign."""
    row = next((one for one in list(reading.around(node))[1:] if one.tag in _ROW), None)
    words = set(plain_words(title))
    around = set(plain_words(reading.words_in(row))) if row is not None else set()
    return bool(words) and words <= around


TITLE_ONLY = Rule(
    id="name/title-only",
    title=N_("What a title says is said otherwise as well."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_title,
    needs=("dom", "tree", "text"),
    help_url="https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute",
)

OTHERWISE = N_("What the title says is not said by it alone.")
CONTROL = N_(
    "Only its title, “%(title)s”, says what this control is for: it comes up under a resting pointer, and not by touch "
    "or with the keyboard. Does everybody who sees the picture know? Write words beside it, or a name in aria-label "
    "and a hint that also comes with the focus."
)
SIGN = N_(
    "What this sign means is told by its title alone, “%(title)s”: who uses a keyboard, a telephone or a screen reader "
    "does not get it. Is it said elsewhere? Write the words beside the sign, or hide them for eyes alone."
)

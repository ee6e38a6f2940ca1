"""Can controls beside each other be told apart by ear? (WCAG 2.2, 2.4.6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import parse_qsl, urljoin, urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import AxNode, Node, PageState

_FIELDS = frozenset({"textbox", "searchbox", "combobox", "listbox", "spinbutton", "checkbox", "switch"})
_ACTING = frozenset({"button", "link"})
_PARTS = frozenset(
    {"tr", "td", "th", "li", "fieldset", "dd", "article", "section", "dialog", "details", "template"}
)
"""Elements that tell apart what is in them."""
_PART_ROLES = frozenset(
    {"row", "cell", "gridcell", "listitem", "group", "radiogroup", "region", "article", "toolbar"}
)


def judge_told_apart(state: PageState) -> Iterator[Outcome]:
    """Applies to fields of one form with one role, name and description, and to links and buttons in one element.

    Expects that something tells them apart: a row, a group, a heading between them, a place that both lead to. Where
    nothing does, a person is asked: what tells them apart may be drawn.
    """
    reading = reading_of(state)
    alike: defaultdict[tuple[object, ...], list[tuple[AxNode, Node]]] = defaultdict(list)
    for one in state.tree:
        node, role = reading.by_id.get(one.id), one.role.lower()
        if node is None or node.box is None or not one.name.strip() or "disabled" in one.properties:
            continue
        where = _form(node, reading) if role in _FIELDS else node.parent if role in _ACTING else 0
        if where:
            alike[role, fold(one.name), fold(one.description), where].append((one, node))
    for (kind, *_), group in alike.items():
        first, *others = group
        twin = next((node for _, node in others if _are_alike(state, reading, first[1], node)), None)
        if twin is None:
            yield Outcome(OutcomeValue.PASSED, APART)
            continue
        message = FIELDS if kind in _FIELDS else CONTROLS
        yield Outcome(
            OutcomeValue.CANT_TELL,
            message,
            {"name": first[0].name[:80]},
            node_target(state, twin),
            node=twin.id,
        )


def _form(node: Node, reading: Reading) -> int:
    """The form around a field, when nothing nearer tells it apart; else 0."""
    for one in list(reading.around(node))[1:]:
        if one.tag == "form":
            return one.id
        if one.tag in _PARTS or reading.role(one) in _PART_ROLES:
            return 0
    return 0


def _are_alike(state: PageState, reading: Reading, one: Node, other: Node) -> bool:
    """Whether nothing that is heard tells two controls apart."""
    if one.tag == "a":
        first, second = (_place(urljoin(state.url, each.attributes.get("href", ""))) for each in (one, other))
        if first == second or "#" in (
            one.attributes.get("href", "#")[:1],
            other.attributes.get("href", "#")[:1],
        ):
            return False
    if one.attributes.get("value") != other.attributes.get("value") and one.tag in {"button", "input"}:
        return one.attributes.get("name") != other.attributes.get("name") and _nothing_between(
            reading, one, other
        )
    if one.tag == "button" and _does(one) == _does(other):
        return False  # one thing to do, offered twice
    return _nothing_between(reading, one, other)


def _place(address: str) -> tuple[str, ...]:
    """What of an address makes it another place: not the scheme, a slash at its end, or what counts visits."""
    parts = urlsplit(address)
    asked = sorted(
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith("utm_")
    )
    path = parts.path.removesuffix("index.html").rstrip("/")
    return parts.netloc.removeprefix("www."), path, repr(asked), parts.fragment


def _does(button: Node) -> dict[str, str]:
    """What a button's source says of what it does; what it looks like, and which it is, are no part of that."""
    own = {key: value for key, value in button.attributes.items() if value and key not in _LOOKS}
    if own == {"type": "button"}:  # a script tells such buttons apart by what they are, or where
        own["id"] = button.attributes.get("id", str(button.id))
    return own


_LOOKS = frozenset({"id", "class", "style", "title", "tabindex", "dir", "lang"})


def _nothing_between(reading: Reading, one: Node, other: Node) -> bool:
    """Whether neither a heading nor a line of words of its own stands between two controls."""
    begin, end = reading.place.get(one.id, 0), reading.place.get(other.id, 0)
    between = reading.nodes[begin + 1 : end]
    inside = {node.id for node in reading.inside(one)}
    labels = {node.id for node in between if node.tag in {"label", "a", "button"}}
    for node in between:
        if reading.role(node) in {"heading", "legend", "separator"}:
            return False
        if node.id in inside or node.parent in labels or node.id in labels:
            continue
        if any(letter.isalnum() for letter in reading.own_words.get(node.id, "")):
            return False
    around = reading.by_id.get(one.parent)
    return (
        around is None or one.tag not in {"a", "button"} or not reading.own_words.get(around.id, "").strip()
    )


TOLD_APART = Rule(
    id="name/told-apart",
    title=N_("Controls beside each other can be told apart by their names."),
    criteria=("2.4.6",),
    impact=Impact.MODERATE,
    judge=judge_told_apart,
    needs=("dom", "tree", "text"),
)

APART = N_("What it is called, or what it stands in, tells the control apart.")
FIELDS = N_(
    "Two fields of one form are both called “%(name)s”, and nothing that is heard tells them apart. Does somebody"
    " who cannot see the page know which is which? Name each by what it is for, or put each into a group with a "
    "name."
)
CONTROLS = N_(
    "Two controls beside each other are both called “%(name)s” and do different things. Does somebody who cannot "
    "see the page know which is which? Name each by what it does."
)

"""Is something told by looks alone: a dot, a line through words, the colour of a line of code? (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from a11y.rules.forms import name_words
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.said_beside import said_beside
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_RATED = frozenset({"star", "stars", "rating", "ratings"})
_DRAWN = frozenset({"svg", "img", "i", "canvas"})
_FIGURE = re.compile(r"\d[.,]\d|\d\s*/\s*\d|\d\s+\w{1,6}\s+\d")
_WORD = re.compile(r"[^\W_]+")
_MARKS = ("+", "-", "\u2212", "\u2013", "~")
_BADGES = frozenset({"span", "mark", "strong", "b", "em", "small"})
_HOLDERS = frozenset({"table", "ul", "ol", "dl"})
_CONTROLS = frozenset({"a", "button", "label", "summary", "pre", "code", "nav"})
_ITEMS = frozenset({"td", "th", "li"})
_WIDE, _HIGH = 240.0, 48.0
"""CSS pixels of a badge."""
_MOST = 3
"""Items that are told of one page."""
_SEVERAL = 2


def judge_looks(state: PageState) -> Iterator[Outcome]:
    """Applies to dots before items, items of other colours or weight, keys of colours, badges, and grounds of code.

    Asks whether the same is said in words where nothing near them differs but the looks. Sources: WCAG 2.2, failure
    F2 and technique G117, criterion 1.4.1.
    """
    reading = reading_of(state)
    marked = state.colours.by_looks if state.colours is not None else ()
    alone = [one for one in marked if one[0] != "struck" or _is_alone(reading, state.nodes[one[1]])]
    alone += _unsaid_items(reading)
    alone += _unsaid_marks(reading) or _unsaid_badges(reading)
    for kind, position in alone[:_MOST]:
        node = state.nodes[position]
        message = _BY_KIND[kind]
        yield Outcome(OutcomeValue.CANT_TELL, message, {}, node_target(state, node), node=node.id)
    for node in state.nodes:
        if node.tag == "table" and node.box is not None and node.id not in reading.unheard:
            line = _coloured_line(reading, node)
            if line is not None:
                yield Outcome(OutcomeValue.CANT_TELL, LINES, {}, node_target(state, line), node=line.id)
    if any(node.tag in {"li", "tr"} and node.box is not None for node in state.nodes):
        yield Outcome(OutcomeValue.PASSED, TOLD)


def _unsaid_items(reading: Reading) -> list[tuple[str, int]]:
    """The first item of each list whose items look in a few ways, where no words of theirs may say the same.

    Words do where each way but one has a word that stands in all of its items, and in no other.
    """
    found = []
    for groups in reading.state.colours.items if reading.state.colours is not None else ():
        if any(position < 0 for group in groups for position in group):
            continue
        words = [[_said(reading, reading.state.nodes[one]) for one in group] for group in groups]
        own = 0
        for group in words:
            own += have_a_word(group, [said for other in words if other is not group for said in other])
        each = all(len(group) == 1 for group in groups)
        if each or own < len(groups) - 1:
            found.append(("item", groups[0][0]))
    return found


def _unsaid_marks(reading: Reading) -> list[tuple[str, int]]:
    """The first item of each list where the colour of a small mark tells more than the words of the items.

    An item that alone has its colour tells it in words where they are more or fewer than those of the others. What
    `colour/state` asks about is not asked again.
    """
    colours = reading.state.colours
    found = []
    for groups in colours.marked_items if colours is not None else ():
        items = [reading.state.nodes[one] for group in groups for one in group]
        if any(one < 0 for group in groups for one in group) or _asked_as_shapes(reading, items):
            continue
        words = [[_said(reading, reading.state.nodes[one]) for one in group] for group in groups]
        several = single = own = 0
        for group in words:
            others = [said for other in words if other is not group for said in other]
            if len(group) > 1:
                several += 1
                own += have_a_word(group, others)
            else:
                single += all(len(said) != len(group[0]) for said in others)
        if own < several and own + single < len(groups) - 1:
            found.append(("mark", groups[0][0]))
    return found


def _unsaid_badges(reading: Reading) -> list[tuple[str, int]]:
    """The first badge of each table or list whose badges have several grounds, each of which has several of them.

    Where all but one of the grounds have a word of their own, the badges say what they tell. Where the same words stand
    on several grounds, the words do not.
    """
    groups: dict[int, dict[tuple[str, str], list[Node]]] = {}
    kinds: dict[str, dict[tuple[str, str], list[Node]]] = {}
    for node in reading.nodes:
        look = node.style.get("background-color", ""), node.style.get("color", "")
        if not _is_badge(node) or not look[0] or node.box is None or not reading.words_in(node).strip():
            continue
        around = list(reading.around(node))
        holder = next((one for one in around if one.tag in _HOLDERS), None)
        if (
            holder is not None
            and not any(one.tag in _CONTROLS for one in around)
            and node.id not in reading.unheard
        ):
            groups.setdefault(holder.id, {}).setdefault(look, []).append(node)
            # lists of one kind stand under several headings
            kind = holder.attributes.get("class", "")
            if kind:
                kinds.setdefault(kind, {}).setdefault(look, []).append(node)
    position = {node.id: number for number, node in enumerate(reading.state.nodes)}
    badges = list(_unsaid_of(reading, groups.values())) or list(_unsaid_of(reading, kinds.values()))
    return [("badge", position[badge.id]) for badge in badges]


def _is_badge(node: Node) -> bool:
    """Whether it is a small part of a line, or a small item: rows have grounds of several colours by their number."""
    small = node.box is not None and node.box.width <= _WIDE and node.box.height <= _HIGH
    return node.tag in _BADGES or (node.tag == "li" and small)


def _unsaid_of(reading: Reading, groups: Iterable[Mapping[tuple[str, str], list[Node]]]) -> Iterator[Node]:
    """The badge of each group of which no words tell what its ground does."""
    for looks in groups:
        if (badge := _unsaid(reading, list(looks.values()))) is not None:
            yield badge


def _unsaid(reading: Reading, badges: Sequence[Sequence[Node]]) -> Node | None:
    """A badge of those that have several grounds, where no words go with these; None for none."""
    if (twin := _twins(reading, badges)) is not None:
        return twin
    if len(badges) < _SEVERAL or any(len(one) < _SEVERAL for one in badges):
        return None
    words = [[_said(reading, node) for node in group] for group in badges]
    own = sum(
        have_a_word(group, [said for other in words if other is not group for said in other])
        for group in words
    )
    return badges[0][0] if own < len(badges) - 1 else None


def _twins(reading: Reading, badges: Sequence[Sequence[Node]]) -> Node | None:
    """A badge whose words stand on another ground as well, where the words around both say no more; None for none."""
    first: dict[str, tuple[int, Node]] = {}
    for number, group in enumerate(badges):
        for node in group:
            words = reading.words_in(node).strip().casefold()
            known, twin = first.setdefault(words, (number, node))
            if known != number and _said_around(reading, twin) == _said_around(reading, node):
                return twin
    return None


def _said_around(reading: Reading, badge: Node) -> set[str]:
    """The words of the item that a badge stands in, without figures, names and dates: those of a state."""
    item = next((one for one in reading.around(badge) if one.tag in {"li", "tr"}), None)
    inside = [item, *reading.inside(item)] if item is not None else []
    texts = [reading.own_words.get(one.id, "") for one in inside if one.tag not in {"a", "time"}]
    return {one for one in _WORD.findall(" ".join(texts).lower()) if one.isalpha()}


def _asked_as_shapes(reading: Reading, items: Sequence[Node]) -> bool:
    """Whether shapes in these items are asked about for their colour alone."""
    state = reading.state
    dots = [state.nodes[one] for one in state.colours.dots] if state.colours is not None else []
    around = {one.id for dot in dots for one in reading.around(dot)}
    return any(one.id in around for one in items) and not said_beside(state, dots)


def have_a_word(items: Sequence[set[str]], others: Sequence[set[str]]) -> bool:
    """Whether a word stands in all of these items, each told by its words, and in none of the others."""
    own = set.intersection(*items).difference(*others)
    return any(any(map(str.isalpha, word)) for word in own)


def _said(reading: Reading, item: Node) -> set[str]:
    around = [item, *reading.inside(item)]
    texts = [reading.own_words.get(one.id, "") for one in around]
    texts += [one.attributes.get(name, "") for one in around for name in ("alt", "title", "aria-label")]
    return set(_WORD.findall(" ".join(texts).lower()))


def _is_alone(reading: Reading, words: Node) -> bool:
    """Whether an item holds nothing but these words."""
    item = next((one for one in reading.around(words) if one.tag in _ITEMS), None)
    if item is None or _without_bullets(reading.words_in(item)) != _without_bullets(reading.words_in(words)):
        return False
    own = {one.id for one in (*reading.around(words), *reading.inside(words))}
    return all(one.id in own for one in reading.inside(item))


def _without_bullets(text: str) -> list[str]:
    return [one for one in text.split() if any(letter.isalnum() for letter in one)]


def _coloured_line(reading: Reading, table: Node) -> Node | None:
    """The first line of code on a ground of its own, where grounds of several colours and no sign tell lines apart."""
    rows = [one for one in reading.inside(table) if one.tag == "tr" and one.box is not None]
    coloured = [one for one in rows if "background-color" in one.style]
    grounds = {one.style["background-color"] for one in coloured}
    if len(grounds) < _SEVERAL or len(coloured) == len(rows):
        return None
    for row in coloured:
        inside = reading.inside(row)
        code = [one for one in inside if one.tag in {"code", "pre"}]
        if not code:
            return None
        words = [reading.own_words[one.id].strip() for one in inside if one.id in reading.own_words]
        if any(one.startswith(_MARKS) for one in words):
            return None
    return coloured[0]


def judge_rating(state: PageState) -> Iterator[Outcome]:
    """Applies to what says of itself that it is a rating, or stars, and holds pictures. Expects words or a name.

    Figures beside it, as 4.5 or 4 of 5, say as much. Source: WCAG 2.2, failure F65 by analogy.
    """
    reading = reading_of(state)
    named = {one.id for one in state.tree if one.id and one.name.strip()}
    taken: set[int] = set()
    for node in state.nodes:
        if node.parent in taken:
            taken.add(node.id)
            continue
        if node.box is None or not name_words(node, "class", "id") & _RATED or node.id in reading.unheard:
            continue
        inside = reading.inside(node)
        if node.tag in _DRAWN or not any(one.tag in _DRAWN for one in inside):
            continue
        taken.add(node.id)
        around = reading.by_id.get(node.parent)
        said = any(one.id in named for one in (node, *inside)) or bool(reading.words_in(node).strip())
        said = said or (around is not None and bool(_FIGURE.search(reading.words_in(around))))
        yield Outcome(
            OutcomeValue.PASSED if said else OutcomeValue.CANT_TELL,
            RATED if said else UNRATED,
            {},
            None if said else node_target(state, node),
            node=0 if said else node.id,
        )


LOOKS = Rule(
    id="text/by-looks",
    title=N_("What looks tell of an item, words tell as well."),
    criteria=("1.3.1", "1.4.1"),
    impact=Impact.MODERATE,
    judge=judge_looks,
    needs=("dom", "text", "colours"),
)
RATING = Rule(
    id="image/rating",
    title=N_("A rating is told in words or figures."),
    criteria=("1.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_rating,
    needs=("dom", "tree", "text"),
)

TOLD = N_("Nothing of a list is told by looks alone, as far as looks tell.")
DOT = N_(
    "A dot stands before this item and not before others, and nothing else of them differs: a screen reader does not "
    "say it. Is what the dot tells said in words? Write it into the item, hidden from eyes if need be."
)
STRUCK = N_(
    "A line goes through these words, and nothing beside them says why: screen readers do not tell of it. Is it said "
    "in words that this is withdrawn, done or no longer so?"
)
LINES = N_(
    "Lines of code stand on grounds of different colours, and no sign at their beginning tells them apart. Does "
    "everybody know which are new and which are gone? Write + and - before them, and words for screen readers."
)
ITEM = N_(
    "Items of this list differ in colour or weight, as here, and in nothing else: who sees colours otherwise, or hears "
    "the page, may not learn what that tells. Does a word of each item say the same? Write it into the item, hidden "
    "from eyes if need be."
)
MARK = N_(
    "Marks in this list have one form and several colours, and no word of the items goes with the colour, as here: who "
    "sees colours otherwise, or hears the page, may not learn what it tells. Write it into each item, or give the "
    "marks names and different forms."
)
BADGE = N_(
    "Badges of this table or list have several colours, and no word of theirs goes with the colour, as here: who sees "
    "colours otherwise, or hears the page, may not learn what it tells. Is it said elsewhere? Write it into each badge."
)
KEY = N_(
    "The words beside these spots of colour say what each colour of the drawing stands for, and nothing in the drawing "
    "does: who sees colours otherwise may not know which is which. Does a form, a pattern or a word in it tell them "
    "apart? Write the names into it, or draw dashed and whole lines."
)
_BY_KIND = {"dot": DOT, "struck": STRUCK, "item": ITEM, "mark": MARK, "key": KEY, "badge": BADGE}
RATED = N_("The rating has words, a name or figures.")
UNRATED = N_(
    "This seems to be a rating that is drawn, and no words, name or figures say it: a screen reader passes over it. Is "
    "it said elsewhere? Give it a name, as “4 of 5 stars”."
)

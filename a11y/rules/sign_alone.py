"""Do items of a list say in words what a small picture in them tells? (WCAG 2.2, criterion 1.1.1)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from a11y.facts.plain_text import fold
from a11y.rules.looks_alone import have_a_word
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_DRAWN = frozenset({"svg", "img", "i", "canvas", "picture"})
_CONTROLS = frozenset({"a", "button", "label", "summary"})
_ELSEWHERE = frozenset({"nav", "header", "footer", "pre", "menu"})
_LEAST, _MOST = 8.0, 48.0
"""CSS pixels of a sign."""
_SEVERAL, _KINDS = 2, 3
_FEWEST = 3
"""Items from which on a sign that others have not is no chance."""
_ROWS = frozenset({"div", "article", "section"})
_LONG = 160
"""Letters of an element from which on it is a part of the page, and no item."""
_TOLD = 2
"""Lists that are told of one page."""
_OWN = ("src", "class", "data")


def judge_sign_alone(state: PageState) -> Iterator[Outcome]:
    """Applies to lists whose items hold small pictures without a name, outside of their links and buttons.

    Asks where items are nothing but such a picture, where some have one that others have not, and where there are
    two or three kinds, unless a word stands in all of a kind and in no other. Source: WCAG 2.2, failure F65 by analogy.
    """
    reading = reading_of(state)
    named = {one.id for one in state.tree if one.name.strip() and one.id}
    told = 0
    for items in _lists(reading):
        signs = [_sign(reading, one, named) for one in items]
        if not any(signs):
            continue
        found = _told(reading, items, signs, named)
        if found is None:
            yield Outcome(OutcomeValue.PASSED, SAID)
            continue
        message, item = found
        told += 1
        if told <= _TOLD:
            yield Outcome(OutcomeValue.CANT_TELL, message, {}, node_target(state, item), node=item.id)


def _lists(reading: Reading) -> Iterator[list[Node]]:
    """The items of each list that is seen and heard, navigations and the like apart."""
    found: defaultdict[int, list[Node]] = defaultdict(list)
    rows: defaultdict[tuple[int, str], list[Node]] = defaultdict(list)
    for node in reading.state.nodes:
        if node.box is None or node.id in reading.unheard:
            continue
        if node.tag in {"li", "dd"}:
            found[node.parent].append(node)
        elif node.tag in _ROWS and node.attributes.get("class"):
            rows[node.parent, f"{node.tag} {node.attributes['class']}"].append(node)
    alike = [one for one in rows.values() if len(one) >= _FEWEST and _are_short(reading, one)]
    for items in (*found.values(), *alike):
        elsewhere = any(
            one.tag in _ELSEWHERE
            or reading.role(one) in {"navigation", "tablist", "menu", "toolbar", "listbox"}
            for one in reading.around(items[0])
        )
        if len(items) >= _SEVERAL and not elsewhere:
            yield items


def _are_short(reading: Reading, rows: Sequence[Node]) -> bool:
    return all(0 < len(reading.words_in(one)) <= _LONG for one in rows)


def _told(
    reading: Reading, items: Sequence[Node], signs: Sequence[str], named: set[int]
) -> tuple[str, Node] | None:
    """What to ask of a list, and of which item; None when nothing seems to be told by pictures alone."""
    silent = [one for one, sign in zip(items, signs, strict=True) if sign and not _words(reading, one, named)]
    if len(silent) >= _SEVERAL:
        return NOTHING_ELSE, silent[0]
    kinds = Counter(signs)
    groups: defaultdict[str, list[set[str]]] = defaultdict(list)
    for one, sign in zip(items, signs, strict=True):
        groups[sign].append(_words(reading, one, named))
    repeated = max(kinds.values()) > 1
    if len(items) < _FEWEST or not 1 < len(kinds) <= _KINDS or not repeated or _are_said(groups):
        return None
    rarest = min((sign for sign in kinds if sign), key=lambda sign: kinds[sign])
    return SOME_OF_THEM, items[list(signs).index(rarest)]


def _are_said(groups: dict[str, list[set[str]]]) -> bool:
    """Whether each kind has a word that stands in all of its items and in no others; one of them need not.

    What has no sign needs no word; then all the others do.
    """
    unsaid = 0
    for sign, own in groups.items():
        others = [words for other, all_ in groups.items() if other != sign for words in all_]
        unsaid += bool(sign) and not have_a_word(own, others)
    return unsaid <= ("" not in groups)


def _words(reading: Reading, item: Node, named: set[int]) -> set[str]:
    around = [item, *reading.inside(item)]
    texts = [reading.own_words[one.id] for one in around if one.id in reading.own_words]
    texts += [reading.exposed[one.id].name for one in around if one.id in named and one.id in reading.exposed]
    texts += [one.attributes["title"] for one in around if "title" in one.attributes]
    return {word for text in texts for word in fold(text).split() if any(map(str.isalnum, word))}


def _sign(reading: Reading, item: Node, named: set[int]) -> str:
    """The first small picture in an item that has no name and stands in no control; empty for none."""
    taken: set[int] = set()
    for one in reading.inside(item):
        if one.parent in taken or one.tag in _CONTROLS or one.tag in {"ul", "ol", "dl"}:
            taken.add(one.id)
            continue
        box = one.box
        if box is None or not (_LEAST <= box.width <= _MOST and _LEAST <= box.height <= _MOST):
            continue
        ground = one.style.get("background-image", "")
        drawn = one.tag in _DRAWN or ("url(" in ground and one.id not in reading.own_words)
        if not drawn or one.id in named or reading.own_words.get(one.id) or "title" in one.attributes:
            continue
        own = " ".join(f"{name}={one.attributes[name]}" for name in _OWN if name in one.attributes)
        return f"{one.tag} {one.text} {own} {ground}"
    return ""


SIGN_ALONE = Rule(
    id="image/sign-alone",
    title=N_("What small pictures in a list tell, its items say in words as well."),
    criteria=("1.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_sign_alone,
    needs=("dom", "tree", "text"),
)

SAID = N_("The items of the list say what their pictures tell, as far as words show.")
NOTHING_ELSE = N_(
    "Items of this list are a picture each, and have neither words nor a name: a screen reader says nothing here. What "
    "do the pictures tell? Write it beside them, or give each an alternative."
)
SOME_OF_THEM = N_(
    "A small picture stands here and not, or otherwise, in other items of this list, and no word of them says why: a "
    "screen reader says nothing of it. Does it tell something of the item? Give it an alternative, or a word beside it."
)

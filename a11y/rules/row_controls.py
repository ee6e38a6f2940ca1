"""Do controls that stand once in every row say which row they are of? (WCAG 2.2, 2.4.4; failure F63)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from urllib.parse import urljoin

from a11y.facts.plain_text import fold
from a11y.rules.link_words import fetches, says_where
from a11y.rules.reading import Reading, reading_of
from a11y.rules.row_context import goes_on, has_context, is_own_button, row_words, stands_alone
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_BOXES = frozenset({"checkbox", "switch"})
_ROLES = frozenset({"link", "button"}) | _BOXES
_GROUPS = frozenset({"group", "radiogroup"})
_ROWS = frozenset({"tr", "li", "dd", "dt", "article"})
_ROW_ROLES = frozenset({"row", "listitem", "article"})
_ELSEWHERE = frozenset(
    {"navigation", "banner", "contentinfo", "tablist", "menu", "menubar", "toolbar", "dialog"}
)
_BLOCKS = ("block", "list-item", "flex", "grid", "flow-root")
_SURELY = 3
"""Rows from which on nobody doubts that something is done for each."""
_MOST_WORDS = 3
_MOST = 60
"""Controls of one name that are looked at."""
_TOLD = 3
"""Names that are told of one page."""


def judge_rows(state: PageState) -> Iterator[Outcome]:
    """Applies to links with one name and several places, and buttons with one name, that stand in rows of other words.

    Expects that a name or description says which row they are of. Links fail where no sentence, item, cell, heading or
    group around them does either (failure F63); all else is a question, as are boxes to tick with one name, lists of
    links that have nothing but that name, and blocks of links alone whose words say little. Links and buttons of
    navigations, buttons of a form's own fields, and those with a description are left out.
    """
    reading = reading_of(state)
    groups: dict[tuple[str, str, str], list[Node]] = {}
    named: dict[str, str] = {}
    apart = False
    for one in state.tree:
        node, role = reading.by_id.get(one.id), one.role.lower()
        if (
            role not in _ROLES
            or node is None
            or node.frame
            or node.box is None
            or "disabled" in one.properties
        ):
            continue
        name = fold(one.name)
        if not any(map(str.isalpha, name)) or _is_elsewhere(reading, node):
            continue
        if role in _BOXES and any(reading.role(one) in _GROUPS for one in reading.around(node)):
            continue
        groups.setdefault((role, name, fold(one.description)), []).append(node)
        named[name] = one.name
        apart = True
    told = 0
    repeated = {node.id for nodes in groups.values() if len(nodes) > 1 for node in nodes}
    for (role, name, description), nodes in groups.items():
        if len(nodes) < 2 or description or told >= _TOLD:
            continue
        rows = _rows(reading, _several_places(state, nodes) if role == "link" else nodes)
        if len(rows) < 2:
            continue
        around, controls = rows
        if not _are_rows(reading, around, controls, repeated):
            continue
        told += 1
        sure = role == "link" and _is_failure(reading, name, around, controls, repeated)
        sure = sure and _has_more(reading, around, controls)
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            NO_CONTEXT if sure else LINKS if role == "link" else BOXES if role in _BOXES else BUTTONS,
            {"name": named[name][:80], "count": str(len(controls))},
            node_target(state, controls[0]),
            node=controls[0].id,
            criteria=("2.4.4",) if sure else () if role == "link" else ("2.4.6",),
            impact=Impact.SERIOUS if sure else None,
        )
    if apart and not told:
        yield Outcome(OutcomeValue.PASSED, APART)


def _is_elsewhere(reading: Reading, node: Node) -> bool:
    return any(reading.role(one) in _ELSEWHERE or one.tag in {"nav", "pre"} for one in reading.around(node))


def _several_places(state: PageState, nodes: Sequence[Node]) -> list[Node]:
    """The first link to each place; none when all lead to one, or to parts of this page."""
    found: dict[str, Node] = {}
    for node in nodes:
        href = node.attributes.get("href", "").strip()
        if href and not href.startswith(("#", "javascript:")):
            found.setdefault(urljoin(state.url, href), node)
    return list(found.values()) if len(found) > 1 else []


def _rows(reading: Reading, nodes: Sequence[Node]) -> tuple[Node, list[Node]] | tuple[()]:
    """The element whose children the rows are, and the control of each; the most that have one parent."""
    chains = {node.id: [one.id for one in reading.around(node)] for node in nodes[:_MOST]}
    pairs = []
    for one, other in pairwise(nodes[:_MOST]):
        known = set(chains[one.id])
        common = next((at for at in chains[other.id] if at in known), 0)
        if common:
            pairs.append((common, one, other))
    if not pairs:
        return ()
    most = Counter(common for common, _, _ in pairs).most_common(1)[0][0]
    inside = {node.id: node for common, *both in pairs if common == most for node in both}
    return reading.by_id[most], list(inside.values())


def _are_rows(reading: Reading, around: Node, controls: Sequence[Node], repeated: AbstractSet[int]) -> bool:
    """Whether each control has words of its own row that differ, and the rows are of one kind."""
    rows = [_row(reading, around, one) for one in controls]
    listed = rows[0].tag in _ROWS or reading.role(rows[0]) in _ROW_ROLES
    if len({row.tag for row in rows}) > 1:
        return False
    if not listed and any(is_own_button(reading, one, around) for one in controls):
        return False
    if any(row.id == control.id for row, control in zip(rows, controls, strict=True)):
        rows = list(controls)
    words = row_words(reading, around, rows, controls, repeated)
    if not any(words) and all(one.tag == "a" for one in controls):
        # nothing but a link in each, as faces of people
        return listed or _each_in_a_block(reading, rows, controls)
    if len(set(filter(None, words))) < len(controls) or not all(any(map(str.isalnum, one)) for one in words):
        return False
    vague = all(one.tag == "a" for one in controls) and not says_where(reading.exposed[controls[0].id].name)
    if len(controls) < _SURELY and not vague and any(goes_on(reading, one) for one in controls):
        return False  # links in two sentences
    called = {row.attributes.get("class", "") for row in rows}
    alike = len(called) == 1 and bool(called.pop()) and rows[0].tag != "p"
    return listed or alike or vague or len(controls) >= _SURELY


def _each_in_a_block(reading: Reading, rows: Sequence[Node], controls: Sequence[Node]) -> bool:
    """Whether there are several blocks of one look with one link each and nothing more, whose words say little."""
    looks = {(row.tag, row.attributes.get("class", "")) for row in rows}
    blocks = all(row.style.get("display", "").startswith(_BLOCKS) for row in rows)
    name = reading.exposed[controls[0].id].name
    vague = fetches(name) or not says_where(name)
    return len(rows) >= _SURELY and len(looks) == 1 and blocks and vague


def _row(reading: Reading, around: Node, control: Node) -> Node:
    row = control
    for one in reading.around(control):
        if one.id == around.id:
            break
        row = one
    return row


def _is_failure(
    reading: Reading, name: str, around: Node, controls: Sequence[Node], repeated: AbstractSet[int]
) -> bool:
    """Whether nothing that belongs to the link by markup says which row it is of, and its name cannot."""
    if len(controls) < _SURELY or len(name.split()) > _MOST_WORDS or not says_where(name):
        return False
    if any(map(str.isdigit, name)) or any(has_context(reading, one, around, repeated) for one in controls):
        return False
    return all(stands_alone(reading, one, repeated) for one in controls)


def _has_more(reading: Reading, around: Node, controls: Sequence[Node]) -> bool:
    """Whether the rows have words beside those of the controls."""
    own = {inside.id for one in controls for inside in (one, *reading.inside(one))}
    return any(one.id in reading.own_words and one.id not in own for one in reading.inside(around))


ROWS = Rule(
    id="name/row",
    title=N_("Controls that every row has say which row they are of."),
    criteria=("2.4.4", "2.4.6"),
    impact=Impact.MODERATE,
    judge=judge_rows,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context.html",
)

APART = N_("No two controls of rows have the same name.")
NO_CONTEXT = N_(
    "%(count)s links are called “%(name)s” and lead to different places, and what each is about stands in other "
    "elements that nothing ties to it: neither in its sentence, item or cell, nor in a heading. Add it to the name, as "
    "hidden words or by aria-labelledby, or put both into one item of a list."
)
LINKS = N_(
    "%(count)s links are called “%(name)s” and lead to different places. In a list of links, or when Tab comes to one, "
    "nothing says which is which. Does somebody who cannot see the row know? Add what the row is about to the name, or "
    "name it in aria-describedby."
)
BUTTONS = N_(
    "%(count)s buttons are called “%(name)s”, one in each row. When Tab comes to one, or in a list of buttons, nothing "
    "says which row it is of. Does somebody who cannot see the row know? Add what the row is about to the name, or "
    "name it in aria-describedby."
)
BOXES = N_(
    "%(count)s boxes to tick are called “%(name)s”, one in each row. When Tab comes to one, nothing says which row it "
    "is of. Does somebody who cannot see the row know? Add what the row is about to the name, as by aria-labelledby."
)

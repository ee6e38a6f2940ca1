"""Do headings lie, by their level, under one of the part of the page that they stand in? (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import Outline, outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_PARTS = frozenset({"main", "contentinfo", "complementary", "navigation", "search", "banner"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOP = 2
"""The level of the parts of a page."""


def judge_parents(state: PageState) -> Iterator[Outcome]:
    """Applies to headings below the second level. Expects that what they lie under is of no other landmark or form.

    The outline that screen readers offer takes the headings of a footer for parts of the last part before it, or a
    list of results for a part of the filters beside it. What stands beside the main part (`complementary`) may be meant
    as a part of it, and is asked about. The first of each landmark is told. Source: technique G141.
    """
    outline = outline_of(state)
    above: list[Node] = []
    told: set[int] = set()
    for node in outline.nodes:
        level = _level(outline, node)
        if not level:
            continue
        while above and _level(outline, above[-1]) >= level:
            above.pop()
        parent = above[-1] if above else None
        above.append(node)
        if parent is None or _level(outline, parent) < _TOP:
            continue
        part = _part(outline, parent)
        if part is None or any(one.id == part.id for one in outline.around(node)):
            column = _column_beside(outline, parent, node)
            if column and column not in told:
                told.add(column)
                params = {"name": _name(outline, node), "above": _name(outline, parent)}
                yield Outcome(OutcomeValue.CANT_TELL, BESIDE, params, node_target(state, node), node=node.id)
            else:
                yield Outcome(OutcomeValue.PASSED, OWN, node=node.id)
            continue
        own = _part(outline, node)
        if (place := own.id if own else 0) not in told:
            told.add(place)
            params = {"name": _name(outline, node), "above": _name(outline, parent)}
            beside = own is not None and outline.role(own) == "complementary"
            value, sentence = (OutcomeValue.CANT_TELL, PERHAPS) if beside else (OutcomeValue.FAILED, UNDER)
            yield Outcome(value, sentence, params, node_target(state, node), node=node.id)


def _column_beside(outline: Outline, parent: Node, node: Node) -> int:
    """The column that a heading stands in beside that of the one above it, which has a form in it; 0 for none.

    A column without a form may be a part of the same thing, as a picture and its data.
    """
    mine, its = list(outline.around(node)), list(outline.around(parent))
    ids = {one.id for one in mine}
    at = next((number for number, one in enumerate(its) if one.id in ids), 0)
    whole = next((number for number, one in enumerate(mine) if one.id == its[at].id), 0)
    if not at or not whole:
        return 0
    column, other = mine[whole - 1], its[at - 1]
    if column.box is None or other.box is None or column.tag in _HEADINGS or other.tag in _HEADINGS:
        return 0
    apart = column.box.x >= other.box.x + other.box.width or column.box.x + column.box.width <= other.box.x
    return column.id if apart and _has_form(outline, other) else 0


def _has_form(outline: Outline, part: Node) -> bool:
    forms = (one for one in outline.nodes if one.tag == "form")
    return any(around.id == part.id for form in forms for around in outline.around(form))


def _level(outline: Outline, node: Node) -> int:
    """The level of a heading; 0 for what is none, or stands without words."""
    if outline.role(node) != "heading" or not _name(outline, node):
        return 0
    level = outline.exposed[node.id].properties.get("level", "")
    return int(level) if level.isdigit() else 0


def _part(outline: Outline, node: Node) -> Node | None:
    """The innermost landmark, or form, that an element stands in."""
    around = outline.around(node)
    return next((one for one in around if outline.role(one) in _PARTS or one.tag == "form"), None)


def _name(outline: Outline, node: Node) -> str:
    return outline.exposed[node.id].name.strip()[:80]


HEADING_PARENT = Rule(
    id="structure/heading-parent",
    title=N_("Headings lie under those of the part of the page that they stand in."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_parents,
    needs=("dom", "tree"),
    help_url="https://www.w3.org/WAI/tutorials/page-structure/headings/",
)

OWN = N_("The heading lies under one of its own part of the page.")
PERHAPS = N_(
    "“%(name)s” lies under “%(above)s” by its level, and stands beside the part that this is of. Does it belong to it? "
    "Else give it the level of the parts of the page (h2)."
)
BESIDE = N_(
    "“%(name)s” lies under “%(above)s” by its level, and stands in the column beside it, outside of its form. Is it a "
    "part of that? Else put a heading over its own column."
)
UNDER = N_(
    "“%(name)s” lies under “%(above)s” by its level, and stands in another part of the page: who goes from heading to "
    "heading takes it for a part of that. Give it the level of the parts of the page (h2), or a heading of its own "
    "above."
)

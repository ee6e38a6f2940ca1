"""Do the headings of a page's footer stand beside its parts, and not under the last of them? (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import Outline, outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_TOP = 2
"""The level of the parts of a page."""


def judge_footer_headings(state: PageState) -> Iterator[Outcome]:
    """Applies to the first heading in the footer of a page (`contentinfo`) that comes after others.

    Expects that it does not lie deeper than the last heading of level two before it, which stands in another part of
    the page: in the outline that screen readers offer it belongs to that. Source: WCAG 2.2, technique G141.
    """
    outline = outline_of(state)
    footers = tuple(
        node for node in outline.nodes if outline.role(node) == "contentinfo" and node.box is not None
    )
    headings = [node for node in outline.nodes if outline.role(node) == "heading" and _level(outline, node)]
    first = next((one for one in headings if outline.is_inside(one, footers)), None)
    if first is None:
        return
    before = [one for one in headings if outline.place[one.id] < outline.place[first.id]]
    above = next((one for one in reversed(before) if _level(outline, one) < _level(outline, first)), None)
    if above is None:
        return
    wrong = _level(outline, above) >= _TOP
    params = {"name": _name(outline, first), "above": _name(outline, above)}
    yield Outcome(
        OutcomeValue.FAILED if wrong else OutcomeValue.PASSED,
        UNDER if wrong else BESIDE,
        params if wrong else {},
        node_target(state, first) if wrong else None,
        node=first.id,
    )


def _level(outline: Outline, node: Node) -> int:
    level = outline.exposed[node.id].properties.get("level", "")
    return int(level) if level.isdigit() else 0


def _name(outline: Outline, node: Node) -> str:
    return outline.exposed[node.id].name.strip()[:80]


FOOTER_HEADINGS = Rule(
    id="structure/footer-heading",
    title=N_("The headings of the footer do not belong to the last part of the page before it."),
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    judge=judge_footer_headings,
    needs=("dom", "tree"),
    help_url="https://www.w3.org/WAI/tutorials/page-structure/headings/",
)

BESIDE = N_("The first heading of the footer stands beside the parts of the page.")
UNDER = N_(
    "“%(name)s” is the first heading of the footer and lies under “%(above)s” by its level: who goes from heading to "
    "heading takes the footer for a part of that. Give it the level of the parts of the page (h2)."
)

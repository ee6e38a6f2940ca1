"""Does the main heading of a page stand before those that lie under it? (WCAG 2.2, 1.3.1 and 2.4.6)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import Outline, outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_USUAL = 16.0
"""CSS pixels of letters that say nothing of their size."""


def judge_first_heading(state: PageState) -> Iterator[Outcome]:
    """Applies to pages with one heading of the first level in the main part, and others there. Expects it first.

    Fails where one that says that it lies under it stands before it, in letters that are larger: who sees the page and
    who hears its outline take another one for its subject. A heading of the first level around the link to the start
    page, beside that of the page, is asked about, and so is a second one in the main part itself. Source: WCAG 2.2,
    technique G141.
    """
    outline = outline_of(state)
    if (logo := _logo(outline)) is not None:
        yield Outcome(OutcomeValue.CANT_TELL, LOGO, {}, node_target(state, logo), node=logo.id)
        return
    headings = [
        one
        for one in outline.nodes
        if one.tag in _LEVELS and one.box is not None and _is_in_main(outline, one)
    ]
    firsts = [number for number, one in enumerate(headings) if one.tag == "h1"]
    apart = any(one.tag == "article" for at in firsts for one in outline.around(headings[at]))
    if len(firsts) > 1 and not apart:
        second = headings[firsts[1]]
        yield Outcome(OutcomeValue.CANT_TELL, SECOND, {}, node_target(state, second), node=second.id)
        return
    if len(firsts) != 1 or len(headings) == 1:
        return
    main = headings[firsts[0]]
    before = [one for one in headings[: firsts[0]] if _size(one) > _size(main)]
    if not before:
        yield Outcome(OutcomeValue.PASSED, FIRST)
        return
    params = {"level": str(_LEVELS[before[0].tag])}
    yield Outcome(OutcomeValue.FAILED, LATER, params, node_target(state, before[0]), node=before[0].id)


def _logo(outline: Outline) -> Node | None:
    """A heading of the first level outside of the main part that is the link to the start page; None for none."""
    firsts = [one for one in outline.nodes if one.tag == "h1" and one.box is not None]
    own = [one for one in firsts if _is_in_main(outline, one)]
    if not own:
        return None
    homes = {
        one.parent for one in outline.nodes if one.tag == "a" and one.attributes.get("href") in {"/", "#home"}
    }
    return next((one for one in firsts if one not in own and one.id in homes), None)


def _is_in_main(outline: Outline, node: Node) -> bool:
    return any(outline.role(one) == "main" for one in outline.around(node))


def _size(node: Node) -> float:
    said = node.style.get("font-size", "").removesuffix("px")
    return float(said) if said.replace(".", "", 1).isdigit() else _USUAL


FIRST_HEADING = Rule(
    id="structure/first-heading",
    title=N_("The main heading of a page comes first."),
    criteria=("1.3.1", "2.4.6"),
    impact=Impact.MODERATE,
    judge=judge_first_heading,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/WAI/WCAG22/Techniques/general/G141",
)

FIRST = N_("The heading of the first level comes before the others of the main part.")
LATER = N_(
    "This heading is larger than the one of the first level, stands before it, and says that it is of level %(level)s: "
    "who goes by headings takes the other one for what the page is about. Make this one the first level, and that one "
    "a level below."
)
LOGO = N_(
    "The link to the start page is a heading of the first level, beside that of the page: who goes by headings meets "
    "the name of the site as the subject of each page. Need it be a heading there?"
)
SECOND = N_(
    "A second heading of the first level stands in the main part: who goes by headings may take it for the beginning "
    "of another page. Is it as much the subject of the page as the first one? Else give it the level below."
)

"""Can what all pages of a site begin with be passed over? (WCAG 2.2, 2.4.1 Bypass Blocks)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.outline import outline_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState


def judge_blocks(state: PageState) -> Iterator[Outcome]:
    """Applies to a page of a site that opens with a landmark other than `main`. Expects one way past it.

    A way is a heading or a `main` after it, a link to a place in the page, or a control before the page's own words,
    which may hide the block. Source: ACT rule cf77f2.
    """
    outline = outline_of(state)
    if outline.waits or not outline.starts_after(outline.landmarks) or not outline.has_siblings:
        return
    block = outline.landmarks[0]
    first = outline.place[outline.sentences[0].id]
    ways = any(
        outline.role(node) == "main"
        or (outline.role(node) == "heading" and not outline.is_inside(node, outline.landmarks))
        or (
            outline.place[node.id] < first
            and (
                outline.role(node) in ("button", "checkbox", "switch", "combobox", "disclosuretriangle")
                or (outline.role(node) == "link" and "href" not in node.attributes)
                or node.attributes.get("href") == "#"
            )
        )
        for node in outline.nodes
        if node.box is not None
    ) or any(target is not None for _, target in outline.targets())
    value, message = (OutcomeValue.PASSED, WAY) if ways else (OutcomeValue.FAILED, NO_WAY)
    yield Outcome(value, message, {}, node_target(state, block), node=block.id)


def judge_main(state: PageState) -> Iterator[Outcome]:
    """Applies to a page with words of its own beside a landmark or a list of links. Expects an exposed `main`.

    While a modal dialog is open nothing of the page is exposed, and nothing is said.
    Source: ACT rule b40fd1; what the landmark is for: technique ARIA11.
    """
    outline = outline_of(state)
    if outline.waits or not outline.blocks or not outline.sentences:
        return
    main = next((node for node in outline.nodes if outline.role(node) == "main"), None)
    if main is not None:
        yield Outcome(OutcomeValue.PASSED, MAIN, {}, node_target(state, main), node=main.id)
        return
    page = next((node for node in outline.nodes if node.tag == "html"), outline.nodes[0])
    yield Outcome(OutcomeValue.FAILED, NO_MAIN, {}, node_target(state, page), node=page.id)


BLOCKS = Rule(
    id="structure/bypass",
    title=N_("What all pages begin with can be passed over."),
    criteria=("2.4.1",),
    impact=Impact.SERIOUS,
    judge=judge_blocks,
    needs=("dom", "tree"),
    instead_of=("axe/bypass",),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/bypass-blocks.html",
    act_rules=("cf77f2",),
)
MAIN_RULE = Rule(
    id="structure/main",
    title=N_("The page says where its own content is."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_main,
    needs=("dom", "tree"),
    instead_of=("axe/landmark-one-main",),
    act_rules=("b40fd1",),
)

WAY = N_("What the page begins with can be passed over.")
NO_WAY = N_(
    "Every page of the site begins with this, and there is no heading, main region or link to pass it over: with a "
    "keyboard or a screen reader it is gone through again on each page. Put the content into main, with a heading."
)
MAIN = N_("The page's own content stands in main.")
NO_MAIN = N_(
    "Nothing says where the page's own content begins: screen readers jump to main with one key. Put what is not the "
    "same on every page into one main element that is not hidden."
)

"""Are headings kept out of what makes its content presentational? (WCAG 2.2, criterion 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FLAT = frozenset(
    [
        *("button", "checkbox", "img", "image", "math", "menuitemcheckbox", "menuitemradio"),
        *("meter", "option", "progressbar", "radio", "scrollbar", "separator", "slider", "switch", "tab"),
    ]
)
"""Roles whose children are presentational (WAI-ARIA 1.2)."""
_SEVERAL = 2


def judge_lost_headings(state: PageState) -> Iterator[Outcome]:
    """Applies to headings with words. Expects them outside of buttons, tabs, boxes to tick and the like.

    Screen readers find no heading in those. Where several of them open the part that follows, the page has lost the
    headings of its parts: failed. Else a card or a choice may be meant, and its title needs to be none: a question.
    """
    page = forms_of(state)
    lost: list[tuple[Node, Node]] = []
    kept: set[str] = set()
    for node in state.nodes:
        if not _is_heading(node) or not page.seen(node):
            continue
        holder = _holder(page, node)
        words = " ".join(page.text(node).split())
        if holder is None:
            kept.add(words)
        elif words and not page.hidden_from_tree(holder):
            lost.append((node, holder))
    lost = [(node, holder) for node, holder in lost if " ".join(page.text(node).split()) not in kept]
    if not lost:
        if kept:
            yield Outcome(OutcomeValue.PASSED, KEPT)
        return
    opening = [(node, holder) for node, holder in lost if _opens_a_part(holder)]
    sure = len(opening) >= _SEVERAL
    node, _ = (opening if sure else lost)[0]
    yield Outcome(
        OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
        LOST if sure else PERHAPS_LOST,
        {"heading": " ".join(page.text(node).split())[:80], "count": str(len(opening if sure else lost))},
        node_target(state, node),
        node=node.id,
    )


def _is_heading(node: Node) -> bool:
    role = node.attributes.get("role", "").strip()
    return role == "heading" or (node.tag in _HEADINGS and not role)


def _holder(page: Forms, heading: Node) -> Node | None:
    """What hides the heading from screen readers; none where another heading stands around that."""
    found: Node | None = None
    for node in page.around(heading):
        if node is heading:
            continue
        if found is not None and _is_heading(node):
            return None
        role = (node.attributes.get("role", "").split() or [""])[0]
        if found is None and (role in _FLAT or (node.tag == "button" and not role)):
            found = node
    return found


def _opens_a_part(control: Node) -> bool:
    """Whether it opens and closes a part of the page, and no menu or list."""
    said = control.attributes
    role = said.get("role", "button").strip()
    return role == "button" and said.get("aria-expanded") in {"true", "false"} and "aria-haspopup" not in said


LOST_HEADING = Rule(
    id="structure/lost-heading",
    title=N_("Headings stand where screen readers find them, not in buttons."),
    criteria=("1.3.1",),
    impact=Impact.SERIOUS,
    judge=judge_lost_headings,
    needs=("dom", "tree", "text"),
    help_url="https://www.w3.org/TR/wai-aria-1.2/#childrenArePresentational",
)

KEPT = N_("Headings stand where screen readers find them.")
LOST = N_(
    "“%(heading)s” is a heading inside a button (%(count)s such on the page): what stands in a button is read as its "
    "name alone, and who goes by headings does not find these parts. Put the button into the heading."
)
PERHAPS_LOST = N_(
    "“%(heading)s” is a heading inside of a control (%(count)s such on the page), where screen readers find no "
    "heading. Is it to be one? Then put it around the control or beside it; if not, take a span."
)

"""Does a button that closes a part pose as the one that opens it? (WCAG 2.2, criterion 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_COMPOSITE = frozenset({"treeitem", "row", "gridcell", "menuitem", "combobox", "option"})


def judge_expanded_inside(state: PageState) -> Iterator[Outcome]:
    """Applies to each control with `aria-expanded` and `aria-controls`. Expects it outside of what it controls.

    One inside can only close it, and is gone with it: its state never says anything but “expanded”. A question; it is
    no fault where it stays. Source: WAI-ARIA 1.2, aria-expanded; ARIA Authoring Practices, disclosure.
    """
    page = forms_of(state)
    passed = False
    for node in state.nodes:
        said = node.attributes.get("aria-expanded")
        if said not in {"true", "false"} or node.attributes.get("role") in _COMPOSITE or not page.seen(node):
            continue
        inside = said == "true" and any(
            page.holds(one, node) and one is not node for one in page.named(node, "aria-controls")
        )
        if not inside:
            passed = True
            continue
        params = {"name": page.name(node)}
        yield Outcome(OutcomeValue.CANT_TELL, INSIDE, params, node_target(state, node), node=node.id)
    if passed:
        yield Outcome(OutcomeValue.PASSED, OUTSIDE)


EXPANDED_INSIDE = Rule(
    id="aria/expanded-inside",
    title=N_("What says that it is expanded opens and closes something."),
    criteria=("4.1.2",),
    impact=Impact.MODERATE,
    judge=judge_expanded_inside,
    needs=("dom", "tree"),
)

OUTSIDE = N_("What says whether it is expanded stands outside of what it opens.")
INSIDE = N_(
    "“%(name)s” says that it is expanded (aria-expanded) and stands in the very part that its aria-controls names: it "
    "opens nothing of its own. Does it only close that part? Then take both attributes away."
)

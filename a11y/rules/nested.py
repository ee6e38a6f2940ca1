"""Is a control inside of a link? (WCAG 2.2, criterion 4.1.2 Name, Role, Value)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CONTROLS = frozenset({"button", "select", "textarea", "summary"})
_NONE = frozenset({"", "none", "presentation"})


def judge_nested(state: PageState) -> Iterator[Outcome]:
    """Applies to each link. Expects nothing in it that takes the focus by itself.

    Source: HTML, the content model of the a element; axe asks the same of buttons and their like.
    """
    page = forms_of(state)
    links = False
    for link in state.nodes:
        if link.tag != "a" or "href" not in link.attributes or not page.seen(link):
            continue
        links = True
        inner = next((one for one in page.under(link) if _takes_focus(page, one)), None)
        if inner is not None:
            words = (page.name(inner), page.text(inner), page.description(inner))
            name = next((one[:80] for one in words if any(map(str.isalnum, one))), inner.tag)
            params = {"name": name}
            yield Outcome(OutcomeValue.FAILED, NESTED, params, node_target(state, link), node=link.id)
    if links:
        yield Outcome(OutcomeValue.PASSED, APART)


def _takes_focus(page: Forms, node: Node) -> bool:
    told = node.attributes
    if node.box is None or "disabled" in told or told.get("tabindex", "0").strip().startswith("-"):
        return False
    native = node.tag in _CONTROLS or (node.tag == "a" and "href" in told)
    native = native or (node.tag == "input" and told.get("type", "").lower() != "hidden")
    return page.seen(node) and (native or ("tabindex" in told and told.get("role", "") not in _NONE))


NESTED_RULE = Rule(
    id="link/holds-control",
    title=N_("No control stands in a link."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_nested,
    needs=("dom", "tree", "text"),
)

APART = N_("No link has a control in it.")
NESTED = N_(
    "“%(name)s” is a control and stands in a link: screen readers say one of the two, and what a key or a click does "
    "nobody can foresee. Link the title alone, and put the control beside it."
)

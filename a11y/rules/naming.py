"""Are names given where names count? (WAI-ARIA 1.2, 5.2.8.6 "Roles which cannot be named")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import AxNode, Node, PageState

_NAMELESS = {
    *("generic", "paragraph", "caption", "code", "deletion", "emphasis", "insertion", "none", "presentation"),
    *("strong", "subscript", "superscript"),
}
"""Roles that cannot be named, as the browser calls them in lower case."""
_NAMES = ("aria-label", "aria-labelledby", "aria-braillelabel")
_ROLES = ("aria-roledescription", "aria-brailleroledescription")
"""A role that says nothing cannot be described either."""
_SILENT = {"generic", "none", "presentation"}


def judge_naming(state: PageState) -> Iterator[Outcome]:
    """Applies to each exposed element with an attribute that names it, or its role. Expects a role that can be named.

    A container that other words of the page would name is a question: they are heard where they stand. Source: ACT
    rule kb1m8s.
    """
    exposed = {one.id: one for one in state.tree if one.id}
    by_id = {node.id: node for node in state.nodes}
    for node in state.nodes:
        attributes = node.attributes
        if not any(name.startswith("aria-") for name in attributes) or _is_hidden(node, by_id):
            continue
        role = _role(node, exposed.get(node.id))
        if not role:
            continue
        named = next((name for name in _NAMES if attributes.get(name, "").strip()), "")
        described = next((name for name in _ROLES if attributes.get(name, "").strip()), "")
        if not named and not described:
            continue
        wrong = (named if role in _NAMELESS else "") or (described if role in _SILENT else "")
        # what the words of another element would name has these words in the page all the same
        elsewhere = wrong == "aria-labelledby" and role == "generic"
        value, sentence = (OutcomeValue.CANT_TELL, NO_ROLE) if elsewhere else (OutcomeValue.FAILED, UNHEARD)
        yield Outcome(
            value if wrong else OutcomeValue.PASSED,
            sentence if wrong else HEARD,
            {"attribute": wrong or named or described},
            node_target(state, node) if wrong else None,
            # axe knows of more roles: what passes here is left to it
            node=node.id if wrong else 0,
        )


def _role(node: Node, exposed: AxNode | None) -> str:
    """The role that the author gives, where it is to say that there is none; else the one that the browser computes.

    Elements without a role are not exposed themselves when nothing names them.
    """
    given = node.attributes.get("role", "").lower().split()
    if given and given[0] in _SILENT:
        return given[0]
    if exposed is not None:
        return exposed.role.lower()
    return "generic" if not given and node.tag in ("div", "span") else ""


def _is_hidden(node: Node, by_id: Mapping[int, Node]) -> bool:
    if node.box is None or node.style.get("visibility") == "hidden":
        return True  # a script may give it its role when it is shown
    at: Node | None = node
    while at is not None:
        if at.attributes.get("aria-hidden") == "true" or "inert" in at.attributes:
            return True
        at = by_id.get(at.parent)
    return False


NAMING = Rule(
    id="aria/naming",
    title=N_("Names stand on elements that have a role to be named."),
    criteria=(),
    impact=Impact.MODERATE,
    judge=judge_naming,
    needs=("dom", "tree"),
    instead_of=("axe/aria-prohibited-attr",),
    help_url="https://www.w3.org/TR/wai-aria-1.2/#namefromprohibited",
    act_rules=("kb1m8s",),
)

HEARD = N_("The name is heard with the element's role.")
NO_ROLE = N_(
    "aria-labelledby stands on an element without a role that could have a name, and many screen readers leave it out. "
    "Is it a part of the page that should be announced by that name? Then give it the role that it has, as region or "
    "tabpanel."
)
UNHEARD = N_(
    "%(attribute)s stands on an element without a role that could have a name: many screen readers leave it out. Write "
    "the words into the page, or give the element the role that it has."
)

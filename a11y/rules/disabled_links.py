"""Is what looks or says that it cannot be used really not to be used? (WCAG 2.2, 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import forms_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_CAN_BE = frozenset(
    {
        "button",
        "input",
        "select",
        "textarea",
        "fieldset",
        "optgroup",
        "option",
        "link",
        "style",
        "command",
        "menuitem",
    }
)
_NO_HAND = frozenset({"not-allowed", "default", "no-drop"})
_MOST = 2


def judge_disabled(state: PageState) -> Iterator[Outcome]:
    """Applies to links with `disabled`, which HTML does not know of them, or with `aria-disabled` and an address.

    Expects that a link that cannot be used has no address. One with `disabled` that is drawn as such and says nothing
    of it to assistive technology fails; others are a question. Links that the focus cannot reach are let pass.
    """
    page = forms_of(state)
    asked = 0
    for node in state.nodes:
        attributes = node.attributes
        plain, said = "disabled" in attributes, attributes.get("aria-disabled", "").strip().lower() == "true"
        if node.tag != "a" or not (plain or said) or not page.seen(node) or page.hidden_from_tree(node):
            continue
        leads = bool(attributes.get("href", "").strip())
        if (
            not leads
            or attributes.get("tabindex") == "-1"
            or attributes.get("disabled", "").lower() == "false"
        ):
            yield Outcome(OutcomeValue.PASSED, NOWHERE)
            continue
        sure = plain and not said and "role" not in attributes and _is_drawn_so(node)
        if not sure and asked >= _MOST:
            continue
        asked += not sure
        yield Outcome(
            OutcomeValue.FAILED if sure else OutcomeValue.CANT_TELL,
            NOT_KNOWN if sure else LEADS,
            {"words": (page.name(node) or page.text(node))[:80]},
            node_target(state, node),
            node=node.id,
        )


def _is_drawn_so(node: Node) -> bool:
    return node.style.get("cursor") in _NO_HAND or float(node.style.get("opacity", "1") or 1) <= 0.7


DISABLED = Rule(
    id="link/disabled",
    title=N_("A link that cannot be used leads nowhere."),
    criteria=("4.1.2",),
    impact=Impact.MODERATE,
    judge=judge_disabled,
    needs=("dom", "tree", "text"),
)

NOWHERE = N_("The link that cannot be used leads nowhere, or is out of reach.")
NOT_KNOWN = N_(
    "The link “%(words)s” looks as if it could not be used, and HTML knows no disabled attribute of links: the "
    "keyboard comes to it, a screen reader offers it as any other, and only a script can keep Enter from following "
    "it. Take its href away and write aria-disabled=“true” and role=“link”, or leave the link out."
)
LEADS = N_(
    "The link “%(words)s” is marked as not to be used, and has an address: nothing keeps the keyboard from following "
    "it but perhaps a script. Does Enter on it do nothing? Take its href away to be sure."
)

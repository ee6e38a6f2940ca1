"""Do links lead somewhere? (`href="#"` without a script)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import Forms, forms_of, name_words
from a11y.rules.listening_places import hears_clicks
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_NOWHERE = frozenset({"#", "#!"})
_UP = frozenset({"top", "totop", "up", "scroll", "anchor", "back"})


def judge_dead(state: PageState) -> Iterator[Outcome]:
    """Applies to links with words that lead to no place (`#`). Expects a script that hears a click on them.

    One that leads to the top of the page is meant so where it is called so. What a script does later nobody can tell:
    a question, the first on the page.
    """
    if state.listeners is None or not state.listeners.complete:
        return
    page = forms_of(state)
    links = [node for node in state.nodes if node.tag == "a" and _leads_nowhere(page, node)]
    if not links:
        return
    dead = [node for node in links if not hears_clicks(state, page, node)]
    if dead:
        params = {"words": (page.text(dead[0]) or page.name(dead[0]))[:80]}
        yield Outcome(OutcomeValue.CANT_TELL, DEAD, params, node_target(state, dead[0]), node=dead[0].id)
    else:
        yield Outcome(OutcomeValue.PASSED, HEARD)


def _leads_nowhere(page: Forms, node: Node) -> bool:
    if node.attributes.get("href", "").strip() not in _NOWHERE or not page.seen(node) or node.frame:
        return False
    words = name_words(node) | {word.lower() for word in page.text(node).split()}
    return not words & _UP and bool(page.text(node) or page.name(node)) and not node.attributes.get("onclick")


DEAD_LINK = Rule(
    id="link/leads-nowhere",
    title=N_("A link leads somewhere."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_dead,
    needs=("dom", "tree", "text", "listeners"),
)

HEARD = N_("A script hears what is clicked.")
DEAD = N_(
    "The link “%(words)s” leads to no place, and no script hears a click on it. Is something missing here? Who hears "
    "“link” follows it and learns nothing."
)

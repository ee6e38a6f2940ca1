"""Do the name and the state of a switch agree, when both change? (WCAG 2.2, criterion 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.facts.plain_text import fold
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Press
from a11y.words.state import PageState

_ENDS = (":", ",", "\uff1a", "\u060c")
"""What stands between the name of a setting and what it is set to."""


def judge_both_ways(state: PageState) -> Iterator[Outcome]:
    """Applies to each control that was pressed and whose `aria-pressed` or `aria-checked` became the other one.

    Expects that its name stays the same, or goes on saying the same with what it is set to: a name that becomes what
    the next press will do is heard together with the state, as “Hide password, pressed”. Which of the two a name is
    nobody but a person can tell. Source: ARIA Authoring Practices, button.
    """
    names = {node.id: node.name for node in state.tree}
    for press in state.pressed.presses if state.pressed is not None else ():
        if not press.flipped:
            continue
        node = state.nodes[press.node]
        before = names.get(node.id) or press.name
        if not press.renamed or _goes_on(before, press):
            yield Outcome(OutcomeValue.PASSED, AGREES)
            continue
        yield Outcome(
            OutcomeValue.CANT_TELL,
            BOTH if press.flipped == "true" else BOTH_OFF,
            {"name": press.renamed, "before": before},
            node_target(state, node),
            node=node.id,
        )


def _goes_on(before: str, press: Press) -> bool:
    """Whether one name begins as the other, up to what it is set to."""
    one, other = fold(before).strip(), fold(press.renamed).strip()
    if one.startswith(other) or other.startswith(one):
        return True
    return any(end in one and one.split(end)[0] == other.split(end)[0] for end in _ENDS)


SAID_BOTH_WAYS = Rule(
    id="state/said-both-ways",
    title=N_("The name and the state of a switch do not contradict each other."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_both_ways,
    needs=("dom", "tree", "pressed"),
)

AGREES = N_("The name stays what it is when the state becomes another one.")
BOTH = N_(
    "When “%(before)s” is pressed, it becomes “%(name)s” and says that it is on at the same time. Does the name say "
    "what another press will do? Then the two together are heard as the opposite: keep either the name or the state."
)
BOTH_OFF = N_(
    "When “%(before)s” is pressed, it becomes “%(name)s” and says that it is off at the same time. Does the name say "
    "what another press will do? Then the two together are heard as the opposite: keep either the name or the state."
)

"""Does a control that a press turns on and off say which it is? (WCAG 2.2, criterion 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import PageState

_STATES = ("aria-checked", "aria-pressed")


def judge_toggled(state: PageState) -> Iterator[Outcome]:
    """Applies to each control that was pressed and looks otherwise since, or has a state; nothing else came of it.

    Expects a name or a state that became another one. Where a second press brings the looks of before back, eyes are
    told of two states: a state that stays the same meanwhile is wrong; without one, a person must say whether the
    control stays on or off. So must they where a press gives the whole page other colours and nothing tells which.
    What `form/toggle-state` reads of a script is left to it.
    """
    names = {node.id: node.name for node in state.tree}
    known = state.forms.toggles if state.forms is not None else ()
    for press in state.pressed.presses if state.pressed is not None else ():
        node = state.nodes[press.node]
        themed = press.themed and not (press.told or press.said or press.field) and press.among == 1
        if press.node in known or not (press.toggled or press.told or themed):
            continue
        if not (press.toggled or themed):
            yield Outcome(OutcomeValue.PASSED, TOLD)
            continue
        stale = "" if not press.toggled else next((name for name in _STATES if name in node.attributes), "")
        yield Outcome(
            # a page may set the state when its server has answered
            OutcomeValue.FAILED if stale and not press.requests else OutcomeValue.CANT_TELL,
            STALE if stale and not press.requests else COLOURS if press.themed else SILENT,
            {"name": names.get(node.id) or press.name} | ({"state": stale} if stale else {}),
            node_target(state, node),
            node=node.id,
        )


TOGGLED = Rule(
    id="state/toggled",
    title=N_("A control that a press turns on and off says which it is."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_toggled,
    needs=("dom", "tree", "pressed"),
    reads=("forms",),
    help_url="https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html",
)

TOLD = N_("The control tells by its name or a state what the press made of it.")
STALE = N_(
    "“%(name)s” looks otherwise after a press, as before after another one, and its %(state)s stays the same: who does "
    "not see it hears what is not true any more. Set it whenever the looks change."
)
COLOURS = N_(
    "“%(name)s” gives the whole page other colours, and neither its name nor a state tells which are chosen by now. "
    "Can who does not see them know? Let aria-pressed say it, or a name such as “Theme: dark”."
)
SILENT = N_(
    "“%(name)s” looks otherwise after a press, as before after another one, and neither its name nor a state tells. "
    "Does it stay on or off? Then let aria-pressed say which."
)

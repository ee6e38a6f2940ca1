"""Can what a field suggests be had by keys, and is it heard? (WCAG 2.2, criteria 2.1.1, 4.1.2 and 4.1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.rule import Rule
from a11y.rules.targets import node_target, thing_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.pressed import Suggested
from a11y.words.state import PageState

_QUOTED = 80


def _suggested(state: PageState) -> Iterator[Suggested]:
    """Suggestions for a pointer that were still there when an arrow was pressed."""
    for one in state.pressed.suggested if state.pressed is not None else ():
        if one.pointed and one.arrow != "closed":
            yield one


def judge_reach(state: PageState) -> Iterator[Outcome]:
    """Applies to suggestions that come when somebody types. Expects that arrows or Tab come to them.

    Source: WCAG 2.2, criterion 2.1.1 Keyboard; ARIA Authoring Practices, combobox.
    """
    for one in _suggested(state):
        if one.arrow or one.tabbable:
            yield Outcome(OutcomeValue.PASSED, REACHED)
        else:
            params = {"words": one.words[:_QUOTED]}
            yield Outcome(
                OutcomeValue.FAILED,
                OUT_OF_REACH,
                params,
                thing_target(state, one.what),
                node=_field(state, one),
            )


def judge_told(state: PageState) -> Iterator[Outcome]:
    """Applies to suggestions that keys come to. Expects that the one that is marked is told, and that they have come.

    Source: ARIA Authoring Practices, combobox.
    """
    for one in _suggested(state):
        if not one.arrow and not one.tabbable:
            continue
        params = {"words": one.words[:_QUOTED]}
        field = state.nodes[one.field]
        if one.arrow == "looks" and not one.tabbable:
            yield Outcome(OutcomeValue.FAILED, LOOKS, params, node_target(state, field), node=field.id)
        elif one.tells:
            yield Outcome(OutcomeValue.PASSED, TOLD)
        else:
            yield Outcome(OutcomeValue.CANT_TELL, UNTOLD, params, node_target(state, field), node=field.id)


def _field(state: PageState, one: Suggested) -> int:
    return state.nodes[one.field].id


REACH = Rule(
    id="keyboard/suggestions",
    title=N_("Keys come to what a field suggests."),
    criteria=("2.1.1",),
    impact=Impact.SERIOUS,
    judge=judge_reach,
    needs=("dom", "pressed"),
)
TOLD_RULE = Rule(
    id="form/suggestions-told",
    title=N_("It is heard what a field suggests."),
    criteria=("4.1.2",),
    impact=Impact.SERIOUS,
    judge=judge_told,
    needs=("dom", "pressed"),
)

REACHED = N_("Keys come to the suggestions.")
OUT_OF_REACH = N_(
    "“%(words)s” is suggested while somebody types, and neither arrows nor Tab come to it: only a pointer can choose "
    "one. Move through the suggestions by the arrow keys (role=“combobox”), or use the browser's own (datalist)."
)
TOLD = N_("The field tells of its suggestions.")
LOOKS = N_(
    "The arrow keys mark one suggestion after the other (“%(words)s”) for eyes alone: who uses a screen reader hears "
    "nothing of it. Name the marked one in aria-activedescendant of the field, with role=“combobox” and "
    "role=“option”."
)
UNTOLD = N_(
    "Suggestions come while somebody types (“%(words)s”), and nothing tells of them. Does who cannot see them learn "
    "that they are there? A field with role=“combobox” and aria-expanded tells, or a short sentence in role=“status”."
)
